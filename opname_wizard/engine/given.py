"""Answers that are known already from an earlier flow."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from opname_wizard.engine.answer import Answer, has_value
from opname_wizard.engine.knowledge import Knowledge
from opname_wizard.engine.options import needs
from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow.program import Program
from opname_wizard.logic.formula import FALSE, TRUE

ValueOf = Callable[[str], Answer | None]
Weighed = dict[int, dict[int, int]]


class Found(NamedTuple):
    """A given answer.

    Attributes:
        answer: what was given, or *Weet ik niet* where it differs per completion.
        weighed: per variable and value when it is that one; empty when it is free,
            or one and the same.
    """

    answer: Answer
    weighed: Weighed


class _Line(NamedTuple):
    """One line of ``given`` that may hold, and the formula of when it counts."""

    given: m.Given
    hit: int


def given_answer(
    question: m.Question, program: Program, knowledge: Knowledge, value_of: ValueOf
) -> Found | None:
    """The given answer of a question, or None when it has to be asked.

    A line counts where its condition holds and its option is offered.

    Args:
        question: a question with ``given``.
        program: the journey.
        knowledge: what is known of the steps above.
        value_of: the answer to an earlier question, None when it has none.
    """
    maybe: list[_Line] = []
    above = TRUE
    for given in question.given:
        answer = _answer(given, value_of)
        if answer is None:
            continue
        condition = _condition(question, given, answer, program)
        hit = program.both((above, condition))
        rest = knowledge.rest(hit)
        if rest == FALSE:
            continue
        if rest == TRUE and not maybe:
            return _one(question, given, answer, program)
        maybe.append(_Line(given, hit))
        above = program.both((above, program.unless(condition)))
    return _weigh(question, program, knowledge, maybe)


def may_be_given(question: m.Question, program: Program, knowledge: Knowledge) -> bool:
    """Whether answers that are still open may make asking a question needless."""
    return any(
        (given.when is None or knowledge.rest(program.compile(given.when)) != FALSE)
        and _is_here(given.source, program)
        for given in question.given
    )


def _is_here(source: str | None, program: Program) -> bool:
    return source is None or program.all_steps.by_id[source].flow in program.flows


def _answer(given: m.Given, value_of: ValueOf) -> Answer | None:
    return given.value if given.source is None else value_of(given.source)


def _condition(
    question: m.Question, given: m.Given, answer: Answer, program: Program
) -> int:
    when = TRUE if given.when is None else program.compile(given.when)
    if not has_value(answer) or question.type not in m.CLOSED_TYPES:
        return when
    chosen = answer if isinstance(answer, tuple) else (str(answer),)
    return program.both((when, needs(question, chosen, program)))


def _one(
    question: m.Question, given: m.Given, answer: Answer, program: Program
) -> Found:
    """The same line in every completion; a weighed answer stays what it was there."""
    source = program.all_steps.by_id.get(given.source or "")
    if has_value(answer) or not isinstance(source, m.Question):
        return Found(answer, {})
    ref = c.Ref(source.id, source.id, None, given.place)
    absent = program.unless(program.reached(source))

    def same(condition: c.Condition) -> int:
        return program.formulas.either((absent, program.compile(condition)))

    weighed: Weighed = {}
    if question.type == "choice":
        names = program.names(question)
        weighed[program.variable[question.id]] = {
            value: same(c.Is(ref, (name,))) for value, name in enumerate(names, 1)
        }
    elif question.type == "multi":
        for name in program.names(question):
            on = c.Includes(ref, (name,))
            switch = program.member[question.id, name]
            weighed[switch] = {0: same(c.No(on)), 1: same(on)}
    return Found(m.UNKNOWN, weighed)


def _weigh(
    question: m.Question,
    program: Program,
    knowledge: Knowledge,
    maybe: Collection[_Line],
) -> Found | None:
    """Given in every completion, but not the same in each: weighed, not asked."""
    if not maybe or question.type != "choice":
        return None
    if any(line.given.value is None for line in maybe):
        return None
    either = program.formulas.either
    covered = either(line.hit for line in maybe)
    absent = program.unless(program.reached(question))
    if not knowledge.certain(either((absent, covered))):
        return None
    values = {line.given.value or "" for line in maybe}
    if len(values) == 1:
        return Found(values.pop(), {})
    free = [line.hit for line in maybe if not has_value(line.given.value)]
    weighed = {
        number: either([*free, *(n.hit for n in maybe if n.given.value == name)])
        for number, name in enumerate(program.names(question), 1)
    }
    return Found(m.UNKNOWN, {program.variable[question.id]: weighed})
