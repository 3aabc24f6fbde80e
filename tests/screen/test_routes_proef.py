"""By keys, by plain lines and by a file: the same advice, for every case."""

import io
import json
import sys
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from functools import cache
from pathlib import Path

import pytest
from proef import (
    AT_NOW,
    CASES,
    OPTIONS,
    Fingers,
    cases,
    keys_for,
    prompts_of,
    written,
)
from prompt_toolkit.input import create_pipe_input

from opname_wizard.case.read import Case
from opname_wizard.cli import run
from opname_wizard.command import converse, face_to_face
from opname_wizard.screen.prompt import Prompt, Typed
from opname_wizard.screen.review import READY
from opname_wizard.screen.show import Terminal

MENU = ["advies", "antwoorden", "klaar"]


def command(case: Case, folder: Path, *more: str) -> list[str]:
    """The command line of a case that saves in a folder."""
    return [case.journey, *OPTIONS, *AT_NOW, "--uit", str(folder), *more]


def line_for(prompt: Prompt, typed: Typed) -> str:
    """What is typed in plain mode: numbers, a text, or nothing where that is enough."""
    if not prompt.choices:
        default = prompt.check("").message.startswith("Enter geeft")
        return "" if typed == "onbekend" and not default else str(typed)
    ids = [choice.id for choice in prompt.choices]
    chosen = [typed] if isinstance(typed, str) else typed
    return ", ".join(str(ids.index(name) + 1) for name in chosen)


def by_lines(case: Case, folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Plain mode, with lines on standard input."""
    lines = [line_for(prompt, typed) for prompt, typed in prompts_of(case.id)]
    menu = ["dit advies bewaren (word en markdown)", "uw antwoorden bewaren", "klaar"]
    typed = "\n".join([*lines, "", *menu]) + "\n"
    patch.setattr(sys, "stdin", io.StringIO(typed))
    assert run(command(case, folder, "--eenvoudig")) == 0


def by_keys(case: Case, folder: Path, patch: pytest.MonkeyPatch) -> None:
    """The prompts of the terminal, with keys."""
    asked, menu = {p.label: typed for p, typed in prompts_of(case.id)}, iter(MENU)

    def press(prompt: Prompt) -> str:
        if prompt.choices and prompt.choices[0].id == READY:
            return keys_for(prompt, READY)
        if prompt.label in asked:
            return keys_for(prompt, asked.pop(prompt.label))
        return keys_for(prompt, next(menu))

    patch.setattr(converse, "is_terminal", lambda: True)
    patch.setattr(converse, "quiet", lambda *, when: nullcontext(when))
    patch.setattr(face_to_face, "is_terminal", lambda: True)
    with create_pipe_input() as keyboard:
        face = Terminal(Fingers(keyboard, press))
        patch.setattr(face_to_face, "face_of", lambda _options: face)
        assert run(command(case, folder)) == 0


def by_file(case: Case, answers: Path, *more: str) -> str:
    """An answers file; gives the JSON."""
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        given = ["--antwoorden", str(answers), "--json", *more]
        assert run([case.journey, *OPTIONS, *AT_NOW, *given]) == 0
    return out.getvalue()


@cache
def filed(name: str) -> tuple[str, str]:
    """The JSON and the saved advice of a case as an answers file."""
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder, "casus.json")
        answers.write_text(json.dumps(written(name)), "utf-8")
        found = by_file(cases()[name], answers, "--uit", folder)
        return found, Path(folder, "advies.md").read_text("utf-8")


@pytest.mark.parametrize("route", [by_lines, by_keys])
@pytest.mark.parametrize("name", CASES)
def test_the_advice_and_the_saved_files_are_those_of_the_answers_file(
    name: str,
    route: Callable[[Case, Path, pytest.MonkeyPatch], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = cases()[name]
    route(case, tmp_path, monkeypatch)
    found = by_file(case, tmp_path / "antwoorden.yaml")
    advice = (tmp_path / "advies.md").read_text("utf-8")
    assert (found, advice) == filed(name)
    assert (tmp_path / "advies.docx").is_file()
