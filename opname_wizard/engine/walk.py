"""The walk: from answers to the next question, and what is known by then.

A walk is a function of (program, answers, now): no clock, file or terminal. Going back,
changing an answer, resuming and playing a case call it again with other arguments.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from opname_wizard.clock.calendar import Calendar
from opname_wizard.clock.functions import FUNCTIONS
from opname_wizard.engine.answer import Answer, Answers, clash
from opname_wizard.engine.given import given_answer, may_be_given
from opname_wizard.engine.knowledge import Knowledge
from opname_wizard.engine.learn import learn_answer
from opname_wizard.engine.options import fits, offered
from opname_wizard.engine.relevance import Relevance
from opname_wizard.flow import model as m
from opname_wizard.flow.program import Program
from opname_wizard.logic.formula import FALSE, TRUE

if TYPE_CHECKING:
    from opname_wizard.clock.deadlines import ClockReading

OFF = 0b01


class Walk:
    """Where a set of answers leads.

    Attributes:
        program: the journey that was walked.
        now: aware moment.
        calendar: which days are working days.
        path: ids of the questions answered before the first open one, in order.
        answers: the answers on the path, in order; others have vanished.
        given: answers known from elsewhere, for questions that are not asked.
        open: unanswered questions that may still be asked, in order; the first is
            the one to ask now, of the others some may prove needless. Flows after
            that of the first are left out until `knowledge` is asked for.
        readings: per clock that may be reached what it reads; likewise.
        relevance: which questions can still change anything.
    """

    def __init__(
        self, program: Program, now: datetime, calendar: Calendar, relevance: Relevance
    ) -> None:
        self.program = program
        self.now = now
        self.calendar = calendar
        self.relevance = relevance
        self.path: tuple[str, ...] = ()
        self.answers: dict[str, Answer] = {}
        self.given: dict[str, Answer] = {}
        self.open: list[m.Question] = []
        self.readings: dict[str, ClockReading] = {}
        self._knowledge = Knowledge(program)
        self._unsettled: list[m.Question] = []
        self._finish: Callable[[], None] | None = None

    @property
    def next(self) -> m.Question | None:
        """The question to ask now, or None at the end."""
        return self.open[0] if self.open else None

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the open questions that are certain to be asked."""
        known = self.knowledge
        return tuple(
            question.id
            for question in self.open
            if question is self.next or self._is_certain(question, known)
        )

    @property
    def surely_open(self) -> tuple[str, ...]:
        """Ids of open questions that are certain by masks alone: quick, maybe fewer."""
        known = self._knowledge
        return tuple(
            question.id
            for question in self.open
            if question is self.next
            or (
                known.rest(self.program.reached(question)) == TRUE
                and self._always_matters(question, known)
            )
        )

    @property
    def knowledge(self) -> Knowledge:
        """What follows from the answers, those given from elsewhere included."""
        if self._finish is not None:
            finish, self._finish = self._finish, None
            finish()
        while self._unsettled:
            question = self._unsettled.pop(0)
            if take_given(self, question, self._knowledge):
                self.open.remove(question)
        return self._knowledge

    def value(self, question: str) -> Answer | None:
        """The answer to a question on the path, its own or given."""
        return self.answers.get(question, self.given.get(question))

    def _is_certain(self, question: m.Question, knowledge: Knowledge) -> bool:
        certain = knowledge.certain(self.program.reached(question))
        return certain and self._always_matters(question, knowledge)

    def _always_matters(self, question: m.Question, knowledge: Knowledge) -> bool:
        if may_be_given(question, self.program, knowledge):
            return False
        if question.type not in m.CLOSED_TYPES:
            return True
        return self.relevance.matters_alone(question, knowledge)


class Walker:
    """Walks one program; keeps what does not depend on the answers."""

    def __init__(self, program: Program, calendar: Calendar) -> None:
        self.program = program
        self.calendar = calendar
        self._relevance = Relevance(program)

    def walk(self, answers: Answers, now: datetime) -> Walk:
        """Where these answers lead at this moment; answers off the path are ignored."""
        return _Walking(self, self._relevance, answers, now).walk()

    def offered(self, question: m.Question, walk: Walk) -> list[m.Option]:
        """The options of a question that the answers above it leave open."""
        if not any(option.when for option in question.options):
            return list(self.program.options(question))
        if question.id in walk.answers:
            names = list(walk.answers)
            above = names[: names.index(question.id)]
            walk = self.walk({name: walk.answers[name] for name in above}, walk.now)
        return offered(question, self.program, walk.knowledge)


