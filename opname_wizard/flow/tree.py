"""From YAML bytes to a tree of text with places; limits before anything is built.

Every scalar stays text: ``no`` and ``6:7`` mean what they say until the language
types them. Anchors, tags, nulls and double keys are refused.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

import yaml

from opname_wizard.flow.finding import Finding, Place

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_EVENTS = 20_000
NULLS = {"~", "null", "Null", "NULL"}
# What steers a screen, turns the reading direction, or starts a line in YAML only.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e"
    "\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


class Text(NamedTuple):
    """A scalar; ``braces`` tells that it stood unquoted between ``{}`` or ``[]``."""

    value: str
    place: Place
    braces: bool


class Items(NamedTuple):
    """A list of nodes."""

    items: "tuple[Node, ...]"
    place: Place


class Block(NamedTuple):
    """A mapping: key text to (place of the key, value), in written order."""

    entries: "dict[str, tuple[Place, Node]]"
    place: Place


Node = Text | Items | Block


def hole(place: Place) -> Text:
    """Stands for what is missing, empty or wrong, and has its finding."""
    return Text("", place, braces=False)


def is_hole(node: Node) -> bool:
    """Whether a node stands for what could not be read: nothing more is said of it."""
    return isinstance(node, Text) and not node.value


class _Refused(Exception):  # noqa: N818  internal: carries the finding that stops reading
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def parse(content: bytes, file: str) -> tuple[Node | None, list[Finding]]:
    """Read one YAML document.

    Args:
        content: the bytes of the file, at most ``MAX_BYTES``.
        file: its name as findings show it.

    Returns:
        The tree, or None when a finding made reading impossible, and the findings.
    """
    findings: list[Finding] = []
    try:
        text = _decode(content, file)
        return _Builder(file, findings).document(text), findings
    except _Refused as refused:
        return None, [*findings, refused.finding]


def _decode(content: bytes, file: str) -> str:
    start = Place(file, 1, 1)
    if len(content) > MAX_BYTES:
        raise _Refused(
            Finding(
                "too_large",
                start,
                f"het bestand is groter dan {MAX_BYTES // 1024} kB",
                "splits het in genummerde bestanden",
            )
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Refused(
            Finding(
                "not_utf8",
                _after(error.object[: error.start].decode(), file),
                "hier staat een teken dat geen UTF-8 is",
                "bewaar het bestand als UTF-8",
            )
        ) from None
    hidden = HIDDEN.search(text)
    if hidden:
        raise _Refused(_hidden(_after(text[: hidden.start()], file), hidden[0]))
    return text


def _after(text: str, file: str) -> Place:
    """The place just after this beginning of a file."""
    return Place(file, text.count("\n") + 1, len(text) - text.rfind("\n"))


def _hidden(place: Place, character: str) -> Finding:
    return Finding(
        "hidden_character",
        place,
        f"hier staat een onzichtbaar stuurteken (U+{ord(character):04X})",
        "haal het weg, of typ de tekst opnieuw",
    )


class _Builder:
    """Builds the tree straight from the event stream, counting as it goes."""

    def __init__(self, file: str, findings: list[Finding]) -> None:
        self._file = file
        self._findings = findings
        self._events: Iterator[yaml.Event] = iter(())
        self._count = 0

    def document(self, text: str) -> Node | None:
        self._events = self._limited(text)
        self._next()  # stream start
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            place = Place(self._file, 1, 1)
            raise _Refused(
                Finding(
                    "empty", place, "het bestand is leeg", "vul het of haal het weg"
                )
            )
        tree = self._node(self._next(), depth=1, braces=False)
        self._next()  # document end
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse(
                "second_document",
                event,
                "hier begint een tweede document",
                "haal de regel '---' weg",
            )
        return tree

    def _limited(self, text: str) -> Iterator[yaml.Event]:
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                self._count += 1
                if self._count > MAX_EVENTS:
                    self._refuse(
                        "too_many_parts",
                        event,
                        f"het bestand heeft meer dan {MAX_EVENTS} onderdelen",
                        "splits het in genummerde bestanden",
                    )
                yield event
        except yaml.YAMLError as error:
            raise _Refused(self._yaml_mistake(error)) from None

    def _yaml_mistake(self, error: yaml.YAMLError) -> Finding:
        # The context comes first: an unclosed quote is otherwise placed at the end.
        mark = getattr(error, "context_mark", None)
        mark = mark or getattr(error, "problem_mark", None)
        place = Place(self._file, 1, 1)
        if mark is not None:
            place = Place(self._file, mark.line + 1, mark.column + 1)
        return Finding(
            "not_yaml",
            place,
            "dit is geen geldige YAML",
            "kijk naar inspringing, aanhalingstekens, dubbele punten en haken",
        )

    def _next(self) -> yaml.Event:
        return next(self._events)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None  # noqa: S101  the C parser marks every event
        return Place(self._file, mark.line + 1, mark.column + 1)

    def _refuse(
        self, code: str, event: yaml.Event, message: str, hint: str
    ) -> NoReturn:
        raise _Refused(Finding(code, self._place(event), message, hint))

    def _node(self, event: yaml.Event, depth: int, *, braces: bool) -> Node:
        if depth > MAX_DEPTH:
            self._refuse(
                "too_deep",
                event,
                f"dit is dieper genest dan {MAX_DEPTH} lagen",
                "maak de opbouw vlakker",
            )
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse(
                "anchor",
                event,
                "een anker of alias ('&' of '*') mag hier niet",
                "schrijf de inhoud uit, of zet er aanhalingstekens om",
            )
        if getattr(event, "tag", None):
            self._refuse(
                "tag",
                event,
                "een tag ('!') mag hier niet",
                "haal hem weg, of zet er aanhalingstekens om",
            )
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, braces=braces)
        braces = braces or bool(getattr(event, "flow_style", False))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event, depth, braces=braces)
        return self._block(event, depth, braces=braces)

    def _scalar(self, event: yaml.ScalarEvent, *, braces: bool) -> Text:
        plain = event.style is None or event.style == ""
        if not event.value.strip() or (plain and event.value in NULLS):
            self._findings.append(
                Finding(
                    "empty_value",
                    self._place(event),
                    "hier staat geen waarde",
                    "vul iets in of haal de sleutel weg",
                )
            )
            return hole(self._place(event))
        hidden = HIDDEN.search(event.value)
        if hidden:  # by an escape between double quotes
            self._findings.append(_hidden(self._place(event), hidden[0]))
        return Text(event.value, self._place(event), braces and plain)

    def _items(self, start: yaml.Event, depth: int, *, braces: bool) -> Items:
        items = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(event, depth + 1, braces=braces))
        return Items(tuple(items), self._place(start))

    def _block(self, start: yaml.Event, depth: int, *, braces: bool) -> Block:
        entries: dict[str, tuple[Place, Node]] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1, braces=False)
            if not isinstance(key, Text):
                self._refuse(
                    "key_not_text",
                    event,
                    "een sleutel moet tekst zijn",
                    "haal de haken om de sleutel weg",
                )
            value = self._node(self._next(), depth + 1, braces=braces)
            if key.value in entries:
                first = entries[key.value][0].line
                self._findings.append(
                    Finding(
                        "double_key",
                        key.place,
                        f"de sleutel '{key.value}' staat er twee keer",
                        f"hij staat ook op regel {first}; houd er één",
                    )
                )
                continue
            entries[key.value] = (key.place, value)
        return Block(entries, self._place(start))
