"""Moments that a user could give, so that every clock reads what was found."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import product

from opname_wizard.clock.calendar import Calendar
from opname_wizard.clock.functions import FUNCTIONS
from opname_wizard.flow import model as m
from opname_wizard.flow.program import Program

MAX_TRIED = 2000  # combinations of moments that are tried for all clocks together


def find_moments(
    program: Program,
    steps: Sequence[m.Step],
    values: Mapping[int, int],
    now: datetime,
) -> tuple[dict[str, date], bool]:
    """A moment for every question that has one, and whether all clocks agree.

    Args:
        program: the journey.
        steps: those of its steps that count.
        values: per variable its value, complete.
        now: aware moment at which the answers are given.

    Returns:
        Moments by question; True when each clock that was reached reads its value.
    """
    clocks = [
        step
        for step in steps
        if isinstance(step, m.Clock) and values[program.variable[step.id]]
    ]
    choices = _choices(program, steps, values, now)
    best: dict[str, date] = {}
    for number, combination in enumerate(product(*choices.values())):
        moments = dict(zip(choices, combination, strict=True))
        best = best or moments
        if all(_agrees(program, clock, values, moments, now) for clock in clocks):
            return moments, True
        if number >= MAX_TRIED:
            break
    return best, False


def _choices(
    program: Program,
    steps: Sequence[m.Step],
    values: Mapping[int, int],
    now: datetime,
) -> dict[str, list[date]]:
    """Per question moments worth trying: of the age that was found, where it counts."""
    asked = [
        step
        for step in steps
        if isinstance(step, m.Question)
        and step.type in ("date", "datetime")
        and values[program.variable[step.id]]
        and values[program.known[step.id]]
    ]
    clocks = [step for step in steps if isinstance(step, m.Clock)]
    found: dict[str, list[date]] = {
        question.id: [now if question.type == "datetime" else now.date()]
        for question in asked
    }
    for name, moment in _examples(clocks, now):
        if name in found and moment not in found[name]:
            found[name].append(moment)
    for clock in clocks:
        if FUNCTIONS[clock.function].needs_all:
            _add_pairs(clock, found, now)
    return {
        name: _of_age(program, name, moments, values, now)
        for name, moments in found.items()
    }


def _of_age(
    program: Program,
    name: str,
    moments: list[date],
    values: Mapping[int, int],
    now: datetime,
) -> list[date]:
    if name not in program.age:
        return moments
    age = values[program.age[name]]
    fitting = [m for m in moments if program.passed(name, m, now, Calendar()) == age]
    return fitting or moments


def _examples(clocks: list[m.Clock], now: datetime) -> Iterator[tuple[str, date]]:
    for clock in clocks:
        function = FUNCTIONS[clock.function]
        for state in function.states:
            example = function.examples(state, clock.number, now, Calendar())
            if len(example) == 1:
                example *= len(clock.moments)
            for name, moment in zip(clock.moments, example, strict=False):
                if moment is not None:
                    yield name, moment


def _add_pairs(clock: m.Clock, found: dict[str, list[date]], now: datetime) -> None:
    """Moments that lie from those of the other question as far as in an example."""
    if not all(name in found for name in clock.moments):
        return
    function = FUNCTIONS[clock.function]
    first, second = clock.moments
    for state in function.states:
        example = function.examples(state, clock.number, now, Calendar())
        if len(example) != 2 or None in example:
            continue
        one, other = example
        assert one is not None  # noqa: S101  looked at just now
        assert other is not None  # noqa: S101  looked at just now
        apart = one - other
        new = [moment + apart for moment in found[second]]
        found[second] += [moment - apart for moment in found[first]]
        found[first] += new


def _agrees(
    program: Program,
    clock: m.Clock,
    values: Mapping[int, int],
    moments: Mapping[str, date],
    now: datetime,
) -> bool:
    state = program.names(clock)[values[program.variable[clock.id]] - 1]
    given = [moments.get(name) for name in clock.moments]
    function = FUNCTIONS[clock.function]
    return function.read(given, clock.number, now, Calendar()).state == state
