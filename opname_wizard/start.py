"""The way in: the header at once, and the rest only when it is needed."""

import sys

from opname_wizard import __version__
from opname_wizard.command.options import CONVERSATIONS
from opname_wizard.guard import guarded


def main() -> int:
    """Run the command line; returns the exit code.

    A bare conversation goes straight to its first question. Everything else, and
    every option, is for `cli`; a test runs the same lines through both.
    """
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        print(__version__)  # noqa: T201  the whole command
        return 0
    if arguments and arguments[0] in CONVERSATIONS:
        rest = arguments[1:]
        if rest in ([], ["--eenvoudig"]):
            return guarded(lambda: _converse(arguments[0], plain=bool(rest)))
    from opname_wizard.cli import run

    return run(arguments)


def _converse(journey: str, *, plain: bool) -> int:
    from opname_wizard.command.converse import run
    from opname_wizard.command.options import Options

    return run(journey, Options(plain=plain))


if __name__ == "__main__":
    sys.exit(main())
