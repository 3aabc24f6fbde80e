"""What a conversation needs of a screen: to ask, and to show."""

from collections.abc import Sequence
from typing import Protocol

from opname_wizard.advice.blocks import Block
from opname_wizard.screen.prompt import Prompt, Reply


class Face(Protocol):
    """A screen: the terminal with its keys, or plain lines."""

    def ask(self, prompt: Prompt) -> Reply:
        """Ask one thing; raises `Stopped` when the user stops."""

    def keep(self, prompt: Prompt, text: str) -> None:
        """Leave one quiet line of an answered question on the screen."""

    def forget(self) -> None:
        """The user went back: the last kept line no longer holds."""

    def show(self, title: str, blocks: Sequence[Block]) -> bool:
        """Show blocks of a report under a title ('' for none); False if cut short."""

    def say(self, text: str) -> None:
        """Show one sentence."""

    def copy(self, text: str) -> None:
        """Show a line as it is, however long: someone will copy it."""


class LiveFace(Face, Protocol):
    """A face with someone in front of it."""

    def wait(self, text: str) -> bool:
        """Wait until the user goes on; False when the user wants no more waiting."""

    def offer(self, text: str, key: str, seconds: int) -> bool:
        """Ask something that needs one letter: True when that letter came.

        Args:
            text: the question.
            key: the letter.
            seconds: how long a face waits that can stop waiting by itself.
        """
