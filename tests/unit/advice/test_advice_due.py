"""When an action is due, as people say it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from advice_help import advice
from base_rules import GROUP, NOW, TITLES, files, register, rules, walk

from opname_wizard.advice.advise import advise
from opname_wizard.advice.due import due_of, dues_of
from opname_wizard.advice.model import Due
from opname_wizard.clock.calendar import Calendar
from opname_wizard.engine.answer import Answer
from opname_wizard.engine.walk import Walker
from opname_wizard.flow.program import Program, find_journey
from opname_wizard.flow.read import read_ruleset

NORMAL: Mapping[str, Answer] = {**GROUP, "soort": "gewoon", "mee": ("niemand",)}


def test_a_text_is_due_as_it_stands() -> None:
    assert due_of("meteen", walk({})) == Due("meteen", "", None)


def test_a_name_of_a_step_that_is_no_clock_is_a_text() -> None:
    assert due_of("soort", walk(GROUP)) == Due("soort", "", None)


def test_a_running_clock_says_its_end_in_dutch() -> None:
    due = due_of("k_terug", walk(GROUP))
    assert due.text == "uiterlijk woensdag 18 november 2026, 9.00 uur"
    assert due.clock == "k_terug"
    assert due.end == datetime(2026, 11, 18, 8, tzinfo=UTC)


def test_a_clock_in_days_says_the_day() -> None:
    due = due_of("k_kijken", walk({**GROUP, "dag_rit": date(2026, 11, 13)}))
    assert due == Due("uiterlijk woensdag 18 november 2026", "k_kijken", due.end)
    assert due.end == date(2026, 11, 18)


def test_a_term_that_is_over_says_so() -> None:
    late = {**GROUP, "opgehaald": NOW - timedelta(hours=49)}
    due = due_of("k_terug", walk(late))
    assert due.text == "uiterlijk maandag 16 november 2026, 9.00 uur (al voorbij)"


@pytest.mark.parametrize(
    "answers",
    [
        {**GROUP, "opgehaald": "onbekend"},  # it was asked, and nobody knows
        {"soort": "bak"},  # it is still to be asked
        {},
    ],
)
def test_a_clock_without_a_begin_says_which_one_waits(
    answers: Mapping[str, Answer],
) -> None:
    said = "Fiets terug: het begin is nog niet bekend"
    assert due_of("k_terug", walk(answers)) == Due(said, "k_terug", None)


def test_a_clock_that_is_not_reached_promises_no_moment() -> None:
    assert due_of("k_kijken", walk(NORMAL)).end is None


def test_a_clock_that_is_not_reached_is_left_out_beside_another_due() -> None:
    left = dues_of(("k_terug", "k_kijken"), walk(NORMAL))
    assert [due.clock for due in left] == ["k_terug"]
    beside_a_text = dues_of(("vandaag", "k_kijken"), walk(NORMAL))
    assert [due.text for due in beside_a_text] == ["vandaag"]
    assert [due.clock for due in dues_of(("k_kijken",), walk(NORMAL))] == ["k_kijken"]


def test_an_action_shows_all_its_dues_and_the_name_of_who_does_it() -> None:
    actions = {one.id: one for one in advice(NORMAL).actions}
    asked = actions["S2"]
    assert [due.text for due in asked.due] == [
        "vandaag nog",
        "uiterlijk woensdag 18 november 2026, 9.00 uur",
    ]
    assert asked.who == rules().roles["beheer"] == "het beheer"


LENGTH = b"""\
steps:
  - clock: k_lengte
    text: Van vragen tot rijden
    from: [dag_vraag, dag_rit]
    function: looptijd
    months: 2
    because: Wie lang wacht, vraagt opnieuw.
    sources: [R-1]
    voice: rule
"""


def test_a_clock_for_conditions_alone_is_read_but_is_no_clock_of_the_advice() -> None:
    ruleset, findings = read_ruleset({**files("rules"), "lenen/15-lengte.yaml": LENGTH})
    assert ruleset is not None, findings
    journey = find_journey(ruleset, "lenen")
    assert journey is not None
    days = {"dag_vraag": date(2026, 8, 1), "dag_rit": date(2026, 11, 13)}
    made = Walker(Program(ruleset, journey), Calendar()).walk({**GROUP, **days}, NOW)
    advice = advise(made, register(), TITLES)
    assert made.readings["k_lengte"].state == "langer"
    assert "k_terug" in [clock.id for clock in advice.clocks]
    assert "k_lengte" not in [clock.id for clock in advice.clocks]
