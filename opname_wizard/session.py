"""One conversation: the answers so far and where the user is; knows no terminal.

Every change leads to a new walk, so going back needs no undoing. Answers that fall off
the path stay here, and count again when the path comes back to them.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from opname_wizard.engine.answer import Answer
from opname_wizard.engine.walk import Walk, Walker
from opname_wizard.flow import model as m


class Progress(NamedTuple):
    """Where a question stands in its flow.

    Attributes:
        part: which flow of the journey this is, from 1.
        parts: how many flows there are.
        number: which question of the flow this is, from 1.
        least: how many questions of the flow there will be at the least.
        most: how many at the most.
    """

    part: int
    parts: int
    number: int
    least: int
    most: int


class Change(NamedTuple):
    """What changing an answer does, before it is done.

    Attributes:
        kept: ids of the other answers that stay.
        dropped: ids of the answers that fall off the path.
        new: ids of the questions that may come in their place.
        verdict: whether a verdict of the journey becomes another one.
    """

    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    new: tuple[str, ...]
    verdict: bool


class Session:
    """The answers of one conversation, and the question that is being asked.

    Args:
        walker: of the journey.
        clock: gives the aware moment of each walk.
        answers: to begin with.
    """

    def __init__(
        self,
        walker: Walker,
        clock: Callable[[], datetime],
        answers: Mapping[str, Answer] | None = None,
    ) -> None:
        self.walker = walker
        self._clock = clock
        self._answers = dict(answers or {})
        self._revisiting: str | None = None
        self.walk: Walk = walker.walk(self._answers, clock())

    @property
    def question(self) -> m.Question | None:
        """The question to ask now: one gone back to, or the next; None at the end."""
        step = self.walk.program.all_steps.by_id.get(self._revisiting or "")
        if isinstance(step, m.Question):
            return step
        return self.walk.next

    @property
    def path(self) -> tuple[str, ...]:
        """Ids of the questions answered before the one to ask, in order."""
        return self.walk.path

    @property
    def answers(self) -> dict[str, Answer]:
        """Every answer ever given here, also those off the path."""
        return dict(self._answers)

    def earlier(self, question: str) -> Answer | None:
        """The answer a question had before, or was given; None if there is none."""
        given = self.walk.given.get(question)
        return self._answers.get(question, given)

    def options(self, question: m.Question) -> list[m.Option]:
        """The options that can be chosen now."""
        return self.walker.offered(question, self.walk)

    def answer(self, question: str, answer: Answer) -> None:
        """Give or change an answer; a question gone back to leads to the one after.

        What only now has to be asked comes before later answers are shown again; an
        answer that the path comes back to is shown too.
        """
        self._answers[question] = answer
        self._walk()
        if self._revisiting is not None:
            self._revisiting = self._after(question)

    def change(self, question: str, answer: Answer) -> None:
        """Change an answer out of order; only what depends on it is asked again."""
        self._answers[question] = answer
        self._revisiting = None
        self._walk()

    def back(self) -> bool:
        """Go to the question before this one; False at the first."""
        path = self.path
        current = self.question
        place = path.index(current.id) if current and current.id in path else len(path)
        if place == 0:
            return False
        self._revisiting = path[place - 1]
        return True

    def preview(self, question: str, answer: Answer) -> Change:
        """What `change` would do."""
        after = self.walker.walk({**self._answers, question: answer}, self._clock())
        before = self.walk
        others = [name for name in before.answers if name != question]
        fresh = [q.id for q in after.open if q.id not in {o.id for o in before.open}]
        fresh += [n for n in after.answers if n not in before.answers]
        return Change(
            kept=tuple(name for name in others if name in after.answers),
            dropped=tuple(name for name in others if name not in after.answers),
            new=tuple(dict.fromkeys(fresh)),
            verdict=_verdicts(before) != _verdicts(after),
        )

    def progress(self, question: m.Question) -> Progress:
        """Where a question stands among those of its flow that are or may be asked."""
        walk = self.walk
        steps = walk.program.all_steps.by_id

        def count(names: Iterable[str]) -> int:
            return sum(steps[name].flow == question.flow for name in names)

        path = self.path
        before = path[: path.index(question.id)] if question.id in path else path
        done, number = count(path), count(before) + 1
        flows = walk.program.flows
        return Progress(
            part=flows.index(question.flow) + 1,
            parts=len(flows),
            number=number,
            least=max(done + count(walk.surely_open), number),
            most=done + count(one.id for one in walk.open),
        )

    def _after(self, question: str) -> str | None:
        """The answered question behind this one, if there is one."""
        path = self.path
        if question not in path[:-1]:
            return None
        return path[path.index(question) + 1]

    def _walk(self) -> None:
        self.walk = self.walker.walk(self._answers, self._clock())


def _verdicts(walk: Walk) -> list[tuple[str, str | None]]:
    from opname_wizard.engine.hits import Weigher, verdict_of

    weigher = Weigher(walk)
    found = [verdict_of(weigher, flow) for flow in walk.program.flows]
    return [
        (one.flow, one.outcome.id if one.outcome else None)
        for one in found
        if one is not None
    ]
