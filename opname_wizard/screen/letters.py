"""Letters of a conversation: filled from the answers, made, and saved."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from opname_wizard.advice.markdown import markdown
from opname_wizard.advice.model import Advice, Offer
from opname_wizard.advice.report import Block
from opname_wizard.clock.write import iso
from opname_wizard.engine.answer import Answer, has_value
from opname_wizard.engine.walk import Walk
from opname_wizard.errors import Exit, UserError
from opname_wizard.flow import model as m
from opname_wizard.flow.finding import Finding, did_you_mean
from opname_wizard.letter.draft import Draft, Part, make_draft
from opname_wizard.letter.fields import Field
from opname_wizard.letter.plain import to_markdown
from opname_wizard.letter.save import check_folder, free_name, write_file
from opname_wizard.letter.template import LetterTemplate, read_template
from opname_wizard.library import Library, refused

ADVICE = "advies"
INTERNAL = "-toelichting"


class Letters:
    """The letters of a rule set, read when first needed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._templates: dict[str, LetterTemplate] | None = None

    @property
    def all(self) -> dict[str, LetterTemplate]:
        """Every letter by id.

        Raises:
            UserError: a letter has findings.
        """
        if self._templates is None:
            self._templates, findings = read_letters(self._library)
            if findings:
                raise refused("De brieven kunnen niet worden gebruikt.", findings)
        return self._templates

    def titles(self) -> dict[str, str]:
        """The title of every letter by id."""
        return {name: template.title for name, template in self.all.items()}

    def get(self, name: str) -> LetterTemplate:
        """One letter.

        Raises:
            UserError: there is none of that id.
        """
        if name not in self.all:
            hint = did_you_mean(name, self.all, "kies uit: " + ", ".join(self.all))
            raise UserError(f"Er is geen brief '{name}'.", hint)
        return self.all[name]


def read_letters(library: Library) -> tuple[dict[str, LetterTemplate], list[Finding]]:
    """All letters that can be read, and the findings of the others."""
    templates: dict[str, LetterTemplate] = {}
    findings: list[Finding] = []
    for name, data in library.letter_files.items():
        template, found = read_template(data, library.letter_folder.shown + name)
        findings += found
        if template is not None:
            templates[template.id] = template
    return templates, findings


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


def draft_of(
    template: LetterTemplate,
    fields: Mapping[str, str],
    offer: Offer | None,
    sources: Mapping[str, m.Source] | None,
) -> Draft:
    """A letter as far as it is known.

    Args:
        template: the letter.
        fields: what is filled in.
        offer: what the advice says of this letter; None for a neutral concept.
        sources: the register for the internal copy; None for the client's copy.
    """
    parts = {
        name: Part(present=True, notes=(_trace(line.id, line.why.because),))
        for name, line in (offer.parts if offer else {}).items()
    }
    notes = None
    if sources is not None:
        notes = {s.id: f"{s.title}, {s.place}. {s.summary}" for s in sources.values()}
    return make_draft(template, fields, parts, notes=notes)


def _trace(row: str, because: str) -> str:
    return f"Rij {row}: {because}"


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
    paths = []
    for suffix, content in contents.items():
        path = free_name(folder, name, suffix)
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


def save_advice(folder: Path, title: str, blocks: Sequence[Block]) -> Saved:
    """Write the advice itself as Word and Markdown, to print or to file."""
    draft = Draft(title=title, markdown=markdown(title, blocks), concept=False)
    return save_draft(folder, ADVICE, draft)


def save_letter(  # noqa: PLR0913, PLR0917  each is a choice of the user
    folder: Path,
    template: LetterTemplate,
    walk: Walk | None,
    filled: Mapping[str, str],
    offer: Offer | None,
    sources: Mapping[str, m.Source] | None,
) -> tuple[Saved, Draft]:
    """Write one letter.

    Raises:
        UserError: the advice says that this letter cannot be, or writing failed.
    """
    if offer is not None and offer.form == "geen":
        text = f"De brief '{template.title}' kan hier niet."
        raise UserError(text, offer.why.because, Exit.USAGE)
    draft = draft_of(template, fields_of(template, walk, filled), offer, sources)
    name = template.id + (INTERNAL if sources is not None else "")
    return save_draft(folder, name, draft), draft


def offer_of(advice: Advice, letter: str) -> Offer | None:
    """What an advice says of a letter; None when it says nothing."""
    return next((offer for offer in advice.letters if offer.id == letter), None)
