"""Which Dutch days are working days, free, or uncertain.

The public holidays are those of 2014 and later (since then Koningsdag). A source that
speaks of working days without saying what they are leaves some days open: those are
`onzeker` until the organisation says what they are.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

DayKind = Literal["werkdag", "vrij", "onzeker"]

# Free at many employers and not at others; a collective agreement decides.
NOT_FREE_EVERYWHERE = frozenset({"Goede Vrijdag", "Bevrijdingsdag"})

# Days that royal decrees made equal to a holiday for terms in statutes (Algemene
# termijnenwet, article 3, third paragraph): a policy is no statute, so they are
# uncertain here. Read through secondary pages that quote the titles of the two
# decrees, for 2023-2025 and for 2026-2028: check them in the Staatscourant before a
# release. Other years are not filled in.
DECREE_DAYS: Mapping[date, str] = {
    date(2023, 4, 28): "de dag na Koningsdag",
    date(2023, 5, 19): "de dag na Hemelvaartsdag",
    date(2024, 5, 10): "de dag na Hemelvaartsdag",
    date(2024, 12, 27): "de dag na tweede kerstdag",
    date(2025, 5, 30): "de dag na Hemelvaartsdag",
    date(2026, 1, 2): "de dag na Nieuwjaarsdag",
    date(2026, 5, 15): "de dag na Hemelvaartsdag",
    date(2027, 5, 7): "de dag na Hemelvaartsdag",
    date(2028, 4, 28): "de dag na Koningsdag",
    date(2028, 5, 26): "de dag na Hemelvaartsdag",
}


class Calendar(NamedTuple):
    """The days of one organisation; without arguments: nothing is known of its own.

    Attributes:
        free: days that are free here.
        worked: days that are worked here, also in a weekend or on a holiday.
        unknown: days of which it is not known here.

    Each holds dates, or names as `day_name` gives them (then every year counts). A
    date goes before a name; a day that stands in two of the three is `onzeker`.
    """

    free: frozenset[date | str] = frozenset()
    worked: frozenset[date | str] = frozenset()
    unknown: frozenset[date | str] = frozenset()

    def day_kind(self, day: date) -> DayKind:
        """Whether this day counts as a working day.

        Args:
            day: a date, not a moment.
        """
        own = self._own(day)
        if own is not None:
            return own
        if is_weekend(day):
            return "vrij"
        name = day_name(day)
        if name is None:
            return "werkdag"
        uncertain = name in NOT_FREE_EVERYWHERE or day in DECREE_DAYS
        return self._own(name) or ("onzeker" if uncertain else "vrij")

    def _own(self, key: date | str) -> DayKind | None:
        """What the organisation says of a date or a name."""
        kinds: list[DayKind] = []
        if key in self.free:
            kinds.append("vrij")
        if key in self.worked:
            kinds.append("werkdag")
        if key in self.unknown or len(kinds) > 1:
            return "onzeker"
        return kinds[0] if kinds else None


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= 5


def day_name(day: date) -> str | None:
    """The Dutch name of a holiday or of a day that a decree named; else nothing."""
    return _holidays(day.year).get(day) or DECREE_DAYS.get(day)


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian rule (Meeus/Jones/Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    leap, leap_rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    weekday = (32 + 2 * leap_rest + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def _holidays(year: int) -> dict[date, str]:
    """The named days of a year; where two fall together, the one free everywhere."""
    sunday = easter(year)
    king = date(year, 4, 27)
    if king.weekday() == 6:  # kept on the Saturday before
        king -= timedelta(days=1)
    return {
        date(year, 5, 5): "Bevrijdingsdag",
        sunday - timedelta(days=2): "Goede Vrijdag",
        date(year, 1, 1): "Nieuwjaarsdag",
        sunday: "eerste paasdag",
        sunday + timedelta(days=1): "tweede paasdag",
        king: "Koningsdag",
        sunday + timedelta(days=39): "Hemelvaartsdag",
        sunday + timedelta(days=49): "eerste pinksterdag",
        sunday + timedelta(days=50): "tweede pinksterdag",
        date(year, 12, 25): "eerste kerstdag",
        date(year, 12, 26): "tweede kerstdag",
    }
