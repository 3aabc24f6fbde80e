"""From template, fields and parts to a draft: the letter as Markdown, filled once."""

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import NamedTuple

from opname_wizard.errors import Exit, UserError
from opname_wizard.letter.body import Shown, compiled
from opname_wizard.letter.escape import escape_line, escape_lines
from opname_wizard.letter.fields import Field, in_letter, moment, problem
from opname_wizard.letter.template import LetterTemplate

MAX_OUTPUT = 1_000_000


class Part(NamedTuple):
    """Whether an optional paragraph is in the letter, and why.

    Attributes:
        present: whether the rows of the letters table put it in.
        notes: for the internal copy: sentences that name the answer, the row and the
            rule behind it.
    """

    present: bool
    notes: tuple[str, ...] = ()


class Draft(NamedTuple):
    """A letter that is filled in; both faces (Word and text) are made from it.

    Attributes:
        title: for the title property and a list; never holds personal data.
        markdown: the letter, with footnote definitions in the internal copy.
        concept: whether CONCEPT stands on top.
        internal: whether it is the copy with footnotes, which is not sent.
        open_fields: the empty fields that show as ``[label]``, in reading order.
    """

    title: str
    markdown: str
    concept: bool = True
    internal: bool = False
    open_fields: tuple[Field, ...] = ()


def make_draft(
    template: LetterTemplate,
    fields: Mapping[str, str],
    parts: Mapping[str, Part],
    *,
    concept: bool = True,
    notes: Mapping[str, str] | None = None,
) -> Draft:
    """Fill in a letter.

    Args:
        template: the letter.
        fields: field id to what was filled in: plain text, a date as
            ``fields.moment`` reads it, or the id of an option. A field that is left
            out or empty shows as its label between brackets.
        parts: the optional paragraphs; one that is left out is absent.
        concept: whether CONCEPT stands on top.
        notes: leave out for the client's copy, which has no footnote whatever
            happens. For the internal copy: source id to the text of its footnote;
            an id without a text shows as itself.

    Returns:
        The draft.

    Raises:
        UserError: a field that the letter has not, a value that does not fit its
            field, a date before the one it must follow, or a letter over 1 MB.
        KeyError: a part that the letter has not; the flow's check prevents that.
    """
    _check(template, fields, parts)
    filling = _Filling(fields, notes)
    context = filling.context(template, parts)
    text = _limited(compiled(template.body.text).generate(context))
    return Draft(
        title=template.title,
        markdown=filling.finish(text),
        concept=concept,
        internal=notes is not None,
        open_fields=tuple(filling.open.values()),
    )


def _check(
    template: LetterTemplate, fields: Mapping[str, str], parts: Mapping[str, Part]
) -> None:
    for name in parts:
        template.header.parts[name]
    for name, value in fields.items():
        if name not in template.fields:
            text = f"De brief '{template.id}' heeft geen veld '{name}'."
            raise UserError(text, "Haal het weg of kijk naar de naam.", Exit.ANSWER)
        field = template.fields[name]
        if trouble := problem(field, value):
            text = f"Het veld '{name}' ({field.label}) klopt niet."
            raise UserError(text, trouble, Exit.ANSWER)
        earlier = moment(fields.get(field.not_before, ""))
        this = moment(value) if earlier else None
        if earlier and this and this.date() < earlier.date():
            before = template.fields[field.not_before].label
            text = f"De datum bij '{field.label}' ligt vóór de datum bij '{before}'."
            raise UserError(text, "Pas een van de twee aan.", Exit.ANSWER)


def _limited(pieces: Iterable[str]) -> str:
    kept, size = [], 0
    for piece in pieces:
        size += len(piece)
        if size > MAX_OUTPUT:
            text = "De brief wordt groter dan 1 MB."
            raise UserError(text, "Kort de tekst in de velden in.", Exit.ANSWER)
        kept.append(piece)
    return "".join(kept)


class _Filling:
    """Gives the values for one draft, and remembers what was printed."""

    def __init__(
        self, fields: Mapping[str, str], notes: Mapping[str, str] | None
    ) -> None:
        self._fields = fields
        self._notes = notes
        self._footnotes: list[str] = []
        self.open: dict[str, Field] = {}

    def context(
        self, template: LetterTemplate, parts: Mapping[str, Part]
    ) -> dict[str, Shown | SimpleNamespace]:
        """All that a template can print or ask."""
        absent = Part(present=False)
        shown = {name: parts.get(name, absent) for name in template.parts}
        cites = template.header.cites
        return {
            **{field.id: self.field(field) for field in template.fields.values()},
            "part": SimpleNamespace(**{p: one.present for p, one in shown.items()}),
            "note": SimpleNamespace(**{p: self.note(one) for p, one in shown.items()}),
            "cite": SimpleNamespace(
                **{c: self.cite(i.words) for c, i in cites.items()}
            ),
        }

    def field(self, field: Field) -> Shown:
        text = in_letter(field, self._fields.get(field.id, ""))
        if text:
            return Shown(filled=True, markdown=lambda: escape_lines(text))
        return Shown(filled=False, markdown=lambda: self._open(field))

    def _open(self, field: Field) -> str:
        self.open[field.id] = field
        return escape_line(f"[{field.label}]")

    def note(self, part: Part) -> Shown:
        return self._footnote(part.notes)

    def cite(self, sources: tuple[str, ...]) -> Shown:
        texts = self._notes or {}
        return self._footnote(tuple(texts.get(source, source) for source in sources))

    def _footnote(self, sentences: tuple[str, ...]) -> Shown:
        def mark() -> str:
            if self._notes is None or not sentences:
                return ""
            self._footnotes.append(escape_line(" ".join(sentences)))
            # A number for each mark: Word shows an empty note for a shared one.
            return f"[^{len(self._footnotes)}]"

        return Shown(filled=bool(sentences), markdown=mark)

    def finish(self, text: str) -> str:
        lines = [line.rstrip() for line in text.strip().split("\n")]
        # A paragraph that is left out leaves two blank lines behind.
        kept = [line for n, line in enumerate(lines) if line or lines[n - 1]]
        for number, footnote in enumerate(self._footnotes, 1):
            kept += ["", f"[^{number}]: {footnote}"]
        return "\n".join(kept) + "\n"
