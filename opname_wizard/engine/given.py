"""Answers that are known already from an earlier flow."""

from collections.abc import Callable
from typing import NamedTuple

from opname_wizard.engine.answer import Answer, has_value
from opname_wizard.engine.knowledge import Knowledge
from opname_wizard.flow import model as m
from opname_wizard.flow.program import Program
from opname_wizard.logic.formula import FALSE, TRUE


class Found(NamedTuple):
    """A given answer; ``weighed`` says per value when it is that one."""

    answer: Answer
    weighed: dict[int, int] | None


def given_answer(
    question: m.Question,
    program: Program,
    knowledge: Knowledge,
    value_of: Callable[[str], Answer | None],
) -> Found | None:
    """The given answer of a question, or None when it has to be asked.

    Args:
        question: a question with ``given``.
        program: the journey.
        knowledge: what is known of the steps above.
        value_of: the answer to an earlier question, None when it has none.
    """
    maybe: list[tuple[int, m.Given]] = []
    above = TRUE
    for given in question.given:
        hit = program.both((above, _condition(given, program)))
        source = _source(given, program)
        if source is not None and value_of(source.id) is None:
            continue
        rest = knowledge.rest(hit)
        if rest == FALSE:
            continue
        if rest == TRUE and not maybe:
            return _one(given, program, value_of)
        maybe.append((hit, given))
        above = program.both((above, program.unless(_condition(given, program))))
    return _weighed(question, program, knowledge, maybe)


def _condition(given: m.Given, program: Program) -> int:
    return TRUE if given.when is None else program.compile(given.when)


def _source(given: m.Given, program: Program) -> m.Question | None:
    step = program.all_steps.by_id.get(given.source or "")
    return step if isinstance(step, m.Question) else None


def _one(
    given: m.Given, program: Program, value_of: Callable[[str], Answer | None]
) -> Found:
    source = _source(given, program)
    if source is None:
        return Found(str(given.value), None)
    answer = value_of(source.id)
    return Found(m.UNKNOWN if answer is None else answer, None)


def _weighed(
    question: m.Question,
    program: Program,
    knowledge: Knowledge,
    maybe: list[tuple[int, m.Given]],
) -> Found | None:
    """Given in every completion, but not the same in each: weighed, not asked."""
    values = [given.value for _, given in maybe]
    if not maybe or question.type != "choice" or None in values:
        return None
    reached = program.reached(question)
    covered = program.formulas.either(hit for hit, _ in maybe)
    if not knowledge.certain(
        program.formulas.either((program.unless(reached), covered))
    ):
        return None
    anything = [hit for hit, given in maybe if not has_value(given.value)]
    weighed = {
        number: program.formulas.either(
            [*anything, *(hit for hit, given in maybe if given.value == name)]
        )
        for number, name in enumerate(program.names(question), 1)
    }
    return Found(m.UNKNOWN, weighed)
