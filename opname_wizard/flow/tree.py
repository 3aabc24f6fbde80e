"""From YAML bytes to a tree of text with places; limits before anything is built.

Every scalar stays text: ``no`` and ``6:7`` mean what they say until the language
types them. Anchors, tags, nulls and double keys are refused.
"""

from collections.abc import Iterator
from typing import NamedTuple, NoReturn

import yaml

from opname_wizard.flow.decode import HIDDEN, Refused, decode, hidden
from opname_wizard.flow.finding import Finding, Place
from opname_wizard.flow.slips import OWN_LINE, Spot, Stop, explain
from opname_wizard.flow.tree_findings import (
    bare_key,
    double_key,
    empty_value,
    prose_in_braces,
)

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_EVENTS = 20_000
NULLS = {"~", "null", "Null", "NULL"}


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
        text = decode(content, file, MAX_BYTES)
        return _Builder(file, findings).document(text), findings
    except Refused as refused:
        return None, [*findings, refused.finding]


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
            raise Refused(
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
            raise Refused(self._yaml_mistake(error, text)) from None

    def _yaml_mistake(self, error: yaml.YAMLError, text: str) -> Finding:
        at, began = (
            Spot(mark.line, mark.column) if mark is not None else None
            for mark in (
                getattr(error, "problem_mark", None),
                getattr(error, "context_mark", None),
            )
        )
        at = at or began or Spot(0, 0)
        problem = getattr(error, "problem", None) or ""
        slip = explain(Stop(text.split("\n"), problem, at, began or at))
        place = Place(self._file, slip.spot.line + 1, slip.spot.column + 1)
        last = self._findings[-1:]
        if (
            last
            and last[0].code == "empty_value"
            and last[0].place.line > slip.spot.line - 1
        ):
            self._findings.pop()  # the same slip, seen a sign or a line before
        return Finding("not_yaml", place, slip.message, slip.hint)

    def _next(self) -> yaml.Event:
        return next(self._events)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None  # noqa: S101  the C parser marks every event
        return Place(self._file, mark.line + 1, mark.column + 1)

    def _refuse(
        self, code: str, event: yaml.Event, message: str, hint: str
    ) -> NoReturn:
        raise Refused(Finding(code, self._place(event), message, hint))

    def _node(self, event: yaml.Event, depth: int, *, braces: bool) -> Node:
        self._allow(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, braces=braces)
        braces = braces or bool(getattr(event, "flow_style", False))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event, depth, braces=braces)
        if braces:
            return self._between_braces(event, depth)
        return self._blocks(event, depth, braces=False)[0]

    def _allow(self, event: yaml.Event, depth: int) -> None:
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

    def _scalar(self, event: yaml.ScalarEvent, *, braces: bool) -> Text:
        plain = event.style is None or event.style == ""
        if not event.value.strip() or (plain and event.value in NULLS):
            self._findings.append(empty_value(self._place(event)))
            return hole(self._place(event))
        found = HIDDEN.search(event.value)
        if found:  # by an escape between double quotes
            self._findings.append(hidden(self._place(event), found[0]))
        return Text(event.value, self._place(event), braces and plain)

    def _items(self, start: yaml.Event, depth: int, *, braces: bool) -> Items:
        items: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            if isinstance(event, yaml.MappingStartEvent) and not event.flow_style:
                self._allow(event, depth + 1)
                items += self._blocks(event, depth + 1, braces=braces, item=True)
            else:
                items.append(self._node(event, depth + 1, braces=braces))
        return Items(tuple(items), self._place(start))

    def _between_braces(self, start: yaml.Event, depth: int) -> Node:
        """A mapping between braces, or a hole when it is a sentence or a bare word."""
        known = len(self._findings)
        block = self._blocks(start, depth, braces=True)[0]
        prose = [f for f in self._findings[known:] if f.code == "prose_in_braces"]
        if prose:
            hint = f"{OWN_LINE}; achter een sleutel hoort ': '"
            self._findings[known:] = [prose_in_braces(block.place, hint)]
        values = [value for _, value in block.entries.values()]
        return (
            hole(block.place)
            if prose or (values and all(map(is_hole, values)))
            else block
        )

    def _blocks(
        self, start: yaml.Event, depth: int, *, braces: bool, item: bool = False
    ) -> list[Block]:
        """A mapping; more than one when an item of a list forgot its '- '."""
        blocks = [Block({}, self._place(start))]
        restarted = False
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key, value = self._entry(event, depth, braces=braces)
            entries = blocks[-1].entries
            if key.value not in entries:
                entries[key.value] = (key.place, value)
                continue
            place, kept = entries[key.value]
            again = depth > 1 and not braces and key.value == next(iter(entries))
            if not restarted:
                found = double_key(key.place, key.value, place.line, item=again)
                self._findings.append(found)
            if again and item:
                blocks.append(Block({key.value: (key.place, value)}, key.place))
                continue
            restarted = restarted or again
            if isinstance(kept, Items) and isinstance(value, Items):  # read both
                entries[key.value] = (place, Items(kept.items + value.items, place))
        return blocks

    def _entry(
        self, event: yaml.Event, depth: int, *, braces: bool
    ) -> tuple[Text, Node]:
        key = self._node(event, depth + 1, braces=braces)
        if not isinstance(key, Text):
            self._refuse(
                "key_not_text",
                event,
                "een sleutel moet tekst zijn",
                "haal de haken om de sleutel weg",
            )
        if key.braces and " " in key.value:
            self._findings.append(prose_in_braces(key.place))
        follows = self._next()
        if not _is_bare(event, follows):
            return key, self._node(follows, depth + 1, braces=braces)
        self._findings.append(bare_key(key.place, key.value))
        return key, hole(key.place)


def _is_bare(key: yaml.Event, value: yaml.Event) -> bool:
    """Whether nothing at all follows a key, not even its colon."""
    end, start = key.end_mark, value.start_mark
    return end is not None and start is not None and end.index == start.index
