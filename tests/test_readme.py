"""The README says what the program does: every command, option, code and key."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from opname_wizard.cli import app, run
from opname_wizard.errors import Exit
from opname_wizard.guard import BUG
from opname_wizard.library import Library
from opname_wizard.screen import plain

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PROGRAM = "opname-wizard"
# Keys of a line of advice that say why; the README calls them R.
R = {"because", "voice", "sources", "certainty", "depends_on"}


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def _fences(language: str) -> list[str]:
    pattern = rf"^```{language}\n(.*?)^```"
    return re.findall(pattern, README, re.MULTILINE | re.DOTALL)


def _table(*heads: str) -> list[list[str]]:
    """The rows of the table with these heads, as cells."""
    head = "| " + " | ".join(heads) + " |\n"
    assert README.count(head) == 1, head
    lines = README.partition(head)[2].splitlines()[1:]
    end = next(n for n, line in enumerate(lines) if not line.startswith("|"))
    return [line.strip("| ").split(" | ") for line in lines[:end]]


def _code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def _commands(command: Any = None, path: str = PROGRAM) -> Iterator[tuple[str, Any]]:
    """Every command line that typer knows, with its command; groups too."""
    command = command or get_command(app)
    yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from _commands(inner, f"{path} {name}")


def _params(command: Any, kind: str) -> list[Any]:
    return [param for param in command.params if param.param_type_name == kind]


def _option(param: Any) -> str:
    return param.opts[0] if param.is_flag else f"{param.opts[0]} {param.metavar}"


def test_the_first_two_lines_set_up_and_run_the_demo_and_the_tests() -> None:
    lines = [line for fence in _fences("sh") for line in fence.splitlines() if line]
    setup = "python3 -m venv .venv && .venv/bin/pip install -q "
    assert lines[0].startswith(setup)
    assert lines[0].endswith(" && .venv/bin/opname-wizard demo")
    assert lines[1].startswith(setup)
    assert " && .venv/bin/pytest" in lines[1]


def test_the_lines_for_powershell_do_the_same_and_are_marked() -> None:
    before, _, after = README.partition("```powershell\n")
    assert before.rstrip().endswith("(niet geprobeerd):")
    for_unix = "".join(_fences("sh")[:2])
    words = after.partition("```")[0].replace("\\Scripts\\", "/bin/").split()
    same = " ".join(words).replace("py -3", "python3").replace(";", " &&")
    assert same == " ".join(for_unix.split())


def test_every_command_stands_in_the_table_with_its_arguments() -> None:
    known = []
    for path, command in _commands():
        words = [
            one.metavar if one.required else f"[{one.metavar}]"
            for one in _params(command, "argument")
        ]
        if not hasattr(command, "commands"):
            known.append(" ".join([path, *words]))
    shown = [_code(row[0])[0] for row in _table("opdracht", "doet")]
    assert sorted(shown) == sorted(known)


def test_every_option_stands_in_the_table_with_its_commands() -> None:
    known: dict[str, list[str]] = {}
    for path, command in _commands():
        for param in _params(command, "option"):
            name = path.removeprefix(f"{PROGRAM} ")
            known.setdefault(_option(param), []).append(name)
    rows = _table("optie", "bij", "doet")
    shown = {_code(row[0])[0]: _code(row[1]) for row in rows}
    assert shown == known


def _examples() -> list[str]:
    """Every command line in the text or in a block."""
    lines = [line for fence in _fences("sh") for line in fence.splitlines()]
    found = [*lines, *re.findall(r"`([^`\n]+)`", README)]
    return sorted({line for line in found if line.startswith(f"{PROGRAM} ")})


@pytest.mark.parametrize("example", _examples())
def test_an_example_names_only_what_exists(example: str) -> None:
    known = dict(_commands())
    path = max(
        (p for p in known if f"{example} ".startswith(f"{p} ")), key=len, default=""
    )
    assert path != PROGRAM
    options = {name for p in _params(known[path], "option") for name in p.opts}
    assert set(re.findall(r"--[a-z]+", example)) <= options


def test_every_exit_code_is_explained() -> None:
    shown = [int(row[0]) for row in _table("code", "betekent")]
    assert shown == sorted({*map(int, Exit), BUG})


def test_every_word_of_plain_mode_is_named() -> None:
    words = plain.BACK | plain.HELP | plain.NOW | plain.STOP
    assert words <= set(re.findall(r"`([^`\n]+)`", README))


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_the_example_of_an_answers_file_gives_advice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = _fences("yaml")
    path = tmp_path / "antwoorden.yaml"
    path.write_text(example, "utf-8")
    assert run(["verzoek", "--antwoorden", str(path)]) == Exit.DONE
    out, err = capsys.readouterr()
    assert "OORDEEL" in out.upper()
    assert err == ""


@pytest.fixture
def advice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What `--json` prints for the incident with the most answers."""
    cases = [case for case in Library().cases()[0] if case.journey == "incident"]
    case = max(cases, key=lambda case: len(case.answers))
    path = tmp_path / "antwoorden.json"
    answers = {name: written.value for name, written in case.answers.items()}
    path.write_text(json.dumps(answers), "utf-8")
    line = ["incident", "--antwoorden", str(path), "--nu", case.now, "--json"]
    assert run(line) == Exit.DONE
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_keys_of_the_json_are_those_of_the_table(advice: dict[str, Any]) -> None:
    rows = {_code(row[0])[0]: row[1] for row in _table("sleutel", "inhoud")}
    assert list(rows) == list(advice)
    assert rows["schema"].strip("`") == advice["schema"]
    for name in ("rule_set", "verdict"):
        assert _keys(rows[name]) == set(advice[name]), name
    parts = [name for name, row in rows.items() if _keys(row) >= {"id", "text"}]
    for name in (*(part for part in parts if part != "verdict"), "sources"):
        assert advice[name], f"this case has no {name}"
        for one in advice[name]:
            assert _keys(rows[name]) == set(one), name


def _keys(cell: str) -> set[str]:
    """The keys that a cell of the table names; between brackets stand values."""
    keys = set(_code(re.sub(r"\([^)]*\)", "", cell)))
    return keys | R if re.search(r"\bR$", cell) else keys


def test_r_is_what_the_readme_says(advice: dict[str, Any]) -> None:
    said = README.partition("**R**")[2].partition("\n\n")[0]
    assert set(_code(re.sub(r"\([^)]*\)", "", said))) == R
    assert set(advice["actions"][0]) >= R
