"""`brief`: a draft letter, from answers or from scratch."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from opname_wizard.advice.advise import advise
from opname_wizard.advice.model import Offer
from opname_wizard.command.options import Options, clock_of, is_terminal
from opname_wizard.engine.walk import Walk
from opname_wizard.errors import Exit, UserError
from opname_wizard.flow.finding import one_of
from opname_wizard.letter.template import LetterTemplate
from opname_wizard.library import Library
from opname_wizard.screen.letters import Wanted as Order
from opname_wizard.screen.letters import offer_of, save_letter
from opname_wizard.session import Session


class Wanted(NamedTuple):
    """What the command line asks for; ``journey`` is whose answers the file holds."""

    letter: str | None
    listing: bool
    internal: bool
    journey: str


def run(wanted: Wanted, options: Options) -> int:
    """List the letters, or write one as Word and Markdown.

    Raises:
        UserError: there is no such letter, it cannot be here, or writing failed.
    """
    library = Library(options.rules, options.flows, options.letters)
    if wanted.listing:
        _show_list(library, as_json=options.json)
        return Exit.DONE
    template = library.letter(wanted.letter or _choose(library, options))
    walk, filled, offer = _known(library, template, wanted, options)
    sources = library.register if wanted.internal else None
    folder = options.out or Path()
    saved, draft = save_letter(folder, Order(template, walk, filled, offer, sources))
    for path in saved.paths:
        _print(f"Bewaard: {path}")
    if draft.open_fields:
        _print("Nog in te vullen: " + ", ".join(f.label for f in draft.open_fields))
    if offer is not None and offer.form == "concept":
        _print(f"Nog niet versturen: {offer.why.because}")
    return Exit.DONE


def _known(
    library: Library,
    template: LetterTemplate,
    wanted: Wanted,
    options: Options,
) -> tuple[Walk | None, Mapping[str, str], Offer | None]:
    """What an answers file says for this letter; nothing without one."""
    if options.answers is None:
        return None, {}, None
    from opname_wizard.command.through_files import with_answers

    clock = clock_of(options.now)
    session = Session(library.walker(wanted.journey), clock)
    session, filled = with_answers(library, session, clock, options)
    advice = advise(session.walk, library.register, library.letter_titles())
    return session.walk, filled, offer_of(advice, template.id)


def _choose(library: Library, options: Options) -> str:
    if not library.letters:
        hint = "Zet ze in de map met brieven, of wijs die aan met --brieven."
        raise UserError("Bij deze regelset zijn geen brieven.", hint)
    if not is_terminal() or options.json:
        raise UserError("Noem de brief die u wilt.", one_of(library.letters))
    from opname_wizard.command.face_to_face import face_of
    from opname_wizard.screen.prompt import Choice, Prompt

    choices = tuple(
        Choice(name, title) for name, title in library.letter_titles().items()
    )
    prompt = Prompt(
        ask="Welke conceptbrief wilt u?",
        label="Brief",
        choices=choices,
        can_go_back=False,
        has_help=False,
    )
    return str(face_of(options).ask(prompt).typed)


def _show_list(library: Library, *, as_json: bool) -> None:
    if as_json:
        found = [
            {
                "id": template.id,
                "title": template.title,
                "fields": [
                    {
                        "id": f.id,
                        "label": f.label,
                        "type": f.type,
                        "personal": f.personal,
                    }
                    for f in template.fields.values()
                ],
            }
            for template in library.letters.values()
        ]
        _print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for template in library.letters.values():
        _print(f"{template.id}: {template.title}")
        _print(f"  {template.header.about}")


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
