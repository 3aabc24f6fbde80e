"""Words of a content file; '' is a word that could not be read.

What could not be read has its finding already. So '' among references is never
unknown, and among the names that are known it may be the very one that is sought.
"""

from collections.abc import Container
from typing import Self

from opname_wizard.flow.finding import Place


class Word(str):
    """A word that knows where it stands; it equals the bare word."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, word: str, place: Place) -> Self:
        """A word at a place."""
        made = super().__new__(cls, word)
        made.place = place
        return made


def place_of(word: str, otherwise: Place) -> Place:
    """Where a word stands, if it knows."""
    return word.place if isinstance(word, Word) else otherwise


def is_missing(word: str, known: Container[str]) -> bool:
    """Whether a word was read, and is surely none of those that are known."""
    return bool(word) and word not in known and "" not in known
