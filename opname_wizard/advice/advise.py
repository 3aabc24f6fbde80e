"""From a walk to advice: every table evaluated, every line with its reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from opname_wizard.advice import model as a
from opname_wizard.advice.cite import cite
from opname_wizard.advice.due import dues_of
from opname_wizard.advice.offer import offers
from opname_wizard.clock.functions import FUNCTIONS
from opname_wizard.engine.hits import Hit, Verdict, Weigher, verdict_of
from opname_wizard.engine.walk import Walk
from opname_wizard.flow import model as m


def advise(
    walk: Walk,
    register: Mapping[str, m.Source],
    letters: Mapping[str, str],
    *,
    only: frozenset[str] | None = None,
    flows: Sequence[str] | None = None,
) -> a.Advice:
    """All advice of a walk.

    Args:
        walk: where the answers lead.
        register: the sources by id.
        letters: title of every letter by id.
        only: ids of the tables to evaluate, with the clocks; None for everything.
        flows: ids of the flows to advise about; None for all of the journey.
    """
    return _Advising(walk, letters, only, flows).advice(register)


class _Advising:
    def __init__(
        self,
        walk: Walk,
        letters: Mapping[str, str],
        only: frozenset[str] | None,
        flows: Sequence[str] | None,
    ) -> None:
        self._walk = walk
        self._weigher = Weigher(walk)
        _ = walk.knowledge  # first, so that the clocks of all flows are read
        self._program = walk.program
        self._roles = walk.program.ruleset.roles
        self._letters = letters
        self._only = only
        self._flows = walk.program.flows if flows is None else tuple(flows)
        self._steps = [s for s in walk.program.steps if s.flow in self._flows]
        self._tables = [
            step
            for step in self._steps
            if isinstance(step, m.Table) and (only is None or step.id in only)
        ]

    def advice(self, register: Mapping[str, m.Source]) -> a.Advice:
        verdicts = tuple(self._verdicts())
        reasons = tuple(self._lines("reasons"))
        clocks = tuple(self._clocks())
        actions = tuple(self._actions())
        measures = tuple(self._measures())
        told = list(self._lines("notes"))
        notes = tuple(sorted(told, key=lambda note: note.why.voice == "open"))
        offered = offers(
            [
                (hit, why_of(hit))
                for table in self._of_kind("letters")
                for hit in self._weigher.hits(table)
            ],
            self._letters,
        )
        whys = [one.why for one in verdicts[:1]] + [one.why for one in reasons]
        whys += [one.why for one in verdicts[1:]]
        whys += [one.why for one in clocks] + [one.why for one in actions]
        whys += [one.why for one in measures] + [one.why for one in notes]
        whys += [one.why for one in offered]
        return a.Advice(
            flows=self._flows,
            now=self._walk.now,
            verdicts=verdicts,
            reasons=reasons,
            clocks=clocks,
            actions=actions,
            measures=measures,
            notes=notes,
            letters=offered,
            sources=cite(whys, register),
        )

    def _of_kind(self, kind: str) -> Iterator[m.Table]:
        tables = (table for table in self._tables if table.kind == kind)
        return (table for table in tables if not self._is_past(table))

    def _is_past(self, table: m.Table) -> bool:
        """Whether an early table has been overtaken by the verdict of its flow."""
        if not table.early or self._only is not None:
            return False
        found = verdict_of(self._weigher, table.flow)
        return found is not None and found.outcome is not None

    def _verdicts(self) -> Iterator[a.Outcome]:
        if self._only is not None:
            return
        for flow in self._flows:
            found = verdict_of(self._weigher, flow)
            if found is not None:
                yield self._outcome(found)
            elif flow == self._flows[0]:
                yield a.Outcome(flow, None, None, "", (), None, _nothing(()))

    def _outcome(self, found: Verdict) -> a.Outcome:
        table = found.table.id if found.table else None
        possible = tuple(outcome.id for outcome in found.possible)
        if found.outcome is not None and found.hit is not None:
            why = why_of(found.hit)._replace(certain=True, depends_on=())
            row = found.hit.row.id
            text = found.outcome.text
            return a.Outcome(
                found.flow, table, found.outcome.id, text, possible, row, why
            )
        text = "Dit is nog niet te zeggen."
        why = _nothing(found.depends_on)
        maybe = tuple(outcome.text for outcome in found.possible)
        return a.Outcome(found.flow, table, None, text, possible, None, why, maybe)

    def _lines(self, kind: str) -> Iterator[a.Line]:
        for table in self._of_kind(kind):
            for hit in self._weigher.hits(table):
                assert isinstance(hit.row.says, m.Tells)  # noqa: S101  by its kind
                yield a.Line(hit.row.id, table.id, hit.row.says.text, why_of(hit))

    def _actions(self) -> Iterator[a.Action]:
        for table in self._of_kind("actions"):
            for hit in self._weigher.hits(table):
                says = hit.row.says
                assert isinstance(says, m.Does)  # noqa: S101  by its kind
                due = dues_of(says.due, self._walk)
                who = self._roles[says.who]
                yield a.Action(hit.row.id, table.id, says.do, who, due, why_of(hit))

    def _measures(self) -> Iterator[a.Measure]:
        for table in self._of_kind("measures"):
            names = dict(table.measures)
            for hit in self._weigher.hits(table):
                says = hit.row.says
                assert isinstance(says, m.Fits)  # noqa: S101  by its kind
                yield a.Measure(
                    id=says.measure,
                    row=hit.row.id,
                    table=table.id,
                    text=names[says.measure],
                    fit=says.fit,
                    term=says.term,
                    why=why_of(hit),
                )

    def _clocks(self) -> Iterator[a.Clock]:
        for step in self._steps:
            reading = self._walk.readings.get(step.id)
            if not isinstance(step, m.Clock) or reading is None:
                continue
            if not FUNCTIONS[step.function].is_term:
                continue
            depends = self._weigher.weigh(self._program.reached(step)) or ()
            why = a.Why(step.because, step.voice, step.sources, not depends, depends)
            yield a.Clock(step.id, step.text, reading, why)


def why_of(hit: Hit) -> a.Why:
    """The reason behind a row that hits."""
    row = hit.row
    return a.Why(row.because, row.voice, row.sources, hit.certain, hit.depends_on)


def _nothing(depends_on: Iterable[str]) -> a.Why:
    return a.Why("", "advice", (), certain=False, depends_on=tuple(depends_on))
