"""From a found combination of values to answers that a user could give."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from opname_wizard.clock.write import write
from opname_wizard.flow import model as m
from opname_wizard.flow.program import Program
from opname_wizard.flow.proof.moments import find_moments
from opname_wizard.logic.sample import Sample

Given = str | tuple[str, ...] | date


class Witness(NamedTuple):
    """One list of answers.

    Attributes:
        values: per variable of the program its value.
        answers: per question on the path the answer, as the engine takes it.
        exact: False when no moments were found that give every clock its state.
    """

    values: dict[int, int]
    answers: dict[str, Given]
    exact: bool


def make_witness(
    program: Program, found: Mapping[int, int], now: datetime, before: m.Step
) -> Witness:
    """Complete a partial combination of values to one list of answers.

    Args:
        program: the journey.
        found: variable to value, as the search gave it.
        now: aware moment at which the answers are given.
        before: the step to be shown; only questions above it are answered.
    """
    values = _complete(program, found)
    above = program.steps[: program.steps.index(before)]
    moments, exact = find_moments(program, above, values, now)
    answers: dict[str, Given] = {}
    for step in above:
        if isinstance(step, m.Question) and values[program.variable[step.id]]:
            answers[step.id] = _answer(program, step, values, moments)
    return Witness(values, answers, exact)


def dutch_lines(program: Program, answers: Mapping[str, Given]) -> list[str]:
    """The answers as lines 'vraag  antwoord', in Dutch."""
    lines = []
    for step in program.steps:
        answer = answers.get(step.id)
        if isinstance(step, m.Question) and answer is not None:
            lines.append(f"{step.ask}  {_words(program, step, answer)}")
    return lines


def _words(program: Program, question: m.Question, answer: Given) -> str:
    if isinstance(answer, date):
        return write(answer)
    texts = {option.id: option.text for option in program.options(question)}
    if isinstance(answer, tuple):
        return ", ".join(texts[name] for name in answer)
    if answer == m.UNKNOWN:
        return m.UNKNOWN_TEXT
    return texts.get(answer, answer)


def _complete(program: Program, found: Mapping[int, int]) -> dict[int, int]:
    sample = Sample(program.formulas)
    for variable, size in enumerate(program.formulas.size):
        wanted = found.get(variable)
        order = _preferred(program, variable, size) if wanted is None else (wanted,)
        sample.values[variable] = next(
            (v for v in order if sample.holds(program.define(variable, v))), 0
        )
    return sample.values


def _preferred(program: Program, variable: int, size: int) -> Iterable[int]:
    if variable in program.switches or variable in program.age.values():
        return range(size)  # few options chosen, and moments that are fresh
    return (*range(1, size), 0)  # reached and known where possible


def _answer(
    program: Program,
    question: m.Question,
    values: Mapping[int, int],
    moments: Mapping[str, date],
) -> Given:
    known = program.known.get(question.id)
    if known is not None and not values[known]:
        return m.UNKNOWN
    if question.type == "choice":
        return program.names(question)[values[program.variable[question.id]] - 1]
    if question.type == "multi":
        return tuple(
            option.id
            for option in program.options(question)
            if values[program.member[question.id, option.id]]
        )
    return moments.get(question.id, "iets" if question.type == "text" else m.UNKNOWN)
