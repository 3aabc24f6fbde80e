"""The keyboard between two prompts; does nothing where there is no Unix terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

if sys.platform != "win32":
    import termios
    import tty

_NO_KEYBOARD = (AttributeError, OSError, ValueError)  # closed, or no file at all


@contextmanager
def quiet(*, when: bool = True) -> Iterator[None]:
    """Keep what is typed while the program is busy off the screen, for the next prompt.

    However this ends, the terminal is put back as it was.

    Args:
        when: False in plain mode, which needs the echo; the prompts draw it themselves.
    """
    if sys.platform == "win32" or not when:
        yield
        return
    try:
        keyboard = sys.stdin.fileno()
        before = termios.tcgetattr(keyboard)
    except (*_NO_KEYBOARD, termios.error):
        yield
        return
    tty.setcbreak(keyboard, termios.TCSADRAIN)
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal is gone
            termios.tcsetattr(keyboard, termios.TCSADRAIN, before)


def drop_typed_ahead() -> None:
    """Forget the keys that came before this moment: they answered something else."""
    if sys.platform != "win32":
        with suppress(*_NO_KEYBOARD, termios.error):
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
