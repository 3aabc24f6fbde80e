"""The errors a user can cause; they carry Dutch text and print nothing."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the program (README, 'Afloopcodes')."""

    DONE = 0
    USAGE = 2
    CONTENT = 3
    ANSWER = 4
    FILE = 5
    STOPPED = 130


class UserError(Exception):
    """Something the user can mend.

    Args:
        text: what is wrong, one Dutch sentence that names the thing.
        what_now: what to do about it, one Dutch sentence.
        exit_code: with which code the program ends.
    """

    def __init__(self, text: str, what_now: str, exit_code: Exit = Exit.USAGE) -> None:
        super().__init__(text)
        self.text = text
        self.what_now = what_now
        self.exit_code = exit_code


class Stopped(BaseException):
    """The user stopped (Ctrl-C, Ctrl-D, 's'); no error, and never swallowed."""
