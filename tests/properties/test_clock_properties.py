"""Properties of dates, terms and clock functions, over all days and hours."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import TypeVar

import holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from opname_wizard.clock.calendar import DECREE_DAYS, Calendar, day_name
from opname_wizard.clock.deadlines import (
    add_hours,
    add_working_days,
    request_reading,
    working_days_before,
)
from opname_wizard.clock.dutch import (
    AMSTERDAM,
    MomentError,
    iso_date,
    iso_moment,
    parse_date,
    parse_moment,
    to_local,
    to_utc,
    write_date,
    write_moment,
    write_short,
)
from opname_wizard.clock.functions import FUNCTIONS

Day = TypeVar("Day", bound=date)

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
NOW = datetime(2026, 11, 20, 17, 0, tzinfo=AMSTERDAM)
UNCERTAIN_DAYS = tuple(date(2026, 4, 1) + timedelta(days=n) for n in range(6))

days = st.dates(date(2001, 1, 1), date(2098, 12, 31))
moments = st.datetimes(
    datetime(2001, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2098, 12, 31),  # noqa: DTZ001 - hypothesis adds the zone
    timezones=st.just(UTC),
)
numbers = st.integers(1, 60)
calendars = st.sampled_from(
    [
        Calendar(),
        Calendar(free=frozenset({"Goede Vrijdag"})),
        Calendar(worked=frozenset({"Goede Vrijdag", "tweede paasdag"})),
        Calendar(unknown=frozenset({"Koningsdag", date(2026, 11, 21)})),
    ]
)
typed = st.one_of(
    st.text(max_size=90),
    st.text("0123456789-/.: tuom", max_size=24),
    st.lists(
        st.sampled_from(
            [
                "maandag",
                "vr",
                "31",
                "3-4",
                "2026",
                "25-10-2026",
                "29-3-2026",
                "mei",
                "februari",
                "gisteren",
                "nu",
                "om",
                "2:30",
                "24.00",
                "9u",
                "14u30",
                "uur",
                "zomertijd",
                "wintertijd",
                "2026-02-30",
                "26",
                ",",
                "(",
                "t",
            ]
        ),
        max_size=6,
    ).map(" ".join),
)


def every(first: date, last: date) -> Iterator[date]:
    for number in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(number)


def or_refusal(
    read: Callable[[str, Day], Day], text: str, now: Day
) -> Day | MomentError:
    try:
        return read(text, now)
    except MomentError as error:
        return error


def assert_advises(error: MomentError) -> None:
    assert error.text.endswith((".", "?"))
    assert error.what_now.endswith((".", "?"))


def test_every_date_of_the_century_is_read_back_and_never_as_another() -> None:
    today = date(2026, 11, 20)
    for day in every(date(2000, 1, 1), date(2099, 12, 31)):
        numbers_first = f"{day.day:02}-{day.month:02}-{day.year}"
        assert parse_date(write_date(day), today) == day
        assert parse_date(iso_date(day), today) == day
        assert parse_date(numbers_first, today) == day


def test_every_half_hour_of_a_year_is_read_back_to_the_same_moment() -> None:
    moment = to_utc(datetime(2026, 1, 1, tzinfo=AMSTERDAM))
    last = to_utc(datetime(2027, 1, 1, tzinfo=AMSTERDAM))
    while moment < last:
        assert to_utc(parse_moment(iso_moment(moment), NOW)) == moment
        assert to_utc(parse_moment(write_moment(moment), NOW)) == moment
        assert to_utc(parse_moment(write_short(moment), NOW)) == moment
        moment += HOUR / 2


@settings(deadline=None)
@given(moments, moments)
def test_any_moment_is_read_back_to_the_same_minute(
    moment: datetime, now: datetime
) -> None:
    whole = moment.replace(second=0, microsecond=0)
    assert to_utc(parse_moment(iso_moment(moment), now)) == whole
    assert to_utc(parse_moment(write_moment(moment), now)) == whole
    assert to_utc(parse_moment("nu", moment)) == whole


@settings(max_examples=400, deadline=None)
@given(typed, moments)
def test_whatever_is_typed_gives_a_moment_or_a_refusal_with_advice(
    text: str, now: datetime
) -> None:
    moment = or_refusal(parse_moment, text, now)
    if isinstance(moment, MomentError):
        assert_advises(moment)
    else:
        assert to_utc(parse_moment(iso_moment(moment), now)) == to_utc(moment)


@settings(max_examples=400, deadline=None)
@given(typed, days)
def test_whatever_is_typed_gives_a_date_or_a_refusal_with_advice(
    text: str, today: date
) -> None:
    day = or_refusal(parse_date, text, today)
    if isinstance(day, MomentError):
        assert_advises(day)
    else:
        assert parse_date(iso_date(day), today) == day


def test_forty_eight_hours_are_the_same_seconds_from_every_hour_to_2040() -> None:
    start = datetime(2024, 1, 1, tzinfo=UTC)
    last = datetime(2040, 12, 31, 23, tzinfo=UTC)
    while start <= last:
        local = to_local(start)
        assert add_hours(local, 48).timestamp() - local.timestamp() == 172_800
        start += HOUR


def test_the_named_days_are_those_of_an_independent_calendar() -> None:
    years = range(2014, 2100)
    oracle = holidays.country_holidays(
        "NL", years=years, categories=("public", "optional")
    )
    ours = {
        day
        for day in every(date(2014, 1, 1), date(2099, 12, 31))
        if day_name(day) and day not in DECREE_DAYS
    }
    assert ours == set(oracle)


@settings(deadline=None)
@given(days, numbers, calendars)
def test_counting_back_and_forward_count_exactly_the_days_between(
    day: date, number: int, calendar: Calendar
) -> None:
    for count in (
        working_days_before(day, number, calendar),
        add_working_days(day, number, calendar),
    ):
        assert len(count.worked) == len(count.free) == number
        assert day not in {*count.worked, *count.free}
        assert all(calendar.day_kind(one) == "werkdag" for one in count.free)
        assert all(calendar.day_kind(one) != "vrij" for one in count.worked)
        assert (count.day == count.latest) == (not count.uncertain)
        assert {count.day, count.latest} == {count.worked[-1], count.free[-1]}


@settings(deadline=None)
@given(
    st.sets(st.sampled_from(UNCERTAIN_DAYS), max_size=3),
    st.dates(date(2026, 3, 20), date(2026, 4, 12)),
    st.dates(date(2026, 3, 20), date(2026, 4, 12)),
    st.integers(1, 6),
)
def test_one_day_means_that_settling_the_days_can_give_either_answer(
    unknown: set[date], appointment: date, request: date, number: int
) -> None:
    calendar = Calendar(unknown=frozenset(unknown))
    state = request_reading(appointment, request, number, calendar).state
    answers = set()
    open_days = sorted({*unknown, date(2026, 4, 3)})
    for choice in product([True, False], repeat=len(open_days)):
        worked = {day for day, works in zip(open_days, choice, strict=True) if works}
        settled = Calendar(frozenset({*open_days} - worked), frozenset(worked))
        between = every(request, appointment - timedelta(days=1))
        total = sum(settled.day_kind(day) == "werkdag" for day in between)
        answers.add("op_tijd" if total >= number else "te_laat")
    assert state == (answers.pop() if len(answers) == 1 else "een_dag")


@settings(max_examples=200, deadline=None)
@given(moments, numbers, calendars, st.sampled_from(sorted(FUNCTIONS)))
def test_examples_of_a_state_are_read_as_that_state(
    now: datetime, number: int, calendar: Calendar, name: str
) -> None:
    function = FUNCTIONS[name]
    for state in function.states:
        found = function.examples(state, number, now, calendar)
        assert function.least <= len(found) <= (function.most or len(found))
        assert function.read(found, number, now, calendar).state == state
        for moment in found:
            if isinstance(moment, datetime):
                assert to_utc(parse_moment(iso_moment(moment), now)) == to_utc(moment)


@settings(max_examples=200, deadline=None)
@given(st.data(), moments, numbers, calendars, st.sampled_from(sorted(FUNCTIONS)))
def test_states_are_closed_and_unknown_means_what_the_function_promises(
    data: st.DataObject, now: datetime, number: int, calendar: Calendar, name: str
) -> None:
    function = FUNCTIONS[name]
    near = st.integers(-5000, 5000).map(lambda minutes: now + minutes * MINUTE)
    moment_or_none = st.one_of(st.none(), near)
    found = data.draw(
        st.lists(moment_or_none, min_size=function.least, max_size=function.most or 4)
    )
    reading = function.read(found, number, now, calendar)
    assert reading.state in function.states
    missing = [moment is None for moment in found]
    unknown = any(missing) if function.needs_all else all(missing)
    assert (reading.state == "onbekend") == unknown
    assert all(said.endswith(".") for said in reading.remarks)


@settings(deadline=None)
@given(moments, moments, st.integers(1, 400))
def test_an_hour_clock_has_passed_only_after_all_its_real_hours(
    start: datetime, now: datetime, number: int
) -> None:
    local = to_local(start)
    state = FUNCTIONS["hours"].read([local], number, now, Calendar()).state
    passed = now.timestamp() - local.timestamp() > number * 3600
    assert state == ("voorbij" if passed else "loopt")
