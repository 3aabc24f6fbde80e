"""A clean environment, and a program in a terminal, for the tests of the screen."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pty_driver import Pty
from started import LAUNCH, ROOT, SETTINGS, Start


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder with a name so short that it fits on a line of the screen."""
    with TemporaryDirectory(prefix="o") as name:
        yield Path(name)


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


@pytest.fixture(autouse=True)
def _own_cache(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What runs inside the test keeps its rules there too."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", environment["XDG_CACHE_HOME"])


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Start]:
    """See `Start`."""
    with ExitStack() as stack:

        def begin(*arguments: str, size: tuple[int, int] = (80, 24), **env: str) -> Pty:
            program = Pty([*LAUNCH, *arguments], environment | env, size)
            return stack.enter_context(program)

        yield begin
