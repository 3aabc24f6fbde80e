"""What each value of a step asks of the steps above it, as formulas.

Value 0 always means 'not reached'. For any values above it, a step that has options
and rows enough can take at least one of its values: the search counts on that.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from opname_wizard.clock.functions import FUNCTIONS
from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow.compiler import Compiler
from opname_wizard.logic.formula import TRUE, Formulas

YES = 2  # the value of a fact that holds; 1 is nee, 0 is not reached
OVER = "voorbij"


class Reaching(Protocol):
    """What definitions need of a program; see `Program` for the meaning."""

    formulas: Formulas
    known: dict[str, int]
    age: dict[str, int]
    terms: dict[str, tuple[m.Clock, ...]]

    def options(self, question: m.Question) -> tuple[m.Option, ...]:
        """The options of a question."""

    def reached(self, step: m.Step) -> int:
        """When a step is reached."""


class Definitions:
    """Per kind of variable: what a value of it asks of earlier variables."""

    def __init__(self, program: Reaching, compiler: Compiler) -> None:
        self._program = program
        self._compiler = compiler
        self._f = program.formulas
        self._hits: dict[str, tuple[int, ...]] = {}

    # -- questions --------------------------------------------------------------

    def asked(self, question: m.Question, value: int) -> int:
        """Whether a question is reached."""
        reached = self._program.reached(question)
        return reached if value else self._f.negate(reached)

    def choice(self, question: m.Question, value: int) -> int:
        """Option ``value - 1`` is chosen."""
        asked = self.asked(question, value)
        if value == 0:
            return asked
        return self._f.both((asked, self.offered(question, value - 1)))

    def offered(self, question: m.Question, number: int) -> int:
        """When an option is offered, if its question is asked."""
        when = self._program.options(question)[number].when
        return TRUE if when is None else self._compiler.compile(when)

    def option(self, question: m.Question, number: int, value: int) -> int:
        """One option of a multi is on or off; at least one of them is on."""
        options = self._program.options(question)
        names = [option.id for option in options[:number]]
        above = [self._compiler.on(question.id, name) for name in names]
        if value == 0:
            below = (self.offered(question, n) for n in range(number + 1, len(options)))
            return self._f.either((self.asked(question, 0), *above, *below))
        mine = options[number].id
        clashes = (
            self._f.negate(on)
            for name, on in zip(names, above, strict=True)
            if _clash(question, mine, name)
        )
        offered = self.offered(question, number)
        return self._f.both((self.asked(question, 1), offered, *clashes))

    def knows(self, question: m.Question, value: int) -> int:
        """There is an answer that is not *Weet ik niet*."""
        if value == 0:
            return TRUE
        options = range(len(self._program.options(question)))
        some = [self.offered(question, number) for number in options] or [TRUE]
        return self._f.both((self._program.reached(question), self._f.either(some)))

    # -- facts and clocks -------------------------------------------------------

    def fact(self, fact: m.Fact, value: int) -> int:
        """A fact is ja or nee."""
        reached = self._program.reached(fact)
        if value == 0:
            return self._f.negate(reached)
        holds = self._compiler.compile(fact.when)
        return self._f.both((reached, holds if value == YES else self._f.negate(holds)))

    def clock(self, clock: m.Clock, value: int) -> int:
        """A clock is in one of its states."""
        f, reached = self._f, self._program.reached(clock)
        if value == 0:
            return f.negate(reached)
        function = FUNCTIONS[clock.function]
        knows = [self._compiler.known(moment) for moment in clock.moments]
        enough = f.both(knows) if function.needs_all else f.either(knows)
        state = function.states[value - 1]
        if state == m.UNKNOWN:
            return f.both((reached, f.negate(enough)))
        if function.needs_all:  # what two moments say of each other is free
            return f.both((reached, enough))
        over = f.either(self._over(clock))
        return f.both((reached, enough, over if state == OVER else f.negate(over)))

    def _over(self, clock: m.Clock) -> Iterator[int]:
        """Per moment: when it is so long ago that the term has passed."""
        for moment in clock.moments:
            lengths = [term.number for term in self._program.terms[moment]]
            passed = lengths.index(clock.number) + 1
            old = self._f.literal(self._program.age[moment], -1 << passed)
            yield self._f.both((self._compiler.known(moment), old))

    # -- tables -----------------------------------------------------------------

    def verdict(self, table: m.Table, value: int) -> int:
        """Row ``value - 1`` gives the verdict."""
        reached = self._program.reached(table)
        if value == 0:
            return self._f.negate(reached)
        return self._f.both((reached, self.hits(table)[value - 1]))

    def measure(self, table: m.Table, rows: Sequence[int], value: int) -> int:
        """Of these rows, all about one measure, row ``value - 1`` gives its fit."""
        hits = [self.hits(table)[number] for number in rows]
        reached = self._program.reached(table)
        if value:
            return self._f.both((reached, hits[value - 1]))
        return self._f.negate(self._f.both((reached, self._f.either(hits))))

    def row(self, table: m.Table, number: int, value: int) -> int:
        """A row of a table that gives a set hits."""
        reached = self._program.reached(table)
        hit = self._f.both((reached, self.hits(table)[number]))
        return hit if value else self._f.negate(hit)

    def hits(self, table: m.Table) -> tuple[int, ...]:
        """Per row of a reached table: when it hits (first-hit counts what is above)."""
        known = self._hits.get(table.id)
        if known is None:
            known = self._hits[table.id] = tuple(self._compute_hits(table))
        return known

    def conditions(self, table: m.Table) -> list[int]:
        """Per row what is written in it, without regard to the rows above."""
        return [self._written(row.when) for row in table.rows]

    def _written(self, when: c.Condition | None) -> int:
        return TRUE if when is None else self._compiler.compile(when)

    def _compute_hits(self, table: m.Table) -> list[int]:
        conditions = self.conditions(table)
        if table.kind != "measures" and table.hit != "first":
            return conditions
        earlier: dict[str, list[int]] = {}
        result = []
        for row, condition in zip(table.rows, conditions, strict=True):
            group = row.says.measure if isinstance(row.says, m.Fits) else ""
            above = earlier.setdefault(group, [])
            result.append(self._f.both((condition, *above)))
            above.append(self._f.negate(condition))
        return result


def _clash(question: m.Question, one: str, other: str) -> bool:
    alone = one in question.alone or other in question.alone
    return alone or frozenset((one, other)) in question.not_both
