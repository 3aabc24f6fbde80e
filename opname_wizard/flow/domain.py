"""Which values a step, or a part of it, can have: what a condition may name."""

from collections.abc import Container, Iterator
from typing import Literal, NamedTuple

from opname_wizard.clock.functions import FUNCTIONS
from opname_wizard.flow import model as m
from opname_wizard.flow.word import is_missing

Shape = Literal["one", "set", "moment", "unread"]


class Domain(NamedTuple):
    """The closed values of a step; ``moment`` has none, only ``known`` reads it.

    Of a step that is ``unread`` nothing can be said.
    """

    shape: Shape
    values: tuple[str, ...]


_UNREAD = (("", ""),)  # measures that could not be read


class Steps:
    """The steps of a rule set by id, with the flow and place in it of each.

    Args:
        ruleset: the steps, and those that could not be read without a name.
        names: what those may be called.
    """

    def __init__(self, ruleset: m.RuleSet, names: Container[str] = ()) -> None:
        self.ruleset = ruleset
        self.by_id: dict[str, m.Step] = {}
        self.position: dict[str, int] = {}
        self._names = names
        for flow in ruleset.flows.values():
            for number, step in enumerate(flow.steps):
                if step.id:
                    self.by_id.setdefault(step.id, step)
                    self.position.setdefault(step.id, number)

    def __iter__(self) -> Iterator[m.Step]:
        return iter(self.by_id.values())

    def is_missing(self, name: str) -> bool:
        """Whether there is surely no step of this name."""
        return name not in self.by_id and is_missing(name, self._names)

    def options(self, question: m.Question) -> tuple[m.Option, ...]:
        """The options of a question, those of ``options_from`` first."""
        if question.options_from is None:
            return question.options
        table = self.by_id.get(question.options_from)
        taken = table.measures if isinstance(table, m.Table) else ()
        measures = [m.Option(i, t, None, question.place) for i, t in taken or _UNREAD]
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
                states = tuple(function.states) if function else ("",)
                return None if part else Domain("one", states)
            case m.Table():
                return self._of_table(step, part)

    def _of_question(self, question: m.Question, part: str | None) -> Domain | None:
        takes_over = question.options_from is not None
        if part == "fit" and takes_over and question.type == "multi":
            return Domain("set", m.FITS)
        if not question.type:
            return Domain("unread", ())
        if part:
            return None
        if question.type not in m.CLOSED_TYPES:
            return Domain("moment", ())
        shape: Shape = "one" if question.type == "choice" else "set"
        return Domain(shape, tuple(o.id for o in self.options(question)))

    def _of_table(self, table: m.Table, part: str | None) -> Domain | None:
        if not table.kind:
            return Domain("unread", ())
        rows = tuple(row.id for row in table.rows)
        if table.kind == "verdict":
            if part == "rij":
                return Domain("one", rows)
            return None if part else Domain("one", tuple(o.id for o in table.outcomes))
        if table.kind == "measures":
            measures = [measure for measure, _ in table.measures]
            none = part is None or is_missing(part, measures)
            return None if none else Domain("one", m.FITS)
        return None if part else Domain("set", rows)
