"""Terms in hours: by the clock, through weekends and summer time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from opname_wizard.clock.calendar import Calendar
from opname_wizard.clock.deadlines import (
    ClockReading,
    add_hours,
    by_deadline,
    hour_reading,
    time_left,
    working_day_reading,
)
from opname_wizard.clock.dutch import AMSTERDAM, parse_moment, write_moment

PLAIN = Calendar()
NOW = datetime(2026, 11, 20, 17, 0, tzinfo=AMSTERDAM)  # a Friday


def at(text: str) -> datetime:
    return parse_moment(text, NOW)


def hours(*starts: datetime | None, now: datetime = NOW) -> ClockReading:
    return hour_reading(starts, 48, now, PLAIN)


def test_known_on_friday_four_o_clock_ends_on_sunday_four_o_clock() -> None:
    reading = hours(at("20-11-2026 16:00"))
    assert reading.state == "loopt"
    assert isinstance(reading.end, datetime)
    assert write_moment(reading.end) == "zondag 22 november 2026, 16.00 uur"
    (said,) = reading.remarks
    assert said == (
        "De termijn loopt door in het weekend: reken op zondag 22 november 2026, 16.00"
        " uur."
    )


def test_a_term_that_passed_says_that_the_weekend_counted() -> None:
    reading = hours(at("13-11-2026 16:00"))
    assert reading.state == "voorbij"
    assert reading.remarks[0].startswith("De termijn liep door in het weekend")


def test_a_term_between_working_days_says_nothing() -> None:
    assert hours(at("16-11-2026 9:00"), now=at("16-11-2026 10:00")).remarks == ()


def test_a_term_that_only_ends_in_the_weekend_is_warned_about() -> None:
    reading = hours(at("19-11-2026 16:00"))
    assert "in het weekend: reken op zaterdag 21 november" in reading.remarks[0]


def test_a_term_over_easter_names_the_holidays_once() -> None:
    start = at("2-4-2026 12:00")
    reading = hour_reading([start], 120, start, PLAIN)
    assert reading.remarks[0].startswith(
        "De termijn loopt door op Goede Vrijdag, in het weekend en op tweede paasdag:"
    )


def test_a_free_day_of_the_organisation_is_named_by_its_date() -> None:
    own = Calendar(free=frozenset({date(2026, 11, 17)}))
    start = at("16-11-2026 9:00")
    reading = hour_reading([start], 48, start, own)
    assert "op een vrije dag (di 17-11)" in reading.remarks[0]


def test_the_last_moment_still_counts_and_the_minute_after_does_not() -> None:
    start = at("16-11-2026 9:00")
    end = add_hours(start, 48)
    assert hours(start, now=end).state == "loopt"
    assert hours(start, now=end + timedelta(minutes=1)).state == "voorbij"


def test_the_earliest_moment_counts_and_all_are_kept_in_order() -> None:
    late, early = at("17-11-2026 12:00"), at("16-11-2026 12:00")
    reading = hours(late, None, early, now=at("17-11-2026 13:00"))
    assert reading.start == early
    assert reading.starts == (late, None, early)
    assert reading.ends == (add_hours(late, 48), None, add_hours(early, 48))
    assert reading.end == add_hours(early, 48)
    assert "het vroegste telt" in " ".join(reading.remarks)
    assert "Nog niet elk beginmoment is bekend" in " ".join(reading.remarks)


def test_no_known_moment_is_unknown() -> None:
    reading = hours(None, None)
    assert (reading.state, reading.start, reading.end) == ("onbekend", None, None)
    assert reading.ends == (None, None)
    assert hours().state == "onbekend"


def test_a_term_that_starts_now_or_today_is_not_in_the_future() -> None:
    assert not any("toekomst" in said for said in hours(NOW).remarks)
    by_days = working_day_reading([NOW], 1, NOW, PLAIN)
    assert not any("toekomst" in said for said in by_days.remarks)
    tomorrow = working_day_reading([date(2026, 11, 21)], 1, NOW, PLAIN)
    assert tomorrow.remarks[0] == "Het begin ligt in de toekomst: kijk de datum na."


def test_a_start_in_the_future_is_pointed_out() -> None:
    reading = hours(NOW + timedelta(days=300))
    assert reading.state == "loopt"
    assert "Het begin ligt in de toekomst: kijk de datum na." in reading.remarks


@pytest.mark.parametrize(
    ("start", "end", "way"),
    [
        ("28-3-2026 12:00", "maandag 30 maart 2026, 13.00 uur", "een uur vooruit"),
        ("24-10-2026 12:00", "maandag 26 oktober 2026, 11.00 uur", "een uur terug"),
    ],
)
def test_summer_time_keeps_real_hours_and_explains_the_odd_end(
    start: str, end: str, way: str
) -> None:
    reading = hours(at(start), now=at(start))
    assert isinstance(reading.end, datetime)
    assert write_moment(reading.end) == end
    assert way in reading.remarks[1]
    assert "en niet 12.00 uur" in reading.remarks[1]


def test_the_hour_that_the_user_named_decides_in_the_repeated_night() -> None:
    first = hours(at("25-10-2026 2:30 zomertijd")).end
    second = hours(at("25-10-2026 2:30 wintertijd")).end
    assert isinstance(first, datetime)
    assert isinstance(second, datetime)
    assert second - first == timedelta(hours=1)
    assert first.tzinfo is UTC


def test_time_left_of_a_moment_and_of_a_day() -> None:
    assert time_left(NOW + timedelta(hours=2), NOW) == timedelta(hours=2)
    assert time_left(date(2026, 11, 20), NOW) == timedelta(hours=7)
    assert time_left(date(2026, 11, 19), NOW) == -timedelta(hours=17)
    before_short_day = at("28-3-2026 12:00")
    assert time_left(date(2026, 3, 29), before_short_day) == timedelta(hours=35)


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("18-11-2026 9:00", "op_tijd"),
        ("18-11-2026 9:01", "te_laat"),
        ("16-11-2026 9:00", "op_tijd"),
        ("15-11-2026 9:00", "op_tijd"),
    ],
)
def test_no_later_than_so_many_hours(moment: str, state: str) -> None:
    assert by_deadline(at(moment), at("16-11-2026 9:00"), 48).state == state


def test_by_deadline_explains_what_is_odd() -> None:
    start = at("16-11-2026 9:00")
    late = by_deadline(at("18-11-2026 12:05"), start, 48)
    assert late.remarks == ("Dat is 3 u 5 min na het einde van de termijn.",)
    assert by_deadline(start, start, 48).remarks == ()
    early = by_deadline(at("15-11-2026 9:00"), start, 48)
    assert "vóór het begin" in early.remarks[0]


def test_by_deadline_is_unknown_without_either_but_shows_the_end() -> None:
    start = at("16-11-2026 9:00")
    assert by_deadline(None, None, 48).state == "onbekend"
    assert by_deadline(start, None, 48).state == "onbekend"
    planned = by_deadline(None, start, 48)
    assert (planned.state, planned.end) == ("onbekend", add_hours(start, 48))
