"""A clean environment, and a program in a terminal, for the tests of the screen."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from pty_driver import Pty

ROOT = Path(__file__).parents[2]
LAUNCH = [sys.executable, str(Path(__file__).parent / "launch.py")]
SETTINGS = {"COLUMNS", "LINES", "NO_COLOR", "ACCESSIBLE", "PYTHONDONTWRITEBYTECODE"}


class Start(Protocol):
    """Starts a conversation (see `launch`) in a terminal of so many columns, rows."""

    def __call__(
        self, *arguments: str, size: tuple[int, int] = (80, 24), **env: str
    ) -> Pty:
        """Start it."""


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with a home and a cache of its own, and no settings."""
    home = tmp_path_factory.mktemp("home")
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return {
        **kept,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    """See `Start`."""
    with ExitStack() as stack:

        def begin(*arguments: str, size: tuple[int, int] = (80, 24), **env: str) -> Pty:
            program = Pty([*LAUNCH, *arguments], environment | env, size)
            return stack.enter_context(program)

        yield begin
