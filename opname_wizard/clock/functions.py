"""The clock functions of the flow language: a closed, tested list.

A flow names a function, its moments and one number; the function gives one of its
closed states. An entry in `FUNCTIONS` is the only way to add a way of counting time.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from opname_wizard.clock.calendar import Calendar
from opname_wizard.clock.days import add_months, length_reading, past_reading
from opname_wizard.clock.deadlines import (
    ClockReading,
    add_hours,
    by_deadline,
    dutch_day,
    hour_reading,
    request_reading,
    working_day_reading,
    working_days_before,
)
from opname_wizard.clock.zone import to_local

MomentType = Literal["date", "datetime"]
NumberKey = Literal["hours", "working_days", "days", "months"]
Moments = Sequence[date | None]
Examples = tuple[date | None, ...]

# The most hours, days or months a flow may name: more is surely a slip, and a term
# without limit could leave the years that dates can have.
MAX_NUMBER = 1_000

# Days ahead to look for an uncertain day: 5 May alone can miss three years running.
_HORIZON = 366 * 8


class ClockFunction(NamedTuple):
    """One way of counting time.

    Attributes:
        name: how a flow names it.
        states: every state it can give.
        least: how many moments it takes at least.
        most: how many at most; None for no limit.
        moment_type: `datetime`: every moment must have a time; `date`: days are
            enough, and of a moment with a time its Dutch day counts.
        number: the key of the number it needs; from 1 to MAX_NUMBER.
        needs_all: True: the state is `onbekend` if and only if any moment is not
            known. False: if and only if none is known.
        read: (moments, number, now, calendar) -> reading; None for a moment that is
            not known. Moments and `now` are aware. Raises TypeError for a date where
            `moment_type` is `datetime`.
        examples: (state, number, now, calendar) -> moments that give that state, on
            the whole minute; empty if this calendar cannot give it (`een_dag`
            without uncertain days ahead). Raises KeyError for a state that is not
            among `states`.
        is_term: it says until when something can be done, so an advice shows it;
            otherwise only conditions look at it.
    """

    name: str
    states: tuple[str, ...]
    least: int
    most: int | None
    moment_type: MomentType
    number: NumberKey
    needs_all: bool
    read: Callable[[Moments, int, datetime, Calendar], ClockReading]
    examples: Callable[[str, int, datetime, Calendar], Examples]
    is_term: bool = True


def _read_hours(
    moments: Moments, number: int, now: datetime, calendar: Calendar
) -> ClockReading:
    return hour_reading([_timed(moment) for moment in moments], number, now, calendar)


def _hour_examples(
    state: str, number: int, now: datetime, calendar: Calendar
) -> Examples:
    del calendar  # hours run on every day
    start = _whole_minute(now)
    return {
        "onbekend": (None,),
        "loopt": (start,),
        "voorbij": (_shift(start, -number - 1),),
    }[state]


def _read_working_days(
    moments: Moments, number: int, now: datetime, calendar: Calendar
) -> ClockReading:
    return working_day_reading(moments, number, now, calendar)


def _working_day_examples(
    state: str, number: int, now: datetime, calendar: Calendar
) -> Examples:
    today = dutch_day(now)
    before = working_days_before(today, number, calendar).day - timedelta(days=1)
    return {"onbekend": (None,), "loopt": (today,), "voorbij": (before,)}[state]


def _read_request(
    moments: Moments, number: int, now: datetime, calendar: Calendar
) -> ClockReading:
    del now  # the two days decide, not today
    appointment, request = moments
    return request_reading(appointment, request, number, calendar)


def _request_examples(
    state: str, number: int, now: datetime, calendar: Calendar
) -> Examples:
    today = dutch_day(now)
    if state == "een_dag":
        return _undecided_request(number, today, calendar)
    in_time = working_days_before(today, number, calendar).day
    return {
        "onbekend": (None, None),
        "op_tijd": (today, in_time),
        "te_laat": (today, today),
    }[state]


def _undecided_request(number: int, today: date, calendar: Calendar) -> Examples:
    """An appointment on the first working day after the next uncertain day."""
    ahead = (today + timedelta(days=n) for n in range(_HORIZON))
    if all(calendar.day_kind(day) != "onzeker" for day in ahead):
        return ()
    appointment = next(day for day in ahead if calendar.day_kind(day) == "werkdag")
    return (appointment, working_days_before(appointment, number, calendar).latest)


def _read_by_deadline(
    moments: Moments, number: int, now: datetime, calendar: Calendar
) -> ClockReading:
    del now, calendar  # the two moments decide, and hours run on every day
    moment, start = moments
    return by_deadline(_timed(moment), _timed(start), number)


def _by_deadline_examples(
    state: str, number: int, now: datetime, calendar: Calendar
) -> Examples:
    del calendar  # hours run on every day
    start = _whole_minute(now)
    return {
        "onbekend": (None, None),
        "op_tijd": (_shift(start, number), start),
        "te_laat": (_shift(start, number + 1), start),
    }[state]


def _read_past(
    moments: Moments, number: int, now: datetime, calendar: Calendar
) -> ClockReading:
    del calendar  # every day counts
    return past_reading(moments[0], number, now)


def _past_examples(
    state: str, number: int, now: datetime, calendar: Calendar
) -> Examples:
    del calendar  # every day counts
    today = dutch_day(now)
    gone = today - timedelta(days=number)
    return {"onbekend": (None,), "nog_niet": (today,), "voorbij": (gone,)}[state]


def _read_length(
    moments: Moments, number: int, now: datetime, calendar: Calendar
) -> ClockReading:
    del now, calendar  # the two days decide
    begin, end = moments
    return length_reading(begin, end, number)


def _length_examples(
    state: str, number: int, now: datetime, calendar: Calendar
) -> Examples:
    del calendar  # every day counts
    today = dutch_day(now)
    one, last = timedelta(days=1), add_months(today, number)
    return {
        "onbekend": (None, None),
        "omgekeerd": (today, today - one),
        "binnen": (today, last),
        "langer": (today, last + one),
    }[state]


def _timed(moment: date | None) -> datetime | None:
    """Refuse a day where a moment is needed: its hour would be invented."""
    if moment is None or isinstance(moment, datetime):
        return moment
    msg = "this clock needs moments with a time, not a date"
    raise TypeError(msg)


def _whole_minute(now: datetime) -> datetime:
    return to_local(now).replace(second=0, microsecond=0)


def _shift(moment: datetime, hours: int) -> datetime:
    return to_local(add_hours(moment, hours))


FUNCTIONS: Mapping[str, ClockFunction] = MappingProxyType(
    {
        function.name: function
        for function in (
            ClockFunction(
                name="hours",
                states=("onbekend", "loopt", "voorbij"),
                least=1,
                most=None,
                moment_type="datetime",
                number="hours",
                needs_all=False,
                read=_read_hours,
                examples=_hour_examples,
            ),
            ClockFunction(
                name="working_days",
                states=("onbekend", "loopt", "voorbij"),
                least=1,
                most=None,
                moment_type="date",
                number="working_days",
                needs_all=False,
                read=_read_working_days,
                examples=_working_day_examples,
            ),
            ClockFunction(
                name="werkdagen_voor_afspraak",
                states=("onbekend", "op_tijd", "te_laat", "een_dag"),
                least=2,
                most=2,
                moment_type="date",
                number="working_days",
                needs_all=True,
                read=_read_request,
                examples=_request_examples,
            ),
            ClockFunction(
                name="uiterlijk",
                states=("onbekend", "op_tijd", "te_laat"),
                least=2,
                most=2,
                moment_type="datetime",
                number="hours",
                needs_all=True,
                read=_read_by_deadline,
                examples=_by_deadline_examples,
            ),
            ClockFunction(
                name="dag_voorbij",
                states=("onbekend", "nog_niet", "voorbij"),
                least=1,
                most=1,
                moment_type="date",
                number="days",
                needs_all=False,
                read=_read_past,
                examples=_past_examples,
                is_term=False,
            ),
            ClockFunction(
                name="looptijd",
                states=("onbekend", "omgekeerd", "binnen", "langer"),
                least=2,
                most=2,
                moment_type="date",
                number="months",
                needs_all=True,
                read=_read_length,
                examples=_length_examples,
                is_term=False,
            ),
        )
    }
)

# What a clock may count: the keys of the number in a flow.
UNITS: tuple[NumberKey, ...] = get_args(NumberKey)
