"""A conversation with someone at a terminal, and its menu afterwards."""

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from opname_wizard.command.options import Options, is_terminal, wants_plain
from opname_wizard.errors import Exit, Stopped
from opname_wizard.library import Library
from opname_wizard.screen.face import Face, LiveFace
from opname_wizard.screen.talk import Talk
from opname_wizard.session import Session

if TYPE_CHECKING:
    from opname_wizard.screen.closing import Closing

STOPPED = "Gestopt. Er is niets bewaard."
SECONDS = 5


def talk(
    library: Library,
    session: Session,
    clock: Callable[[], datetime],
    filled: Mapping[str, str],
    options: Options,
) -> int:
    """Ask, show the advice and its menu until the user is done or stops.

    Raises:
        UserError: anything the user can mend; input that ended too soon as well.
    """
    face = face_of(options)
    conversation = Talk(
        face, session, lambda: library.register, library.letter_titles, clock
    )
    closing: Closing | None = None
    try:
        while True:
            conversation.run()
            closing = _closing(conversation, library, filled, options)
            if not closing.run():
                return Exit.DONE
            closing = None
    except (Stopped, KeyboardInterrupt) as stop:
        if is_terminal() or not _ran_out(stop):
            by_key = isinstance(stop, Stopped) and not _ran_out(stop)
            return _stopped(face, session, by_key=by_key)
    sys.stdout.write("\n")  # the last line is a question
    if closing is not None and closing.complete:
        return Exit.DONE
    from opname_wizard.command.through_files import give_advice

    return give_advice(library, session, filled, options)


def _closing(
    conversation: Talk,
    library: Library,
    filled: Mapping[str, str],
    options: Options,
) -> "Closing":
    from opname_wizard.screen.closing import Closing

    return Closing(conversation, library, filled, options.out)


def _ran_out(stop: BaseException) -> bool:
    from opname_wizard.screen.plain import InputEnded

    return isinstance(stop, InputEnded)


def face_of(options: Options) -> LiveFace:
    """The screen that was asked for."""
    if wants_plain(options):
        from opname_wizard.screen.plain import Plain

        return Plain()
    from opname_wizard.screen.show import Terminal

    return Terminal(paged=True)


def _stopped(face: LiveFace, session: Session, *, by_key: bool) -> int:
    """One line; with answers a short moment to take them along.

    Args:
        face: the screen.
        session: the answers.
        by_key: a key or word of a prompt said so, and one more can be asked.
    """
    if not (by_key and session.walk.answers and is_terminal()):
        sys.stdout.write(f"\n {STOPPED}\n")
    elif face.offer(f"{STOPPED} Antwoorden meenemen?", "b", SECONDS):
        _take_along(face, session)
    return Exit.STOPPED


def _take_along(face: Face, session: Session) -> None:
    from opname_wizard.screen.answers_file import write_answers
    from opname_wizard.screen.closing import default_folder
    from opname_wizard.screen.letters import save_text

    text = write_answers(session.walk.answers)
    path = save_text(default_folder(), "antwoorden", ".yaml", text)
    name = session.walk.program.journey.id
    face.say(f'Bewaard. Verder: opname-wizard {name} --antwoorden "{path}"')
