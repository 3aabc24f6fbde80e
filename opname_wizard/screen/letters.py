"""Letters of a conversation: filled from the answers, made, and saved."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from opname_wizard.advice.blocks import Block, Heading, Item
from opname_wizard.advice.markdown import markdown
from opname_wizard.advice.model import Advice, Line, Offer
from opname_wizard.advice.report import report
from opname_wizard.advice.trace import trace
from opname_wizard.clock.write import iso, write
from opname_wizard.engine.answer import Answer, has_value
from opname_wizard.engine.walk import Walk
from opname_wizard.errors import Exit, UserError
from opname_wizard.files import check_folder, free_name, free_stem, write_file
from opname_wizard.flow import model as m
from opname_wizard.letter.draft import Draft, Part, make_draft
from opname_wizard.letter.fields import Field
from opname_wizard.letter.plain import to_markdown
from opname_wizard.letter.template import LetterTemplate
from opname_wizard.screen.questions import answer_text, words_of
from opname_wizard.session import Session

ADVICE = "advies"
INTERNAL = "-toelichting"


def fields_of(
    template: LetterTemplate, walk: Walk | None, filled: Mapping[str, str]
) -> dict[str, str]:
    """What is known of a letter's fields: from the answers, then what was filled in."""
    known: dict[str, str] = {}
    for field in template.fields.values():
        found = _from_answers(field, walk)
        value = filled.get(field.id) or found
        if value:
            known[field.id] = value
    return known


def _from_answers(field: Field, walk: Walk | None) -> str:
    for question in field.questions:
        answer: Answer | None = walk.value(question) if walk else None
        if answer is None or not has_value(answer):
            continue
        if isinstance(answer, date):
            return iso(answer)
        if isinstance(answer, str) and (not field.options or answer in field.options):
            return answer
    return ""


class Wanted(NamedTuple):
    """What a letter is made of.

    Attributes:
        template: the letter.
        walk: the answers behind it; None for a neutral concept.
        filled: letter fields that were given beforehand.
        offer: what the advice says of this letter; None when it says nothing.
        sources: the register for the internal copy; None for the client's copy.
    """

    template: LetterTemplate
    walk: Walk | None = None
    filled: Mapping[str, str] = MappingProxyType({})
    offer: Offer | None = None
    sources: Mapping[str, m.Source] | None = None


def draft_of(wanted: Wanted) -> Draft:
    """A letter as far as it is known.

    Raises:
        UserError: an answer does not fit a field, such as an end before its begin.
    """
    lines = wanted.offer.parts if wanted.offer else {}
    parts = {
        name: Part(present=True, notes=_trace(wanted, line))
        for name, line in lines.items()
    }
    notes = None
    if wanted.sources is not None:
        notes = {name: _source(source) for name, source in wanted.sources.items()}
    fields = fields_of(wanted.template, wanted.walk, wanted.filled)
    return make_draft(wanted.template, fields, parts, notes=notes)


def _trace(wanted: Wanted, line: Line) -> tuple[str, ...]:
    """Behind a paragraph: its row, the answers that row looked at, and its sources."""
    if wanted.sources is None or wanted.walk is None:
        return ()
    rows = {
        row.id: row
        for step in wanted.walk.program.steps
        if isinstance(step, m.Table)
        for row in step.rows
    }
    answers = "; ".join(trace(wanted.walk, rows[line.id]))
    sources = [wanted.sources[name] for name in line.why.sources]
    return (
        f"Rij {line.id}. {line.why.because} Antwoorden: {answers}.",
        *(f"Bron: {source.title}, {source.place}." for source in sources),
    )


def _source(source: m.Source) -> str:
    return f"{source.title}, {source.place}. {source.summary}"


class Saved(NamedTuple):
    """The files that were written."""

    paths: tuple[Path, ...]


def save_draft(folder: Path, name: str, draft: Draft) -> Saved:
    """Write a draft as Word and Markdown; an existing file is never replaced.

    Raises:
        UserError: the folder or a file cannot be written.
    """
    from opname_wizard.letter.word import to_docx

    check_folder(folder)
    contents = {".docx": to_docx(draft), ".md": to_markdown(draft).encode()}
    stem = free_stem(folder, name, tuple(contents))
    paths = []
    for suffix, content in contents.items():
        path = folder / f"{stem}{suffix}"
        write_file(path, content)
        paths.append(path)
    return Saved(tuple(paths))


def save_text(folder: Path, name: str, suffix: str, text: str) -> Path:
    """Write a text file; an existing file is never replaced.

    Raises:
        UserError: the folder or the file cannot be written.
    """
    check_folder(folder)
    path = free_name(folder, name, suffix)
    write_file(path, text.encode())
    return path


def save_advice(folder: Path, session: Session, advice: Advice) -> Saved:
    """Write the advice itself, with the answers, as Word and Markdown.

    Raises:
        UserError: the folder or a file cannot be written.
    """
    words = words_of(session)
    title = f"Advies: {words.titles[advice.flows[0]]}"
    ruleset = session.walk.program.ruleset
    about = (
        f"Stand van {write(advice.now)}. Regels: {ruleset.title}, editie "
        f"{ruleset.edition}. Dit is een hulpmiddel; u beslist zelf."
    )
    blocks = [*report(advice, words), *answer_blocks(session)]
    text = markdown(title, about, blocks)
    draft = Draft(title=title, markdown=text, concept=False)
    return save_draft(folder, ADVICE, draft)


def answer_blocks(session: Session) -> list[Block]:
    """The answers on the path, to keep with the advice."""
    steps = session.walk.program.steps
    blocks: list[Block] = [Heading("antwoorden", "Uw antwoorden")]
    for step in steps:
        answer = session.walk.value(step.id)
        if isinstance(step, m.Question) and answer is not None:
            text = answer_text(step, session.options(step), answer)
            blocks.append(Item(step.label or step.ask, text, "", (), ""))
    return blocks


def save_letter(folder: Path, wanted: Wanted) -> tuple[Saved, Draft]:
    """Write one letter.

    Raises:
        UserError: the advice says that this letter cannot be, or writing failed.
    """
    template, offer = wanted.template, wanted.offer
    if offer is not None and offer.form == "geen":
        text = f"De brief '{template.title}' kan hier niet."
        raise UserError(text, offer.why.because, Exit.USAGE)
    draft = draft_of(wanted)
    name = template.id + (INTERNAL if wanted.sources is not None else "")
    return save_draft(folder, name, draft), draft


def offer_of(advice: Advice, letter: str) -> Offer | None:
    """What an advice says of a letter; None when it says nothing."""
    return next((offer for offer in advice.letters if offer.id == letter), None)
