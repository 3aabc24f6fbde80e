"""Stopping: one Dutch line, the right exit code, and a terminal as it was."""

import signal
from pathlib import Path

import pytest
from proef import Fingers, prompts_of
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from pty_driver import CTRL_C, CTRL_D, DOWN, ENTER, SPACE, Pty
from started import Start
from test_terminal_questions import ASKED, check_screens

from opname_wizard.errors import Stopped
from opname_wizard.screen.ask import Asker

GONE = "Gestopt. Er is niets bewaard."
OFFER = f"{GONE} Antwoorden meenemen? Druk binnen 15 tellen op b."


def at_question(start: Start, name: str) -> Pty:
    """A conversation that has come to a question."""
    program = start("verzoek")
    keys = {"haast": "n", "soort": DOWN, "spullen": SPACE}
    for one in ASKED:
        program.expect(ASKED[one])
        if one == name:
            break
        program.press(keys.get(one, ""), ENTER)
    return program


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_without_answers_it_stops_at_once(start: Start, key: str) -> None:
    program = at_question(start, "haast")
    assert program.echo_and_lines == (False, False)
    program.press(key)
    assert program.finish() == 130
    assert program.words.endswith(GONE)
    assert program.echo_and_lines == (True, True)
    check_screens(program)


@pytest.mark.parametrize(("name", "key"), [("spullen", CTRL_C), ("dag", CTRL_D)])
def test_with_answers_it_offers_to_take_them_along(
    start: Start, name: str, key: str
) -> None:
    program = at_question(start, name)
    program.press("x", key)
    program.expect(OFFER)
    program.press(key)
    assert program.finish() == 130
    assert program.words.endswith(OFFER)
    assert program.echo_and_lines == (True, True)
    check_screens(program)


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_every_kind_of_question_can_be_stopped(key: str) -> None:
    asked = prompts_of("muziek-zacht")
    for prompt, _ in asked:
        with create_pipe_input() as keyboard, pytest.raises(Stopped):
            Fingers(keyboard, lambda _prompt: "x" + key).ask(prompt)
    assert len(asked) == 9


@pytest.mark.parametrize("wait", [0.05, 60])
def test_the_offer_waits_for_one_key_and_not_for_ever(wait: float) -> None:
    with create_pipe_input() as keyboard:
        keyboard.send_text("x" if wait > 1 else "")
        assert not Asker(keyboard, DummyOutput()).offer("Meenemen?", "b", wait)


def test_the_answers_can_be_taken_along_and_taken_up_again(
    start: Start, tmp_path: Path
) -> None:
    program = start("verzoek", size=(160, 24), HOME=str(tmp_path))
    program.expect(ASKED["haast"])
    program.press("n", ENTER)
    program.expect(ASKED["soort"])
    program.press("iets", ENTER)
    program.expect(ASKED["spullen"])
    program.press(CTRL_C)
    program.expect(OFFER)
    program.press("b")
    assert program.finish() == 130
    path = tmp_path / "antwoorden.yaml"
    command = f'opname-wizard verzoek --antwoorden "{path}"'
    assert f"Bewaard: {path} Zo gaat u later verder: {command}" in program.words
    assert path.read_text("utf-8") == 'haast: "nee"\nsoort: "anders"\n'
    again = start("verzoek", "--antwoorden", str(path))
    again.expect(ASKED["spullen"], "stap 3 van")
    again.press("\x1b[Z")
    again.expect(ASKED["soort"], "» Iets anders")


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_leaves_the_terminal_as_it_was(
    start: Start, name: str, code: int
) -> None:
    program = at_question(start, "spullen")
    program.signal(getattr(signal, name))
    assert program.finish() == code
    assert program.words.endswith("Gestopt.")
    assert program.echo_and_lines == (True, True)


def test_keys_that_come_too_early_are_not_shown_but_count(start: Start) -> None:
    program = start("verzoek")
    program.expect("opname-wizard · verzoek")
    program.press("n", ENTER, DOWN, ENTER)
    program.expect(ASKED["spullen"], "✓ Soort bijeenkomst Een feest")
    assert "^[" not in program.raw.decode()


def test_an_error_breaks_between_words(start: Start, tmp_path: Path) -> None:
    program = start("verzoek", "--antwoorden", str(tmp_path / "weg"), size=(40, 24))
    assert program.finish() == 5
    assert "Het antwoordenbestand" in program.words
    assert "kan niet worden gelezen: het bestaat niet." in program.words
    assert program.ran_on == []
