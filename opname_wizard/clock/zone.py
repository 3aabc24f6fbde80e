"""The Dutch clock: the zone, and the two hours a year that need care.

Nothing here reads the time. `zoneinfo` is loaded at first use: importing it takes
4 to 7 ms, and many runs never meet a moment.
"""

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Season = Literal["zomertijd", "wintertijd"]


@cache
def amsterdam() -> "ZoneInfo":
    """The zone Europe/Amsterdam, from the system or else from `tzdata`."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - loaded late, see the module

    return ZoneInfo("Europe/Amsterdam")


def _aware(moment: datetime) -> datetime:
    """Refuse a moment without a zone: it would be read as the computer's own."""
    if moment.tzinfo is None:
        msg = "a moment needs a time zone"
        raise ValueError(msg)
    return moment


def to_utc(moment: datetime) -> datetime:
    """The same moment in UTC, the only form that is safe to compare and add to.

    Args:
        moment: aware, in any zone.

    Raises:
        ValueError: the moment has no zone.
    """
    return _aware(moment).astimezone(UTC)


def to_local(moment: datetime) -> datetime:
    """The same moment on the Dutch clock, `fold` set in a repeated hour.

    Args:
        moment: aware, in any zone.

    Raises:
        ValueError: the moment has no zone.
    """
    return _aware(moment).astimezone(UTC).astimezone(amsterdam())


def fold_gap(local: datetime) -> int:
    """How the clock treats this wall time on its day.

    Args:
        local: in the zone of `amsterdam`; its own `fold` does not matter.

    Returns:
        0 for an ordinary time, 1 for one that occurs twice (end of summer time),
        -1 for one that is skipped (start of summer time).
    """
    first = local.replace(fold=0).utcoffset()
    second = local.replace(fold=1).utcoffset()
    if first is None or second is None or first == second:
        return 0
    return 1 if first > second else -1


def season(local: datetime) -> Season:
    """Whether summer or winter time holds at this moment on the Dutch clock."""
    return "zomertijd" if local.dst() else "wintertijd"
