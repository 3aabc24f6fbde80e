"""Whatever is typed into a letter: the letter says exactly that, and obeys nothing."""

import io
import zipfile
from pathlib import Path

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from opname_wizard.letter.draft import Part, make_draft
from opname_wizard.letter.fields import Field, FieldType
from opname_wizard.letter.plain import to_markdown, to_plain
from opname_wizard.letter.template import LetterTemplate, read_template
from opname_wizard.letter.tokens import Kind, blocks
from opname_wizard.letter.word import to_docx
from opname_wizard.text import clean, one_line

LETTERS = sorted((Path(__file__).parents[2] / "letters").glob("*/*.md.j2"))
SMALL = b"""---
title: Proef
about: Proef.
sender: manager
fields:
  tekst:
    label: tekst
    type: text
    prompt: Wat?
    personal: true
  regels:
    label: regels
    type: lines
    prompt: Wat?
    personal: true
cites:
  bron: [SP-01]
---
VOOR{{ tekst }}NA

{{ tekst }}

- {{ tekst }}

# {{ tekst }}

**{{ tekst }}**

**Label:** {{ tekst }}

{{ regels }}

1. {{ regels }}

slot{{ cite.bron }}
"""
PIECES = [
    *("# ", "- ", "* ", "+ ", "1. ", "2) ", "> ", "---", "===", "```", "~~~", "    "),
    *("**", "__", "*", "_", "`", "[", "]", "(", ")", "[^1]", "[^1]: ", "^[", "![a](b)"),
    *(
        "<b>",
        "</w:t>",
        "<!--",
        "-->",
        "&amp;",
        "&#0;",
        "&",
        "<",
        ">",
        "]]>",
        "\\",
        "\\\\",
    ),
    *("{{ 7*7 }}", "{{ tekst }}", "{% if x %}", "{% endif %}", "{#", "#}", "%}", "}}"),
    *(
        "\x1b[31m",
        "\x9b",
        "\x00",
        "\x07",
        "\x85",
        "\u2028",
        "\u202e",
        "\u2066",
        "\ufeff",
    ),
    *("\n", "\n\n", "\r\n", "\t", "  ", "|", "~", "$", "=", ":", "\ud800", "\uffff"),
    *(
        "e\u0301",
        "👩‍🔧",
        "日本",
        "José",
        "a",
        "woord",
        "12",
        "https://a.nl/b_c*d",
        "[naam]",
    ),
]
hostile = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
typed = hostile | st.text(st.characters(), max_size=30)


def small() -> LetterTemplate:
    template, findings = read_template(SMALL, "proef.md.j2")
    assert template is not None, findings
    return template


LETTER = small()


def lines_of(value: str) -> list[str]:
    return [line.strip() for line in clean(value).strip().split("\n")]


def shown(value: str, label: str) -> str:
    return one_line(value) or f"[{label}]"


@given(typed, typed)
@settings(deadline=None)
def test_what_was_typed_is_found_back_literally(text: str, more: str) -> None:
    draft = make_draft(LETTER, {"tekst": text, "regels": more}, {}, concept=False)
    line = shown(text, "tekst")
    many = "\n".join(lines_of(more)) if clean(more).strip() else "[regels]"
    expected = [
        (Kind.PARAGRAPH, f"VOOR{line}NA"),
        (Kind.PARAGRAPH, line),
        (Kind.BULLET, line),
        (Kind.HEADING, line),
        (Kind.PARAGRAPH, line),
        (Kind.REFERENCE, f"Label: {line}"),
        (Kind.PARAGRAPH, many),
        (Kind.NUMBER, many),
        (Kind.PARAGRAPH, "slot"),
    ]
    found = [(block.kind, block.text) for block in blocks(draft)]
    if line.endswith(":"):  # then a bold line is a label, with the same words
        found[4] = (Kind.PARAGRAPH, found[4][1])
    assert found == expected


@given(typed, typed)
@settings(max_examples=40, deadline=None)
def test_the_word_file_has_every_word_and_no_order(text: str, more: str) -> None:
    fields = {"tekst": text, "regels": more}
    draft = make_draft(LETTER, fields, {}, concept=False, notes={"SP-01": text})
    content = to_docx(draft)
    words = [p.text for p in docx.Document(io.BytesIO(content)).paragraphs]
    assert words[1] == f"VOOR{shown(text, 'tekst')}NA"
    assert words[2] == shown(text, "tekst")
    assert words[-2] == ("\n".join(lines_of(more)) or "[regels]")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
        assert "".join(notes[-1].itertext()) == f" {one_line(text)}"
        for name in archive.namelist():
            assert not {0x1B, 0x07} & set(archive.read(name))


@given(typed, typed)
@settings(deadline=None)
def test_another_markdown_reader_reads_the_same(text: str, more: str) -> None:
    fields = {"tekst": text, "regels": more}
    source = to_markdown(make_draft(LETTER, fields, {}, concept=False))
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(source)
    inline = [token for token in tokens if token.type == "inline"]
    words = "".join(child.content for child in inline[1].children or ())
    assert words == shown(text, "tekst")
    assert not [t for t in tokens if t.type in {"html_block", "fence", "table_open"}]
    kinds = {child.type for token in inline for child in token.children or ()}
    assert not kinds & {"html_inline", "link_open", "image", "code_inline"}


@given(typed, st.integers(1, 120))
@settings(max_examples=50, deadline=None)
def test_the_preview_obeys_nothing(text: str, width: int) -> None:
    for line in to_plain(make_draft(LETTER, {"tekst": text}, {}), width):
        assert clean(line) == line
        assert "\n" not in line


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_shipped_letters_stand_any_text_in_any_field(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(LETTERS))
    template, findings = read_template(path.read_bytes(), path.name)
    assert template is not None, findings
    parts = {
        part: Part(data.draw(st.booleans()), (data.draw(typed),))
        for part in template.parts
    }
    fields = {f.id: data.draw(values(f)) for f in template.fields.values()}
    draft = make_draft(template, fields, parts)
    text = "\n".join(block.text for block in blocks(draft))
    assert Kind.NOTE not in {block.kind for block in blocks(draft)}
    content = to_docx(draft)
    assert to_docx(draft) == content
    paragraphs = docx.Document(io.BytesIO(content)).paragraphs
    assert len(paragraphs) == len(blocks(draft))
    address = fields["naam_adres"]
    if clean(address).strip():
        assert "\n".join(lines_of(address)) in text


def values(field: Field) -> st.SearchStrategy[str]:
    """Something that may be filled in, or nothing."""
    match field.type:
        case FieldType.CHOICE:
            return st.sampled_from(["", *field.options])
        case FieldType.DATE | FieldType.DATETIME:
            return st.sampled_from(["", "16-11-2026", "2026-11-16 10:00"])
        case FieldType.TEXT | FieldType.LINES:
            return typed


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_damaged_letter_gives_findings_and_never_an_error(
    data: st.DataObject,
) -> None:
    content = data.draw(st.sampled_from([SMALL, *(p.read_bytes() for p in LETTERS)]))
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    damage = data.draw(st.binary(max_size=6) | typed.map(encoded))
    template, findings = read_template(
        content[:start] + damage + content[end:], "proef.md.j2"
    )
    assert (template is None) == bool(findings)
    if template is not None:
        assert make_draft(template, {}, {}).title


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
