"""What can occur in a journey, each with the formula of when it does."""

from collections.abc import Iterator

from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow.check_names import conditions_of
from opname_wizard.flow.definitions import YES
from opname_wizard.flow.program import Program
from opname_wizard.logic.formula import TRUE

Name = tuple[str, ...]
Goal = tuple[Name, int]


def goals_of(program: Program) -> Iterator[Goal]:
    """Every stage, question, option, value of a fact, clock and row of a journey.

    Names are ("stage", journey, flow), ("step", id), ("option", question, id), ("fact",
    id, value) and ("row", table, id); also ("empty", question) for a question without
    any option left, and ("upright", table, id) for a row that hits while all is reached
    that it denies.
    """
    for stage in program.journey.stages:
        when = TRUE if stage.when is None else program.compile(stage.when)
        yield ("stage", program.journey.id, stage.flow), when
    for step in program.steps:
        match step:
            case m.Question():
                yield ("step", step.id), program.reached(step)
                yield from _of_options(program, step)
            case m.Fact():
                variable = program.variable[step.id]
                yield ("fact", step.id, "ja"), program.define(variable, YES)
                yield ("fact", step.id, "nee"), program.define(variable, 1)
            case m.Clock():
                yield ("step", step.id), program.reached(step)
            case m.Table():
                yield from _of_rows(program, step)


def _of_options(program: Program, question: m.Question) -> Iterator[Goal]:
    reached = program.reached(question)
    options = program.options(question)
    whens = [TRUE if o.when is None else program.compile(o.when) for o in options]
    for option, when in zip(options, whens, strict=True):
        yield ("option", question.id, option.id), program.both((reached, when))
    if options:
        none = map(program.unless, whens)
        yield ("empty", question.id), program.both((reached, *none))


def _of_rows(program: Program, table: m.Table) -> Iterator[Goal]:
    reached = program.reached(table)
    for number, hit in enumerate(program.hits(table)):
        row = table.rows[number]
        formula = program.both((reached, hit))
        yield ("row", table.id, row.id), formula
        denied = [program.reached(step) for step in _denied(program, table, number)]
        if denied:
            yield ("upright", table.id, row.id), program.both((formula, *denied))


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
