"""The Word file is a real one: styles, lists, footnotes, language, and nothing else."""

import io
import zipfile

import pytest
from docx.shared import Cm, Twips
from letter_help import (
    DRAFT,
    W,
    internal,
    names,
    opened,
    part,
    parts_on,
    reference,
    shipped,
    texts,
)

from opname_wizard.letter.draft import Draft, make_draft
from opname_wizard.letter.word import to_docx

CONTENT = to_docx(DRAFT)


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert to_docx(DRAFT) == CONTENT
    assert to_docx(DRAFT, reference()) == to_docx(DRAFT, reference())


def test_it_names_styles() -> None:
    used = [(p.text, p.style.name) for p in opened(CONTENT).paragraphs if p.style]
    assert used == [
        (
            "CONCEPT: deze brief is nog niet vastgesteld en niet verstuurd",
            "Conceptregel",
        ),
        (
            "INTERN: met voetnoten over de herkomst; stuur dit exemplaar niet op",
            "Conceptregel",
        ),
        ("Datum:\t16 november 2026", "Briefkenmerk"),
        ("Ons kenmerk:\t[kenmerk]", "Briefkenmerk"),
        ("Onderwerp", "Heading 1"),
        ("Een vet woord.,", "Normal"),
        ("Lijst", "Heading 2"),
        ("een", "List Number"),
        ("twee", "List Number"),
        ("Dit is het gevolg:", "Normal"),
        ("weer een", "List Number"),
        ("punt", "List Bullet"),
        ("Diep", "Heading 3"),
        ("Met vriendelijke groet,\n\nA. Proef", "Normal"),
    ]


def test_concept_stands_on_top_only_of_a_concept() -> None:
    assert next(texts(CONTENT)).startswith("CONCEPT")
    final = to_docx(Draft("t", "Tekst.\n", concept=False))
    assert list(texts(final)) == ["Tekst."]


def test_each_numbered_list_starts_again() -> None:
    body = part(CONTENT, "word/document.xml")
    used = [
        int(number.get(f"{W}val", "0"))
        for paragraph in body.iter(f"{W}p")
        if paragraph.findtext(f".//{W}t") in {"een", "twee", "weer een"}
        for number in paragraph.iter(f"{W}numId")
    ]
    first, second, third = used
    assert first == second != third
    numbering = part(CONTENT, "word/numbering.xml")
    starts = {
        int(number.get(f"{W}numId", "0")): start.get(f"{W}val")
        for number in numbering.iter(f"{W}num")
        for start in number.iter(f"{W}startOverride")
    }
    assert starts == {first: "1", third: "1"}


def test_a_list_in_a_list_lies_deeper() -> None:
    content = to_docx(Draft("t", "- een\n  - twee\n\n    vervolg\n", concept=False))
    first, *deeper = [
        p.paragraph_format.left_indent for p in opened(content).paragraphs
    ]
    assert first is None
    assert [round(indent or 0, -4) for indent in deeper] == [Cm(1.5), Cm(1.5)]


def test_a_reference_line_can_hold_a_gap_a_note_or_nothing() -> None:
    text = "**Datum:** \\[dag\\]\\\n**Kenmerk:**[^1]\\\n**Leeg:**\n\n[^1]: noot\n"
    content = to_docx(Draft("t", text, concept=False, internal=False))
    assert list(texts(content)) == ["Datum:\t[dag]", "Kenmerk:\t", "Leeg:\t"]
    body = part(content, "word/document.xml")
    assert [m.get(f"{W}id") for m in body.iter(f"{W}footnoteReference")] == ["1"]


def test_footnotes_are_real_and_numbered_in_reading_order() -> None:
    body = part(CONTENT, "word/document.xml")
    marks = [m.get(f"{W}id") for m in body.iter(f"{W}footnoteReference")]
    assert marks == ["1", "2"]
    notes = part(CONTENT, "word/footnotes.xml")
    found = [(n.get(f"{W}id"), "".join(n.itertext())) for n in notes]
    assert found == [
        ("-1", ""),
        ("0", ""),
        ("1", " De eerste & de <tweede>."),
        ("2", " De tweede."),
    ]


