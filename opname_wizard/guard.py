"""The one catcher: every way a command can end, as Dutch text and an exit code."""

import os
import sys
import traceback
from collections.abc import Callable

from opname_wizard.errors import Exit, Stopped, UserError

BUG = 1


def guarded(action: Callable[[], int], *, debug: bool = False) -> int:
    """Run a command and give its exit code; nothing escapes but a bug with debug.

    Args:
        action: the command; returns an exit code.
        debug: show the traceback of a bug.
    """
    _prepare_streams()
    try:
        code = int(action())
        sys.stdout.flush()
    except (Exception, Stopped, KeyboardInterrupt) as error:
        if debug and not isinstance(error, UserError | Stopped):
            raise
        return _ended(error)
    return code


def _ended(error: BaseException) -> int:
    match error:
        case UserError():
            _tell(f"{error.text}\n{error.what_now}")
            return error.exit_code
        case Stopped():
            return Exit.STOPPED
        case KeyboardInterrupt():
            _tell("Gestopt.")
            return Exit.STOPPED
        case BrokenPipeError():
            _close_output()
            return Exit.DONE
        case OSError():
            _tell(f"Lezen of schrijven mislukte: {error.strerror or 'reden onbekend'}.")
            _close_output()
            return Exit.FILE
        case _:
            _tell(_bug(error))
            return BUG


def _bug(error: BaseException) -> str:
    """Name the place of a bug, never its text: that may hold what a user typed."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__}, {os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119  only a name is wanted
    return (
        f"Er ging iets mis in het programma zelf ({place}). "
        "Meld dit aan wie het programma onderhoudt; noem de opdracht die u gaf."
    )


def _tell(text: str) -> None:
    stream = sys.stderr
    if stream is None or stream.closed:
        return
    from opname_wizard.text import display

    lines = [display(line) for line in text.split("\n")]
    stream.write("\n".join(lines) + "\n")
    stream.flush()


def _prepare_streams() -> None:
    """UTF-8 everywhere; a sign that does not fit becomes '?', never an error."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.stdin is not None and hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def _close_output() -> None:
    """Let the interpreter's last flush go nowhere: the reader is gone."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = None  # there is no output any more
