"""`demo` in a terminal: step by step for a group, or by itself."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from dutch import english_in
from pty_driver import DOWN, ENTER, Pty
from started import PROGRAM

CASE = "verzoek-hangt-van-een-dag-af"
HOW = "Hoe wilt u de casus zien?"
STEP = "Enter gaat verder · q speelt de rest vanzelf af"


@pytest.fixture
def demo(environment: dict[str, str], tmp_path: Path) -> Iterator[Pty]:
    """The demo of a short case on a narrow screen."""
    command = [*PROGRAM, "demo", CASE, "--uit", str(tmp_path)]
    with Pty(command, environment, (40, 24)) as program:
        program.expect(HOW, "» Stap voor stap")
        yield program


def test_each_step_waits_for_the_trainer(demo: Pty) -> None:
    demo.press(ENTER)
    demo.expect("Casus:", STEP)
    demo.press(ENTER)
    demo.expect("stap 1 van", "Waarom deze vraag?", "✓", STEP)
    screens = 1
    while "Bij deze casus hoort geen brief." not in demo.words:
        page = demo.words
        demo.press(ENTER)
        demo.changed(page)
        screens += 1
    assert demo.finish() == 0
    assert screens > 10
    days = [
        screen for screen in demo.seen if "✓ Dag van de afspraak: maandag" in screen
    ]
    assert any("2027" in screen for screen in days)  # the whole date, also here
    assert demo.ran_on == []
    assert all(english_in(screen) == set() for screen in demo.seen)


def test_a_demo_that_plays_by_itself_can_be_stopped(demo: Pty) -> None:
    demo.press(DOWN, ENTER)
    demo.expect("Casus:")
    assert STEP not in demo.words
    demo.signal(signal.SIGINT)  # that is what a terminal makes of Ctrl-C here
    assert demo.finish() == 130
    assert "Gestopt." in demo.words
    assert demo.echo_and_lines == (True, True)


def test_a_demo_in_plain_lines_shows_what_is_typed(
    environment: dict[str, str], tmp_path: Path
) -> None:
    command = [*PROGRAM, "demo", CASE, "--uit", str(tmp_path)]
    with Pty(command, environment | {"TERM": "dumb"}, (80, 24)) as program:
        program.expect(HOW, "1. Stap voor stap")
        assert program.echo_and_lines == (True, True)
        program.press("1", ENTER)
        program.expect("Casus:", STEP)
        program.press("q", ENTER)
        program.expect("stap 1 van")
        assert b"\x1b" not in program.raw
