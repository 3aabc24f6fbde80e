"""A letter on the organisation's own letterhead, and letterheads that are refused."""

import io
import zipfile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt
from letter_help import DRAFT, W, names, opened, part, reference, texts

from opname_wizard.errors import Exit, UserError
from opname_wizard.letter.word import to_docx

TEMPLATE_LINK = RELATIONSHIP_TYPE.IMAGE.replace("image", "attachedTemplate")


def test_a_letterhead_keeps_its_header_and_styles_and_loses_its_text() -> None:
    head = docx.Document(io.BytesIO(reference()))
    head.styles["Heading 1"].font.size = Pt(31)
    head.styles["List Bullet"].font.size = Pt(9)
    file = io.BytesIO()
    head.save(file)
    content = to_docx(DRAFT, file.getvalue())
    letter = opened(content)
    assert letter.sections[0].header.paragraphs[0].text == "Organisatie Proef"
    assert "Oude tekst" not in list(texts(content))
    assert letter.styles["Heading 1"].font.size == Pt(31)
    assert letter.styles["Conceptregel"].font.bold
    assert letter.core_properties.author == ""
    assert letter.sections[0].footer.paragraphs[0].text == "Pagina  van "
    assert "word/footnotes.xml" in names(content)


def test_settings_of_a_letterhead_stay_in_order() -> None:
    settings = part(to_docx(DRAFT, reference()), "word/settings.xml")
    found = [str(child.tag).removeprefix(W) for child in settings]
    assert found.index("autoHyphenation") == found.index("defaultTabStop") + 1
    assert found.index("footnotePr") == found.index("compat") - 1


def test_a_letterhead_without_styles_and_lists_gets_them() -> None:
    bare = reference(
        **{
            "word/_rels/document.xml.rels": "relationships/numbering=>relationships/x",
            "word/styles.xml": 'w:val="List Number"=>w:val="Iets anders"',
        }
    )
    letter = opened(to_docx(DRAFT, bare))
    assert [
        p.text for p in letter.paragraphs if p.style and p.style.name == "List Number"
    ]
    assert letter.styles["footnote text"]


DEFAULT = 'w:default="1" w:styleId="Normal"'


@pytest.mark.parametrize(
    "styles",
    [
        f'{DEFAULT}=>w:styleId="Normal"',  # LibreOffice names no default
        f'{DEFAULT}><w:name w:val="Normal"/>=>w:styleId="Plat"><w:name w:val="Plat"/>',
    ],
)
def test_a_letterhead_that_names_no_plain_style_gets_one(styles: str) -> None:
    letter = opened(to_docx(DRAFT, reference(**{"word/styles.xml": styles})))
    plain = next(p for p in letter.paragraphs if p.text == "Dit is het gevolg:")
    assert plain.style is not None
    assert plain.style.name == "Normal"
    assert plain.style.element.get(f"{W}default") == "1"


def test_a_style_with_the_id_of_one_of_ours_stays_what_it_is() -> None:
    taken = 'w:styleId="Caption"=>w:styleId="Conceptregel"'
    letter = opened(to_docx(DRAFT, reference(**{"word/styles.xml": taken})))
    assert letter.styles["Caption"].style_id == "Conceptregel"
    assert letter.paragraphs[0].style is not None
    assert letter.paragraphs[0].style.style_id == "BriefConceptregel"


def test_settings_with_nothing_in_them_get_what_is_needed() -> None:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(reference())) as old,
        zipfile.ZipFile(file, "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "word/settings.xml":
                data = b'<w:settings xmlns:w="%b"/>' % W.strip("{}").encode()
            new.writestr(name, data)
    settings = part(to_docx(DRAFT, file.getvalue()), "word/settings.xml")
    found = [str(child.tag).removeprefix(W) for child in settings]
    assert found == ["autoHyphenation", "footnotePr"]


def test_a_word_template_is_accepted() -> None:
    template = reference(
        **{"[Content_Types].xml": "document.main+xml=>template.main+xml"}
    )
    assert opened(to_docx(DRAFT, template)).sections


def external(kind: str) -> bytes:
    """A letterhead that points outside itself."""
    document = docx.Document()
    document.part.relate_to("https://voorbeeld.nl/x", kind, is_external=True)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def bomb() -> bytes:
    """A small file that unpacks to more than 100 MB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("word/document.xml", b" " * 101_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("letterhead", "why"),
    [
        (b"", "geen Word-document"),
        (b"PK\x03\x04 niet af", "geen Word-document"),
        (reference()[:3000], "geen Word-document"),
        (reference(**{"word/styles.xml": "<w:styles=><w:stijl"}), "geen Word-document"),
        (
            reference(
                **{
                    "[Content_Types].xml": "officedocument.wordprocessingml.document"
                    ".main=>ms-word.document.macroEnabled.main"
                }
            ),
            "programma",
        ),
        (
            reference(
                **{
                    "[Content_Types].xml": "openxmlformats-officedocument.theme+xml"
                    "=>ms-office.vbaProject"
                }
            ),
            "programma",
        ),
        (external(RELATIONSHIP_TYPE.IMAGE), "buiten zichzelf"),
        (external(TEMPLATE_LINK), "buiten zichzelf"),
        (bomb(), "te groot"),
        (b"x" * 20_000_001, "20 MB"),
    ],
)
def test_a_letterhead_that_is_not_safe_is_refused(letterhead: bytes, why: str) -> None:
    with pytest.raises(UserError) as caught:
        to_docx(DRAFT, letterhead)
    assert why in caught.value.text
    assert caught.value.exit_code == Exit.FILE


def test_a_web_address_in_a_letterhead_is_no_danger() -> None:
    assert opened(to_docx(DRAFT, external(RELATIONSHIP_TYPE.HYPERLINK))).sections
