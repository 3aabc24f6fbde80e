"""The small rule set of these tests, its cases, and fingers that answer its prompts."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from prompt_toolkit.input import PipeInput
from prompt_toolkit.output import DummyOutput
from pty_driver import DOWN, EMPTY, ENTER, HOME, SPACE

from opname_wizard.case.read import Case
from opname_wizard.clock.dutch import AMSTERDAM
from opname_wizard.engine.answer import read_answer
from opname_wizard.engine.walk import Walker
from opname_wizard.library import Library
from opname_wizard.screen.ask import Asker
from opname_wizard.screen.face import Face
from opname_wizard.screen.prompt import Prompt, Reply, Typed
from opname_wizard.screen.questions import Asked
from opname_wizard.screen.talk import Talk
from opname_wizard.session import Session

HERE = Path(__file__).parent
FLOWS, LETTERS = HERE / "rules", HERE / "letters"
OPTIONS = ["--flows", str(FLOWS), "--brieven", str(LETTERS)]
NOW = datetime(2026, 11, 16, 10, tzinfo=AMSTERDAM)
AT_NOW = ["--nu", "2026-11-16 10:00"]
CASES = sorted(path.stem for path in FLOWS.glob("proef/cases/*.yaml"))


@cache
def library() -> Library:
    """The rule set, read once."""
    return Library(None, FLOWS, LETTERS)


@cache
def walker(journey: str) -> Walker:
    """A walker of a journey."""
    return library().walker(journey)


@cache
def cases() -> dict[str, Case]:
    """Its cases by id."""
    found, findings = library().cases()
    assert findings == []
    return {case.id: case for case in found}


def written(case: str) -> dict[str, Typed]:
    """The answers of a case as they stand in its file."""
    return {name: one.value for name, one in cases()[case].answers.items()}


def session(journey: str) -> Session:
    """A session without answers."""
    return Session(walker(journey), lambda: NOW)


def talk_on(face: Face, made: Session) -> Talk:
    """A conversation on a face."""
    return Talk(
        face, made, lambda: library().register, library().letter_titles, lambda: NOW
    )


def prompts_of(case: str) -> list[tuple[Prompt, Typed]]:
    """The questions of a case as they are asked, and what is typed there."""
    made, asked = session(cases()[case].journey), []
    while made.question is not None:
        question, options = made.question, made.options(made.question)
        typed = written(case)[question.id]
        prompt = Asked(question, made, NOW).prompt(step="", clock="", can_go_back=True)
        asked.append((prompt, typed))
        made.answer(question.id, read_answer(question, options, typed, NOW))
    return asked


def keys_for(prompt: Prompt, typed: Typed) -> str:
    """The keys that give this answer, whatever the prompt starts from."""
    if not prompt.choices:
        return EMPTY + str(typed) + ENTER
    ids = [choice.id for choice in prompt.choices]
    if not prompt.many:
        return HOME + DOWN * ids.index(str(typed)) + ENTER
    wanted = {typed} if isinstance(typed, str) else set(typed)
    keys, on = "", {name for name in prompt.start if name in ids}
    for name in sorted(on - wanted, key=ids.index):  # off first: some exclude others
        keys += HOME + DOWN * ids.index(name) + SPACE
    for name in sorted(wanted - on, key=ids.index):
        keys += HOME + DOWN * ids.index(name) + SPACE
    return keys + ENTER


class Fingers(Asker):
    """An asker that presses what a function says, for each prompt that comes."""

    def __init__(self, keyboard: PipeInput, decide: Callable[[Prompt], str]) -> None:
        super().__init__(keyboard, DummyOutput())
        self._keyboard = keyboard
        self._decide = decide

    def ask(self, prompt: Prompt) -> Reply:
        """Press, then read."""
        self._keyboard.send_text(self._decide(prompt))
        return super().ask(prompt)
