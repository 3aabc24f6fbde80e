"""The closed list of clock functions of the flow language."""

from datetime import date, datetime

import pytest

from opname_wizard.clock.calendar import Calendar
from opname_wizard.clock.dutch import AMSTERDAM
from opname_wizard.clock.functions import FUNCTIONS, ClockFunction

NOW = datetime(2026, 11, 20, 17, 0, 30, tzinfo=AMSTERDAM)
DAY = date(2026, 11, 20)
PLAIN = Calendar()


def test_the_list_is_closed_and_keyed_by_name() -> None:
    assert sorted(FUNCTIONS) == [
        "dag_voorbij",
        "hours",
        "looptijd",
        "uiterlijk",
        "werkdagen_voor_afspraak",
        "working_days",
    ]
    assert all(name == function.name for name, function in FUNCTIONS.items())
    assert all(function.states[0] == "onbekend" for function in FUNCTIONS.values())


@pytest.mark.parametrize("name", ["hours", "uiterlijk"])
def test_a_term_in_hours_refuses_a_date_instead_of_inventing_an_hour(name: str) -> None:
    function = FUNCTIONS[name]
    with pytest.raises(TypeError, match="time"):
        function.read([DAY] * function.least, 48, NOW, PLAIN)


@pytest.mark.parametrize(
    "name", ["dag_voorbij", "looptijd", "werkdagen_voor_afspraak", "working_days"]
)
def test_a_term_in_days_reads_dates_and_moments(name: str) -> None:
    function = FUNCTIONS[name]
    by_day = function.read([DAY] * function.least, 5, NOW, PLAIN)
    by_moment = function.read([NOW] * function.least, 5, NOW, PLAIN)
    assert by_day == by_moment


def test_the_hour_clock_reads_as_the_flow_says() -> None:
    reading = FUNCTIONS["hours"].read([NOW, None], 48, NOW, PLAIN)
    assert reading.state == "loopt"
    assert "weekend" in reading.remarks[0]


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=lambda one: one.name)
def test_examples_exist_for_every_state_and_for_no_other(
    function: ClockFunction,
) -> None:
    for state in function.states:
        moments = function.examples(state, 5, NOW, PLAIN)
        assert function.read(moments, 5, NOW, PLAIN).state == state
    with pytest.raises(KeyError):
        function.examples("misschien", 5, NOW, PLAIN)


def test_the_example_of_one_day_is_an_appointment_on_a_working_day() -> None:
    find = FUNCTIONS["werkdagen_voor_afspraak"].examples
    appointment, request = find("een_dag", 5, NOW, PLAIN)
    assert appointment == date(2027, 3, 30)  # the Tuesday after Easter
    assert request == date(2027, 3, 22)


def test_a_calendar_without_uncertain_days_has_no_example_of_one_day() -> None:
    settled = Calendar(
        free=frozenset({"Goede Vrijdag", "de dag na Hemelvaartsdag"}),
        worked=frozenset({"Bevrijdingsdag", "de dag na Koningsdag"}),
    )
    find = FUNCTIONS["werkdagen_voor_afspraak"].examples
    assert find("een_dag", 5, NOW, settled) == ()
