"""A conversation with someone at a terminal, and its menu afterwards."""

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from opname_wizard.command.options import Options, is_terminal, wants_plain
from opname_wizard.errors import Exit, Stopped
from opname_wizard.library import Library
from opname_wizard.screen.face import Face
from opname_wizard.screen.talk import Talk
from opname_wizard.session import Session

if TYPE_CHECKING:
    from opname_wizard.screen.letters import Letters

STOPPED = "Gestopt. Er is niets bewaard."
TAKE_ALONG = " Antwoorden meenemen? Druk binnen 5 tellen op b."
SECONDS = 5


def talk(
    library: Library,
    session: Session,
    clock: Callable[[], datetime],
    filled: Mapping[str, str],
    options: Options,
) -> int:
    """Ask, show the advice and its menu until the user is done.

    Raises:
        UserError: anything the user can mend.
        Stopped: the user stopped.
    """
    face = face_of(options)
    shelf = cache(lambda: _letters(library))
    conversation = Talk(
        face, session, lambda: library.register, lambda: shelf().titles(), clock
    )
    try:
        while True:
            conversation.run()
            from opname_wizard.screen.closing import Closing

            closing = Closing(conversation, shelf(), filled, options.out)
            if not closing.run():
                return Exit.DONE
    except Stopped:
        if not is_terminal() and not session.walk.next:
            return Exit.DONE
        _stopped(face, session)
        raise


def _letters(library: Library) -> "Letters":
    """The letters; their libraries are not loaded before the first advice."""
    from opname_wizard.screen.letters import Letters

    return Letters(library)


def face_of(options: Options) -> Face:
    """The screen that was asked for."""
    if wants_plain(options):
        from opname_wizard.screen.plain import Plain

        return Plain()
    from opname_wizard.screen.show import Terminal

    return Terminal()


def _stopped(face: Face, session: Session) -> None:
    """One line; with answers a short moment to take them along."""
    from opname_wizard.screen.show import Terminal

    if not isinstance(face, Terminal) or not session.walk.answers:
        sys.stdout.write(f"\n {STOPPED}\n")
        return
    if face.offer(f" {STOPPED}{TAKE_ALONG}", "b", SECONDS):
        from opname_wizard.screen.answers_file import write_answers
        from opname_wizard.screen.closing import default_folder
        from opname_wizard.screen.letters import save_text

        text = write_answers(session.walk.answers)
        path = save_text(default_folder(), "antwoorden", ".yaml", text)
        name = session.walk.program.journey.id
        face.say(f"Bewaard. Verder: opname-wizard {name} --antwoorden '{path}'")
