"""A draft as one stream of blocks: Word and the preview are both made from it.

So they cannot say different things. Of Markdown a letter has headings, paragraphs,
lists, bold, italics, hard line breaks and footnotes; anything else is plain text.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from opname_wizard.letter.draft import Draft
from opname_wizard.text import clean

CONCEPT = "CONCEPT: deze brief is nog niet vastgesteld en niet verstuurd"
INTERNAL = "INTERN: met voetnoten over de herkomst; stuur dit exemplaar niet op"
_RULES = ["heading", "list", "emphasis", "escape", "newline"]


class Kind(StrEnum):
    """What a block is; ``REFERENCE`` is a line such as 'Datum: 19 mei 2026'."""

    BANNER = "banner"
    HEADING = "heading"
    REFERENCE = "reference"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBER = "number"
    NOTE = "note"


class Look(StrEnum):
    """How a span looks, next to bold and italic; ``OPEN`` is an empty field."""

    TEXT = "text"
    OPEN = "open"
    BREAK = "break"
    MARK = "mark"


class Span(NamedTuple):
    """A run of text in one look; of a mark the text is its number."""

    text: str
    look: Look = Look.TEXT
    bold: bool = False
    italic: bool = False


class Block(NamedTuple):
    """A heading, a paragraph, a list item or a footnote.

    Attributes:
        kind: what it is.
        spans: its text.
        level: of a heading 1..6; elsewhere how deep it lies in lists, 0 is not.
        number: of a list item its number; of a footnote the number of its mark.
        list_id: which list of the draft a numbered item belongs to, from 1.
    """

    kind: Kind
    spans: tuple[Span, ...]
    level: int = 0
    number: int = 0
    list_id: int = 0

    @property
    def text(self) -> str:
        """The text without looks; marks as ``[n]``, breaks as line ends."""
        return "".join(_PLAIN[span.look].format(span.text) for span in self.spans)


_PLAIN = {Look.TEXT: "{}", Look.OPEN: "{}", Look.BREAK: "\n", Look.MARK: "[{}]"}


def blocks(draft: Draft) -> list[Block]:
    """Read a draft into blocks.

    Args:
        draft: the draft.

    Returns:
        The banner lines, the letter, and its footnotes numbered 1..n: one for each
        mark, in reading order.
    """
    banners = [draft.concept and CONCEPT, draft.internal and INTERNAL]
    found = [Block(Kind.BANNER, (Span(text, bold=True),)) for text in banners if text]
    reader = _BlockReader(field.label for field in draft.open_fields)
    found += reader.read(_markdown().parse(clean(draft.markdown)))
    return found


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("zero").use(footnote_plugin).enable(_RULES)
    return parser.disable("footnote_inline")


class _BlockReader:
    """Walks the tokens once; remembers lists, marks and footnotes."""

    def __init__(self, labels: Iterable[str]) -> None:
        marks = "|".join(re.escape(f"[{label}]") for label in labels)
        self._open = re.compile(f"({marks})") if marks else None
        self._lists: list[Block] = []
        self._list_count = 0
        self._item_starts = False
        self._marks: list[int] = []

    def read(self, tokens: list[Token]) -> Iterator[Block]:
        """The blocks of the letter, and after them its footnotes."""
        notes: dict[int, tuple[Span, ...]] = {}
        heading, note = 0, -1
        for token in tokens:
            match token.type:
                case "heading_open":
                    heading = int(token.tag[1:])
                case "heading_close":
                    heading = 0
                case "footnote_open":
                    note = int(token.meta["id"])
                case "inline" if note >= 0:
                    notes[note] = (*notes.get(note, ()), *self._spans(token))
                case "inline":
                    yield from self._block(tuple(self._spans(token)), heading)
                case _:
                    self._list_token(token)
        for number, mark in enumerate(self._marks, 1):
            yield Block(Kind.NOTE, notes.get(mark, ()), number=number)

    def _list_token(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self._lists.append(Block(Kind.BULLET, ()))
            case "ordered_list_open":
                self._list_count += 1
                start = int(token.attrGet("start") or 1)
                counter = Block(
                    Kind.NUMBER, (), number=start - 1, list_id=self._list_count
                )
                self._lists.append(counter)
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._item_starts = True
                last = self._lists[-1]
                self._lists[-1] = last._replace(number=last.number + 1)
            case _:
                pass  # the ends of paragraphs and items say nothing new

    def _block(self, spans: tuple[Span, ...], heading: int) -> Iterator[Block]:
        level = len(self._lists)
        if heading:
            yield Block(Kind.HEADING, spans, heading)
        elif self._lists and self._item_starts:
            self._item_starts = False
            yield self._lists[-1]._replace(spans=spans, level=level)
        elif lines := _reference_lines(spans):
            yield from (Block(Kind.REFERENCE, line) for line in lines)
        else:
            yield Block(Kind.PARAGRAPH, spans, level)

    def _spans(self, token: Token) -> Iterator[Span]:
        bold = italic = 0
        for child in token.children or ():
            match child.type:
                case "strong_open" | "strong_close":
                    bold += child.nesting
                case "em_open" | "em_close":
                    italic += child.nesting
                case "softbreak":
                    yield Span(" ")
                case "hardbreak":
                    yield Span("", Look.BREAK)
                case "footnote_ref":
                    self._marks.append(int(child.meta["id"]))
                    yield Span(str(len(self._marks)), Look.MARK)
                case _:  # text: no other rule is enabled
                    look = Span("", bold=bold > 0, italic=italic > 0)
                    yield from self._text(child.content, look)

    def _text(self, content: str, look: Span) -> Iterator[Span]:
        pieces = self._open.split(content) if self._open else [content]
        for n, piece in enumerate(pieces):
            if piece:
                kind = Look.OPEN if n % 2 else Look.TEXT
                yield look._replace(text=piece, look=kind)


def _reference_lines(spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """The lines of a paragraph that all start with a bold 'Label:'; else nothing."""
    lines: list[tuple[Span, ...]] = [()]
    for span in spans:
        if span.look is Look.BREAK:
            lines.append(())
        else:
            lines[-1] = (*lines[-1], span)
    labelled = (line and line[0].bold and line[0].text.endswith(":") for line in lines)
    return lines if all(labelled) else []
