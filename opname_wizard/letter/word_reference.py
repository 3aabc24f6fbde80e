"""An organisation's own letterhead: looked at and emptied before it is used."""

import io
import zipfile
import zlib

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from opname_wizard.errors import Exit, UserError
from opname_wizard.letter.word_blank import NAMESPACE, page_number, zipped

MAX_BYTES = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_PARTS = 2_000
CONTENT_TYPES = "[Content_Types].xml"
NO_WORD = ("is geen Word-document", "Kies een bestand van Word (.docx of .dotx).")
# Words in the content type of a part that can run something.
_RUNS = ("macro", "vba", "activex", "oleobject")
_OF_TEXT = {
    RELATIONSHIP_TYPE.FOOTNOTES,
    RELATIONSHIP_TYPE.ENDNOTES,
    RELATIONSHIP_TYPE.COMMENTS,
}


def open_reference(reference: bytes) -> Document:
    """Open a letterhead, and make a document of it when it is a template.

    A letter on it goes to a client, so nothing in it may run, and nothing may be
    fetched from elsewhere when the letter is opened.

    Args:
        reference: the bytes of a ``.docx`` or ``.dotx``.

    Returns:
        The document with its styles, headers and footers, without its text.

    Raises:
        UserError: it is no Word document, it holds macros, it points to files outside
            itself, or it unpacks to more than 100 MB.
    """
    parts = _unpacked(reference)
    types = parts.get(CONTENT_TYPES, b"")
    if b"macroEnabled" in types:
        raise _macros()
    parts[CONTENT_TYPES] = types.replace(b"template.main+xml", b"document.main+xml")
    try:
        document = docx.Document(io.BytesIO(zipped(parts)))
    except Exception:  # noqa: BLE001  whatever it is, the fault is in that file
        raise _refused(*NO_WORD) from None
    _check_inside(document.part.package)
    _empty(document)
    return document


def _check_inside(package: OpcPackage) -> None:
    for part in package.iter_parts():
        if any(word in part.content_type.lower() for word in _RUNS):
            raise _macros()
    for relation in package.iter_rels():
        # A web address in the footer is only followed when a reader clicks on it.
        if relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
            raise _refused(
                "verwijst naar bestanden buiten zichzelf",
                "Neem plaatjes op in het document en koppel het los van sjablonen.",
            )


def _empty(document: Document) -> None:
    """Take out its text, and the notes and comments that belonged to it."""
    body = document.element.body
    section = body.get_or_add_sectPr()
    for element in list(body):
        if element is not section:
            body.remove(element)
    relations = document.part.rels
    for key in [k for k, link in relations.items() if link.reltype in _OF_TEXT]:
        relations.pop(key)
    settings = document.settings.element
    for name in ("w:footnotePr", "w:endnotePr"):
        for old in settings.findall(qn(name)):
            settings.remove(old)
    _add_page_number(document)


def _add_page_number(document: Document) -> None:
    footer = document.sections[0].footer
    if any(paragraph.text.strip() for paragraph in footer.paragraphs) or footer.tables:
        return  # the organisation's own footer stays as it is
    inner = parse_xml(f"<w:p {NAMESPACE}>{page_number()}</w:p>")
    for run in list(inner):
        footer.paragraphs[0]._p.append(run)  # noqa: SLF001  fields have no other way


def _unpacked(reference: bytes) -> dict[str, bytes]:
    if len(reference) > MAX_BYTES:
        raise _refused("is groter dan 20 MB", "Kies een kleiner bestand.")
    try:
        with zipfile.ZipFile(io.BytesIO(reference)) as archive:
            entries = archive.infolist()
            size = sum(entry.file_size for entry in entries)
            if size > MAX_UNPACKED or len(entries) > MAX_PARTS:
                raise _refused("wordt uitgepakt te groot", "Kies een ander bestand.")
            return {entry.filename: _content(archive, entry) for entry in entries}
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
    ):
        raise _refused(*NO_WORD) from None


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    # The size in the list can lie; never unpack more than it said.
    with archive.open(entry) as part:
        return part.read(entry.file_size)


def _macros() -> UserError:
    return _refused("kan een programma starten", "Bewaar het als .docx zonder macro's.")


def _refused(why: str, what_now: str) -> UserError:
    return UserError(f"Dit briefpapier {why}.", what_now, Exit.FILE)
