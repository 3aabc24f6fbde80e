"""Which rows hit, and how sure that is."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from opname_wizard.engine.samples import Samples
from opname_wizard.engine.walk import Walk
from opname_wizard.flow import model as m
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


def verdict_of(weigher: Weigher, flow: str) -> Verdict | None:
    """The verdict of one flow of the journey; None when the flow is not entered."""
    walk = weigher.walk
    found: list[tuple[m.Table, Hit, m.Outcome]] = []
    for table in _deciding(walk, flow):
        outcomes = {outcome.id: outcome for outcome in table.outcomes}
        for hit in weigher.hits(table):
            assert isinstance(hit.row.says, m.Then)  # noqa: S101  a verdict's rows
            outcome = outcomes[hit.row.says.outcome]
            if table.main or outcome.stops:
                found.append((table, hit, outcome))
    if not found:
        return None
    names = {(table.id, outcome.id) for table, _, outcome in found}
    depends = _all_depends(hit for _, hit, _ in found)
    table, hit, outcome = found[0]
    if len(names) == 1 and (hit.certain or _covers(weigher, found)):
        return Verdict(flow, table, hit, outcome, (outcome,), ())
    tables = {table.id: table for table, _, _ in found}
    return Verdict(
        flow,
        table if len(tables) == 1 else None,
        None,
        None,
        tuple(o for t in tables.values() for o in t.outcomes if (t.id, o.id) in names),
        depends,
    )


def _deciding(walk: Walk, flow: str) -> Iterator[m.Table]:
    """The tables that can give the verdict of a flow: the main one, and its gates."""
    for step in walk.program.ruleset.flows[flow].steps:
        if isinstance(step, m.Table) and (
            step.main or any(outcome.stops for outcome in step.outcomes)
        ):
            yield step


def _covers(weigher: Weigher, found: list[tuple[m.Table, Hit, m.Outcome]]) -> bool:
    """Whether some row with this outcome hits in every completion."""
    program = weigher.walk.program
    table = found[0][0]
    rows = {hit.row.id for _, hit, _ in found}
    return weigher.certain(
        program.both((program.reached(table), hit))
        for row, hit in zip(table.rows, program.hits(table), strict=True)
        if row.id in rows
    )


def _all_depends(found: Iterator[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for hit in found for name in hit.depends_on))
