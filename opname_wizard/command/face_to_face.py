"""A conversation with someone at a terminal, and its menu afterwards."""

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from opname_wizard.command.options import (
    CONVERSATIONS,
    Options,
    is_terminal,
    wants_plain,
)
from opname_wizard.errors import Exit, Stopped
from opname_wizard.library import Library
from opname_wizard.screen.face import Face, LiveFace
from opname_wizard.screen.talk import Talk
from opname_wizard.session import Session

if TYPE_CHECKING:
    from opname_wizard.screen.closing import Closing

NOTHING_KEPT = "Gestopt. Er is niets bewaard."
SAVED_STAYS = "Gestopt. Wat u bewaarde, blijft staan."
SECONDS = 15


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
    close = partial(_closing, conversation, library, filled, options)
    if is_terminal():  # lines from a pipe know of no pause
        conversation.between = lambda flow: close().pause(flow)
    closing: Closing | None = None
    try:
        while conversation.run() is not None:
            closing = close()
            if not closing.run():
                break
            closing = None
    except (Stopped, KeyboardInterrupt) as stop:
        if is_terminal() or not _ran_out(stop):
            return _stopped(face, conversation, options)
        sys.stdout.write("\n")  # the last line is a question
        if closing is None or not closing.complete:
            from opname_wizard.command.through_files import give_advice

            return give_advice(library, session, filled, options)
    return Exit.DONE


def _closing(
    conversation: Talk, library: Library, filled: Mapping[str, str], options: Options
) -> "Closing":
    """The menu after the questions; it loads the libraries of the letters."""
    from opname_wizard.screen.closing import Closing

    journey = conversation.session.walk.program.journey.id
    resume = partial(resume_command, journey, options)
    return Closing(conversation, library, filled, options.out, resume)


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


def _stopped(face: LiveFace, conversation: Talk, options: Options) -> int:
    """One line; with answers a short moment to take them along."""
    text = SAVED_STAYS if conversation.saved else NOTHING_KEPT
    if not (conversation.session.walk.answers and is_terminal()):
        sys.stdout.write(f"\n {text}\n")
    elif face.offer(f"{text} Antwoorden meenemen?", "b", SECONDS):
        _take_along(face, conversation.session, options)
    return Exit.STOPPED


def _take_along(face: Face, session: Session, options: Options) -> None:
    from opname_wizard.screen.closing import default_folder, save_answers

    path = save_answers(session, options.out or default_folder())
    face.say(f"Bewaard: {path}")
    face.say("Zo gaat u later verder:")
    face.copy(resume_command(session.walk.program.journey.id, options, path))


def resume_command(journey: str, options: Options, path: Path) -> str:
    """The command line that goes on with answers that were saved in a file."""
    named = {
        "--antwoorden": path,
        "--uit": options.out,
        "--regels": options.rules,
        "--flows": options.flows,
        "--brieven": options.letters,
        "--nu": options.now,
    }
    said = [f'{name} "{value}"' for name, value in named.items() if value is not None]
    plain = ["--eenvoudig"] if options.plain else []
    words = [] if journey in CONVERSATIONS else ["flow", "doorloop"]
    return " ".join(["opname-wizard", *words, journey, *said, *plain])
