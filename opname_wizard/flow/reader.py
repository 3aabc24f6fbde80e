"""Typing a tree: each method takes a node and notes a finding if it does not fit."""

import re
from collections.abc import Iterable, Mapping

from opname_wizard.flow.finding import Finding, Place, did_you_mean, one_of
from opname_wizard.flow.tree import Block, Items, Node, Text

ID = re.compile(r"[a-z][a-z0-9_]*")
ROW_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
MAX_ID = 60
MAX_NUMBER = 1000
_ALLOWED = {
    ID: "begin met een kleine letter en gebruik kleine letters, cijfers en '_'",
    ROW_ID: "begin met een letter en gebruik letters, cijfers, '_', '-' en '.'",
}
Keys = tuple[list[str], list[str]]  # those that must be there, those that may


class Reader:
    """Collects the findings while a tree is typed."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def find(self, code: str, place: Place, message: str, hint: str) -> None:
        """Note a finding."""
        self.findings.append(Finding(code, place, message, hint))

    def block(
        self, node: Node, what: str, required: Iterable[str], optional: Iterable[str]
    ) -> dict[str, Node]:
        """The values of a mapping with exactly these keys; {} when it is none."""
        if not isinstance(node, Block):
            self.find(
                "expected_block",
                node.place,
                f"hier horen sleutels van {what}",
                "schrijf 'sleutel: waarde' op eigen regels",
            )
            return {}
        required, known = list(required), [*required, *optional]
        for key, (place, _) in node.entries.items():
            if key not in known:
                self.find(
                    "unknown_key",
                    place,
                    f"onbekende sleutel '{key}' in {what}",
                    did_you_mean(key, known, one_of(known)),
                )
        for key in required:
            if key not in node.entries:
                self.find(
                    "missing_key",
                    node.place,
                    f"de sleutel '{key}' ontbreekt in {what}",
                    f"zet er '{key}:' bij",
                )
        return {k: v for k, (_, v) in node.entries.items() if k in known}

    def entries(self, node: Node, what: str) -> Mapping[str, tuple[Place, Node]]:
        """The entries of a mapping with free keys; {} when it is none."""
        if isinstance(node, Block):
            return node.entries
        self.find(
            "expected_block",
            node.place,
            f"hier hoort een lijst van id en tekst: {what}",
            "schrijf 'id: tekst' op eigen regels",
        )
        return {}

    def items(self, node: Node, what: str) -> tuple[Node, ...]:
        """The items of a list; a finding when it is none."""
        if isinstance(node, Items):
            return node.items
        self.find(
            "expected_list",
            node.place,
            f"hier hoort een lijst: {what}",
            "zet elk onderdeel op een eigen regel met '- ' ervoor",
        )
        return ()

    def text(self, node: Node | None, what: str) -> str:
        """A sentence or word; '' when absent."""
        if node is None:
            return ""
        if not isinstance(node, Text):
            self.find(
                "expected_text",
                node.place,
                f"hier hoort tekst: {what}",
                "schrijf de tekst achter de dubbele punt",
            )
            return ""
        if node.braces and re.search(r"\s", node.value):
            self.find(
                "prose_in_braces",
                node.place,
                "hier staat een zin tussen haken",
                "zet de tekst op een eigen regel",
            )
        return _flowing(node.value)

    def id(self, node: Node | None, what: str, pattern: re.Pattern[str] = ID) -> str:
        """An id; '' when it is none."""
        word = self.text(node, what)
        if word and node is not None:
            self.check_id(word, node.place, what, pattern)
        return word

    def check_id(
        self, word: str, place: Place, what: str, pattern: re.Pattern[str] = ID
    ) -> None:
        """Note a finding when a word cannot be an id."""
        if not pattern.fullmatch(word) or len(word) > MAX_ID:
            self.find(
                "bad_id",
                place,
                f"'{word}' kan geen id zijn: {what}",
                f"{_ALLOWED[pattern]}, hoogstens {MAX_ID} tekens",
            )

    def ids(
        self, node: Node | None, what: str, pattern: re.Pattern[str] = ID
    ) -> tuple[str, ...]:
        """One id or a list of ids."""
        if node is None:
            return ()
        if isinstance(node, Text):
            return (self.id(node, what, pattern),)
        return tuple(self.id(item, what, pattern) for item in self.items(node, what))

    def texts(self, node: Node | None, what: str) -> tuple[str, ...]:
        """One text or a list of texts."""
        if node is None:
            return ()
        if isinstance(node, Text):
            return (self.text(node, what),)
        return tuple(self.text(item, what) for item in self.items(node, what))

    def word(self, node: Node | None, what: str, allowed: Iterable[str]) -> str:
        """One of a closed list of words; '' when absent."""
        word, allowed = self.text(node, what), list(allowed)
        if word and node is not None and word not in allowed:
            self.find(
                "bad_word",
                node.place,
                f"'{word}' is geen {what}",
                did_you_mean(word, allowed, one_of(allowed)),
            )
        return word

    def flag(self, node: Node | None, what: str) -> bool:
        """``true`` or ``false``; False when absent."""
        return self.word(node, what, ("true", "false")) == "true"

    def number(self, node: Node | None, what: str, *, least: int = 1) -> int:
        """A whole number from ``least`` to `MAX_NUMBER`; 0 when absent."""
        word = self.text(node, what)
        if not word or node is None:
            return 0
        good = re.fullmatch(r"0|[1-9][0-9]{0,3}", word, re.ASCII)
        if not good or not least <= int(word) <= MAX_NUMBER:
            self.find(
                "bad_number",
                node.place,
                f"'{word}' is geen aantal: {what}",
                f"schrijf een heel getal van {least} tot en met {MAX_NUMBER}",
            )
            return 0
        return int(word)


def _flowing(text: str) -> str:
    """Lines of a block of text joined; an empty line still starts a paragraph."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
