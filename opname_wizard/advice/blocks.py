"""The blocks of a report: light, so that every face can know them at its start."""

from collections.abc import Sequence
from typing import NamedTuple

STATUS_TAGS = {
    "leading": "",
    "historic": "ouder, uit 2016",
    "example": "voorbeeld van een andere organisatie",
    "law": "recht buiten de bronnen, te controleren",
    "open": "niet uitgemaakt",
}


class Heading(NamedTuple):
    """The start of a section; ``key`` is its name in menus."""

    key: str
    text: str


class Item(NamedTuple):
    """One claim.

    Attributes:
        lead: a short label before it ('nu · manager'), or ''.
        text: what it says.
        because: the reason in one sentence, or ''.
        marks: footnote numbers.
        tag: whose voice it is when it is no rule, or what it depends on.
    """

    lead: str
    text: str
    because: str
    marks: tuple[int, ...]
    tag: str


class Note(NamedTuple):
    """One source in the list at the end."""

    number: int
    document: str
    place: str
    summary: str
    tag: str


Block = Heading | Item | Note


class Words(NamedTuple):
    """What a report needs beside the advice: names of questions and flows."""

    labels: dict[str, str]
    titles: dict[str, str]


def lead_in(label: str) -> str:
    """A label as it stands before its text; a question keeps its own mark."""
    return f"{label} " if label.endswith("?") else f"{label}: "


def with_own_sources(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with only those sources that they refer to."""
    used = {n for block in blocks if isinstance(block, Item) for n in block.marks}
    kept = [b for b in blocks if not isinstance(b, Note) or b.number in used]
    while kept and isinstance(kept[-1], Heading):
        kept.pop()
    return kept
