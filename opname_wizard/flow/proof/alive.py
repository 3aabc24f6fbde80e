"""Nothing is dead: every row, option, question, outcome and stage can occur."""

from collections.abc import Callable, Iterator

from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow.check_names import conditions_of
from opname_wizard.flow.definitions import YES
from opname_wizard.flow.finding import Finding, Place
from opname_wizard.flow.program import Program
from opname_wizard.logic.formula import TRUE
from opname_wizard.logic.search import Search

Name = tuple[str, ...]


class Alive:
    """Collects over all journeys what can occur; the rest is a finding."""

    def __init__(self, ruleset: m.RuleSet) -> None:
        self._ruleset = ruleset
        self._alive: set[Name] = set()
        self._leaning: set[Name] = set()  # rows that hit because something is absent
        self._upright: set[Name] = set()

    def visit(self, program: Program, search: Search) -> None:
        """Note what can occur in one journey.

        Raises:
            OutOfStepsError: the search's budget ran out.
        """
        for stage in program.journey.stages:
            when = TRUE if stage.when is None else program.compile(stage.when)
            if search.possible(when):
                self._alive.add(("stage", program.journey.id, stage.flow))
        for step in program.steps:
            for name, formula in _goals(program, step):
                if name not in self._alive and search.possible(formula()):
                    self._alive.add(name)
            if isinstance(step, m.Table):
                self._lean(program, step, search)

    def _lean(self, program: Program, table: m.Table, search: Search) -> None:
        hits = program.hits(table)
        for number, row in enumerate(table.rows):
            name = ("row", table.id, row.id)
            denied = _denied(program, table, number)
            if not denied or name in self._upright:
                continue
            hit = program.both((program.reached(table), hits[number]))
            there = (program.reached(step) for step in denied)
            if search.possible(program.both((hit, *there))):
                self._upright.add(name)
            elif search.possible(hit):
                self._leaning.add(name)

    def findings(self) -> Iterator[Finding]:
        """What never occurred in any journey."""
        for journey in self._ruleset.journeys.values():
            for stage in journey.stages:
                if ("stage", journey.id, stage.flow) not in self._alive:
                    message = f"de stroom '{stage.flow}' begint nooit in deze reis"
                    yield _dead("dead_stage", stage.place, message)
        for flow in self._ruleset.flows.values():
            for step in flow.steps:
                yield from self._of_step(step)

    def _of_step(self, step: m.Step) -> Iterator[Finding]:
        match step:
            case m.Question():
                yield from self._of_question(step)
            case m.Fact():
                for value in ("ja", "nee"):
                    if ("fact", step.id, value) not in self._alive:
                        yield _dead(
                            "dead_fact", step.place, f"'{step.id}' is nooit {value}"
                        )
            case m.Clock():
                if ("step", step.id) not in self._alive:
                    yield _dead(
                        "dead_clock", step.place, f"de klok '{step.id}' loopt nooit"
                    )
            case m.Table():
                yield from self._of_table(step)

    def _of_question(self, question: m.Question) -> Iterator[Finding]:
        if ("step", question.id) not in self._alive:
            message = f"de vraag '{question.id}' wordt nooit gesteld"
            yield _dead("dead_question", question.place, message)
            return
        for option in question.options:
            if ("option", question.id, option.id) not in self._alive:
                message = f"de optie '{option.id}' kan nooit worden gekozen"
                yield _dead("dead_option", option.place, message)
        if ("empty", question.id) in self._alive:
            message = f"bij '{question.id}' blijft soms geen enkele optie over"
            yield Finding(
                "no_option_left",
                question.place,
                message,
                "laat minstens één optie zonder when",
            )

    def _of_table(self, table: m.Table) -> Iterator[Finding]:
        for row in table.rows:
            name = ("row", table.id, row.id)
            if name not in self._alive:
                yield _dead("dead_row", row.place, f"de rij '{row.id}' raakt nooit")
            elif name in self._leaning - self._upright:
                yield Finding(
                    "leans_on_absence",
                    row.place,
                    f"de rij '{row.id}' raakt alleen doordat iets niet is bereikt",
                    "noem in when wat er wel is",
                    "let op",
                )
        said = {_said(row) for row in table.rows}
        for outcome in table.outcomes:
            if outcome.id not in said:
                message = f"geen rij geeft de uitkomst '{outcome.id}'"
                yield _dead("dead_outcome", table.place, message)
        for measure, _ in table.measures:
            if measure not in said:
                message = f"geen rij gaat over de maatregel '{measure}'"
                yield _dead("dead_measure", table.place, message)


def _dead(code: str, place: Place, message: str) -> Finding:
    return Finding(code, place, message, "haal het weg, of verruim de voorwaarde")


def _said(row: m.Row) -> str:
    match row.says:
        case m.Then(outcome):
            return outcome
        case m.Fits(measure, _, _):
            return measure
        case _:
            return ""


def _goals(program: Program, step: m.Step) -> Iterator[tuple[Name, Callable[[], int]]]:
    """What can occur at a step, each with the formula of when."""
    reached = program.reached(step)
    match step:
        case m.Question():
            yield ("step", step.id), lambda: reached
            yield from _option_goals(program, step)
        case m.Fact():
            variable = program.variable[step.id]
            yield ("fact", step.id, "ja"), lambda: program.define(variable, YES)
            yield ("fact", step.id, "nee"), lambda: program.define(variable, 1)
        case m.Clock():
            yield ("step", step.id), lambda: reached
        case m.Table():
            for row, hit in zip(step.rows, program.hits(step), strict=True):
                formula = program.both((reached, hit))
                yield ("row", step.id, row.id), lambda formula=formula: formula  # type: ignore[misc]  # binds the loop's value


def _option_goals(
    program: Program, question: m.Question
) -> Iterator[tuple[Name, Callable[[], int]]]:
    reached = program.reached(question)
    options = program.options(question)
    whens = []
    for option in options:
        when = program.compile(option.when) if option.when else None
        whens.append(when)
        formula = reached if when is None else program.both((reached, when))
        yield ("option", question.id, option.id), lambda formula=formula: formula  # type: ignore[misc]  # binds the loop's value
    if options and None not in whens:
        none = program.both(program.unless(when) for when in whens if when is not None)
        yield ("empty", question.id), lambda: program.both((reached, none))


def _denied(program: Program, table: m.Table, number: int) -> list[m.Step]:
    """The steps whose absence can make a row hold: under a ``not``, or a ``nee``."""
    row = table.rows[number]
    conditions: list[tuple[c.Condition, bool]] = []
    if row.when is not None:
        conditions.append((row.when, False))
    if row.otherwise:
        conditions += [(r.when, True) for r in table.rows[:number] if r.when]
    names = {
        name
        for when, negated in conditions
        for name in _negated(program, when, negated)
    }
    return [step for step in program.steps if step.id in names]


def _negated(program: Program, when: c.Condition, negated: bool) -> Iterator[str]:  # noqa: FBT001  the polarity travels with the condition
    match when:
        case c.No(item):
            yield from _negated(program, item, not negated)
        case c.Every(items) | c.Some(items) | c.AtLeast(_, items):
            for item in items:
                yield from _negated(program, item, negated)
        case _:
            step = program.all_steps.by_id[when.ref.step]
            if isinstance(step, m.Fact):
                values = when.values if isinstance(when, c.Is) else ()
                deny = negated != (values == ("nee",))
                for condition in conditions_of(step):
                    yield from _negated(program, condition, deny)
            elif negated and step.flow in program.flows:
                yield step.id
