"""Looking from the rows of one table: which can hold together, and what none covers.

A table has many rows that each read a few steps. Splitting on the step that most rows
read leaves few rows at once, whatever lies above the table; only what is left then has
to be looked for in the whole journey.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from opname_wizard.flow.program import Program
from opname_wizard.logic.formula import FALSE, TRUE, Formulas
from opname_wizard.logic.search import Search

FEW = 6  # rows that are compared one by one
LEAVES = 60  # places without a row, and
LOOKS = 200_000  # looks at a row, before another way is taken


def pairs_that_may_meet(
    formulas: Formulas, conditions: Sequence[int]
) -> list[tuple[int, int]]:
    """Numbers of rows, the lower first, whose conditions do not exclude each other.

    Only the rows themselves are compared; whether an answer leads there is not known.
    """
    masks = [formulas.literals_of(condition) for condition in conditions]
    numbers = [n for n, condition in enumerate(conditions) if condition != FALSE]
    found: set[tuple[int, int]] = set()
    _part(formulas, masks, numbers, frozenset(), found)
    return sorted(
        (
            (one, other)
            for one, other in found
            if formulas.both((conditions[one], conditions[other])) != FALSE
        ),
        key=lambda pair: (pair[1], pair[0]),
    )


def _part(
    formulas: Formulas,
    masks: Sequence[dict[int, int]],
    rows: list[int],
    used: frozenset[int],
    found: set[tuple[int, int]],
) -> None:
    """Part rows by the variable that most of them name, until few are together."""
    counts = Counter(v for row in rows for v in masks[row] if v not in used)
    most = max(counts, key=counts.__getitem__, default=-1)
    if len(rows) <= FEW or counts[most] <= len(rows) // 2:
        found.update(combinations(rows, 2))
        return
    full = (1 << formulas.size[most]) - 1
    mine = {row: masks[row].get(most, full) for row in rows}
    for block in _blocks(full, set(mine.values())):
        here = [row for row in rows if mine[row] & block]
        _part(formulas, masks, here, used | {most}, found)


def _blocks(full: int, masks: Iterable[int]) -> list[int]:
    """Parts of a full mask, as few as can be, of which all these masks are made."""
    parts = [full]
    for mask in masks:
        halves = ((part & mask, part & ~mask) for part in parts)
        parts = [half for pair in halves for half in pair if half]
    return parts


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
        self._values: dict[int, int] = {}
        self._leaves = 0
        self._looks = 0

    def find(self, conditions: Sequence[int]) -> dict[int, int] | None:
        """Values (variable to value) for which none of these conditions holds.

        Raises:
            OutOfStepsError: the search's budget ran out.
        """
        try:
            return self._find(frozenset(conditions) - {FALSE}, ())
        except _TooMuchError:
            pass
        none = map(self._program.unless, conditions)
        return self._search.find(self._f.both((self._entered, *none)))

    def _find(
        self, rows: frozenset[int], chosen: tuple[int, ...]
    ) -> dict[int, int] | None:
        if TRUE in rows or rows in self._closed:
            return None
        self._count(rows)
        if not rows:
            return self._search.find(self._f.both((self._entered, *chosen)))
        before = self._leaves
        variable = self._most_read(rows)
        masks = self._f.masks_of(rows, variable)
        for block in _blocks(self._possible(variable), masks):
            left = {self._f.restrict(row, variable, block) for row in rows} - {FALSE}
            literal = self._f.literal(variable, block)
            found = self._find(frozenset(left), (*chosen, literal))
            if found is not None:
                return found
        if self._leaves == before:
            self._closed.add(rows)  # covered, whatever was chosen above
        return None

    def _count(self, rows: Collection[int]) -> None:
        self._looks += len(rows)
        self._leaves += not rows
        if self._leaves > LEAVES or self._looks > LOOKS:
            raise _TooMuchError

    def _most_read(self, rows: Collection[int]) -> int:
        counts: Counter[int] = Counter()
        for row in rows:
            counts.update(_bits(self._f.support[row]))
        return max(counts, key=lambda variable: (counts[variable], -variable))

    def _possible(self, variable: int) -> int:
        """The values a variable may have where the table is reached, as a mask."""
        mask = self._values.get(variable)
        if mask is None:
            absent = self._program.define(variable, 0)
            reached = self._f.conclude((self._entered, absent)) == FALSE
            mask = (1 << self._f.size[variable]) - 1 - reached
            self._values[variable] = mask
        return mask


class _TooMuchError(Exception):
    """Another way of searching is better here."""


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
