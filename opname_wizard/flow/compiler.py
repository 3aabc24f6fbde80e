"""Conditions as formulas over the variables of a program."""

from collections.abc import Iterable
from typing import Protocol

from opname_wizard.clock.functions import FUNCTIONS
from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow.domain import Steps
from opname_wizard.logic.formula import FALSE, Formulas

ON = 0b10  # the mask 'yes' of a variable that is only off or on


class Variables(Protocol):
    """What the compiler needs of a program; see `Program` for the meaning."""

    all_steps: Steps
    flows: tuple[str, ...]
    formulas: Formulas
    variable: dict[str, int]
    member: dict[tuple[str, str], int]
    known: dict[str, int]

    def reached(self, step: m.Step) -> int:
        """When a step is reached."""


class Compiler:
    """Makes formulas of conditions."""

    def __init__(self, program: Variables) -> None:
        self._program = program
        self._formulas = program.formulas

    def compile(self, condition: c.Condition) -> int:
        """A condition as a formula."""
        f = self._formulas
        match condition:
            case c.Every(items):
                return f.both(self.compile(item) for item in items)
            case c.Some(items):
                return f.either(self.compile(item) for item in items)
            case c.AtLeast(number, items):
                return f.at_least(number, [self.compile(item) for item in items])
            case c.No(item):
                return f.negate(self.compile(item))
            case _:
                return self._leaf(condition)

    def known(self, question: str) -> int:
        """When a question has an answer that is not *Weet ik niet*."""
        variable = self._program.known.get(question)
        if variable is not None:
            return self._formulas.literal(variable, ON)
        variable = self._program.variable.get(question)
        if variable is None:
            return FALSE  # a flow that is not in this journey
        return self._formulas.literal(variable, ~1)

    def _leaf(self, leaf: c.Leaf) -> int:
        step = self._program.all_steps.by_id[leaf.ref.step]
        if step.flow not in self._program.flows:
            return FALSE
        match leaf:
            case c.Known():
                return self.known(leaf.ref.step)
            case c.Is(ref, values):
                return self.value(step, values, ref.part)
            case _:
                return self._set(leaf, step)

    def value(
        self, step: m.Step, values: Iterable[str], part: str | None = None
    ) -> int:
        """When the value of a step, or of its part, is one of these."""
        f, values = self._formulas, set(values)
        if part is not None and part != "rij" and isinstance(step, m.Table):
            rows = [step.rows[number] for number in rows_of(step, part)]
            fits = [r.says.fit if isinstance(r.says, m.Fits) else "" for r in rows]
            return f.literal(self._program.member[step.id, part], _mask(fits, values))
        return f.literal(
            self._program.variable[step.id], _mask(self.names(step, part), values)
        )

    def names(self, step: m.Step, part: str | None = None) -> list[str]:
        """What the values 1.. of a step's variable are called in conditions."""
        match step:
            case m.Question():
                return [option.id for option in self._program.all_steps.options(step)]
            case m.Fact():
                return ["nee", "ja"]
            case m.Clock():
                return list(FUNCTIONS[step.function].states)
            case m.Table():
                if part == "rij":
                    return [row.id for row in step.rows]
                return [r.says.outcome for r in step.rows if isinstance(r.says, m.Then)]

    def on(self, step: str, member: str) -> int:
        """When a set contains this member."""
        return self._formulas.literal(self._program.member[step, member], ON)

    def _members(self, step: m.Step, part: str | None, value: str) -> int:
        """When a set, or the fits of chosen measures, contains this value."""
        if part != "fit" or not isinstance(step, m.Question):
            return self.on(step.id, value)
        table = self._program.all_steps.by_id[step.options_from or ""]
        assert isinstance(table, m.Table)  # noqa: S101  check_steps made sure
        if table.flow not in self._program.flows:
            return FALSE
        return self._formulas.either(
            self._formulas.both(
                (self.on(step.id, name), self.value(table, (value,), name))
            )
            for name, _ in table.measures
        )

    def _set(self, leaf: c.Includes | c.IncludesAll | c.Excludes, step: m.Step) -> int:
        f = self._formulas
        inside = [self._members(step, leaf.ref.part, value) for value in leaf.values]
        match leaf:
            case c.Includes():
                return f.either(inside)
            case c.IncludesAll():
                return f.both(inside)
            case c.Excludes():
                return f.both((self._program.reached(step), *map(f.negate, inside)))


def _mask(names: list[str], values: set[str]) -> int:
    return sum(2 << number for number, name in enumerate(names) if name in values)


def rows_of(table: m.Table, measure: str) -> list[int]:
    """The numbers of the rows that are about one measure."""
    return [
        number
        for number, row in enumerate(table.rows)
        if isinstance(row.says, m.Fits) and row.says.measure == measure
    ]
