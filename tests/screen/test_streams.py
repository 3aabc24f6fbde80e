"""Where input and output may lead: nowhere, a pipe, a full disk, a dumb terminal."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from dutch import english_in
from proef import written
from pty_driver import CTRL_C, CTRL_D, ENTER, Pty
from started import LAUNCH, PROGRAM, Start

LINES = "n\n3\n1\n\n\n\n\n1\n"  # all answers of a request, in plain mode


def shell(command: str, environment: dict[str, str]) -> tuple[int, str, str]:
    """What a shell makes of a line with names in it: code, output, warnings."""
    line = command.replace("PROEF", " ".join([*LAUNCH, "verzoek"]))
    line = line.replace("WIZARD", f"{sys.executable} -m opname_wizard")
    made = subprocess.run(  # noqa: S603  this project
        ["bash", "-o", "pipefail", "-c", line],  # noqa: S607  wherever it is
        check=False,
        env=environment,
        capture_output=True,
        timeout=30,
    )
    return made.returncode, made.stdout.decode(), made.stderr.decode()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good answers file."""
    path = tmp_path_factory.mktemp("antwoorden") / "goed.json"
    path.write_text(json.dumps(written("vergadering")), "utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("PROEF </dev/null", 2, "haast: Is de zaal vandaag al nodig?"),
        ("PROEF <&-", 2, "haast: Is de zaal vandaag al nodig?"),
        ("printf 'ja\\n' | PROEF", 2, "haast: Is de zaal vandaag al nodig?"),
        ("PROEF --eenvoudig <&-", 2, "haast: Is de zaal vandaag al nodig?"),
        ("PROEF --antwoorden - <&-", 4, "leeg"),
        ("printf 'n\\n3\\n' | PROEF --eenvoudig", 2, "spullen: Wat moet er in de"),
        ("PROEF --antwoorden GOOD >&-", 0, ""),
        ("PROEF --antwoorden GOOD >/dev/full", 5, "de schijf is vol."),
        ("PROEF --antwoorden GOOD 2>/dev/full >/dev/full", 5, ""),
        ("PROEF --antwoorden GOOD 2>&- >/dev/full", 5, ""),
        ("PROEF --antwoorden GOOD | true", 0, ""),  # nobody reads it
        ("WIZARD flow lijst | true", 0, ""),
        ("LC_ALL=POSIX PYTHONUTF8=0 PROEF --antwoorden GOOD", 0, ""),
    ],
)
def test_each_way_in_and_out_ends_well(
    environment: dict[str, str], good: Path, line: str, code: int, said: str
) -> None:
    found, out, err = shell(line.replace("GOOD", str(good)), environment)
    assert found == code, err
    assert "Traceback" not in err
    assert said in err
    if not said:
        assert err == ""
    assert english_in(err) == set()
    assert "\x1b" not in out + err


def test_plain_lines_through_a_pipe_give_the_advice(
    environment: dict[str, str],
) -> None:
    for last in ("", "\n"):  # the end of the input, before and after the review
        line = f"printf '{LINES}{last}'".replace("\n", "\\n") + " | PROEF --eenvoudig"
        code, out, err = shell(line, environment)
        assert (code, err) == (0, "")
        assert out.count("De zaal kan worden gehuurd.") == 1
        assert "\x1b" not in out
        assert english_in(out) == set()
    code, out, err = shell("printf 'n\\ns\\n' | PROEF --eenvoudig", environment)
    assert (code, err) == (130, "")
    assert out.endswith("Gestopt. Er is niets bewaard.\n")


@pytest.mark.parametrize(("term", "accessible"), [("dumb", ""), ("xterm", "1")])
def test_a_terminal_that_asks_for_it_gets_plain_lines(
    start: Start, term: str, accessible: str
) -> None:
    program = start("verzoek", TERM=term, ACCESSIBLE=accessible)
    program.expect("1. Ja 2. Nee", "t terug, ? uitleg, z wat al zeker is, s stoppen")
    program.press("2", ENTER)
    program.expect("Vandaag nodig: Nee.", "Stap 2 van")
    program.press("s", ENTER)
    program.expect("Antwoorden meenemen? Typ b en dan Enter.")
    program.press(ENTER)
    assert program.finish() == 130
    assert b"\x1b" not in program.raw
    assert program.ran_on == []


@pytest.mark.parametrize("how", ["Ctrl-C", "Ctrl-D"])
def test_plain_mode_offers_the_answers_and_stops(start: Start, how: str) -> None:
    program = start("verzoek", "--eenvoudig")
    program.expect("Uw keuze")
    program.press("2", ENTER)
    program.expect("Stap 2 van", "Uw keuze (1 tot 3):")
    if how == "Ctrl-C":
        program.signal(signal.SIGINT)  # that is what a terminal makes of it here
    else:
        program.press(CTRL_D)
    program.expect("Gestopt. Er is niets bewaard.", "Typ b en dan Enter.")
    if how == "Ctrl-C":
        program.signal(signal.SIGINT)  # once more is enough
    else:
        program.press(CTRL_D)
    assert program.finish() == 130
    assert program.words.endswith("Alleen Enter stopt.")
    assert b"\x1b" not in program.raw


@pytest.mark.parametrize(
    "arguments",
    [["verzoek", "--eenvoudig"], ["--version"]],
)
def test_the_quick_way_in_does_what_the_command_line_does(
    environment: dict[str, str], arguments: list[str]
) -> None:
    quick = [sys.executable, "-c", "import sys\nfrom opname_wizard.start import main\n"]
    slow = [sys.executable, "-c", "import sys\nfrom opname_wizard.cli import run\n"]
    quick[-1] += "sys.exit(main())"
    slow[-1] += "sys.exit(run(sys.argv[1:]))"
    made = [
        subprocess.run(  # noqa: S603  this project
            [*way, *arguments],
            check=False,
            env=environment,
            capture_output=True,
            input=b"",
        )
        for way in (quick, slow)
    ]
    assert made[0].returncode == made[1].returncode
    assert made[0].stdout == made[1].stdout
    assert made[0].stderr == made[1].stderr


def test_the_quick_way_in_shows_the_same_first_screen(
    environment: dict[str, str],
) -> None:
    screens = []
    for word in ([], ["--nu", "nu"]):  # with an option it takes the long way
        command = [*PROGRAM, "verzoek", *word]
        with Pty(command, environment, (80, 40)) as program:
            program.expect("Waar gaat het om?", "Ctrl-C stopt")
            screens.append(program.lines)
            program.press(CTRL_C)
            assert program.finish() == 130
    assert screens[0] == screens[1]


def test_without_a_command_there_is_a_menu_or_the_help(
    environment: dict[str, str],
) -> None:
    made = subprocess.run(  # noqa: S603  this project
        PROGRAM, check=True, env=environment, capture_output=True, input=b""
    )
    assert made.stdout.decode().startswith("Gebruik: opname-wizard OPDRACHT")
    with Pty(PROGRAM, environment) as program:
        program.expect("Waar kan ik u mee helpen?", "» Een cliënt wil opnemen")
        program.press("stop", ENTER)
        assert program.finish() == 0
    with Pty(PROGRAM, environment) as program:
        program.expect("Waar kan ik u mee helpen?")
        program.press(CTRL_C)
        assert program.finish() == 130
        assert program.words.endswith("Gestopt.")
        assert program.echo_and_lines == (True, True)
