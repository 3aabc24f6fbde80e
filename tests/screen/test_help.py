"""The help of every command: Dutch, on one screen, with an example that works."""

import shlex

import pytest
from dutch import english_in

from opname_wizard.cli import run

COMMANDS = [
    *("", "verzoek", "incident", "maatregel", "brief", "demo"),
    *("flow", "flow lijst", "flow toon", "flow controleer", "flow test"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split(), "--help"]) == 0
    shown = capsys.readouterr().out
    lines = shown.splitlines()
    assert lines[0].startswith(f"Gebruik: opname-wizard {command}".rstrip())
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert english_in(shown) == set()
    example = lines[lines.index("Voorbeeld:") + 1].strip()
    assert example.startswith(f"opname-wizard {command}".rstrip())
    known = [word for word in shlex.split(example) if word.startswith("--")]
    assert all(f"  {option}" in shown for option in known)


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])
    shown = capsys.readouterr().out
    for command in COMMANDS[1:6]:
        assert f"\n  {command} " in shown


@pytest.mark.parametrize(("line", "wanted"), [("toon", "STROOM"), ("test", "[CASUS]")])
def test_a_word_that_may_be_left_out_stands_between_brackets(
    line: str, wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["flow", line, "--help"])
    assert f"flow {line} {wanted} [OPTIES]" in capsys.readouterr().out
