"""Terms: in hours by the clock, and in working days before or after a day.

Nothing here reads the time. Hours are added in UTC, so 48 hours are 172,800 seconds
on every day of the year; they run on in weekends and on holidays.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from opname_wizard.clock import remarks
from opname_wizard.clock.calendar import Calendar
from opname_wizard.clock.counting import (
    Count,
    add_working_days,
    working_days_before,
)
from opname_wizard.clock.zone import amsterdam, to_local, to_utc

__all__ = [
    "ClockReading",
    "Count",
    "add_hours",
    "add_working_days",
    "by_deadline",
    "dutch_day",
    "hour_reading",
    "request_reading",
    "time_left",
    "working_day_reading",
    "working_days_before",
]


class ClockReading(NamedTuple):
    """What a clock says now.

    Attributes:
        state: one of the closed states of its function.
        start: where the term starts (the earliest known moment), or the appointment
            that is counted back from; None when not known.
        end: the end that is safe to keep to: the last moment, or the last day (to its
            midnight); None when not known. Where the day is uncertain: the earlier.
        starts: every moment that was given, in that order, None where not known.
        ends: the end that belongs to each of them (None likewise); for a term that is
            counted back: the last day, or both when a day is uncertain.
        counted: the working days that lead to `end`, in the order of counting.
        remarks: Dutch sentences to show with it, the most urgent first.

    Moments are in UTC; dates are Dutch days.
    """

    state: str
    start: date | None = None
    end: date | None = None
    starts: tuple[date | None, ...] = ()
    ends: tuple[date | None, ...] = ()
    counted: tuple[date, ...] = ()
    remarks: tuple[str, ...] = ()


def add_hours(start: datetime, hours: int) -> datetime:
    """The moment so many real hours later, in UTC.

    Args:
        start: aware, in any zone.
        hours: real hours; the start or end of summer time does not change them.
    """
    return to_utc(start) + timedelta(hours=hours)


def time_left(end: date, now: datetime) -> timedelta:
    """Real time from now to an end; negative when it has passed.

    Args:
        end: an aware moment, or a Dutch day (that lasts to its midnight).
        now: aware, in any zone.
    """
    if not isinstance(end, datetime):
        following = end + timedelta(days=1)
        end = datetime.combine(following, time(), tzinfo=amsterdam())
    return to_utc(end) - to_utc(now)


def dutch_day(value: date) -> date:
    """The Dutch day of a moment; a date is that day already."""
    return to_local(value).date() if isinstance(value, datetime) else value


def hour_reading(
    moments: Sequence[datetime | None],
    hours: int,
    now: datetime,
    calendar: Calendar,
) -> ClockReading:
    """Read a term in hours that starts at the earliest of some moments.

    Args:
        moments: aware; None where not known.
        hours: length of the term.
        now: aware.
        calendar: only for remarks; a term in hours is never made longer.

    Returns:
        `onbekend` if no moment is known, `loopt` up to and including the last moment,
        `voorbij` after it.
    """
    starts = tuple(None if moment is None else to_utc(moment) for moment in moments)
    ends = tuple(None if start is None else add_hours(start, hours) for start in starts)
    known = [start for start in starts if start is not None]
    if not known:
        return ClockReading("onbekend", starts=starts, ends=ends)
    start = min(known)
    end = add_hours(start, hours)
    over = to_utc(now) > end
    return ClockReading(
        "voorbij" if over else "loopt",
        start,
        end,
        starts,
        ends,
        remarks=(
            *remarks.through_free_days(start, end, calendar, over=over),
            *remarks.clock_change(start, end),
            *remarks.on_starts(starts, future=start > to_utc(now)),
        ),
    )


def by_deadline(
    moment: datetime | None, start: datetime | None, hours: int
) -> ClockReading:
    """Whether a moment lies no later than so many hours after a start.

    Args:
        moment: the moment that is judged, aware; None when not known.
        start: the start of the term, aware; None when not known.
        hours: length of the term.

    Returns:
        `onbekend` if either is not known, else `op_tijd` (the last moment included)
        or `te_laat`. `start` and `end` are those of the term.
    """
    judged = None if moment is None else to_utc(moment)
    first = None if start is None else to_utc(start)
    end = None if first is None else add_hours(first, hours)
    state, said = "onbekend", []
    if judged is not None and first is not None and end is not None:
        state = "te_laat" if judged > end else "op_tijd"
        if judged > end:
            said.append(remarks.too_late_by(judged - end))
        if judged < first:
            said.append(remarks.BEFORE_START)
    return ClockReading(state, first, end, (judged, first), (end,), remarks=tuple(said))


def request_reading(
    appointment: date | None, request: date | None, days: int, calendar: Calendar
) -> ClockReading:
    """Whether a request came so many working days before an appointment.

    Args:
        appointment: Dutch day or aware moment of the appointment; None if not known.
        request: Dutch day or aware moment of the request; None if not known.
        days: how many working days before, at least 1.
        calendar: which days count.

    Returns:
        `onbekend` if either is not known, `op_tijd` or `te_laat` if that holds in
        every reading of the uncertain days, else `een_dag`. If the appointment is
        known, the last days are given too.
    """
    asked = None if request is None else dutch_day(request)
    if appointment is None:
        return ClockReading("onbekend", starts=(None, asked))
    meeting = dutch_day(appointment)
    count = working_days_before(meeting, days, calendar)
    state = _request_state(asked, count)
    return ClockReading(
        state,
        meeting,
        count.day,
        (meeting, asked),
        (count.day, count.latest) if count.uncertain else (count.day,),
        count.free,
        (
            *((remarks.AFTER_APPOINTMENT,) if asked and asked > meeting else ()),
            *_on_counting(state, count),
            *remarks.left_out(count.day, meeting, calendar),
            remarks.ASSUMPTION,
        ),
    )


def _request_state(asked: date | None, count: Count) -> str:
    if asked is None:
        return "onbekend"
    if asked <= count.day:
        return "op_tijd"
    return "te_laat" if asked > count.latest else "een_dag"


def _on_counting(state: str, count: Count) -> tuple[str, ...]:
    """The days that were counted; both countings where that matters."""
    if not count.uncertain:
        return (remarks.counted_days(count.free),)
    if state == "een_dag":
        return (remarks.hangs_on(count), *remarks.both_counts(count))
    if state == "onbekend":
        return (remarks.not_sure(count), *remarks.both_counts(count))
    return (remarks.counted_days(count.free), remarks.no_difference(count))


def working_day_reading(
    moments: Sequence[date | None], days: int, now: datetime, calendar: Calendar
) -> ClockReading:
    """Read a term in working days that starts after the earliest of some days.

    Args:
        moments: Dutch days or aware moments; None where not known.
        days: length of the term, at least 1; the day of the start does not count.
        now: aware.
        calendar: which days count. An uncertain day counts as a working day: the
            term then ends early, and a remark gives the other end.

    Returns:
        `onbekend` if no moment is known, `loopt` to the end of the last day,
        `voorbij` after it.
    """
    starts = tuple(None if moment is None else dutch_day(moment) for moment in moments)
    known = [start for start in starts if start is not None]
    if not known:
        return ClockReading("onbekend", starts=starts, ends=starts)
    start, today = min(known), to_local(now).date()
    count = add_working_days(start, days, calendar)
    return ClockReading(
        "voorbij" if today > count.day else "loopt",
        start,
        count.day,
        starts,
        tuple(
            None if day is None else add_working_days(day, days, calendar).day
            for day in starts
        ),
        count.worked,
        (
            *remarks.on_starts(starts, future=start > today),
            *_on_counting("onbekend", count),
            *remarks.left_out(start, count.day, calendar),
            remarks.ASSUMPTION,
        ),
    )
