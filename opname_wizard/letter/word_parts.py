"""The parts of a Word file that python-docx leaves to its users.

Footnotes, settings and missing styles. The places of the settings follow the schema of
Word (ECMA-376, part 1, CT_Settings).
"""

from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import CharacterStyle, ParagraphStyle

from opname_wizard.letter.word_blank import (
    HEAD,
    NAMESPACE,
    STYLES,
    style_id,
    style_xml,
)

# The settings that Word wants after autoHyphenation, and those after footnotePr.
AFTER_FOOTNOTES = (
    "endnotePr compat docVars rsids mathPr attachedSchema themeFontLang"
    " clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures"
    " forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary"
    " shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator"
)
AFTER_HYPHENATION = (
    "consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope"
    " summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders"
    " bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets"
    " drawingGridHorizontalSpacing drawingGridVerticalSpacing"
    " displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery"
    " doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin"
    " drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning"
    " characterSpacingControl printTwoOnOne strictFirstAndLastChars"
    " noLineBreaksAfter noLineBreaksBefore savePreviewPicture"
    " doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent"
    " alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly"
    " useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace"
    " updateFields hdrShapeDefaults footnotePr " + AFTER_FOOTNOTES
)
_NORMAL = (
    f'<w:style {NAMESPACE} w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
)
_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}


def set_language(document: Document) -> None:
    """Make the document Dutch and let Word hyphenate it."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    settings = document.settings.element
    for old in settings.findall(qn("w:autoHyphenation")):
        settings.remove(old)
    hyphenation = parse_xml(f"<w:autoHyphenation {NAMESPACE}/>")
    _insert(settings, hyphenation, AFTER_HYPHENATION)


def _insert(settings: BaseOxmlElement, new: BaseOxmlElement, followers: str) -> None:
    names = {qn(f"w:{name}") for name in followers.split()}
    for child in settings:
        if child.tag in names or not str(child.tag).startswith(qn("w:")):
            child.addprevious(new)
            return
    settings.append(new)


class Styles(NamedTuple):
    """The styles of a document by name in lower case."""

    paragraph: dict[str, ParagraphStyle]
    character: dict[str, CharacterStyle]


def complete_styles(document: Document) -> Styles:
    """Give the document each style that a letter uses and it lacks.

    Args:
        document: changed in place; a style it has stays as it is.

    Returns:
        Its styles.
    """
    normal = _normal(document)
    found = _styles(document)
    ids = {style.style_id for style in document.styles}
    for name, style in STYLES.items():
        if name.lower() in (found.character if style.character else found.paragraph):
            continue
        identifier = style_id(name)
        if identifier in ids:  # taken by a style of another name
            identifier = f"Brief{identifier}"
        xml = style_xml(style, identifier, normal)
        document.styles.element.append(parse_xml(xml))
    return _styles(document)


def _normal(document: Document) -> str:
    """The id of the style of plain text, which a letterhead may have left out."""
    found = _styles(document).paragraph
    for style in found.values():
        if style.element.get(qn("w:default")) in {"1", "true", "on"}:
            return style.style_id
    if "normal" not in found:
        document.styles.element.append(parse_xml(_NORMAL))
        return "Normal"
    # LibreOffice does not say which style is the default one.
    found["normal"].element.set(qn("w:default"), "1")
    return found["normal"].style_id


def _styles(document: Document) -> Styles:
    paragraph: dict[str, ParagraphStyle] = {}
    character: dict[str, CharacterStyle] = {}
    for style in document.styles:
        name = str(style.name).lower()
        # python-docx makes a style of a table a kind of paragraph style; Word does not.
        if style.type is WD_STYLE_TYPE.PARAGRAPH and isinstance(style, ParagraphStyle):
            paragraph[name] = style
        if style.type is WD_STYLE_TYPE.CHARACTER and isinstance(style, CharacterStyle):
            character[name] = style
    return Styles(paragraph, character)


def part_name(document: Document, name: str) -> PackURI:
    """A name for a new part; a strange letterhead may hold one of that name."""
    package = document.part.package
    taken = {part.partname for part in package.iter_parts()}
    wanted = PackURI(f"/word/{name}.xml")
    return package.next_partname(f"/word/{name}%d.xml") if wanted in taken else wanted


def add_footnotes(document: Document, texts: Iterable[str]) -> None:
    """Add the footnotes part.

    Args:
        document: its text already holds the marks, with ids 1..n.
        texts: the footnotes, in the order of their marks.
    """
    styles = _styles(document)
    look = styles.paragraph["footnote text"].style_id
    mark = styles.character["footnote reference"].style_id
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for number, kind in _SEPARATORS.items()
    )
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{look}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(texts, 1)
    )
    xml = f"{HEAD}<w:footnotes {NAMESPACE}>{separators}{notes}</w:footnotes>"
    part = Part(
        part_name(document, "footnotes"),
        CONTENT_TYPE.WML_FOOTNOTES,
        xml.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    known = "".join(f'<w:footnote w:id="{number}"/>' for number in _SEPARATORS)
    setting = parse_xml(f"<w:footnotePr {NAMESPACE}>{known}</w:footnotePr>")
    _insert(document.settings.element, setting, AFTER_FOOTNOTES)
