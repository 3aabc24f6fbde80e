"""A journey compiled: every step a variable, every condition a formula.

The engine and the proof both work on a program, so that what is proved is what runs.
Variables are numbered in the order of the steps, and what a variable may be is a
formula over earlier ones. Value 0 always means 'not reached'.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial

from opname_wizard.clock.calendar import Calendar
from opname_wizard.clock.functions import FUNCTIONS
from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow.compiler import Compiler, rows_of
from opname_wizard.flow.definitions import OVER, Definitions
from opname_wizard.flow.domain import Steps
from opname_wizard.logic.formula import TRUE, Formulas


class Program:
    """One journey, ready to be walked or proved.

    Attributes:
        flows: ids of its flows, in order.
        steps: all steps of those flows, in order.
        variable: per step its variable (a verdict's values are its rows).
        member: per (step, option or row id) of a set: off or on; per (table,
            measure): 0, or 1 + the number of the row that gave its fit.
        switches: the variables of single options of a multi.
        known: per question: whether it has an answer that is not *Weet ik niet*.
        terms: per moment the clocks whose term runs from it, shortest first, one of
            each length.
        age: per moment how many of those terms have passed since; it means nothing
            where the moment is not known.
    """

    def __init__(self, ruleset: m.RuleSet, journey: m.Journey) -> None:
        self.ruleset = ruleset
        self.journey = journey
        self.all_steps = Steps(ruleset)
        self.formulas = Formulas()
        self.flows = tuple(stage.flow for stage in journey.stages)
        self.steps: tuple[m.Step, ...] = tuple(
            step for flow in self.flows for step in ruleset.flows[flow].steps
        )
        self.variable: dict[str, int] = {}
        self.member: dict[tuple[str, str], int] = {}
        self.known: dict[str, int] = {}
        self.terms = _terms(self.steps)
        self.age: dict[str, int] = {}
        self.switches: set[int] = set()
        self._makers: list[Callable[[int], int]] = []
        self._defined: dict[tuple[int, int], int] = {}
        self._reached: dict[str, int] = {}
        self._own: dict[str, int] = {}
        self.gates = _gates(ruleset, journey)
        self._compiler = Compiler(self)
        self._definitions = Definitions(self, self._compiler)
        for step in self.steps:
            self._allocate(step)

    # -- variables ------------------------------------------------------------

    def _new(self, size: int, maker: Callable[[int], int]) -> int:
        self._makers.append(maker)
        return self.formulas.variable(size)

    def _allocate(self, step: m.Step) -> None:
        define = self._definitions
        match step:
            case m.Question():
                self._allocate_question(step)
            case m.Fact():
                self.variable[step.id] = self._new(3, partial(define.fact, step))
            case m.Clock():
                size = 1 + len(FUNCTIONS[step.function].states)
                self.variable[step.id] = self._new(size, partial(define.clock, step))
            case m.Table(kind="verdict"):
                size = 1 + len(step.rows)
                self.variable[step.id] = self._new(size, partial(define.verdict, step))
            case m.Table():
                self._allocate_members(step)

    def _allocate_members(self, table: m.Table) -> None:
        for measure, _ in table.measures:
            rows = rows_of(table, measure)
            maker = partial(self._definitions.measure, table, rows)
            self.member[table.id, measure] = self._new(1 + len(rows), maker)
        if table.kind != "measures":
            for number, row in enumerate(table.rows):
                maker = partial(self._definitions.row, table, number)
                self.member[table.id, row.id] = self._new(2, maker)

    def _allocate_question(self, question: m.Question) -> None:
        options = self.options(question)
        define = self._definitions
        if question.type == "choice":
            maker = partial(define.choice, question)
            self.variable[question.id] = self._new(1 + len(options), maker)
        else:
            self.variable[question.id] = self._new(2, partial(define.asked, question))
        if question.type == "multi":
            for number, option in enumerate(options):
                maker = partial(define.option, question, number)
                switch = self._new(2, maker)
                self.member[question.id, option.id] = switch
                self.switches.add(switch)
        if question.unknown or question.type not in m.CLOSED_TYPES:
            self.known[question.id] = self._new(2, partial(define.knows, question))
        if question.id in self.terms:
            size = 1 + len(self.terms[question.id])
            self.age[question.id] = self._new(size, lambda _: TRUE)

    def options(self, question: m.Question) -> tuple[m.Option, ...]:
        """The options of a question, those of ``options_from`` first."""
        return self.all_steps.options(question)

    def own(self, step: m.Step) -> int:
        """The variables of a step, as a bit mask."""
        known = self._own.get(step.id)
        if known is None:
            numbers = [self.variable.get(step.id), self.known.get(step.id)]
            numbers.append(self.age.get(step.id))
            numbers += [v for (name, _), v in self.member.items() if name == step.id]
            known = sum(1 << number for number in numbers if number is not None)
            self._own[step.id] = known
        return known

    # -- what a variable may be, as a formula over earlier ones -----------------

    def define(self, variable: int, value: int) -> int:
        """What ``variable = value`` asks of earlier variables."""
        key = (variable, value)
        known = self._defined.get(key)
        if known is None:
            known = self._defined[key] = self._makers[variable](value)
        return known

    def reached(self, step: m.Step) -> int:
        """When a step is reached: its flow runs, has not stopped, and ``when``."""
        known = self._reached.get(step.id)
        if known is None:
            own = TRUE
            if step.when is not None and not isinstance(step, m.Fact):
                own = self.compile(step.when)
            known = self._reached[step.id] = self.both((self.open(step), own))
        return known

    def open(self, step: m.Step) -> int:
        """When the flow of a step runs, and has not stopped before it."""
        return self.both(self.compile(gate) for gate in self.gates[step.id])

    def both(self, items: Iterable[int]) -> int:
        """All of these formulas hold."""
        return self.formulas.both(items)

    def unless(self, node: int) -> int:
        """The opposite of a formula."""
        return self.formulas.negate(node)

    def hits(self, table: m.Table) -> tuple[int, ...]:
        """Per row of a reached table: when it hits (first-hit counts what is above)."""
        return self._definitions.hits(table)

    def conditions(self, table: m.Table) -> list[int]:
        """Per row what is written in it, without regard to the rows above."""
        return self._definitions.conditions(table)

    def compile(self, condition: c.Condition) -> int:
        """A condition as a formula."""
        return self._compiler.compile(condition)

    def compile_known(self, question: str) -> int:
        """When a question has an answer that is not *Weet ik niet*."""
        return self._compiler.known(question)

    def passed(
        self, moment: str, value: date, now: datetime, calendar: Calendar
    ) -> int:
        """How many of the terms from a moment have passed: the value of its age."""
        return sum(
            FUNCTIONS[clock.function].read([value], clock.number, now, calendar).state
            == OVER
            for clock in self.terms.get(moment, ())
        )

    def names(self, step: m.Step, part: str | None = None) -> list[str]:
        """What the values 1.. of a step's variable are called in conditions."""
        return self._compiler.names(step, part)


def find_journey(ruleset: m.RuleSet, name: str) -> m.Journey | None:
    """The journey of this name, or the flow of this name alone."""
    if name in ruleset.journeys:
        return ruleset.journeys[name]
    flow = ruleset.flows.get(name)
    if flow is None:
        return None
    return m.Journey(name, (m.Stage(name, None, flow.place),), flow.place)


def _terms(steps: Iterable[m.Step]) -> dict[str, tuple[m.Clock, ...]]:
    terms: dict[str, dict[int, m.Clock]] = {}
    for step in steps:
        if isinstance(step, m.Clock) and not FUNCTIONS[step.function].needs_all:
            for moment in step.moments:
                terms.setdefault(moment, {}).setdefault(step.number, step)
    return {
        moment: tuple(clock for _, clock in sorted(clocks.items()))
        for moment, clocks in terms.items()
    }


def _gates(
    ruleset: m.RuleSet, journey: m.Journey
) -> dict[str, tuple[c.Condition, ...]]:
    """Per step: the flow's own ``when``, and no earlier outcome that stops."""
    gates: dict[str, tuple[c.Condition, ...]] = {}
    for stage in journey.stages:
        passed: list[c.Condition] = [] if stage.when is None else [stage.when]
        waiting: list[c.Condition] = []
        for step in ruleset.flows[stage.flow].steps:
            if isinstance(step, m.Question):
                passed += waiting
                waiting = []
            gates[step.id] = tuple(passed)
            stops = tuple(
                outcome.id
                for outcome in (step.outcomes if isinstance(step, m.Table) else ())
                if outcome.stops
            )
            if stops:
                ref = c.Ref(step.id, step.id, None, step.place)
                waiting.append(c.No(c.Is(ref, stops)))
    return gates
