"""Plays a case and says where what comes out differs from what must."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from opname_wizard.advice.advise import advise
from opname_wizard.advice.model import Advice
from opname_wizard.case.compare import compare
from opname_wizard.case.failure import Failure
from opname_wizard.case.read import Case
from opname_wizard.clock.calendar import Calendar
from opname_wizard.clock.dutch import MomentError, parse_moment
from opname_wizard.clock.zone import amsterdam
from opname_wizard.engine.answer import Answer, AnswerError, Answers, read_answer
from opname_wizard.engine.walk import Walk, Walker
from opname_wizard.flow import model as m
from opname_wizard.flow.finding import did_you_mean, one_of
from opname_wizard.flow.program import Program, find_journey
from opname_wizard.flow.word import place_of

EPOCH = datetime(2026, 1, 1, tzinfo=amsterdam())


class Played(NamedTuple):
    """A case that was played; ``failures`` are empty when it is right."""

    case: Case
    walk: Walk
    advice: Advice
    failures: tuple[Failure, ...]


class Player:
    """Plays the cases of one rule set; keeps a walker per journey."""

    def __init__(
        self,
        ruleset: m.RuleSet,
        register: Mapping[str, m.Source],
        letters: Mapping[str, str],
    ) -> None:
        self._ruleset = ruleset
        self._register = register
        self._letters = letters
        self._walkers: dict[str, Walker] = {}

    def play(self, case: Case) -> Played | tuple[Failure, ...]:
        """Play a case; only what is wrong when it cannot be played at all."""
        walker = self._walker(case.journey)
        if walker is None:
            known = [*self._ruleset.journeys, *self._ruleset.flows]
            hint = did_you_mean(case.journey, known, one_of(known))
            text = f"onbekende reis '{case.journey}'; {hint}"
            return (Failure(place_of(case.journey, case.place), text),)
        try:
            now = parse_moment(case.now, EPOCH)
        except MomentError as error:
            text = f"now: {error.text} {error.cure}"
            return (Failure(place_of(case.now, case.place), text),)
        answers, failures = typed_answers(walker.program, case, now)
        walk = walker.walk(answers, now)
        advice = advise(walk, self._register, self._letters)
        failures += _off_path(case, answers, walk)
        failures += compare(case, walk, advice)
        return Played(case, walk, advice, tuple(failures))

    def _walker(self, journey: str) -> Walker | None:
        if journey not in self._walkers:
            found = find_journey(self._ruleset, journey)
            if found is None:
                return None
            self._walkers[journey] = Walker(Program(self._ruleset, found), Calendar())
        return self._walkers[journey]


def typed_answers(
    program: Program, case: Case, now: datetime
) -> tuple[dict[str, Answer], list[Failure]]:
    """The answers of a case as the engine takes them, and what is wrong with others."""
    answers: dict[str, Answer] = {}
    failures: list[Failure] = []
    for name, written in case.answers.items():
        step = program.all_steps.by_id.get(name)
        if not isinstance(step, m.Question) or step.flow not in program.flows:
            text = f"'{name}' is geen vraag van deze reis"
            failures.append(Failure(written.place, text))
            continue
        try:
            options = program.options(step)
            answers[name] = read_answer(step, options, written.value, now)
        except AnswerError as error:
            text = f"{error.text}; {error.what_now}"
            failures.append(Failure(written.place, text))
    return answers, failures


def _off_path(case: Case, answers: Answers, walk: Walk) -> Iterator[Failure]:
    for name in answers:
        if name not in walk.answers:
            text = f"'{name}' wordt in deze casus niet gevraagd"
            yield Failure(case.answers[name].place, text)
    if walk.next is not None and not case.partial:
        text = f"de vraag '{walk.next.id}' heeft nog geen antwoord"
        yield Failure(case.place, text)
