"""A finding: a mistake in content, as a value with its place."""

from collections.abc import Iterable
from typing import NamedTuple


class Place(NamedTuple):
    """A place in a content file; line and column count from 1."""

    file: str
    line: int
    column: int


class Finding(NamedTuple):
    """One mistake in content.

    Attributes:
        code: stable English name of the kind of mistake, for tests.
        place: where it is.
        message: Dutch, what is wrong there.
        hint: Dutch, what to do about it.
        severity: ``fout`` blocks the content, ``let op`` does not.
    """

    code: str
    place: Place
    message: str
    hint: str
    severity: str = "fout"

    def __str__(self) -> str:
        file, line, column = self.place
        note = "let op: " if self.severity == "let op" else ""
        return f"{file}:{line}:{column}: {note}{self.message}; {self.hint}"


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """The hint for an unknown word: the nearest known one, else ``otherwise``."""
    near = nearest(word, known)
    return f"bedoelt u '{near}'?" if near else otherwise


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was most likely meant; '' when none is near."""
    import difflib  # only a mistake needs it, and a first question does not

    return next(iter(difflib.get_close_matches(word, list(known), 1, 0.6)), "")


def one_of(words: Iterable[str]) -> str:
    """'kies uit a, b, c', the hint that lists what is allowed."""
    listed = ", ".join(words)
    return f"kies uit {listed}" if listed else "er is nog niets om uit te kiezen"
