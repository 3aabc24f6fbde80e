"""Dates and moments as Dutch people write them: the door to reading and writing.

`AMSTERDAM` is the zone Europe/Amsterdam; it is made at first use (see `zone`).
"""

from typing import TYPE_CHECKING

from opname_wizard.clock.parse import MomentError, parse_date, parse_moment
from opname_wizard.clock.write import (
    iso,
    iso_date,
    iso_moment,
    write,
    write_date,
    write_distance,
    write_moment,
    write_short,
    write_span,
    write_time,
)
from opname_wizard.clock.zone import amsterdam, to_local, to_utc

__all__ = [
    "AMSTERDAM",
    "MomentError",
    "iso",
    "iso_date",
    "iso_moment",
    "parse_date",
    "parse_moment",
    "to_local",
    "to_utc",
    "write",
    "write_date",
    "write_distance",
    "write_moment",
    "write_short",
    "write_span",
    "write_time",
]

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    AMSTERDAM: ZoneInfo
else:

    def __getattr__(name: str) -> object:
        if name == "AMSTERDAM":
            return amsterdam()
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
