"""How the tests of the screen start the program."""

import sys
from pathlib import Path
from typing import Protocol

from pty_driver import Pty

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROGRAM = [sys.executable, "-m", "opname_wizard"]
LAUNCH = [sys.executable, str(HERE / "launch.py")]
# What a user may have set, and a test sets itself where it matters.
SETTINGS = {"COLUMNS", "LINES", "NO_COLOR", "ACCESSIBLE", "PYTHONDONTWRITEBYTECODE"}


class Start(Protocol):
    """Starts a conversation (see `launch`) in a terminal of so many columns, rows."""

    def __call__(
        self, *arguments: str, size: tuple[int, int] = (80, 24), **env: str
    ) -> Pty:
        """Start it; ``env`` comes on top of the environment of the tests."""
