"""Which values a step, or a part of it, can have: what a condition may name."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from opname_wizard.clock.functions import FUNCTIONS
from opname_wizard.flow import model as m

Shape = Literal["one", "set", "moment"]


class Domain(NamedTuple):
    """The closed values of a step; ``moment`` has none, only ``known`` reads it."""

    shape: Shape
    values: tuple[str, ...]


class Steps:
    """The steps of a rule set by id, with the flow and place in it of each."""

    def __init__(self, ruleset: m.RuleSet) -> None:
        self.ruleset = ruleset
        self.by_id: dict[str, m.Step] = {}
        self.position: dict[str, int] = {}
        for flow in ruleset.flows.values():
            for number, step in enumerate(flow.steps):
                self.by_id.setdefault(step.id, step)
                self.position.setdefault(step.id, number)

    def __iter__(self) -> Iterator[m.Step]:
        return iter(self.by_id.values())

    def options(self, question: m.Question) -> tuple[m.Option, ...]:
        """The options of a question, those of ``options_from`` first."""
        table = self.by_id.get(question.options_from or "")
        if not isinstance(table, m.Table):
            return question.options
        measures = [m.Option(i, t, None, question.place) for i, t in table.measures]
        return (*measures, *question.options)

    def domain(self, step: m.Step, part: str | None) -> Domain | None:
        """The values of a step or of its part; None when it has no such part."""
        match step:
            case m.Question():
                return self._of_question(step, part)
            case m.Fact():
                return None if part else Domain("one", ("ja", "nee"))
            case m.Clock():
                function = FUNCTIONS.get(step.function)
                states = tuple(function.states) if function else ()
                return None if part else Domain("one", states)
            case m.Table():
                return self._of_table(step, part)

    def _of_question(self, question: m.Question, part: str | None) -> Domain | None:
        if part == "fit" and question.options_from and question.type == "multi":
            return Domain("set", m.FITS)
        if part:
            return None
        if question.type not in m.CLOSED_TYPES:
            return Domain("moment", ())
        shape: Shape = "one" if question.type == "choice" else "set"
        return Domain(shape, tuple(o.id for o in self.options(question)))

    def _of_table(self, table: m.Table, part: str | None) -> Domain | None:
        rows = tuple(row.id for row in table.rows)
        if table.kind == "verdict":
            if part == "rij":
                return Domain("one", rows)
            return None if part else Domain("one", tuple(o.id for o in table.outcomes))
        if table.kind == "measures":
            known = part in {measure for measure, _ in table.measures}
            return Domain("one", m.FITS) if known else None
        return None if part else Domain("set", rows)
