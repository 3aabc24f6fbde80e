"""Counting working days from a day, in both readings of the uncertain days."""

from datetime import date, timedelta
from typing import NamedTuple

from opname_wizard.clock.calendar import Calendar


class Count(NamedTuple):
    """Working days counted from a day, in both readings of uncertain days.

    Attributes:
        day: the earlier of the two last days; who keeps to it is in time either way.
        latest: the later one; the same as `day` if no uncertain day lies between.
        worked: the days counted if every uncertain day is a working day.
        free: the days counted if every uncertain day is a free day.
        uncertain: the uncertain days between, on which `day` and `latest` differ.
    """

    day: date
    latest: date
    worked: tuple[date, ...]
    free: tuple[date, ...]
    uncertain: tuple[date, ...]


def working_days_before(appointment: date, days: int, calendar: Calendar) -> Count:
    """Count working days back from a day that does not count itself.

    Args:
        appointment: the Dutch day that is counted back from.
        days: how many, at least 1.
        calendar: which days count.

    Returns:
        The last day that is still in time, in both readings of uncertain days.

    Raises:
        ValueError: `days` is less than 1.
    """
    return _count(appointment, days, -1, calendar)


def add_working_days(start: date, days: int, calendar: Calendar) -> Count:
    """Count working days forward from a day that does not count itself.

    Args:
        start: the Dutch day that is counted from.
        days: how many, at least 1.
        calendar: which days count.

    Returns:
        The last day of the term, in both readings of uncertain days.

    Raises:
        ValueError: `days` is less than 1.
    """
    return _count(start, days, 1, calendar)


def _count(start: date, days: int, step: int, calendar: Calendar) -> Count:
    if days < 1:
        msg = "count at least one working day"
        raise ValueError(msg)
    worked: list[date] = []
    free: list[date] = []
    uncertain: list[date] = []
    day = start
    while len(free) < days:
        day += timedelta(days=step)
        kind = calendar.day_kind(day)
        if kind == "werkdag":
            free.append(day)
        if kind == "onzeker":
            uncertain.append(day)
        if kind != "vrij" and len(worked) < days:
            worked.append(day)
    early, late = sorted((worked[-1], free[-1]))
    return Count(early, late, tuple(worked), tuple(free), tuple(uncertain))