class _Walking:
    """One walk under way: fills a `Walk`, step by step."""

    def __init__(
        self, walker: Walker, relevance: Relevance, answers: Answers, now: datetime
    ) -> None:
        self._walk = Walk(walker.program, now, walker.calendar, relevance)
        self._program = walker.program
        self._all = answers
        self._knowledge = self._walk._knowledge  # noqa: SLF001  being filled here

    def walk(self) -> Walk:
        steps = self._program.steps
        for number, step in enumerate(steps):
            following = self._walk.next
            if following is not None and step.flow != following.flow:
                rest = steps[number:]
                if not any(later.id in self._all for later in rest):
                    # another flow waits until someone wants to know about it
                    self._walk._finish = partial(self._visit, rest)  # noqa: SLF001
                    break
            self._visit((step,))
        return self._walk

    def _visit(self, steps: Iterable[m.Step]) -> None:
        for step in steps:
            if isinstance(step, m.Question):
                self._question(step)
            elif isinstance(step, m.Clock):
                self._clock(step)

    def _question(self, question: m.Question) -> None:
        walk = self._walk
        answer = self._usable(question)
        if answer is None:
            self._without_answer(question)
            return
        if not walk.open:
            walk.path += (question.id,)
        walk.answers[question.id] = answer
        _learn(walk, question, answer, self._knowledge)

    def _without_answer(self, question: m.Question) -> None:
        walk, knowledge = self._walk, self._knowledge
        reached = self._program.reached(question)
        if walk.open:  # it comes later: only masks are asked, and no search
            if knowledge.rest(reached) != FALSE:
                walk.open.append(question)
                if question.given:
                    walk._unsettled.append(question)  # noqa: SLF001  being filled here
        elif (
            knowledge.possible(reached)
            and not take_given(walk, question, knowledge)
            and self._is_needed(question)
        ):
            walk.open.append(question)

    def _is_needed(self, question: m.Question) -> bool:
        if question.type not in m.CLOSED_TYPES:
            return True  # a text is for people, a moment for clocks and letters
        return self._walk.relevance.matters(question, self._knowledge)

    def _usable(self, question: m.Question) -> Answer | None:
        """The user's answer, if it is on the path and its options are offered."""
        answer = self._all.get(question.id)
        if answer is None:
            return None
        if not self._knowledge.possible(self._program.reached(question)):
            return None
        if answer != m.UNKNOWN and question.type in m.CLOSED_TYPES:
            chosen = answer if isinstance(answer, tuple) else (str(answer),)
            fitting = fits(question, chosen, self._program, self._knowledge)
            if clash(question, chosen) or not fitting:
                return None
        return answer if self._is_needed(question) else None

    def _clock(self, clock: m.Clock) -> None:
        knowledge, program = self._knowledge, self._program
        reached = knowledge.rest(program.reached(clock))
        if reached == FALSE or not (self._walk.open or knowledge.possible(reached)):
            return
        if any(question.id in clock.moments for question in self._walk.open):
            return
        function = FUNCTIONS[clock.function]
        moments = [self._moment(name) for name in clock.moments]
        walk = self._walk
        reading = function.read(moments, clock.number, walk.now, walk.calendar)
        walk.readings[clock.id] = reading
        if not function.needs_all:
            return  # follows from the ages of its moments
        states = function.states
        mask = OFF | 2 << states.index(reading.state)
        knows = [program.compile_known(name) for name in clock.moments]
        if any(knowledge.rest(node) > TRUE for node in knows):
            mask |= 2 << states.index(m.UNKNOWN)  # a moment may not count
        knowledge.learn(program.variable[clock.id], mask)

    def _moment(self, question: str) -> date | None:
        value = self._walk.value(question)
        return value if isinstance(value, date) else None


def take_given(walk: Walk, question: m.Question, knowledge: Knowledge) -> bool:
    """Use the given answer of a question; False when it has none and must be asked."""
    if not question.given:
        return False
    program = walk.program
    found = given_answer(question, program, knowledge, walk.value)
    if found is None:
        return False
    walk.given[question.id] = found.answer
    _learn(walk, question, found.answer, knowledge)
    for variable, conditions in found.weighed.items():
        knowledge.learn_when(variable, conditions)
    return True


def _learn(
    walk: Walk, question: m.Question, answer: Answer, knowledge: Knowledge
) -> None:
    program = walk.program
    learn_answer(question, answer, program, knowledge)
    if isinstance(answer, date) and question.id in program.age:
        passed = program.passed(question.id, answer, walk.now, walk.calendar)
        knowledge.learn(program.age[question.id], 1 << passed)
