"""The one catcher: every way a command can end, as Dutch text and an exit code."""

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from opname_wizard.errors import Exit, Stopped, UserError

BUG = 1
STOPPED = "Gestopt."
COMMAND = "opname-wizard "
KILLED = ("SIGTERM", "SIGHUP")  # the second when its window is closed; not on Windows
_CAUSES = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte is op",
    errno.EACCES: "dat mag u niet",
    errno.EPERM: "dat mag u niet",
    errno.EROFS: "daar kan niets worden bewaard",
    errno.ENOENT: "het bestaat niet",
    errno.EIO: "het apparaat of scherm is weg",
}


class _Killed(BaseException):
    """Someone or something ended the program; ``args[0]`` is the signal."""


def guarded(action: Callable[[], int], *, debug: bool = False) -> int:
    """Run a command and give its exit code; nothing escapes but a bug with debug.

    Args:
        action: the command; returns an exit code.
        debug: show the traceback of a bug.
    """
    _prepare_streams()
    try:
        with _killable():
            code = int(action())
            sys.stdout.flush()
    except (Exception, Stopped, _Killed, KeyboardInterrupt) as error:
        if debug and isinstance(error, Exception) and not isinstance(error, UserError):
            raise
        return _ended(error)
    return code


@contextmanager
def _killable() -> Iterator[None]:
    """Signals that end the program become an exception, so that all is put back."""

    def end(number: int, _frame: object) -> None:
        raise _Killed(number)

    before = {}
    for name in KILLED:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            with suppress(ValueError):  # not in the main thread
                before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ended(error: BaseException) -> int:
    match error:
        case UserError():
            _tell(f"{error.text}\n{_sentence(error.what_now)}")
            return error.exit_code
        case Stopped() | KeyboardInterrupt():
            _tell(STOPPED)
            return Exit.STOPPED
        case _Killed():
            _tell(STOPPED)
            return 128 + int(error.args[0])
        case BrokenPipeError():
            _close_output()
            return Exit.DONE
        case OSError():
            cause = _CAUSES.get(error.errno or 0, "de reden is niet bekend")
            _tell(f"Lezen of schrijven mislukte: {cause}.")
            _close_output()
            return Exit.FILE
        case _:
            _tell(_bug(error))
            return BUG


def _sentence(hint: str) -> str:
    """A hint may also stand behind a place; on its own line it is a sentence."""
    hint = hint[:1].upper() + hint[1:]
    whole = hint.endswith((".", "?", "!")) or COMMAND in hint  # a command is copied
    return hint if whole else hint + "."


def _bug(error: BaseException) -> str:
    """Name the place of a bug, never its text: that may hold what a user typed."""
    import traceback

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
    if stream.isatty():
        lines = [part for line in lines for part in _whole_words(line)]
    with suppress(OSError):  # nobody reads this any more
        stream.write("\n".join(lines) + "\n")
        stream.flush()


def _whole_words(line: str) -> list[str]:
    """A line for a terminal; a command is copied, so it stays in one piece."""
    if COMMAND in line:
        return [line]
    import shutil

    from opname_wizard.wrap import wrap

    indent = " " * (len(line) - len(line.lstrip()))
    width = shutil.get_terminal_size().columns - 1
    return wrap(line, width, first=indent, rest=indent)


def _prepare_streams() -> None:
    """UTF-8 everywhere; a sign that does not fit becomes '?', never an error."""
    if sys.stdout is None:  # closed by whoever started this: what is saved still counts
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  for as long as the program runs
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
