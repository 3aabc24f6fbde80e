"""Terms in working days: back from an appointment and forward from a start."""

from datetime import UTC, date, datetime

import pytest

from opname_wizard.clock.calendar import Calendar
from opname_wizard.clock.deadlines import (
    add_working_days,
    request_reading,
    working_day_reading,
    working_days_before,
)
from opname_wizard.clock.dutch import AMSTERDAM, parse_moment, write

PLAIN = Calendar()
NOW = datetime(2026, 11, 20, 17, 0, tzinfo=AMSTERDAM)  # a Friday


def at(text: str) -> datetime:
    return parse_moment(text, NOW)


def test_appointment_on_monday_needs_the_monday_before() -> None:
    count = working_days_before(date(2026, 11, 23), 5, PLAIN)
    assert write(count.day) == "maandag 16 november 2026"
    assert count.day == count.latest
    assert count.free == count.worked
    assert [day.day for day in count.free] == [20, 19, 18, 17, 16]
    assert count.uncertain == ()


def test_holidays_and_weekends_do_not_count() -> None:
    count = working_days_before(date(2026, 12, 29), 5, PLAIN)
    assert [day.day for day in count.free] == [28, 24, 23, 22, 21]


def test_an_uncertain_day_gives_two_last_days() -> None:
    count = working_days_before(date(2026, 4, 7), 5, PLAIN)
    assert count.uncertain == (date(2026, 4, 3),)
    assert (count.day, count.latest) == (date(2026, 3, 27), date(2026, 3, 30))
    assert count.free[-1] == count.day
    assert count.worked[-1] == count.latest


def test_counting_forward_leaves_out_the_first_day() -> None:
    count = add_working_days(date(2026, 11, 20), 2, PLAIN)
    assert count.worked == (date(2026, 11, 23), date(2026, 11, 24))
    uncertain = add_working_days(date(2026, 4, 2), 1, PLAIN)
    assert (uncertain.day, uncertain.latest) == (date(2026, 4, 3), date(2026, 4, 7))


def test_counting_no_days_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        add_working_days(date(2026, 11, 20), 0, PLAIN)


@pytest.mark.parametrize(
    ("request_day", "state"),
    [
        (date(2026, 3, 27), "op_tijd"),
        (date(2026, 3, 28), "een_dag"),
        (date(2026, 3, 30), "een_dag"),
        (date(2026, 3, 31), "te_laat"),
        (date(2026, 4, 8), "te_laat"),
    ],
)
def test_a_request_around_good_friday(request_day: date, state: str) -> None:
    reading = request_reading(date(2026, 4, 7), request_day, 5, PLAIN)
    assert reading.state == state
    assert reading.end == date(2026, 3, 27)
    assert reading.ends == (date(2026, 3, 27), date(2026, 3, 30))
    assert reading.counted[-1] == reading.end


def test_one_day_shows_both_countings_and_asks_to_find_out() -> None:
    said = request_reading(date(2026, 4, 7), date(2026, 3, 30), 5, PLAIN).remarks
    assert "hangt af van Goede Vrijdag (vrijdag 3 april 2026)" in said[0]
    assert "Vraag na wat er geldt." in said[0]
    assert said[1] == (
        "Telt u die dag mee, dan is de uiterste dag maandag 30 maart 2026; anders"
        " vrijdag 27 maart 2026."
    )
    assert said[2] == "Geteld met die dag: vr 3-4, do 2-4, wo 1-4, di 31-3, ma 30-3."
    assert (
        said[3] == "Geteld zonder die dag: do 2-4, wo 1-4, di 31-3, ma 30-3, vr 27-3."
    )
    assert said[4] == "Niet geteld: tweede paasdag (ma 6-4)."
    assert "aanname" in said[5]


def test_an_uncertain_day_that_changes_nothing_is_said_to_change_nothing() -> None:
    reading = request_reading(date(2026, 4, 7), date(2026, 3, 2), 5, PLAIN)
    assert reading.state == "op_tijd"
    assert "maakt dat niet uit" in reading.remarks[1]


