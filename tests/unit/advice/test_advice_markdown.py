"""The saved advice shows every text literally, in any reader of Markdown."""

import pytest
from advice_help import reported
from base_rules import GROUP
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from opname_wizard.advice.blocks import Heading, Item, Note
from opname_wizard.advice.markdown import escape, markdown
from opname_wizard.letter.draft import Draft
from opname_wizard.letter.tokens import Kind, blocks
from opname_wizard.text import clean

PIECES = [
    *("# ", "- ", "* ", "+ ", "1. ", "12) ", "> ", "---", "===", "```", "~~~", "    "),
    *("**", "__", "*", "_", "`", "[", "]", "(", ")", "[^1]", "[^1]: ", "![a](b)", "|"),
    *("<b>", "<!--", "&amp;", "&", "<", ">", "\\", "{{ 7*7 }}", "{%", "$", "~", ":"),
    *("\n", "\n\n", "\r\n", "\u2028", "\x85", "\t", "woord", "12", "é", "https://a.nl"),
]
hostile = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def read(text: str) -> list[Token]:
    """Markdown as a common reader takes it apart."""
    return MarkdownIt("commonmark").parse(text)


def shown(token: Token) -> str:
    """What a reader shows of one piece of running text."""
    breaks = {"hardbreak": "\n", "softbreak": "(zachte regel)"}
    return "".join(breaks.get(c.type, c.content) for c in token.children or ())


def expected(text: str) -> str:
    return "\n".join(line.strip() for line in clean(text).strip().splitlines())


@settings(deadline=None)
@given(hostile)
@example("- een\n- twee")
@example("1. een")
@example("titel\n===")
@example("    code")
def test_text_is_shown_as_it_stands(text: str) -> None:
    tokens = read(clean(escape(text)))
    runs = [token for token in tokens if token.type == "inline"]
    kinds = {child.type for token in runs for child in token.children or ()}
    assert kinds <= {"text", "text_special", "hardbreak"}
    assert {t.type for t in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert "\n".join(map(shown, runs)) == expected(text)


@settings(deadline=None)
@given(hostile, hostile, hostile)
def test_no_text_changes_the_shape_of_the_advice(
    lead: str, text: str, because: str
) -> None:
    item = Item(lead, text, because, (1,), "advies")
    note = Note(1, text, because, lead, "ouder")
    page = markdown("Titel", "Van nu.", [Heading("doen", "Doen"), item, note])
    found = blocks(Draft("Titel", page, concept=False))
    kinds = [block.kind for block in found]
    assert kinds[:2] == [Kind.HEADING, Kind.PARAGRAPH]
    assert [b.text for b in found if b.kind is Kind.HEADING] == ["Titel", "Doen"]
    assert len(found) == 5
    assert found[3].text.endswith("[1] (advies)")
    assert found[4].text.startswith("[1] ")


@settings(deadline=None)
@given(hostile)
def test_a_title_stays_on_one_line(text: str) -> None:
    title = f"Advies: {text}"
    page = markdown(title, text, [Heading("doen", title)])
    runs = [shown(token) for token in read(clean(page)) if token.type == "inline"]
    levels = [token.tag for token in read(page) if token.type == "heading_open"]
    assert levels == ["h1", "h2"]
    assert runs[0] == runs[-1] == " ".join(clean(title).split())


def test_a_question_before_an_answer_keeps_its_own_mark() -> None:
    asked = Item("Wie gaan er mee?", "Een groep", "", (), "")
    named = asked._replace(lead="Soort fiets")
    shown_as = markdown("Advies", "", [asked, named])
    assert "**Wie gaan er mee?** Een groep" in shown_as
    assert "**Soort fiets**: Een groep" in shown_as


def test_the_advice_as_markdown_reads_well_as_it_is() -> None:
    whole = reported(GROUP)
    page = markdown("Advies", "Van nu (editie 1).", whole)
    assert page.startswith("# Advies\n\n*Van nu (editie 1).*\n\n")
    assert page.endswith("\n")
    assert not page.endswith("\n\n")
    assert "Overleg eerst met het beheer.\\\nTwee bezwaren samen" in page
    assert " te veel. \\[1\\] *(niet uitgemaakt)*" in page
    assert "**meteen · de balie**: Geef de sleutel mee." in page
    assert "**\\[2\\]** Regels van het buurthuis, punt 1. Wie lid is" in page


@pytest.mark.parametrize("because", ["", "Daarom."])
def test_a_claim_ends_as_a_sentence_before_its_reason(because: str) -> None:
    page = markdown("T", "a", [Item("", "Een slot", because, (), "")])
    assert page.split("\n\n")[2].strip() == (
        f"Een slot.\\\n{because}" if because else "Een slot"
    )
