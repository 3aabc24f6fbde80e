"""Which rows hit, and how sure that is."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from opname_wizard.engine.samples import Samples
from opname_wizard.engine.walk import Walk
from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow.program import Program
from opname_wizard.logic.formula import FALSE, TRUE


class Hit(NamedTuple):
    """A row that hits.

    Attributes:
        certain: it hits in every completion of what is not known.
        depends_on: ids of the questions on which it still depends; empty when certain.
    """

    row: m.Row
    certain: bool
    depends_on: tuple[str, ...]


class Weigher:
    """Weighs the rows of one walk; keeps what is the same for all of them."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self._samples: Samples | None = None

    def hits(self, table: m.Table) -> Iterator[Hit]:
        """The rows of a table that hit, certainly or possibly, in written order."""
        program = self.walk.program
        reached = program.reached(table)
        if self.walk.knowledge.rest(reached) == FALSE:
            return
        for row, hit in zip(table.rows, program.hits(table), strict=True):
            found = self.weigh(program.both((reached, hit)))
            if found is not None:
                yield Hit(row, not found, found)

    def weigh(self, formula: int) -> tuple[str, ...] | None:
        """Questions a formula depends on: none when certain, None when impossible."""
        knowledge = self.walk.knowledge
        rest = knowledge.rest(formula)
        if rest <= TRUE:
            return () if rest == TRUE else None
        if self._samples is None:
            self._samples = Samples(self.walk.program, knowledge)
        seen = self._samples.outcomes(rest)
        if True not in seen and not knowledge.possible(rest):
            return None
        if False not in seen and knowledge.certain(rest):
            return ()
        return knowledge.questions_in(rest)

    def certain(self, formulas: Iterable[int]) -> bool:
        """Whether at least one of these holds in every completion."""
        return self.weigh(self.walk.program.formulas.either(formulas)) == ()


class Verdict(NamedTuple):
    """The verdict of a flow, or of the gate that stopped it.

    Attributes:
        table: where it comes from; None while several tables may give it.
        hit: the row behind it; None while it depends.
        outcome: None while it depends.
        possible: the outcomes that are still possible, from light to heavy.
        depends_on: ids of the questions on which it depends.
    """

    flow: str
    table: m.Table | None
    hit: Hit | None
    outcome: m.Outcome | None
    possible: tuple[m.Outcome, ...]
    depends_on: tuple[str, ...]


class _Found(NamedTuple):
    """A row that may give the verdict of a flow, and the formula of when it does."""

    table: m.Table
    hit: Hit
    outcome: m.Outcome
    formula: int


def verdict_of(weigher: Weigher, flow: str) -> Verdict | None:
    """The verdict of one flow of the journey; None when the flow is not entered."""
    found = list(_find(weigher, flow))
    if not found:
        return None
    names = {(one.table.id, one.outcome.id) for one in found}
    first = found[0]
    if len(names) == 1 and (
        first.hit.certain or weigher.certain(one.formula for one in found)
    ):
        outcome = first.outcome
        return Verdict(flow, first.table, first.hit, outcome, (outcome,), ())
    tables = {one.table.id: one.table for one in found}
    return Verdict(
        flow,
        first.table if len(tables) == 1 else None,
        None,
        None,
        tuple(o for t in tables.values() for o in t.outcomes if (t.id, o.id) in names),
        tuple(dict.fromkeys(name for one in found for name in one.hit.depends_on)),
    )


def _find(weigher: Weigher, flow: str) -> Iterator[_Found]:
    program = weigher.walk.program
    for table, row, formula in _deciding_rows(program, flow):
        depends = weigher.weigh(formula)
        if depends is not None:
            assert isinstance(row.says, m.Then)  # noqa: S101  a verdict's rows
            outcomes = {outcome.id: outcome for outcome in table.outcomes}
            hit = Hit(row, not depends, depends)
            yield _Found(table, hit, outcomes[row.says.outcome], formula)


def _deciding_rows(program: Program, flow: str) -> Iterator[tuple[m.Table, m.Row, int]]:
    """Rows of the main table; where that is not reached, those that stop the flow."""
    steps = program.ruleset.flows[flow].steps
    tables = [s for s in steps if isinstance(s, m.Table) and s.kind == "verdict"]
    main = next(table for table in tables if table.main)
    stopped: dict[str, int] = {}
    for table in tables:
        rows = _rows(program, table)
        if table is not main:
            before = [
                stop
                for name, stop in stopped.items()
                if not _ends_before(program, name, table)
            ]
            if not _ends_before(program, table.id, main):
                before.append(program.reached(main))
            stopped[table.id] = program.formulas.either(hit for _, hit in rows)
            none = [program.unless(formula) for formula in before]
            rows = [(row, program.both((hit, *none))) for row, hit in rows]
        yield from ((table, row, hit) for row, hit in rows)


def _rows(program: Program, table: m.Table) -> list[tuple[m.Row, int]]:
    """The rows that can give a verdict, each with the formula of when it hits."""
    reached = program.reached(table)
    stops = {outcome.id for outcome in table.outcomes if outcome.stops}
    return [
        (row, program.both((reached, hit)))
        for row, hit in zip(table.rows, program.hits(table), strict=True)
        if isinstance(row.says, m.Then) and (table.main or row.says.outcome in stops)
    ]


def _ends_before(program: Program, gate: str, table: m.Table) -> bool:
    """Whether a table is not reached when a gate above it stops the flow."""
    return any(
        leaf.ref.step == gate
        for condition in program.gates[table.id]
        for leaf in c.leaves(condition)
    )
