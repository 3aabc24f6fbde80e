"""What importing costs, and a computer without a time zone database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import opname_wizard
from opname_wizard.clock import dutch

ROOT = Path(opname_wizard.__file__).parent.parent
LAZY = """
import sys
import opname_wizard.clock.functions, opname_wizard.clock.dutch
print(sorted({"zoneinfo", "dataclasses", "tzdata", "enum"} & set(sys.modules)))
from opname_wizard.clock.dutch import AMSTERDAM
print("zoneinfo" in sys.modules)
"""
NO_DATABASE = """
import zoneinfo
from datetime import UTC, datetime
from opname_wizard.clock.dutch import parse_moment, to_utc
assert zoneinfo.TZPATH == ()
now = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
print(to_utc(parse_moment("29-3-2026 3:00", now)))
"""


def run(code: str, **environment: str) -> list[str]:
    settings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(  # noqa: S603 - our own Python and our own text
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=settings,
    )
    return done.stdout.splitlines()


def test_importing_the_clocks_does_not_load_the_zones() -> None:
    loaded, after = run(LAZY)
    assert "zoneinfo" not in loaded
    assert "dataclasses" not in loaded
    assert after == "True"


def test_it_works_without_a_time_zone_database_of_the_system() -> None:
    assert run(NO_DATABASE, PYTHONTZPATH="") == ["2026-03-29 01:00:00+00:00"]


def test_the_door_offers_only_what_it_names() -> None:
    assert all(hasattr(dutch, name) for name in dutch.__all__)
    with pytest.raises(AttributeError, match="ROTTERDAM"):
        getattr(dutch, "ROTTERDAM")  # noqa: B009 - a plain use would not type-check
