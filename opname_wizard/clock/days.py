"""Calendar days: has a day gone by, and how long is it from one day to another?"""

from datetime import date, datetime, timedelta

from opname_wizard.clock.deadlines import ClockReading, dutch_day


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is too short."""
    first = _first_of_month(day, months)
    last = _first_of_month(day, months + 1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _first_of_month(day: date, later: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + later, 12)
    return date(year, month + 1, 1)


def past_reading(day: date | None, days: int, now: datetime) -> ClockReading:
    """Whether a day lies so many days ago, or longer.

    Args:
        day: Dutch day or aware moment; None when not known.
        days: at least 1; with 1 every day before today has gone by.
        now: aware.

    Returns:
        `onbekend`, `nog_niet` or `voorbij`.
    """
    if day is None:
        return ClockReading("onbekend", starts=(None,))
    first = dutch_day(day)
    gone = (dutch_day(now) - first).days >= days
    return ClockReading("voorbij" if gone else "nog_niet", first, starts=(first,))


def length_reading(begin: date | None, end: date | None, months: int) -> ClockReading:
    """Whether it is no more than so many months from one day to another.

    Args:
        begin: the first day, or an aware moment on it; None when not known.
        end: the last day, likewise.
        months: the length; from 1 December to 1 June is half a year.

    Returns:
        `onbekend` if either is not known, `omgekeerd` if the end comes first, else
        `binnen` or `langer`.
    """
    first = None if begin is None else dutch_day(begin)
    last = None if end is None else dutch_day(end)
    state = "onbekend"
    if first is not None and last is not None:
        state = "binnen" if last <= add_months(first, months) else "langer"
        state = "omgekeerd" if last < first else state
    return ClockReading(state, first, starts=(first, last))
