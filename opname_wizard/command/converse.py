"""`verzoek`, `incident` and `maatregel`: a conversation, or the same through files."""

import shutil
import sys

from opname_wizard.command.options import (
    Options,
    clock_of,
    is_terminal,
    wants_plain,
)
from opname_wizard.library import Library
from opname_wizard.screen.keyboard import quiet
from opname_wizard.session import Session
from opname_wizard.wrap import wrap

KEPT = "Er wordt niets bewaard, behalve wat u zelf bewaart."


def run(journey: str, options: Options) -> int:
    """Hold a conversation, or give the advice for an answers file.

    Args:
        journey: name of a journey or flow.
        options: see `Options`.

    Returns:
        The exit code.

    Raises:
        UserError: anything the user can mend.
    """
    if options.json or not (is_terminal() or options.plain):
        return _run(journey, options, talks=False)
    with quiet(when=not wants_plain(options)):
        _header(journey)
        return _run(journey, options, talks=True)


def _run(journey: str, options: Options, *, talks: bool) -> int:
    if options.out is not None:
        from opname_wizard.files import check_folder

        check_folder(options.out)  # before anyone answers anything
    library = Library(options.rules, options.flows, options.letters)
    clock = clock_of(options.now)
    session = Session(library.walker(journey), clock)
    filled: dict[str, str] = {}
    if options.answers is not None:
        from opname_wizard.command.through_files import with_answers

        session, filled = with_answers(library, session, clock, options)
    if talks and (session.question is not None or is_terminal()):
        from opname_wizard.command.face_to_face import talk

        return talk(library, session, clock, filled, options)
    from opname_wizard.command.through_files import give_advice

    return give_advice(library, session, filled, options)


def _header(journey: str) -> None:
    """The first line, before anything slow is loaded."""
    width = shutil.get_terminal_size().columns
    lines = wrap(KEPT, width - 1, first=" ", rest=" ")
    kept = "\n".join(lines)
    sys.stdout.write(f"\n opname-wizard · {journey}\n{kept}\n")
    sys.stdout.flush()
