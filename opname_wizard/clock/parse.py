"""Reading dates and moments as Dutch people type them.

The day always comes before the month, never the other way round. What can mean two
things is refused with a question, not guessed. Patterns are text and are compiled at
first use, so that importing this costs nothing at start-up.
"""

import re
from datetime import date, datetime, timedelta

from opname_wizard.clock import refusals
from opname_wizard.clock.refusals import (
    DATE_HINT,
    FIRST_YEAR,
    LAST_YEAR,
    MOMENT_HINT,
    MomentError,
)
from opname_wizard.clock.write import MONTHS, WEEKDAYS
from opname_wizard.clock.zone import amsterdam, fold_gap, season, to_local

__all__ = ["MomentError", "parse_date", "parse_moment"]

_MAX_LENGTH = 80  # well above the longest form that is read
_DAY_WORDS = {
    "eergisteren": -2,
    "eergister": -2,
    "gisteren": -1,
    "gister": -1,
    "vandaag": 0,
    "morgen": 1,
    "overmorgen": 2,
}
_MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "mrt": 3,
    "sept": 9,
}
_WEEKDAY_NUMBERS = {
    **{name: number for number, name in enumerate(WEEKDAYS)},
    **{name[:2]: number for number, name in enumerate(WEEKDAYS)},
}
_ISO_DATE = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
_NUMBER_DATE = (
    r"(?P<day>[0-9]{1,2})(?P<mark>[-/])(?P<month>[0-9]{1,2})"
    r"(?:(?P=mark)(?P<year>[0-9]{2,4}))?"
)
_DOT_DATE = r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{2,4})"
_NAME_DATE = r"(?P<day>[0-9]{1,2}) (?P<name>[a-z]+)\.?(?: (?P<year>[0-9]{2,4}))?"
_TIME = (
    r"(?:^| |(?<=[0-9])t)(?:om )?(?P<hour>[0-9]{1,2})"
    r"(?:[:.u](?P<minute>[0-9]{2})(?: ?u(?:ur)?)?| ?u(?:ur)?)$"
)


def parse_date(text: str, today: date) -> date:
    """Read a Dutch date.

    Reads '16-11-2026', '16/11/2026', '16.11.2026', '2026-11-16' and '16 november
    2026', each with or without its weekday in front, and 'vandaag', 'gisteren',
    'overmorgen' and the like. Without a year it is **the year of today**, also when
    that day is still to come; show the date in full, so that the user sees it.

    Args:
        text: what was typed.
        today: the Dutch date that 'vandaag' means.

    Raises:
        MomentError: it is no date, can mean two dates (a weekday alone), does not
            exist, or lies outside 2000-2099.
    """
    words = _tidy(text, DATE_HINT)
    if words == "nu":
        return _in_range(today)
    if re.search(_TIME, words):
        raise refusals.only_a_date()
    return _day(words, today, DATE_HINT)


def parse_moment(text: str, now: datetime) -> datetime:
    """Read a Dutch date with a time, or a time alone (then it is today).

    Reads every form of `parse_date` and then '14:30', '14.30', '14u30' or '14 uur',
    with or without 'om' and 'uur', and 'nu'. In the hour that occurs twice at the end
    of summer time the word 'zomertijd' or 'wintertijd' must follow.

    Args:
        text: what was typed.
        now: aware, in any zone.

    Returns:
        The moment in Europe/Amsterdam, on the whole minute, `fold` set in a repeated
        hour. Compare it by way of `to_utc`.

    Raises:
        MomentError: it cannot be read, has no time, can mean two moments, does not
            exist, or lies outside 2000-2099.
        ValueError: `now` has no zone.
    """
    words = _tidy(text, MOMENT_HINT)
    local_now = to_local(now)
    today = _in_range(local_now.date())
    if words == "nu":
        return local_now.replace(second=0, microsecond=0)
    words, typed_season = _split_season(words)
    time = re.search(_TIME, words)
    if time is None:
        _day(words, today, MOMENT_HINT)
        raise refusals.no_time()
    before = words[: time.start()]
    day = _day(before, today, MOMENT_HINT) if before else today
    return _on_clock(day, time, typed_season)


def _tidy(text: str, hint: str) -> str:
    """Lower case, single spaces, no commas or brackets; refuse nothing and too much."""
    if len(text) > _MAX_LENGTH:
        raise refusals.too_long(hint)
    words = " ".join(re.sub(r"[,()]", " ", text.lower()).split())
    if not words:
        raise refusals.empty(hint)
    return words


def _split_season(words: str) -> tuple[str, str]:
    before, _, last = words.rpartition(" ")
    return (before, last) if last in {"zomertijd", "wintertijd"} else (words, "")


def _day(words: str, today: date, hint: str) -> date:
    """A date with or without its weekday in front."""
    first, _, rest = words.partition(" ")
    weekday = _WEEKDAY_NUMBERS.get(first)
    if weekday is None or not rest:
        return _plain_day(words, today, hint)
    day = _plain_day(rest, today, hint)
    if day.weekday() != weekday:
        raise refusals.other_weekday(day)
    return day


def _plain_day(words: str, today: date, hint: str) -> date:
    if words in _DAY_WORDS:
        return _in_range(today + timedelta(days=_DAY_WORDS[words]))
    for form in (_ISO_DATE, _NUMBER_DATE, _DOT_DATE, _NAME_DATE):
        found = re.fullmatch(form, words)
        if found is not None:
            return _existing_day(found.groupdict(), today, hint)
    for word in words.split():  # 'maandag', 'vorige week maandag'
        if word in _WEEKDAY_NUMBERS:
            raise refusals.which_weekday(_WEEKDAY_NUMBERS[word], today)
    raise refusals.unreadable(hint)


def _existing_day(parts: dict[str, str | None], today: date, hint: str) -> date:
    month = _month(parts, hint)
    year_text = parts["year"] or str(today.year)
    if len(year_text) != 4:
        raise refusals.short_year()
    year, day = int(year_text), int(parts["day"] or 0)
    _check_year(year)
    length = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    if not 1 <= day <= length:
        raise refusals.no_such_day(day, month, year, length)
    return date(year, month, day)


def _month(parts: dict[str, str | None], hint: str) -> int:
    name = parts.get("name")
    if name is not None:
        if name not in _MONTH_NUMBERS:
            raise refusals.unreadable(hint)
        return _MONTH_NUMBERS[name]
    month = int(parts["month"] or 0)
    if not 1 <= month <= 12:
        raise refusals.no_such_month(month)
    return month


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refusals.year_outside(year)


def _in_range(day: date) -> date:
    _check_year(day.year)
    return day


def _on_clock(day: date, time: re.Match[str], typed_season: str) -> datetime:
    """The moment with this wall time; refuse a skipped and an undecided one."""
    hour, minute = int(time["hour"]), int(time["minute"] or 0)
    if hour > 23 or minute > 59:
        raise refusals.no_such_time(hour, minute)
    local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=amsterdam())
    kind = fold_gap(local)
    if kind < 0:
        raise refusals.skipped(local)
    if kind > 0 and not typed_season:
        raise refusals.twice(local)
    if kind > 0:
        return local.replace(fold=int(typed_season == "wintertijd"))
    if typed_season not in {"", season(local)}:
        raise refusals.wrong_season(local, typed_season)
    return local
