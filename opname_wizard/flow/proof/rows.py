"""Looking from the rows of one table: which can hold together, and what none covers.

A table has many rows that each read a few steps. Splitting on the step that most rows
read leaves few rows at once, whatever lies above the table; only what is left then has
to be looked for in the whole journey.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from opname_wizard.flow.program import Program
from opname_wizard.logic.formula import FALSE, TRUE, Formulas
from opname_wizard.logic.search import Search

FEW = 6  # rows that are compared one by one
LEAVES = 500  # places without a row, and
NODES = 20_000  # splits, that are looked at before another way is taken


def pairs_that_may_meet(
    formulas: Formulas, conditions: Sequence[int]
) -> list[tuple[int, int]]:
    """Numbers of rows, the lower first, whose conditions do not exclude each other.

    Only the rows themselves are compared; whether an answer leads there is not known.
    """
    masks = [formulas.literals_of(condition) for condition in conditions]
    numbers = [n for n, condition in enumerate(conditions) if condition != FALSE]
    found: set[tuple[int, int]] = set()
    _part(masks, numbers, frozenset(), found)
    return sorted(
        (
            (one, other)
            for one, other in found
            if formulas.both((conditions[one], conditions[other])) != FALSE
        ),
        key=lambda pair: (pair[1], pair[0]),
    )


def _part(
    masks: Sequence[dict[int, int]],
    rows: list[int],
    used: frozenset[int],
    found: set[tuple[int, int]],
) -> None:
    """Part rows by the variable that most of them name, until few are together."""
    counts = Counter(v for row in rows for v in masks[row] if v not in used)
    variable, number = counts.most_common(1)[0] if counts else (-1, 0)
    if len(rows) <= FEW or number <= len(rows) // 2:
        found.update(combinations(rows, 2))
        return
    widest = max(masks[row].get(variable, 0).bit_length() for row in rows)
    for value in range(widest):
        here = [row for row in rows if masks[row].get(variable, -1) >> value & 1]
        _part(masks, here, used | {variable}, found)


class GapSearch:
    """Looks for values for which no row of a table holds.

    Args:
        program: the journey.
        search: for what is left.
        entered: the formula of when the table has to give a value.
    """

    def __init__(self, program: Program, search: Search, entered: int) -> None:
        self._program = program
        self._f = program.formulas
        self._search = search
        self._entered = entered
        self._closed: set[frozenset[int]] = set()
        self._values: dict[int, list[int]] = {}
        self._leaves = 0
        self._nodes = 0

    def find(self, conditions: Sequence[int]) -> dict[int, int] | None:
        """Values (variable to value) for which none of these conditions holds.

        Raises:
            OutOfStepsError: the search's budget ran out.
        """
        try:
            return self._find(frozenset(conditions) - {FALSE}, ())
        except _TooMuchError:
            none = map(self._program.unless, conditions)
            return self._search.find(self._f.both((self._entered, *none)))

    def _find(
        self, rows: frozenset[int], chosen: tuple[int, ...]
    ) -> dict[int, int] | None:
        if TRUE in rows or rows in self._closed:
            return None
        self._count(leaf=not rows)
        if not rows:
            return self._search.find(self._f.both((self._entered, *chosen)))
        before = self._leaves
        variable = self._most_read(rows)
        for value in self._possible(variable):
            here = 1 << value
            left = {self._f.restrict(row, variable, here) for row in rows} - {FALSE}
            literal = self._f.literal(variable, here)
            found = self._find(frozenset(left), (*chosen, literal))
            if found is not None:
                return found
        if self._leaves == before:
            self._closed.add(rows)  # covered, whatever was chosen above
        return None

    def _count(self, *, leaf: bool) -> None:
        self._nodes += 1
        self._leaves += leaf
        if self._leaves > LEAVES or self._nodes > NODES:
            raise _TooMuchError

    def _most_read(self, rows: Collection[int]) -> int:
        counts: Counter[int] = Counter()
        for row in rows:
            counts.update(_bits(self._f.support[row]))
        return max(counts, key=lambda variable: (counts[variable], -variable))

    def _possible(self, variable: int) -> list[int]:
        """The values that the table's own ``when`` and gates do not rule out."""
        values = self._values.get(variable)
        if values is None:
            values = self._values[variable] = [
                value
                for value in range(self._f.size[variable])
                if self._agrees(self._program.define(variable, value))
            ]
        return values

    def _agrees(self, node: int) -> bool:
        return self._f.conclude(self._f.both((self._entered, node))) != FALSE


class _TooMuchError(Exception):
    """Another way of searching is better here."""


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
