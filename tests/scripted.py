"""A face that answers from a case, and chooses only what is offered there."""

from collections.abc import Mapping, Sequence

from opname_wizard.advice.blocks import Block
from opname_wizard.errors import Stopped
from opname_wizard.screen.prompt import Key, Prompt, Reply, Typed
from opname_wizard.screen.review import READY
from opname_wizard.session import Session


class Scripted:
    """Plays a conversation on `Talk` without a screen.

    Args:
        session: the conversation.
        answers: question id to what a user would choose or type.
    """

    def __init__(self, session: Session, answers: Mapping[str, Typed]) -> None:
        self._session = session
        self._answers = answers
        self._left = dict(answers)
        self._changing: str | None = None
        self.shown: list[tuple[str, list[Block]]] = []

    def ask(self, prompt: Prompt) -> Reply:
        """See `Face`; stops at a question to which there is no answer."""
        question = self._session.question
        if question is not None:
            return self._reply(prompt, question.id)
        if self._changing is not None:
            name, self._changing = self._changing, None
            return self._reply(prompt, name)
        if prompt.choices[0].id == READY:
            return self._review(prompt)
        return Reply(Key.ANSWER, "ja")  # to change an answer

    def _review(self, prompt: Prompt) -> Reply:
        """On; first to an answer that was known already and must be another."""
        offered = {choice.id for choice in prompt.choices}
        self._changing = next((name for name in self._left if name in offered), None)
        return Reply(Key.ANSWER, self._changing or READY)

    def _reply(self, prompt: Prompt, name: str) -> Reply:
        if name not in self._answers:
            raise Stopped
        typed = self._answers[name]
        self._left.pop(name, None)
        chosen = (typed,) if isinstance(typed, str) else typed
        if prompt.choices:
            assert {choice.id for choice in prompt.choices}.issuperset(chosen), name
        assert prompt.check(typed).good, name
        return Reply(Key.ANSWER, typed)

    def keep(self, prompt: Prompt, text: str) -> None:
        """See `Face`: a line that stays says something."""
        assert prompt.label
        assert text

    def forget(self) -> None:
        """See `Face`."""

    def show(self, title: str, blocks: Sequence[Block]) -> bool:
        """See `Face`: kept for a test."""
        self.shown.append((title, list(blocks)))
        return True

    def copy(self, text: str) -> None:
        """See `Face`."""

    def say(self, text: str) -> None:
        """See `Face`."""
