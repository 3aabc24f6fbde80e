"""One stream of blocks, and the preview that is made of it."""

import pytest

from opname_wizard.letter.draft import Draft
from opname_wizard.letter.plain import to_markdown, to_plain
from opname_wizard.letter.tokens import Kind, Look, blocks
from opname_wizard.wrap import columns

MARKDOWN = """\
Naam\\
Straat 1

**Datum:** 16 november 2026\\
**Ons kenmerk:** 42

# Onderwerp

Een **vet** en *schuin* woord.[^1]

## Lijst

1. een
2. twee

Tussen.

1. weer een
   - diep

     vervolg
2. weer twee

- punt

[^1]: De eerste noot.
"""
DRAFT = Draft("Titel", MARKDOWN, concept=False, internal=True)


def test_each_block_is_what_it_looks_like() -> None:
    found = [(b.kind, b.text, b.level, b.number, b.list_id) for b in blocks(DRAFT)[1:]]
    assert found == [
        (Kind.PARAGRAPH, "Naam\nStraat 1", 0, 0, 0),
        (Kind.REFERENCE, "Datum: 16 november 2026", 0, 0, 0),
        (Kind.REFERENCE, "Ons kenmerk: 42", 0, 0, 0),
        (Kind.HEADING, "Onderwerp", 1, 0, 0),
        (Kind.PARAGRAPH, "Een vet en schuin woord.[1]", 0, 0, 0),
        (Kind.HEADING, "Lijst", 2, 0, 0),
        (Kind.NUMBER, "een", 1, 1, 1),
        (Kind.NUMBER, "twee", 1, 2, 1),
        (Kind.PARAGRAPH, "Tussen.", 0, 0, 0),
        (Kind.NUMBER, "weer een", 1, 1, 2),
        (Kind.BULLET, "diep", 2, 1, 0),
        (Kind.PARAGRAPH, "vervolg", 2, 0, 0),
        (Kind.NUMBER, "weer twee", 1, 2, 2),
        (Kind.BULLET, "punt", 1, 1, 0),
        (Kind.NOTE, "De eerste noot.", 0, 1, 0),
    ]


def test_bold_and_italics_are_kept() -> None:
    spans = blocks(DRAFT)[5].spans
    assert [(s.text, s.bold, s.italic) for s in spans if s.bold or s.italic] == [
        ("vet", True, False),
        ("schuin", False, True),
    ]
    assert spans[-1].look is Look.MARK


@pytest.mark.parametrize(
    "text",
    [
        "[tekst](https://voorbeeld.nl)",
        "![plaatje](x.png)",
        "<script>x</script>",
        "| a | b |",
        "`code`",
        "> citaat",
        "https://voorbeeld.nl",
        "a ^[noot] b",
        "&amp;",
        "~~weg~~",
    ],
)
def test_what_a_letter_does_not_know_stays_text(text: str) -> None:
    (block,) = blocks(Draft("t", text + "\n", concept=False))
    assert (block.kind, block.text) == (Kind.PARAGRAPH, text)


def test_a_line_end_in_the_text_is_a_space() -> None:
    (block,) = blocks(Draft("t", "een\ntwee\n", concept=False))
    assert block.text == "een twee"


def test_a_bold_start_alone_is_no_reference_line() -> None:
    (block,) = blocks(Draft("t", "**Let op.** Dit telt.\n", concept=False))
    assert block.kind is Kind.PARAGRAPH


def test_the_preview_reads_as_the_letter() -> None:
    assert to_plain(DRAFT, 40)[3:] == [
        "Naam",
        "Straat 1",
        "",
        "Datum: 16 november 2026",
        "Ons kenmerk: 42",
        "",
        "Onderwerp",
        "=========",
        "",
        "Een vet en schuin woord.[1]",
        "",
        "Lijst",
        "-----",
        "",
        "1. een",
        "2. twee",
        "",
        "Tussen.",
        "",
        "1. weer een",
        "  - diep",
        "",
        "    vervolg",
        "",
        "2. weer twee",
        "- punt",
        "",
        "Toelichting",
        "-----------",
        "[1] De eerste noot.",
    ]


@pytest.mark.parametrize("width", [1, 20, 40, 80, 200])
def test_no_line_of_the_preview_is_too_wide(width: int) -> None:
    long = Draft("t", f"{'woord ' * 40}\n\n- {'x' * 300} 日本語{'語' * 50}\n")
    assert all(columns(line) <= max(width, 20) for line in to_plain(long, width))


def test_what_steers_a_screen_never_reaches_the_preview() -> None:
    lines = to_plain(Draft("t", "a\x1b[31mb\u202ec\n"), 80)
    assert not set("".join(lines)) & {"\x1b", "\u202e"}


def test_the_markdown_file_starts_with_what_it_is() -> None:
    lines = to_markdown(Draft("t", "Tekst.\n")).split("\n")
    assert lines[0].startswith("**CONCEPT:")
    assert lines[1:] == ["", "Tekst.", ""]