@pytest.mark.parametrize("letterhead", [None, reference()])
def test_the_copy_for_the_client_has_no_footnotes_at_all(
    letterhead: bytes | None,
) -> None:
    if letterhead is not None:
        letterhead = to_docx(DRAFT, letterhead)  # a letterhead that has footnotes
    for letter in shipped():
        content = to_docx(make_draft(letter, {}, parts_on(letter.parts)), letterhead)
        assert "word/footnotes.xml" not in names(content)
        assert b"footnote" not in zipfile.ZipFile(io.BytesIO(content)).read(
            "word/document.xml"
        )
        assert part(content, "word/settings.xml").find(f"{W}footnotePr") is None


def test_footnotes_of_every_shipped_letter_are_sequential() -> None:
    for letter in shipped():
        content = to_docx(internal(letter, parts_on(letter.parts)))
        body = part(content, "word/document.xml")
        marks = [int(m.get(f"{W}id", "0")) for m in body.iter(f"{W}footnoteReference")]
        notes = part(content, "word/footnotes.xml")
        ids = [int(note.get(f"{W}id", "0")) for note in notes]
        assert marks == list(range(1, len(marks) + 1))
        assert ids == [-1, 0, *marks]


def test_an_empty_field_is_marked_yellow() -> None:
    letter = shipped()[0]
    content = to_docx(make_draft(letter, {}, {}))
    marked = {
        run.text
        for paragraph in opened(content).paragraphs
        for run in paragraph.runs
        if run.font.highlight_color is not None
    }
    draft = make_draft(letter, {}, {})
    assert marked == {f"[{field.label}]" for field in draft.open_fields}


def test_it_is_dutch_titled_and_tells_nothing_else() -> None:
    core = opened(CONTENT).core_properties
    assert (core.title, core.language) == ("Een titel", "nl-NL")
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")
    styles = part(CONTENT, "word/styles.xml")
    assert {x.get(f"{W}val") for x in styles.iter(f"{W}lang")} == {"nl-NL"}
    assert part(CONTENT, "word/settings.xml").find(f"{W}autoHyphenation") is not None


def test_the_page_is_a4_with_a_page_number() -> None:
    section = opened(CONTENT).sections[0]
    assert (section.page_width, section.page_height) == (Twips(11906), Twips(16838))
    footer = part(CONTENT, "word/footer1.xml")
    codes = [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")]
    assert codes == [" PAGE ", " NUMPAGES "]


def test_an_announcement_and_a_signature_stay_together() -> None:
    together = {
        p.text.split("\n", maxsplit=1)[0]: p.paragraph_format
        for p in opened(CONTENT).paragraphs
    }
    assert together["Dit is het gevolg:"].keep_with_next
    assert together["Met vriendelijke groet,"].keep_together


# The order in which the schema of Word wants the children of some elements.
ORDERS = {
    "settings": "zoom defaultTabStop autoHyphenation hyphenationZone"
    " characterSpacingControl footnotePr compat themeFontLang decimalSymbol"
    " listSeparator",
    "style": "name basedOn next qFormat pPr rPr",
    "pPr": "pStyle keepNext keepLines widowControl numPr tabs suppressAutoHyphens"
    " spacing ind contextualSpacing jc outlineLvl",
    "rPr": "rStyle rFonts b i color sz szCs highlight vertAlign lang",
    "sectPr": "footerReference pgSz pgMar",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "numbering": "abstractNum num",
    "num": "abstractNumId lvlOverride",
    "styles": "docDefaults style",
}


def test_every_element_stands_where_word_wants_it() -> None:
    content = to_docx(internal(shipped()[0], parts_on(shipped()[0].parts)))
    seen = set()
    for name in names(CONTENT):
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        for element in [*part(content, name).iter(), *part(CONTENT, name).iter()]:
            tag = str(element.tag).removeprefix(W)
            if tag in ORDERS:
                order = ORDERS[tag].split()
                places = [order.index(str(c.tag).removeprefix(W)) for c in element]
                assert places == sorted(places), (name, tag)
                seen.add(tag)
    assert seen == set(ORDERS)
