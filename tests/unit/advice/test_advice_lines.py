"""What each kind of line says: whose voice, how sure, when, who, and how it fits."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from advice_help import items, made, made_blocks, notes, reported, why, words
from base_rules import GROUP

from opname_wizard.advice import model as a
from opname_wizard.advice.blocks import STATUS_TAGS, Heading, Item, Note
from opname_wizard.advice.report import (
    FIT_TEXTS,
    FORM_TEXTS,
    VOICE_TAGS,
    depends_tag,
    report,
    sentence,
)
from opname_wizard.clock.deadlines import ClockReading
from opname_wizard.engine.answer import Answer
from opname_wizard.flow import model as m

MAYBE_BAK: Mapping[str, Answer] = {**GROUP, "soort": "onbekend"}
END = datetime(2026, 11, 18, 8, tzinfo=UTC)


# -- voices and certainty -------------------------------------------------------------


@pytest.mark.parametrize("voice", m.VOICES)
def test_each_voice_is_told_apart_and_a_rule_needs_no_tag(voice: str) -> None:
    line = a.Line("R1", "redenen", "Iets.", why("R-1", voice=voice))
    tag = items(made_blocks(reasons=(line,)))[1].tag
    assert (tag == "") == (voice == "rule")
    assert [v for v, text in VOICE_TAGS.items() if text == tag] == [voice]


def test_what_is_not_certain_names_the_questions_it_depends_on() -> None:
    labels = {"soort": "Soort fiets"}
    depends = why("R-1", depends_on=("soort", "mee"))
    assert depends_tag(depends, labels) == "mogelijk; hangt af van: Soort fiets, mee"
    assert depends_tag(depends._replace(depends_on=()), labels) == "mogelijk"
    assert depends_tag(why("R-1"), labels) == ""


def test_voice_and_certainty_stand_in_one_tag() -> None:
    line = a.Line("R1", "t", "Iets.", why("R-1", voice="law", depends_on=("soort",)))
    tag = items(made_blocks(notes=(line,)))[-1].tag
    assert tag == "recht, te controleren · mogelijk; hangt af van: Soort fiets"


def test_a_weighed_unknown_shows_what_is_possible_and_on_what_it_depends() -> None:
    shown = {item.text: item for item in items(reported(MAYBE_BAK))}
    assert shown["Vraag de fiets terug."].tag == "mogelijk; hangt af van: Soort fiets"
    assert shown["Geef de sleutel mee."].tag == ""


def test_an_open_verdict_names_what_it_may_become_and_makes_no_claim() -> None:
    verdict = items(reported(MAYBE_BAK))[0]
    assert verdict == Item(
        "",
        "Dit is nog niet te zeggen. Mogelijk is: De fiets mag mee. "
        "Of: Overleg eerst met het beheer.",
        "",
        (),
        "hangt af van: Soort fiets",
    )


# -- what each kind of line says ------------------------------------------------------


def test_the_verdict_comes_first_and_its_reasons_with_it() -> None:
    found = reported(GROUP)
    assert found[0] == Heading("oordeel", "Oordeel")
    assert isinstance(found[1], Item)
    assert found[1].text == "Overleg eerst met het beheer."
    assert isinstance(found[2], Item)
    assert found[2].text == "Er gaat niemand in de bak."
    assert found[3] == Heading("oordeel", "De fiets komt terug")


def test_what_is_open_comes_after_what_is_settled_under_its_own_heading() -> None:
    told = [("T-1", "open"), ("W-1", "law"), ("R-1", "open"), ("R-2", "rule")]
    lines = tuple(a.Line(s, "let_op", s, why(s, voice=v)) for s, v in told)
    found = made_blocks(
        notes=tuple(sorted(lines, key=lambda one: one.why.voice == "open"))
    )
    headings = [b.text for b in found if isinstance(b, Heading)]
    assert headings == ["Oordeel", "Goed om te weten", "Nog niet uitgemaakt", "Bronnen"]
    assert [item.text for item in items(found)[1:]] == ["W-1", "R-2", "T-1", "R-1"]


def test_an_action_says_when_and_who_before_what() -> None:
    dues = (a.Due("meteen", "", None), a.Due("uiterlijk morgen", "k", None))
    done = a.Action("S1", "stappen", "Bel.", "de balie", dues, why("R-1"))
    assert (
        items(made_blocks(actions=(done,)))[1].lead
        == "meteen; uiterlijk morgen · de balie"
    )
    whenever = done._replace(due=())
    assert items(made_blocks(actions=(whenever,)))[1].lead == "de balie"


@pytest.mark.parametrize("fit", m.FITS)
def test_a_measure_says_how_it_fits_and_its_term(fit: str) -> None:
    measure = a.Measure("slot", "H1", "hulp", "Een slot", fit, "een dag", why("R-1"))
    item = items(made_blocks(measures=(measure,)))[1]
    assert item.text == "Een slot (een dag)"
    assert [f for f, text in FIT_TEXTS.items() if text == item.lead] == [fit]
    short = items(made_blocks(measures=(measure._replace(term=""),)))[1]
    assert short.text == "Een slot"


@pytest.mark.parametrize("form", m.LETTER_FORMS)
def test_a_letter_says_whether_it_may_go_out(form: str) -> None:
    offer = a.Offer("bewijs", "Bewijs", form, ("L1",), {}, why("R-1"))
    lead = items(made_blocks(letters=(offer,)))[1].lead
    assert [f for f, text in FORM_TEXTS.items() if text == lead] == [form]


@pytest.mark.parametrize(
    ("state", "end", "lead"),
    [
        ("loopt", END, "uiterlijk woensdag 18 november 2026, 9.00 uur"),
        ("voorbij", END, "uiterlijk woensdag 18 november 2026, 9.00 uur · al voorbij"),
        ("op_tijd", END, "uiterlijk woensdag 18 november 2026, 9.00 uur · op tijd"),
        ("te_laat", END, "uiterlijk woensdag 18 november 2026, 9.00 uur · te laat"),
        (
            "een_dag",
            END.date(),
            "uiterlijk woensdag 18 november 2026 · hangt van één dag af",
        ),
        (
            "onbekend",
            END.date(),
            "uiterlijk woensdag 18 november 2026 · nog niet te zeggen",
        ),
        ("onbekend", None, "nog niet te berekenen"),
    ],
)
def test_a_clock_says_until_when_and_how_it_stands(
    state: str, end: datetime | None, lead: str
) -> None:
    reading = ClockReading(state, end=end, remarks=("Eén.", "Twee."))
    clock = a.Clock("k", "Fiets terug", reading, why("R-1"))
    item = items(made_blocks(clocks=(clock,)))[1]
    assert item.lead == lead
    assert item.text == "Fiets terug"
    assert item.because == "Daarom. Eén. Twee."


@pytest.mark.parametrize("status", m.STATUSES)
def test_the_list_of_sources_says_what_each_source_is_worth(status: str) -> None:
    cited = a.Cited(1, "R-1", "Regels", "punt 1", "Zo is het.", status)
    found = made()._replace(sources=(cited,))
    (note,) = notes(report(found, words()))
    assert note == Note(1, "Regels", "punt 1", "Zo is het.", STATUS_TAGS[status])
    assert (note.tag == "") == (status == "leading")


def test_an_empty_section_has_no_heading() -> None:
    found = made_blocks()
    assert [b.text for b in found if isinstance(b, Heading)] == ["Oordeel", "Bronnen"]


@pytest.mark.parametrize("text", ["Kom.", "Kom!", "Kom?", "Kom:"])
def test_a_sentence_keeps_its_own_end(text: str) -> None:
    assert sentence(text) == text
    assert sentence(text[:-1]) == "Kom."
    quoted = f"Zeg: '{text}'"
    assert sentence(quoted) == quoted
