"""Writing dates, moments and spans in Dutch."""

from datetime import UTC, date, datetime, timedelta

import pytest

from opname_wizard.clock.dutch import (
    AMSTERDAM,
    iso,
    iso_date,
    iso_moment,
    to_utc,
    write,
    write_date,
    write_distance,
    write_moment,
    write_short,
    write_span,
    write_time,
)

MORNING = datetime(2026, 11, 24, 10, 15, tzinfo=AMSTERDAM)
REPEATED = datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM)


def test_a_date_is_written_with_its_weekday() -> None:
    assert write_date(date(2026, 4, 3)) == "vrijdag 3 april 2026"
    assert iso_date(date(2026, 4, 3)) == "2026-04-03"


def test_a_moment_is_written_on_the_dutch_clock() -> None:
    assert write_moment(MORNING) == "dinsdag 24 november 2026, 10.15 uur"
    assert write_moment(to_utc(MORNING)) == "dinsdag 24 november 2026, 10.15 uur"
    assert write_short(to_utc(MORNING)) == "di 24-11 10.15"
    assert write_time(to_utc(MORNING)) == "10.15 uur"
    assert iso_moment(to_utc(MORNING)) == "2026-11-24 10:15"


def test_midnight_and_early_minutes_have_no_empty_places() -> None:
    midnight = datetime(2026, 11, 22, 23, 5, tzinfo=UTC)
    assert write_moment(midnight) == "maandag 23 november 2026, 0.05 uur"
    assert iso_moment(midnight) == "2026-11-23 00:05"


def test_a_repeated_hour_names_its_season_and_no_other_hour_does() -> None:
    second = REPEATED.replace(fold=1)
    assert write_moment(REPEATED) == "zondag 25 oktober 2026, 2.30 uur (zomertijd)"
    assert write_moment(second) == "zondag 25 oktober 2026, 2.30 uur (wintertijd)"
    assert write_short(second) == "zo 25-10 2.30 (wintertijd)"
    assert iso_moment(second) == "2026-10-25 02:30 wintertijd"
    after = REPEATED.replace(hour=3, minute=0)
    assert write_moment(after) == "zondag 25 oktober 2026, 3.00 uur"


def test_one_function_writes_either_a_day_or_a_moment() -> None:
    day = date(2026, 11, 24)
    assert write(day) == "dinsdag 24 november 2026"
    assert write(MORNING) == "dinsdag 24 november 2026, 10.15 uur"
    assert write_short(day) == "di 24-11"
    assert (iso(day), iso(MORNING)) == ("2026-11-24", "2026-11-24 10:15")


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(hours=41, minutes=20), "41 u 20 min"),
        (timedelta(hours=48), "48 u"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(seconds=30), "minder dan 1 min"),
        (timedelta(0), "minder dan 1 min"),
        (timedelta(hours=71, minutes=59), "71 u 59 min"),
        (timedelta(days=3), "3 dagen"),
        (timedelta(days=5, hours=3, minutes=50), "5 dagen 3 u"),
        (-timedelta(hours=3, minutes=5), "3 u 5 min voorbij"),
        (-timedelta(seconds=1), "minder dan 1 min voorbij"),
        (-timedelta(days=4, hours=1), "4 dagen 1 u voorbij"),
    ],
)
def test_a_span_never_promises_more_time_than_there_is(
    span: timedelta, text: str
) -> None:
    assert write_span(span) == text


def test_a_moment_without_zone_is_refused_instead_of_guessed() -> None:
    naive = datetime(2026, 11, 24, 10, 15)  # noqa: DTZ001 - the point of the test
    with pytest.raises(ValueError, match="zone"):
        write_moment(naive)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2026, 11, 24), "vandaag"),
        (date(2026, 11, 23), "gisteren"),
        (date(2026, 11, 26), "overmorgen"),
        (date(2026, 11, 21), "3 dagen geleden"),
        (date(2026, 12, 14), "over 20 dagen"),
        (date(2026, 12, 15), "over 3 weken"),
        (date(2026, 1, 5), "11 maanden geleden"),
        (date(2030, 1, 1), "over 3 jaar"),
        (MORNING, "vandaag"),
        (MORNING + timedelta(minutes=1), "straks"),
        (MORNING + timedelta(hours=14), "morgen"),
        (MORNING - timedelta(hours=11), "gisteren"),
    ],
)
def test_how_far_a_day_is_from_now(value: date, said: str) -> None:
    assert write_distance(value, MORNING) == said
