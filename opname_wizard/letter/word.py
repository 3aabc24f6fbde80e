"""A draft as a Word document. Import this late: python-docx takes its time."""

import datetime as dt
import io
import zipfile

import docx
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from opname_wizard.letter.draft import Draft
from opname_wizard.letter.tokens import Block, Kind, Look, Span, blocks
from opname_wizard.letter.word_blank import (
    FIXED_DAY,
    blank_document,
    zipped,
)
from opname_wizard.letter.word_lists import Lists
from opname_wizard.letter.word_parts import (
    add_footnotes,
    complete_styles,
    set_language,
)
from opname_wizard.letter.word_reference import open_reference
from opname_wizard.text import one_line

STYLE_OF = {
    Kind.BANNER: "conceptregel",
    Kind.REFERENCE: "briefkenmerk",
    Kind.BULLET: "list bullet",
    Kind.NUMBER: "list number",
}
DEEPEST_HEADING = 3
INDENT = Cm(0.75)


def to_docx(draft: Draft, reference: bytes | None = None) -> bytes:
    """Make a Word document of a draft.

    Args:
        draft: the draft.
        reference: the organisation's letterhead, a ``.docx`` or ``.dotx``; its own
            text goes, its header, footer and styles stay. Without it: a plain A4.

    Returns:
        The bytes of a ``.docx``; the same draft always gives the same bytes.

    Raises:
        UserError: the letterhead cannot be used.
    """
    if reference is None:
        document = docx.Document(io.BytesIO(blank_document()))
    else:
        document = open_reference(reference)
    stream = blocks(draft)
    writer = _Writer(document)
    for block in stream:
        if block.kind is not Kind.NOTE:
            writer.write(block)
    notes = [block.text for block in stream if block.kind is Kind.NOTE]
    if notes:
        add_footnotes(document, notes)
    set_language(document)
    _set_properties(document, draft.title)
    return _saved(document)


class _Writer:
    """Writes blocks; it names styles and leaves fonts and sizes to them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._styles = complete_styles(document)
        self._lists = Lists(document)

    def write(self, block: Block) -> None:
        """Add a paragraph to the document."""
        paragraph = self._document.add_paragraph()
        name = STYLE_OF.get(block.kind, "")
        if block.kind is Kind.HEADING:
            name = f"heading {min(block.level, DEEPEST_HEADING)}"
        if name:
            paragraph.style = self._styles.paragraph[name]
        self._place_in_list(paragraph, block)
        spans = block.spans
        if block.kind is Kind.REFERENCE:
            spans = _with_tab(spans)
        if any(span.look is Look.BREAK for span in spans):
            # An address or a signature does not go over two pages.
            paragraph.paragraph_format.keep_together = True
        if any(span.text.endswith(":") for span in spans[-2:]):
            # What it announces, maybe after a mark, stays on the same page.
            paragraph.paragraph_format.keep_with_next = True
        before = Look.TEXT
        for span in spans:
            if span.look is before is Look.MARK:
                self._mark(paragraph).text = ","  # else 1 and 2 read as 12
            self._span(paragraph, span)
            before = span.look

    def _place_in_list(self, paragraph: Paragraph, block: Block) -> None:
        number = None
        if block.kind is Kind.BULLET:
            number = self._lists.bullet(self._styles.paragraph["list bullet"])
        elif block.kind is Kind.NUMBER:
            style = self._styles.paragraph["list number"]
            number = self._lists.number(style, block.list_id, block.number)
        elif block.kind is Kind.PARAGRAPH and block.level:
            paragraph.paragraph_format.left_indent = block.level * INDENT
        if number is not None:
            properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  no API for lists
            numbering = properties.get_or_add_numPr()
            numbering.get_or_add_ilvl().val = 0
            numbering.get_or_add_numId().val = number
        if block.kind in {Kind.BULLET, Kind.NUMBER} and block.level > 1:
            paragraph.paragraph_format.left_indent = block.level * INDENT

    def _span(self, paragraph: Paragraph, span: Span) -> None:
        if span.look is Look.BREAK:
            paragraph.add_run().add_break()
        elif span.look is Look.MARK:
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), span.text)
            run = self._mark(paragraph)
            run._r.append(reference)  # noqa: SLF001  python-docx has no footnotes
        else:
            run = paragraph.add_run(span.text)
            run.bold, run.italic = span.bold or None, span.italic or None
            if span.look is Look.OPEN:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW

    def _mark(self, paragraph: Paragraph) -> Run:
        run = paragraph.add_run()
        run.style = self._styles.character["footnote reference"]
        return run


def _with_tab(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """A line such as 'Datum: 19 mei 2026' with a tab after its bold label."""
    label, *rest = spans
    if rest and rest[0].look is Look.TEXT:
        rest[0] = rest[0]._replace(text=rest[0].text.lstrip())
    return (label, Span("\t"), *rest)


def _set_properties(document: Document, title: str) -> None:
    # A letterhead tells who made it and when; the letter does not.
    core = document.core_properties
    day = dt.datetime(*FIXED_DAY, tzinfo=dt.UTC)
    core.title, core.language = one_line(title), "nl-NL"
    core.author = core.last_modified_by = core.comments = ""
    core.created = core.modified = day
    core.revision = 1


def _saved(document: Document) -> bytes:
    for text in document.element.body.iter(qn("w:t")):
        # Two spaces stand before the place in a Dutch address.
        text.set(qn("xml:space"), "preserve")
    file = io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})
