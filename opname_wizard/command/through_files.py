"""The same through files: answers from a file, the advice as text, JSON or files."""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime

from opname_wizard.advice.advise import advise
from opname_wizard.advice.model import Advice
from opname_wizard.advice.report import report
from opname_wizard.command.options import Options
from opname_wizard.engine.walk import Walk
from opname_wizard.errors import Exit, UserError
from opname_wizard.flow import model as m
from opname_wizard.library import Library
from opname_wizard.screen import letters
from opname_wizard.screen.answers_file import parse_answers, read_file
from opname_wizard.screen.json_out import advice_json
from opname_wizard.screen.plain import Plain
from opname_wizard.screen.questions import words_of
from opname_wizard.session import Session


def with_answers(
    library: Library,
    session: Session,
    clock: Callable[[], datetime],
    options: Options,
) -> tuple[Session, dict[str, str]]:
    """The session with the answers of a file, and the letter fields in it.

    Answers to questions that are not asked are named on standard error.

    Raises:
        UserError: the file cannot be read, or an answer does not fit.
    """
    path = options.answers or "-"
    program = session.walk.program
    fields = {name for template in library.letters.values() for name in template.fields}
    filed = parse_answers(read_file(path), path, program, fields, clock())
    filled = Session(session.walker, clock, filed.answers)
    for name in filed.answers:
        if name not in filled.walk.answers:
            text = (
                f"Let op: '{name}' wordt niet gevraagd; het antwoord telt niet mee.\n"
            )
            sys.stderr.write(text)
    return filled, filed.fields


def give_advice(
    library: Library, session: Session, filled: Mapping[str, str], options: Options
) -> int:
    """Print the advice, and save it where ``--uit`` says.

    Raises:
        UserError: answers are missing (exit 2, they are named), or saving failed.
    """
    walk = session.walk
    advice = advise(walk, library.register, library.letter_titles())
    if options.json:
        found = advice_json(walk, advice, library.sha256())
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    elif walk.next is None:
        Plain().show("", report(advice, words_of(session)))
    if walk.next is not None:
        if options.json:
            return Exit.USAGE
        raise missing(walk)
    if options.out is not None:
        _save(library, session, advice, filled, options)
    return Exit.DONE


def missing(walk: Walk) -> UserError:
    """The error that names the questions that still need an answer."""
    steps = walk.program.all_steps.by_id
    lines = []
    for name in walk.missing:
        question = steps[name]
        if isinstance(question, m.Question):
            lines.append(f"\n  {name}: {question.ask}")
    return UserError(
        "Hier kan niets worden gevraagd, en deze antwoorden ontbreken:"
        + "".join(lines),
        "Zet ze in een bestand en geef dat met --antwoorden BESTAND.",
    )


def _save(
    library: Library,
    session: Session,
    advice: Advice,
    filled: Mapping[str, str],
    options: Options,
) -> None:
    folder = options.out
    if folder is None:
        return
    saved = [*letters.save_advice(folder, session, advice).paths]
    for offer in advice.letters:
        if offer.form != "geen":
            template = library.letter(offer.id)
            wanted = letters.Wanted(template, session.walk, filled, offer)
            one, _ = letters.save_letter(folder, wanted)
            saved += one.paths
    for path in saved:
        sys.stderr.write(f"Bewaard: {path}\n")
