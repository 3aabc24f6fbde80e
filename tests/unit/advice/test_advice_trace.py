"""The internal copy names the answers that a paragraph rests on."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from base_rules import GROUP, rules, walk

from opname_wizard.advice.trace import trace
from opname_wizard.engine.answer import Answer
from opname_wizard.flow import model as m

CHILD: Mapping[str, Answer] = {**GROUP, "mee": ("kind",), "wens": "Graag met bel."}
ROWS = {
    row.id: row
    for flow in rules().flows.values()
    for step in flow.steps
    if isinstance(step, m.Table)
    for row in step.rows
}


@pytest.mark.parametrize(
    ("row", "answers", "behind"),
    [
        ("S1", GROUP, ["dit geldt altijd"]),
        ("H1", GROUP, ["Soort fiets: Een bakfiets"]),
        ("R1", GROUP, ["Wie gaan er mee? Een groep"]),
        ("N1", CHILD, ["Wat wil de lener nog kwijt? Graag met bel."]),
        ("N1", GROUP, []),  # never asked, so nothing to name
        ("L2", GROUP, ["oordeel: Overleg eerst met het beheer."]),
        # A fact is followed to its answers, and no answer is named twice.
        ("S2", GROUP, ["Soort fiets: Een bakfiets", "Wie gaan er mee? Een groep"]),
        (
            "B2",
            GROUP,
            [
                "Fiets terug: loopt",
                "Soort fiets: Een bakfiets",
                "Wie gaan er mee? Een groep",
            ],
        ),
        ("A2", GROUP, ["Een extra slot: hoort er altijd bij"]),
        ("H1", {**GROUP, "soort": "onbekend"}, ["Soort fiets: Weet ik niet"]),
    ],
)
def test_the_answers_behind_a_row(
    row: str, answers: Mapping[str, Answer], behind: list[str]
) -> None:
    assert trace(walk(answers), ROWS[row]) == behind


def test_an_answer_that_was_known_already_counts_too() -> None:
    found = trace(walk(GROUP), ROWS["A1"])
    assert "Welke fiets komt terug? Een bakfiets" in found


def test_what_is_left_open_reads_as_left_open() -> None:
    child = {**CHILD, "wens": ""}
    assert trace(walk(child), ROWS["N1"]) == [
        "Wat wil de lener nog kwijt? niet ingevuld"
    ]


def test_several_choices_stand_in_one_line_and_a_moment_in_dutch() -> None:
    both = {**CHILD, "mee": ("kind", "groep")}
    assert trace(walk(both), ROWS["H4"]) == ["Wie gaan er mee? Een kind, Een groep"]
    late = {**GROUP, "opgehaald": datetime(2026, 11, 13, 8, tzinfo=UTC)}
    assert trace(walk(late), ROWS["B2"])[0] == "Fiets terug: al voorbij"
