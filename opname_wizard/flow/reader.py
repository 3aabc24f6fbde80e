"""Typing a tree: each method takes a node and notes a finding if it does not fit.

What does not fit is read as '' (see `word`), or as what was most likely meant; so one
mistake is one finding, and what stands beside it is still read and checked.
"""

import re
from collections.abc import Iterable, Mapping

from opname_wizard.flow.finding import Finding, Place, did_you_mean, nearest, one_of
from opname_wizard.flow.tree import Block, Items, Node, Text, hole, is_hole, parse
from opname_wizard.flow.tree_findings import prose_in_braces
from opname_wizard.flow.word import Word

ID = re.compile(r"[a-z][a-z0-9_]*")
ROW_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
MAX_ID = 60
MAX_NUMBER = 1000
_ALLOWED = {
    ID: "begin met een kleine letter en gebruik kleine letters, cijfers en '_'",
    ROW_ID: "begin met een letter en gebruik letters, cijfers, '_', '-' en '.'",
}
_WORD = re.compile(r"[\w.-]*\w")
Keys = tuple[list[str], list[str]]  # those that must be there, those that may


class Reader:
    """Collects the findings while a tree is typed.

    Attributes:
        findings: in the order in which they were met.
        names: words of what could not be read; a step of such a name may well exist,
            and with '' among them a step of any name.
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.names: set[str] = set()

    def find(self, code: str, place: Place, message: str, hint: str) -> None:
        """Note a finding."""
        self.findings.append(Finding(code, place, message, hint))

    def tree(self, content: bytes, file: str) -> Node:
        """The tree of a file; a hole when reading it was impossible."""
        tree, findings = parse(content, file)
        self.findings += findings
        if tree is not None:
            return tree
        text = content.replace(b"\0", b"").decode("utf-8", "replace")
        self.names.update(_WORD.findall(text))
        return hole(Place(file, 1, 1))

    def block(
        self, node: Node, what: str, required: Iterable[str], optional: Iterable[str]
    ) -> dict[str, Node]:
        """The values of a mapping with exactly these keys.

        A key that is misspelt counts as the one that was meant; with '' among the
        keys when that is not clear. What must be there and is not is a hole.
        """
        required = list(required)
        if not isinstance(node, Block):
            if not is_hole(node):
                self.find(
                    "expected_block",
                    node.place,
                    f"hier horen sleutels van {what}",
                    "schrijf 'sleutel: waarde' op eigen regels",
                )
            return dict.fromkeys(required, hole(node.place))
        keys = self._keys(node, what, [*required, *optional])
        for key in required:
            if key not in keys:
                self.find(
                    "missing_key",
                    node.place,
                    f"de sleutel '{key}' ontbreekt in {what}",
                    f"zet er '{key}:' bij",
                )
                keys[key] = hole(node.place)
        return keys

    def _keys(self, block: Block, what: str, known: list[str]) -> dict[str, Node]:
        keys = {k: node for k, (_, node) in block.entries.items() if k in known}
        for key, (place, node) in block.entries.items():
            if key and key not in known:
                self.find(
                    "unknown_key",
                    place,
                    f"onbekende sleutel '{key}' in {what}",
                    did_you_mean(key, known, one_of(known)),
                )
                keys.setdefault(nearest(key, known), node)
        return keys

    def entries(self, node: Node, what: str) -> Mapping[str, tuple[Place, Node]]:
        """The entries of a mapping with free keys; one of '' when it is none."""
        if isinstance(node, Block):
            return node.entries
        if not is_hole(node):
            self.find(
                "expected_block",
                node.place,
                f"hier hoort een lijst van id en tekst: {what}",
                "schrijf 'id: tekst' op eigen regels",
            )
        return {"": (node.place, hole(node.place))}

    def items(self, node: Node, what: str) -> tuple[Node, ...]:
        """The items of a list; a hole when it is none."""
        if isinstance(node, Items):
            return node.items
        if not is_hole(node):
            self.find(
                "expected_list",
                node.place,
                f"hier hoort een lijst: {what}",
                "zet elk onderdeel op een eigen regel met '- ' ervoor",
            )
        return (hole(node.place),)

    def blocks(self, node: Node, what: str) -> tuple[Node, ...]:
        """The items of a list of blocks; a block alone counts as its one item."""
        items = self.items(node, what)
        return (node,) if isinstance(node, Block) else items

    def text(self, node: Node | None, what: str) -> str:
        """A sentence or word; '' when absent."""
        text = self._text(node, what)
        if isinstance(node, Text) and node.braces and re.search(r"\s", node.value):
            self.findings.append(prose_in_braces(node.place))
        return text

    def _text(self, node: Node | None, what: str) -> str:
        if node is None:
            return ""
        if not isinstance(node, Text):
            self.find(
                "expected_text",
                node.place,
                f"hier hoort tekst: {what}",
                "schrijf de tekst achter de dubbele punt, zonder haken of lijst",
            )
            return ""
        return _flowing(node.value)

    def id(self, node: Node | None, what: str, pattern: re.Pattern[str] = ID) -> str:
        """An id; '' when it is none."""
        word = self._text(node, what)
        if node is None:
            return word
        return Word(self.check_id(word, node.place, what, pattern), node.place)

    def check_id(
        self, word: str, place: Place, what: str, pattern: re.Pattern[str] = ID
    ) -> str:
        """A word that must be an id; '' and a finding when it cannot be one."""
        if not word or (pattern.fullmatch(word) and len(word) <= MAX_ID):
            return word
        self.find(
            "bad_id",
            place,
            f"'{word}' kan geen id zijn: {what}",
            f"{_ALLOWED[pattern]}, hoogstens {MAX_ID} tekens",
        )
        return ""

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
        items = (node,) if isinstance(node, Text) else self.items(node, what)
        return tuple(Word(self.text(item, what), item.place) for item in items)

    def word(self, node: Node | None, what: str, allowed: Iterable[str]) -> str:
        """One of a closed list of words; '' when absent, or another word."""
        word, allowed = self.text(node, what), list(allowed)
        if not word or node is None or word in allowed:
            return word
        self.find(
            "bad_word",
            node.place,
            f"'{word}' is geen {what}",
            did_you_mean(word, allowed, one_of(allowed)),
        )
        return ""

    def flag(self, node: Node | None, what: str) -> bool:
        """``true`` or ``false``; False when absent, and another word means True."""
        return self.word(node, what, ("true", "false")) != "false" and node is not None

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
