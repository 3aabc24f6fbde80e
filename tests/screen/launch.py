"""Starts a conversation as the program does, past the command line: that is slower.

Run with the name of a journey and, if wanted, ``--eenvoudig``, ``--antwoorden BESTAND``
and ``--uit MAP``. The command line itself has tests of its own.
"""

import sys
from pathlib import Path

from opname_wizard.command.converse import run
from opname_wizard.command.options import Options
from opname_wizard.guard import guarded

HERE = Path(__file__).parent


def _value(arguments: list[str], name: str) -> str | None:
    return arguments[arguments.index(name) + 1] if name in arguments else None


def main() -> int:
    """Hold the conversation with the small rule set, at one moment."""
    journey, *arguments = sys.argv[1:]
    folder = _value(arguments, "--uit")
    options = Options(
        answers=_value(arguments, "--antwoorden"),
        out=Path(folder) if folder else None,
        plain="--eenvoudig" in arguments,
        now="2026-11-16 10:00",
        flows=HERE / "rules",
        letters=HERE / "letters",
    )
    return guarded(lambda: run(journey, options))


if __name__ == "__main__":
    sys.exit(main())
