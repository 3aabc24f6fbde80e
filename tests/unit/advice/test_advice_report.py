"""Every line of advice becomes a block, and every mark leads to its source."""

from collections.abc import Mapping

import pytest
from advice_help import (
    advice,
    items,
    made,
    made_blocks,
    marks,
    notes,
    reported,
    why,
    words,
)
from base_rules import GROUP, register, walk

from opname_wizard.advice import model as a
from opname_wizard.advice.blocks import Block, Heading, Item, Note, with_own_sources
from opname_wizard.advice.report import compact, report, without_section
from opname_wizard.engine.answer import Answer

CHILD: Mapping[str, Answer] = {
    **GROUP,
    "soort": "tandem",
    "mee": ("kind",),
    "wens": "Graag met bel.",
}
MAYBE_BAK: Mapping[str, Answer] = {**GROUP, "soort": "onbekend"}
SITUATIONS: Mapping[str, Mapping[str, Answer]] = {
    "group": GROUP,
    "maybe": MAYBE_BAK,
    "child": CHILD,
    "empty": {},
}
Told = a.Outcome | a.Line | a.Clock | a.Action | a.Measure | a.Offer


@pytest.mark.parametrize("name", SITUATIONS)
def test_every_line_of_advice_is_one_block(name: str) -> None:
    found = advice(SITUATIONS[name])
    lines: list[Told] = [
        *found.verdicts,
        *found.reasons,
        *found.clocks,
        *found.actions,
        *found.measures,
        *found.notes,
        *found.letters,
    ]
    shown = items(reported(SITUATIONS[name]))
    assert len(shown) == len(lines)
    for line in lines:
        reason = line.why.because
        assert any(
            item.text.startswith(line.text) and item.because.startswith(reason)
            for item in shown
        ), line


@pytest.mark.parametrize("name", SITUATIONS)
def test_footnotes_count_from_one_in_order_of_appearance(name: str) -> None:
    found = reported(SITUATIONS[name])
    assert marks(found) == list(range(1, len(notes(found)) + 1))
    assert [note.number for note in notes(found)] == marks(found)


@pytest.mark.parametrize("name", SITUATIONS)
def test_each_mark_leads_to_the_source_of_its_line(name: str) -> None:
    found = advice(SITUATIONS[name])
    shown = {note.number: note for note in notes(report(found, words()))}
    claims: list[Told] = [*found.reasons, *found.actions, *found.measures]
    for line in (*claims, *found.letters):
        for source in line.why.sources:
            note = shown[found.number(source)]
            assert note.place == register()[source].place
            assert note.document == register()[source].title
            assert note.summary == register()[source].summary


@pytest.mark.parametrize("name", SITUATIONS)
@pytest.mark.parametrize(
    "section", ["oordeel", "klokken", "doen", "maatregel", "weten", "brieven"]
)
def test_a_part_has_every_source_it_marks_and_no_other(name: str, section: str) -> None:
    whole = reported(SITUATIONS[name])
    rest = without_section(whole, section)
    assert not any(isinstance(b, Heading) and b.key == section for b in rest)
    part = with_own_sources(rest)
    assert {note.number for note in notes(part)} == set(marks(part))
    assert [b for b in part if isinstance(b, Note)] == [
        note for note in notes(whole) if note.number in marks(part)
    ]


def test_a_part_without_footnotes_has_no_heading_of_sources() -> None:
    only: list[Block] = [Heading("oordeel", "Oordeel"), Item("", "Iets.", "", (), "")]
    whole = [*only, Heading("bronnen", "Bronnen"), Note(1, "Regels", "1", "Zo.", "")]
    assert with_own_sources(whole) == only


def test_the_same_source_has_the_same_number_everywhere() -> None:
    found = advice(GROUP)
    assert len({cited.id for cited in found.sources}) == len(found.sources)
    assert walk(GROUP).program.flows == found.flows


# -- in a hurry -----------------------------------------------------------------------


@pytest.mark.parametrize("name", SITUATIONS)
def test_in_a_hurry_the_first_source_of_each_claim_is_enough(name: str) -> None:
    whole = reported(SITUATIONS[name])
    short = compact(whole)
    assert [item.text for item in items(short)] == [item.text for item in items(whole)]
    assert all(item.because == "" and len(item.marks) <= 1 for item in items(short))
    assert marks(short) == [note.number for note in notes(short)]
    assert marks(short) == list(range(1, len(marks(short)) + 1))


def test_in_a_hurry_a_mark_still_leads_to_the_same_source() -> None:
    lines = tuple(
        a.Line(f"N{n}", "let_op", f"Regel {n}.", why(*sources))
        for n, sources in enumerate([("T-1", "R-1"), ("R-2",), ("T-1",), ("W-1",)])
    )
    whole = made_blocks(
        verdicts=(made().verdict._replace(why=why("R-2")),), notes=lines
    )
    short = compact(whole)
    assert {len(item.marks) for item in items(short)} == {1}
    places = {note.number: note.place for note in notes(short)}
    assert [places[item.marks[0]] for item in items(short)] == [
        register()[name].place for name in ("R-2", "T-1", "R-2", "T-1", "W-1")
    ]
    assert all(note.summary == "" for note in notes(short))
