"""What the letter tests share: a small letter, and reading a Word file back."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import docx
from docx.document import Document
from lxml import etree

from opname_wizard.flow.finding import Finding
from opname_wizard.letter.draft import Draft, Part, make_draft
from opname_wizard.letter.fields import FieldType
from opname_wizard.letter.template import LetterTemplate, read_template

LETTERS = Path(__file__).parents[3] / "letters"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADER = """\
---
title: Proefbrief
about: Een brief voor de proef.
sender: manager
fields:
  naam:
    label: naam cliënt
    type: text
    prompt: Hoe heet de cliënt?
    personal: true
  adres:
    label: adres
    type: lines
    prompt: Wat is het adres?
    personal: true
  dag:
    label: dag
    type: date
    prompt: Welke dag?
    personal: false
  einde:
    label: einde
    type: datetime
    prompt: Wanneer is het klaar?
    personal: false
    not_before: dag
  soort:
    label: soort opname
    type: choice
    prompt: Wat voor opname?
    personal: false
    options:
      geluid: een geluidsopname
      beeld: een beeldopname
parts:
  groep: De opname staat in een groep.
cites:
  regel: [UWV-2.08, UWV-2.09]
---
"""
MARKDOWN = """\
**Datum:** 16 november 2026\\
**Ons kenmerk:** \\[kenmerk\\]

# Onderwerp

Een **vet** woord.[^1][^2]

## Lijst

1. een
2. twee

Dit is het gevolg:

1. weer een

- punt

#### Diep

Met vriendelijke groet,\\
\\
A. Proef

[^1]: De eerste & de <tweede>.

[^2]: De tweede.
"""
DRAFT = Draft("Een titel", MARKDOWN, internal=True)
ALL = (
    "{{ naam }} {{ adres }} {{ dag }} {{ einde }} {{ soort }} {{ cite.regel }}\n"
    "{% if part.groep %}Groep.{{ note.groep }}{% endif %}\n"
)


def findings_of(text: str, file: str = "letters/proef.md.j2") -> list[Finding]:
    """What is wrong with a letter."""
    return read_template(text.encode(), file)[1]


def template_of(text: str) -> LetterTemplate:
    """A letter that must be right."""
    template, findings = read_template(text.encode(), "letters/proef.md.j2")
    assert template is not None, [str(finding) for finding in findings]
    return template


def shipped() -> list[LetterTemplate]:
    """The letters of the project."""
    return [template_at(path) for path in sorted(LETTERS.glob("*/*.md.j2"))]


def template_at(path: Path) -> LetterTemplate:
    """A letter from disk that must be right."""
    template, findings = read_template(path.read_bytes(), path.name)
    assert template is not None, [str(finding) for finding in findings]
    return template


def filled(template: LetterTemplate) -> dict[str, str]:
    """A value for every field; texts say which field they fill."""
    values = {
        FieldType.DATE: "16-11-2026",
        FieldType.DATETIME: "2026-11-17 14:30",
    }
    return {
        field.id: next(
            iter(field.options), values.get(field.type, f"waarde {field.id}")
        )
        for field in template.fields.values()
    }


def parts_on(names: Iterable[str]) -> dict[str, Part]:
    """These parts, each with a trace of its own."""
    return {
        name: Part(present=True, notes=(f"Antwoord bij {name}.", f"Rij {name}."))
        for name in names
    }


def internal(template: LetterTemplate, parts: Mapping[str, Part]) -> Draft:
    """The copy with footnotes."""
    sources = {
        source: f"Bron {source}."
        for cite in template.header.cites.values()
        for source in cite.words
    }
    return make_draft(template, filled(template), parts, notes=sources)


def opened(content: bytes) -> Document:
    """A Word file as python-docx reads it."""
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> etree._Element:
    """A part of a Word file, such as ``word/settings.xml``."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def names(content: bytes) -> list[str]:
    """The names of the parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


def texts(content: bytes) -> Iterator[str]:
    """The text of each paragraph of a Word file."""
    for paragraph in opened(content).paragraphs:
        yield paragraph.text


def reference(**edit: str) -> bytes:
    """A letterhead; ``edit`` is a part name to what is put before its last tag."""
    document = docx.Document()
    document.add_paragraph("Oude tekst")
    document.sections[0].header.paragraphs[0].text = "Organisatie Proef"
    document.core_properties.author = "Maker"
    file = io.BytesIO()
    document.save(file)
    return changed(file.getvalue(), edit)


def changed(content: bytes, edit: dict[str, str]) -> bytes:
    """The same file with text in some parts replaced: part name to 'old=>new'."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name in edit:
                before, after = edit[name].split("=>")
                assert before.encode() in data
                data = data.replace(before.encode(), after.encode())
            new.writestr(name, data)
    return file.getvalue()
