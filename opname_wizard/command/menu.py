"""`opname-wizard` alone: a start menu in a terminal, elsewhere the help text."""

import sys

from opname_wizard.command.options import Options, is_terminal, wants_plain
from opname_wizard.errors import Exit
from opname_wizard.screen.prompt import Choice, Prompt

CHOICES = (
    Choice("verzoek", "Een cliënt wil opnemen of filmen: mag dat?"),
    Choice("incident", "Een opname is gedeeld of geplaatst: wat nu?"),
    Choice("maatregel", "Welke maatregel past?"),
    Choice("demo", "Een voorbeeld bekijken"),
    Choice("stop", "Stoppen"),
)


def run(help_text: str) -> int:
    """Ask what the user came for, and do that; returns the exit code.

    Args:
        help_text: printed where nobody can choose.

    Raises:
        UserError: anything the user can mend.
        Stopped: the user stopped.
    """
    if not is_terminal():
        sys.stdout.write(help_text)
        return Exit.DONE
    options = Options()
    from opname_wizard.command.face_to_face import face_of

    face = face_of(options)
    prompt = Prompt(
        ask="Waar kan ik u mee helpen?",
        label="Gekozen",
        choices=CHOICES,
        can_go_back=False,
        has_help=False,
    )
    chosen = str(face.ask(prompt).typed)
    if chosen == "stop":
        return Exit.DONE
    if chosen == "demo":
        from opname_wizard.command.demo import run as run_demo

        return run_demo(None, options)
    from opname_wizard.command.converse import run as run_conversation

    return run_conversation(chosen, options._replace(plain=wants_plain(options)))
