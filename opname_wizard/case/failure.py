"""What is wrong with a case: a sentence and its place."""

from typing import NamedTuple

from opname_wizard.flow.finding import Place


class Failure(NamedTuple):
    """One difference between what a case says and what is there or comes out.

    Attributes:
        place: of the word in the case that is contradicted.
        text: Dutch, without a full stop.
    """

    place: Place
    text: str

    def __str__(self) -> str:
        file, line, column = self.place
        return f"{file}:{line}:{column}: {self.text}"
