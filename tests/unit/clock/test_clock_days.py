"""Calendar days: has a day gone by, and how long is it between two days?"""

from datetime import date, datetime

import pytest

from opname_wizard.clock.days import add_months, length_reading, past_reading
from opname_wizard.clock.dutch import AMSTERDAM

NOW = datetime(2026, 11, 20, 0, 30, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 12, 1), 6, date(2027, 6, 1)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 24, date(2028, 12, 31)),
        (date(2026, 1, 15), 11, date(2026, 12, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(
    day: date, months: int, later: date
) -> None:
    assert add_months(day, months) == later


@pytest.mark.parametrize(
    ("day", "days", "state"),
    [
        (None, 1, "onbekend"),
        (date(2026, 11, 20), 1, "nog_niet"),
        (date(2026, 11, 19), 1, "voorbij"),
        (date(2026, 11, 19), 2, "nog_niet"),
        (datetime(2026, 11, 19, 23, 59, tzinfo=AMSTERDAM), 1, "voorbij"),
        (datetime(2026, 11, 20, 23, 59, tzinfo=AMSTERDAM), 1, "nog_niet"),
    ],
)
def test_a_day_has_gone_by_at_its_midnight(
    day: date | None, days: int, state: str
) -> None:
    assert past_reading(day, days, NOW).state == state


@pytest.mark.parametrize(
    ("begin", "end", "state"),
    [
        (None, date(2027, 1, 1), "onbekend"),
        (date(2027, 1, 1), None, "onbekend"),
        (date(2027, 1, 2), date(2027, 1, 1), "omgekeerd"),
        (date(2027, 1, 1), date(2027, 1, 1), "binnen"),
        (date(2027, 1, 1), date(2027, 7, 1), "binnen"),
        (date(2027, 1, 1), date(2027, 7, 2), "langer"),
    ],
)
def test_the_length_between_two_days_in_months(
    begin: date | None, end: date | None, state: str
) -> None:
    assert length_reading(begin, end, 6).state == state
