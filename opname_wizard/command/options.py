"""The options that mean the same for every command."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from opname_wizard.errors import Exit, UserError

CONVERSATIONS = ("verzoek", "incident", "maatregel")  # journeys with an own command


class Options(NamedTuple):
    """See the README, 'Opties'; the defaults are those of a bare command."""

    answers: str | None = None
    json: bool = False
    out: Path | None = None
    plain: bool = False
    rules: str | None = None
    now: str | None = None
    flows: Path | None = None
    letters: Path | None = None


def clock_of(written: str | None) -> "Clock":
    """The clock of a command: the real one, or standing still at ``--nu``.

    Raises:
        UserError: ``--nu`` is no moment (exit 4).
    """
    if written is None:
        return Clock(None)
    from opname_wizard.clock.dutch import MomentError, parse_moment

    try:
        return Clock(parse_moment(written, datetime.now(UTC)))
    except MomentError as error:
        text = f"--nu: {error.text}"
        raise UserError(text, error.cure, Exit.ANSWER) from None


class Clock:
    """Gives the aware moment now."""

    def __init__(self, fixed: datetime | None) -> None:
        self._fixed = fixed

    def __call__(self) -> datetime:
        """The moment now."""
        return self._fixed or datetime.now(UTC)


def is_terminal() -> bool:
    """Whether someone can read and type: standard input and output are terminals."""
    return all(
        stream is not None and not stream.closed and stream.isatty()
        for stream in (sys.stdin, sys.stdout)
    )


def wants_plain(options: Options) -> bool:
    """Whether plain mode was asked for, by option or by the environment."""
    dumb = os.environ.get("TERM") == "dumb"
    return options.plain or dumb or bool(os.environ.get("ACCESSIBLE"))
