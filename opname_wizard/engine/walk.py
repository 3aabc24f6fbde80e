"""The walk: from answers to the next question, and what is known by then.

A walk is a function of (program, answers, now): no clock, file or terminal. Going back,
changing an answer, resuming and playing a case call it again with other arguments.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

from opname_wizard.clock.calendar import Calendar
from opname_wizard.clock.functions import FUNCTIONS
from opname_wizard.engine.answer import Answer, Answers, clash
from opname_wizard.engine.given import given_answer
from opname_wizard.engine.knowledge import Knowledge
from opname_wizard.engine.learn import learn_answer, learn_known
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
        path: ids of the questions answered before the first open one, in order.
        answers: the answers on the path, in order; others have vanished.
        given: answers known from elsewhere, for questions that are not asked.
        open: unanswered questions that may still be asked, in order; the first is
            the one to ask now, of the others some may prove needless.
        readings: per clock that may be reached what it reads.
        relevance: which questions can still change anything.
    """

    def __init__(self, program: Program, now: datetime, relevance: Relevance) -> None:
        self.program = program
        self.now = now
        self.relevance = relevance
        self.path: tuple[str, ...] = ()
        self.answers: dict[str, Answer] = {}
        self.given: dict[str, Answer] = {}
        self.open: list[m.Question] = []
        self.readings: dict[str, ClockReading] = {}
        self._knowledge = Knowledge(program)
        self._unsettled: list[m.Question] = []

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
        """The options of a question that some completion of a walk offers."""
        return offered(question, self.program, walk.knowledge)


def offered(
    question: m.Question, program: Program, knowledge: Knowledge
) -> list[m.Option]:
    """The options of a question that some completion offers."""
    return [
        option
        for option in program.options(question)
        if option.when is None or knowledge.possible(program.compile(option.when))
    ]


class _Walking:
    """One walk under way: fills a `Walk`, step by step."""

    def __init__(
        self, walker: Walker, relevance: Relevance, answers: Answers, now: datetime
    ) -> None:
        self._walk = Walk(walker.program, now, relevance)
        self._program = walker.program
        self._calendar = walker.calendar
        self._all = answers
        self._knowledge = self._walk._knowledge  # noqa: SLF001  being filled here

    def walk(self) -> Walk:
        for step in self._program.steps:
            if isinstance(step, m.Question):
                self._question(step)
            elif isinstance(step, m.Clock):
                self._clock(step)
        return self._walk

    def _question(self, question: m.Question) -> None:
        walk, reached = self._walk, self._program.reached(question)
        answer = self._all.get(question.id)
        if walk.open and answer is None:
            if self._knowledge.rest(reached) != FALSE:
                self._leave_for_later(question)
            return
        if not self._knowledge.possible(reached):
            return
        answer = self._usable(question, answer)
        if answer is None and take_given(walk, question, self._knowledge):
            return
        if not self._is_needed(question):
            return
        if answer is None:
            walk.open.append(question)
            return
        if not walk.open:
            walk.path += (question.id,)
        walk.answers[question.id] = answer
        learn_answer(question, answer, self._program, self._knowledge)

    def _leave_for_later(self, question: m.Question) -> None:
        """It comes after an open question: only masks are asked, and no search."""
        self._walk.open.append(question)
        if question.given:
            self._walk._unsettled.append(question)  # noqa: SLF001  being filled here

    def _is_needed(self, question: m.Question) -> bool:
        if question.type not in m.CLOSED_TYPES:
            return True  # a text is for people, a moment for clocks and letters
        return self._walk.relevance.matters(question, self._knowledge)

    def _usable(self, question: m.Question, answer: Answer | None) -> Answer | None:
        """The user's answer, unless its option is not offered (any more)."""
        if answer is None or answer == m.UNKNOWN:
            return answer
        if question.type not in m.CLOSED_TYPES:
            return answer
        chosen = answer if isinstance(answer, tuple) else (str(answer),)
        options = offered(question, self._program, self._knowledge)
        if not {option.id for option in options}.issuperset(chosen):
            return None
        return None if clash(question, chosen) else answer

    def _clock(self, clock: m.Clock) -> None:
        knowledge, program = self._knowledge, self._program
        reached = knowledge.rest(program.reached(clock))
        if reached == FALSE or not (self._walk.open or knowledge.possible(reached)):
            return
        if any(question.id in clock.moments for question in self._walk.open):
            return
        function = FUNCTIONS[clock.function]
        moments = [self._moment(name) for name in clock.moments]
        reading = function.read(moments, clock.number, self._walk.now, self._calendar)
        self._walk.readings[clock.id] = reading
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
    if found.weighed is None:
        learn_answer(question, found.answer, program, knowledge)
    else:
        knowledge.learn_when(program.variable[question.id], found.weighed)
        learn_known(question, program, knowledge, known=False)
    return True
