"""What is started in the tests of the screen, and how a test asks for it."""

import sys
from pathlib import Path
from typing import Protocol

from pty_driver import Pty

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "opname_wizard"]
LAUNCH = [sys.executable, str(Path(__file__).parent / "launch.py")]


class Start(Protocol):
    """Starts a conversation (see `launch`) in a terminal of so many columns, rows."""

    def __call__(
        self, *arguments: str, size: tuple[int, int] = (80, 24), **env: str
    ) -> Pty:
        """Start it."""
