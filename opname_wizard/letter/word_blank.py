"""The document that a letter starts from when there is no letterhead: A4, Arial.

It is written here as text, so that it can be reviewed and always comes out the same.
The order of the elements is the one that the schema of Word demands.
"""

import io
import zipfile
from typing import NamedTuple

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACE = f'xmlns:w="{MAIN}"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Word counts time in no zone before 1980; a fixed day keeps equal drafts equal.
FIXED_DAY = (2026, 1, 1, 0, 0, 0)


class Style(NamedTuple):
    """A style by its name; ``xml`` is what follows ``basedOn`` and ``next``."""

    name: str
    xml: str
    character: bool = False


def _paragraph(inner: str, run: str = "") -> str:
    return f"<w:pPr>{inner}</w:pPr><w:rPr>{run}</w:rPr>"


def _heading(level: int, size: int, before: int) -> Style:
    inner = (
        "<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
        f'<w:spacing w:before="{before}" w:after="80"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>'
    )
    run = f'<w:b/><w:color w:val="1F3864"/><w:sz w:val="{size}"/>'
    return Style(f"heading {level}", "<w:qFormat/>" + _paragraph(inner, run))


_LIST = (
    '<w:spacing w:after="120"/><w:ind w:left="425" w:hanging="425"/>'
    "<w:contextualSpacing/>"
)
# What a letter uses; a letterhead that lacks one of these gets it from here.
STYLES = {
    style.name: style
    for style in (
        _heading(1, 25, 240),
        _heading(2, 22, 240),
        _heading(3, 21, 200),
        Style("List Bullet", "<w:qFormat/>" + _paragraph(_LIST)),
        Style("List Number", "<w:qFormat/>" + _paragraph(_LIST)),
        Style(
            "Briefkenmerk",
            "<w:qFormat/>"
            + _paragraph(
                '<w:tabs><w:tab w:val="left" w:pos="1985"/></w:tabs>'
                '<w:spacing w:after="240"/><w:ind w:left="1985" w:hanging="1985"/>'
                "<w:contextualSpacing/>"
            ),
        ),
        Style(
            "Conceptregel",
            "<w:qFormat/>"
            + _paragraph("<w:keepNext/>", '<w:b/><w:color w:val="9C0006"/>'),
        ),
        Style(
            "footnote text",
            _paragraph(
                '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>',
                '<w:sz w:val="17"/>',
            ),
        ),
        Style(
            "footnote reference",
            '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
            character=True,
        ),
    )
}


def style_id(name: str) -> str:
    """The id of a style of ours: its name without spaces."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def style_xml(style: Style, identifier: str, normal: str) -> str:
    """A style as an element of the styles part.

    Args:
        style: the style.
        identifier: the id to give it.
        normal: the id of the document's default paragraph style.
    """
    kind = "character" if style.character else "paragraph"
    based = "" if style.character else f'<w:basedOn w:val="{normal}"/>'
    following = f'<w:next w:val="{normal}"/>' if "heading" in style.name else ""
    return (
        f'<w:style {NAMESPACE} w:type="{kind}" w:styleId="{identifier}">'
        f'<w:name w:val="{style.name}"/>{based}{following}{style.xml}</w:style>'
    )


def _styles() -> str:
    fonts = "".join(
        f' w:{kind}="Arial"' for kind in ("ascii", "hAnsi", "eastAsia", "cs")
    )
    own = "".join(style_xml(s, style_id(s.name), "Normal") for s in STYLES.values())
    return (
        f"<w:styles {NAMESPACE}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts{fonts}/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:spacing w:after="160" w:line="269" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="right"/></w:pPr>'
        f'<w:rPr><w:sz w:val="17"/></w:rPr></w:style>{own}</w:styles>'
    )


def page_number() -> str:
    """'Pagina 1 van 2' as the inside of a paragraph."""

    def field(code: str) -> str:
        return (
            f'<w:fldSimple {NAMESPACE} w:instr=" {code} "><w:r><w:t>1</w:t></w:r>'
            "</w:fldSimple>"
        )

    def run(text: str) -> str:
        return f'<w:r {NAMESPACE}><w:t xml:space="preserve">{text}</w:t></w:r>'

    return run("Pagina ") + field("PAGE") + run(" van ") + field("NUMPAGES")


def _document() -> str:
    return (
        f'<w:document {NAMESPACE} xmlns:r="{OFFICE}"><w:body><w:sectPr>'
        '<w:footerReference w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418"'
        ' w:header="709" w:footer="709" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def _settings() -> str:
    uri = "http://schemas.microsoft.com/office/word"
    return (
        f'<w:settings {NAMESPACE}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="708"/><w:hyphenationZone w:val="425"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting'
        f' w:name="compatibilityMode" w:uri="{uri}" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="nl-NL"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def _core() -> str:
    dc, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="{dc}" xmlns:dcterms="{terms}"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def _relations(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _content_types() -> str:
    parts = {
        f"/word/{part}.xml": f"{TYPES}.{kind}+xml"
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("numbering", "numbering"),
            ("footer1", "footer"),
        )
    }
    parts["/docProps/core.xml"] = (
        "application/vnd.openxmlformats-package.core-properties+xml"
    )
    rows = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def blank_document() -> bytes:
    """Make an empty Word document with everything a letter needs."""
    footer = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{page_number()}</w:p>'
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            {"word/document.xml": f"{OFFICE}/officeDocument", "docProps/core.xml": core}
        ),
        "docProps/core.xml": _core(),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relations(
            {
                "styles.xml": f"{OFFICE}/styles",
                "settings.xml": f"{OFFICE}/settings",
                "numbering.xml": f"{OFFICE}/numbering",
                "footer1.xml": f"{OFFICE}/footer",
            }
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/numbering.xml": f"<w:numbering {NAMESPACE}/>",
        "word/footer1.xml": f"<w:ftr {NAMESPACE}>{footer}</w:ftr>",
    }
    return zipped({name: (HEAD + text).encode() for name, text in parts.items()})


def zipped(parts: dict[str, bytes]) -> bytes:
    """Pack the parts of a document; the same parts always give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, FIXED_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells on which system it was made
            archive.writestr(entry, content)
    return file.getvalue()