def test_a_settled_day_leaves_one_answer() -> None:
    works = Calendar(worked=frozenset({"Goede Vrijdag"}))
    closed = Calendar(free=frozenset({"Goede Vrijdag"}))
    on_edge = (date(2026, 4, 7), date(2026, 3, 30), 5)
    assert request_reading(*on_edge, works).state == "op_tijd"
    assert request_reading(*on_edge, closed).state == "te_laat"
    assert "Goede Vrijdag (vr 3-4) en tweede" in request_reading(*on_edge, closed)[6][1]


def test_two_uncertain_days_are_named_together() -> None:
    own = Calendar(unknown=frozenset({date(2026, 11, 18), date(2026, 11, 19)}))
    reading = request_reading(date(2026, 11, 20), date(2026, 11, 16), 3, own)
    assert reading.state == "een_dag"
    assert "donderdag 19 november 2026 en woensdag 18 november" in reading.remarks[0]
    assert "Telt u die dagen mee" in reading.remarks[1]


def test_a_request_that_is_not_known_still_shows_the_last_day() -> None:
    reading = request_reading(date(2026, 11, 23), None, 5, PLAIN)
    assert (reading.state, reading.end) == ("onbekend", date(2026, 11, 16))
    assert reading.remarks[0].startswith("Geteld: vr 20-11")
    open_day = request_reading(date(2026, 4, 7), None, 5, PLAIN)
    assert "Niet zeker is of uw organisatie werkt op Goede" in open_day.remarks[0]


def test_an_appointment_that_is_not_known_gives_no_day() -> None:
    reading = request_reading(None, date(2026, 11, 16), 5, PLAIN)
    assert (reading.state, reading.end) == ("onbekend", None)
    assert reading.starts == (None, date(2026, 11, 16))


def test_a_request_after_the_appointment_is_pointed_out() -> None:
    reading = request_reading(date(2026, 11, 23), date(2026, 11, 24), 5, PLAIN)
    assert reading.state == "te_laat"
    assert reading.remarks[0] == "Het verzoek kwam na de afspraak: kijk de datums na."
    same_day = request_reading(date(2026, 11, 23), date(2026, 11, 23), 5, PLAIN)
    assert same_day.state == "te_laat"
    assert same_day.remarks[0].startswith("Geteld:")


def test_moments_count_by_their_dutch_day() -> None:
    almost_tuesday = datetime(2026, 11, 16, 22, 59, tzinfo=UTC)
    tuesday = datetime(2026, 11, 16, 23, 0, tzinfo=UTC)
    meeting = date(2026, 11, 23)
    assert request_reading(meeting, almost_tuesday, 5, PLAIN).state == "op_tijd"
    assert request_reading(meeting, tuesday, 5, PLAIN).state == "te_laat"


@pytest.mark.parametrize(
    ("now", "state"), [("24-11-2026 23:59", "loopt"), ("25-11-2026 0:00", "voorbij")]
)
def test_a_term_in_working_days_lasts_to_midnight(now: str, state: str) -> None:
    reading = working_day_reading([date(2026, 11, 20)], 2, at(now), PLAIN)
    assert reading.state == state
    assert reading.end == date(2026, 11, 24)
    assert reading.remarks[0] == "Geteld: ma 23-11, di 24-11."


def test_a_term_in_working_days_keeps_to_the_early_end_and_names_the_other() -> None:
    reading = working_day_reading([date(2026, 4, 1)], 3, at("7-4-2026 9:00"), PLAIN)
    assert (reading.state, reading.end) == ("loopt", date(2026, 4, 7))
    assert "anders woensdag 8 april 2026" in reading.remarks[1]
    assert reading.counted[-1] == reading.end


def test_the_day_of_the_start_is_not_listed_as_left_out() -> None:
    king = working_day_reading([date(2026, 4, 27)], 1, NOW, PLAIN)
    assert not any("Koningsdag" in said for said in king.remarks)
    before = working_day_reading([date(2026, 4, 26)], 1, NOW, PLAIN)
    assert "Niet geteld: Koningsdag (ma 27-4)." in before.remarks


def test_a_term_in_working_days_takes_the_earliest_of_several() -> None:
    starts = [at("18-11-2026 9:00"), None, date(2026, 11, 17)]
    reading = working_day_reading(starts, 1, NOW, PLAIN)
    assert reading.start == date(2026, 11, 17)
    assert reading.ends == (date(2026, 11, 19), None, date(2026, 11, 18))
    assert working_day_reading([None], 1, NOW, PLAIN).state == "onbekend"
