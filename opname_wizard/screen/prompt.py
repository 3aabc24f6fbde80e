"""What a face is asked to ask, and what comes back; knows no terminal."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

Typed = str | tuple[str, ...]


class Choice(NamedTuple):
    """One option: its id and its text."""

    id: str
    text: str


class Checked(NamedTuple):
    """What is thought of a typed answer: whether it will do, and a Dutch sentence."""

    good: bool
    message: str


def accept(typed: Typed) -> Checked:
    """The check that takes anything."""
    del typed
    return Checked(good=True, message="")


class Prompt(NamedTuple):
    """One thing to ask.

    Attributes:
        step: where it stands ('stap 2 van 6 tot 9'), or ''.
        clock: time left on the most urgent clock, or ''.
        clock_text: what has to be done by then.
        ask: the question.
        help: shown under it, or ''.
        choices: empty for a typed answer.
        many: several choices may be made.
        alone: ids of choices that exclude all others.
        start: the ids to start from, or one typed text.
        check: judges what was chosen or typed.
        can_go_back: False where there is nothing to go back to.
        can_be_empty: whether a typed answer may be left empty.
        has_help: whether the help key does something.
        has_now: whether the key for what is certain already does something.
        unhurried: forget keys that were pressed before it was shown.
        label: short name, for the line that stays behind.
    """

    ask: str
    label: str
    step: str = ""
    clock: str = ""
    clock_text: str = ""
    help: str = ""
    choices: tuple[Choice, ...] = ()
    many: bool = False
    alone: frozenset[str] = frozenset()
    start: tuple[str, ...] = ()
    check: Callable[[Typed], Checked] = accept
    can_go_back: bool = True
    can_be_empty: bool = False
    has_help: bool = True
    has_now: bool = False
    unhurried: bool = False


class Key(StrEnum):
    """How a prompt ended; stopping is an exception."""

    ANSWER = "answer"
    BACK = "back"
    HELP = "help"
    NOW = "now"


class Reply(NamedTuple):
    """How a prompt ended, and what was chosen or typed by then."""

    key: Key
    typed: Typed


def as_start(typed: Typed) -> tuple[str, ...]:
    """What was typed or chosen so far, to start from again."""
    return typed if isinstance(typed, tuple) else (typed,) if typed else ()
