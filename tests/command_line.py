"""What the tests of commands share: a command line in a folder of its own."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest
import shipped
from base_rules import BASE, LETTER

from opname_wizard.screen.answers_file import write_answers
from opname_wizard.start import main

Ran = tuple[int, str, str]
DEMO = "incident-facebook-kneus-heel-verhaal"


def ran(*arguments: str) -> Ran:
    """Run a command line without a terminal: exit code, output and warnings."""
    out, err = io.StringIO(), io.StringIO()
    line = ["opname-wizard", *arguments]
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "argv", line):
        code = main()
    assert "Traceback" not in err.getvalue()
    assert "\x1b" not in out.getvalue() + err.getvalue()
    return code, out.getvalue(), err.getvalue()


def work_apart(
    monkeypatch: pytest.MonkeyPatch, folder: Path, cache_folder: Path
) -> None:
    """An empty folder to work in, and no settings of whoever runs the tests.

    Args:
        monkeypatch: of the test.
        folder: of the test alone.
        cache_folder: where the rules are kept, so that they are read once.
    """
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_folder))
    monkeypatch.setenv("COLUMNS", "80")
    work = folder / "werk"
    work.mkdir()
    monkeypatch.chdir(work)


def answers_of(name: str) -> list[str]:
    """The options that give the answers of a shipped case, at its moment."""
    case = shipped.cases()[name]
    path = Path("antwoorden.yaml")
    path.write_text(write_answers(shipped.answers_of(case)), encoding="utf-8")
    return ["--antwoorden", str(path), "--nu", case.now]


def here() -> set[str]:
    """The files in the folder of the test."""
    return {path.as_posix() for path in Path().rglob("*") if path.is_file()}


class Own:
    """An organisation's own rule set (the base one) with its letter.

    Args:
        folder: where it is made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._rules = folder / "flows" / "fietsen"
        letters = folder / "letters"
        letters.mkdir()
        for path in BASE.rglob("*.yaml"):
            copy = self._rules / path.relative_to(BASE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
        self.letter = letters / "bewijs.md.j2"
        self.letter.write_text(LETTER, encoding="utf-8")
        self.flows = ["--flows", str(folder / "flows")]
        self.options = [*self.flows, "--brieven", str(letters)]

    def change(self, path: str, before: str, after: str) -> None:
        """Change a file of the rule set."""
        file = self._rules / path
        text = file.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")

    def add(self, path: str, text: str) -> None:
        """Write a file of the rule set."""
        (self._rules / path).write_text(text, encoding="utf-8")
