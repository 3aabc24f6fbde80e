"""Walking forward and back, seeded: it ends in the answers of going straight."""

import random
from collections.abc import Sequence
from functools import cache

import pytest
from proef import NOW, Fingers, cases, keys_for, session, talk_on, written
from prompt_toolkit.input import create_pipe_input
from pty_driver import BACK, ESCAPE, F1, F2

from opname_wizard.advice.blocks import Block
from opname_wizard.engine.answer import read_answer
from opname_wizard.flow import model as m
from opname_wizard.screen.prompt import Key, Prompt, Reply, Typed
from opname_wizard.screen.review import READY
from opname_wizard.screen.show import Terminal
from opname_wizard.session import Session

SEEDS = 12  # walks per case
PROMPTS = 25  # of each walk that wander
NAMES = ["besluit-rond", "vergadering", "onzeker", "kennis"]


@cache
def straight(case: str) -> Session:
    """The session of a case, answered from first to last."""
    made = session(cases()[case].journey)
    while made.question is not None:
        question, options = made.question, made.options(made.question)
        typed = written(case)[question.id]
        made.answer(question.id, read_answer(question, options, typed, NOW))
    return made


class Wanderer:
    """A face on which someone wanders, and then answers as a case does."""

    def __init__(self, made: Session, case: str, seed: str) -> None:
        self._session = made
        self._answers = written(case)
        self._wanted = straight(case).walk.answers
        self._dice = random.Random(seed)  # noqa: S311  to walk the same way each time
        self._wandering = PROMPTS
        self._returning = True

    def ask(self, prompt: Prompt) -> Reply:
        """See `Face`."""
        question = self._session.question
        self._wandering -= 1
        if self._wandering > 0:
            return self._wander(prompt, question)
        if self._returning and prompt.can_go_back:
            return Reply(Key.BACK, "")
        self._returning = False  # at the first question: from here on straight ahead
        if question is None:
            return self._review()
        return Reply(Key.ANSWER, self._answers[question.id])

    def _review(self) -> Reply:
        """On; but back to the start when an answer of the wandering still stands."""
        if self._session.walk.answers == self._wanted:
            return Reply(Key.ANSWER, READY)
        self._returning = True
        return Reply(Key.BACK, "")

    def _wander(self, prompt: Prompt, question: m.Question | None) -> Reply:
        if question is None or (prompt.can_go_back and self._dice.random() < 0.4):
            return Reply(Key.BACK, "")
        typed = self._answers.get(question.id)
        offered = {choice.id for choice in prompt.choices}
        chosen = {typed} if isinstance(typed, str) else set(typed or ())
        if self._dice.random() < 0.4 or not chosen <= (offered or chosen):
            typed = None
        return Reply(Key.ANSWER, self._anything(question) if typed is None else typed)

    def _anything(self, question: m.Question) -> Typed:
        if question.type not in m.CLOSED_TYPES:
            return "gisteren" if question.type == "date" else ""
        options = [option.id for option in self._session.options(question)]
        one = self._dice.choice(options)
        return (one,) if question.type == "multi" else one

    def keep(self, prompt: Prompt, text: str) -> None:
        """See `Face`."""

    def forget(self) -> None:
        """See `Face`."""

    def show(self, title: str, blocks: Sequence[Block]) -> bool:
        """See `Face`."""
        return bool(title or blocks)

    def say(self, text: str) -> None:
        """See `Face`."""

    def copy(self, text: str) -> None:
        """See `Face`."""


@pytest.mark.parametrize("case", NAMES)
def test_wandering_ends_where_going_straight_ends(case: str) -> None:
    wanted = straight(case)
    for seed in range(SEEDS):
        made = session(cases()[case].journey)
        advice = talk_on(Wanderer(made, case, f"{case} {seed}"), made).run()
        assert made.walk.answers == wanted.walk.answers, seed
        assert made.walk.given == wanted.walk.given
        assert advice == talk_on(Wanderer(wanted, case, ""), wanted).advice()


def test_wandering_by_keys_ends_there_too(capsys: pytest.CaptureFixture[str]) -> None:
    case = NAMES[0]
    made = session(cases()[case].journey)
    wanderer = Wanderer(made, case, case)
    dice = random.Random(case)  # noqa: S311  to press the same keys each time

    def press(prompt: Prompt) -> str:
        extra = dice.random()
        if extra < 0.05 and prompt.has_help:
            return F1
        if extra < 0.1 and prompt.has_now:
            return F2
        reply = wanderer.ask(prompt)
        if reply.key is Key.BACK:
            return ESCAPE if extra > 0.9 else BACK
        return keys_for(prompt, reply.typed)

    with create_pipe_input() as keyboard:
        talk_on(Terminal(Fingers(keyboard, press)), made).run()
    assert made.walk.answers == straight(case).walk.answers
    assert "✓" in capsys.readouterr().out


def answered(case: str, **other: str) -> Session:
    """A session with the answers of a case, some of them other ones."""
    made = straight(case)
    return Session(made.walker, lambda: NOW, made.answers | other)


def names_from(made: Session, typed: str) -> list[str]:
    """The questions that come when someone here answers so and then presses Enter."""
    names: list[str] = []
    while (question := made.question) is not None:
        answer = typed if not names else made.earlier(question.id)
        names.append(question.id)
        if answer is None:
            return names
        made.answer(question.id, answer)
    return names


def test_a_question_that_only_now_is_asked_comes_before_later_ones() -> None:
    made = answered("vergadering", betaling="contant")  # nothing about music yet
    while made.question is None or made.question.id != "soort":
        made.back()
    assert names_from(made, "feest")[-1] == "muziek"


def test_an_answer_that_counts_again_is_shown_again() -> None:
    made = answered("vergadering", betaling="pas")  # its district no longer counts
    assert "wijk" not in made.walk.answers
    made.back()
    assert names_from(made, "rekening") == ["betaling", "wijk"]
    assert made.walk.answers["wijk"] == "w03"
