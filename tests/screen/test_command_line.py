"""What a wrong or strange command line says, and its exit code."""

import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dutch import english_in
from proef import AT_NOW, OPTIONS, cases, written

from opname_wizard.cli import run

Ran = tuple[int, str, str]
Run = Callable[..., Ran]
GOOD = written("vergadering")


@pytest.fixture
def ran(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line; gives the exit code, what it printed, what it warned."""

    def go(*arguments: str) -> Ran:
        code = run(list(arguments))
        printed = capsys.readouterr()
        assert english_in(printed.err) == set()
        assert "Traceback" not in printed.err
        return code, printed.out, printed.err

    return go


@pytest.fixture
def filed(ran: Run, tmp_path: Path) -> Callable[..., Ran]:
    """Runs `verzoek` with an answers file that holds this."""

    def go(content: str | bytes, *more: str) -> Ran:
        path = tmp_path / "antwoorden.yaml"
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
        given = ["--antwoorden", str(path)]
        return ran("verzoek", *OPTIONS, *AT_NOW, *given, *more)

    return go


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("verzoek --antworden x", "'--antworden' bestaat niet.|'--antwoorden'?"),
        ("verzoek --ant x", "'--ant' bestaat niet.|Bedoelt u '--antwoorden'?"),
        ("verzoek --xyz", "'--xyz' bestaat niet.|verzoek --help"),
        ("-x", "'-x' bestaat niet.|opname-wizard --help"),
        ("verzoek --uit", "'--uit' mist een waarde.|verzoek --help"),
        ("verzoek --json=ja", "'--json' krijgt geen waarde.|verzoek --help"),
        ("flow lijst --regels", "mist een waarde.|opname-wizard flow lijst --help"),
        ("flow --debugg", "'--debugg' bestaat niet.|opname-wizard flow --help"),
        ("flow lijst x", "'x' hoort niet bij deze|opname-wizard flow lijst --help"),
        ("verzoek extra", "'extra' hoort niet bij deze opdracht."),
        ("verzoke", "De opdracht 'verzoke' bestaat niet.|Bedoelt u 'verzoek'?"),
        ("zzz", "De opdracht 'zzz' bestaat niet.|opname-wizard --help"),
        ("demo's", "De opdracht 'demo's' bestaat niet.|Bedoelt u 'demo'?"),
        ("\udcff", "De opdracht '\ufffd' bestaat niet.|opname-wizard --help"),
        ("flow \udcff", "De opdracht '\ufffd' bestaat niet.|wizard flow --help"),
        ("flow", "Er ontbreekt een opdracht.|lijst, toon, doorloop,"),
        ("flow toom x", "De opdracht 'toom' bestaat niet.|Bedoelt u 'toon'?"),
        ("flow toon", "ontbreekt STROOM.|flow toon --help"),
        ("flow toon besluiten @", "geen stroom 'besluiten'.|Bedoelt u 'besluit'?"),
        ("flow test vergaderen @", "geen casus 'vergaderen'.|u 'vergadering'?"),
        ("demo vergaderen @", "geen casus 'vergaderen'.|Bedoelt u 'vergadering'?"),
        ("flow controleer --stappen veel", "--stappen kan niet 'veel' zijn.|vanaf 1"),
        ("flow controleer --stappen 0", "--stappen kan niet '0' zijn.|vanaf 1"),
        ("brief bevestigen @", "geen brief 'bevestigen'.|Bedoelt u 'bevestiging'?"),
        ("brief @", "Noem de brief die u wilt.|Kies uit bevestiging."),
        ("verzoek --regels proeve @", "geen regelset 'proeve'|Kies met --regels uit:"),
    ],
)
def test_a_wrong_word_is_named_in_dutch_with_what_was_meant(
    ran: Run, arguments: str, said: str
) -> None:
    words = arguments.replace("@", "").split()
    if arguments.endswith("@"):
        words += OPTIONS[:2] if words[:2] == ["flow", "toon"] else OPTIONS
    code, out, err = ran(*words)
    assert code == 2
    assert out == ""
    for part in said.split("|"):
        assert part in err


def test_no_answers_at_all_names_what_is_missing(ran: Run) -> None:
    code, out, err = ran("verzoek", *OPTIONS)
    assert (code, out) == (2, "")
    assert "haast: Is de zaal vandaag al nodig?" in err
    assert "--antwoorden BESTAND" in err


def test_part_of_the_answers_names_the_rest(filed: Callable[..., Ran]) -> None:
    code, _, err = filed("haast: nee\nsoort: anders\n")
    assert code == 2
    assert "spullen: Wat moet er in de zaal staan?" in err
    assert "haast" not in err
    code, out, _ = filed("haast: nee\nsoort: anders\n", "--json")
    found = json.loads(out)
    assert code == 2
    assert found["missing"][0] == "spullen"
    assert found["answers"] == {"haast": "nee", "soort": "anders"}


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("hast: ja", 4, "onbekende vraag 'hast'|Bedoelt u 'haast'?"),
        ("haast: jaa", 4, "'jaa' is geen antwoord|Bedoelt u 'ja'?"),
        ("haast: [ja, nee]", 4, "hier past maar één antwoord"),
        ("haast: {a: b}", 4, "antwoorden.yaml:1"),
        ("spullen: [niets, doek]", 4, "gaan niet samen"),
        ("spullen: [doek, bank]", 4, "'bank' is geen antwoord"),
        ("spullen: []", 4, "spullen"),
        ("dag: 31-02-2026", 4, "'dag' past niet|februari"),
        ("dag: 2026-11-16 10:00", 4, "'dag' past niet"),
        ("gevraagd: gisteren", 4, "'gevraagd' past niet"),
        ("haast:", 4, "hier staat geen waarde"),
        ("haast: ja\nhaast: nee", 4, "haast"),
        ("a: &a [x, x]\nb: *a", 4, "antwoorden.yaml:1"),
        ("x: !!python/object:os.system y", 4, "antwoorden.yaml:1"),
        ("[" * 25_000, 4, "antwoorden.yaml"),
        ("alleen tekst", 4, "antwoorden"),
        ("", 4, "leeg"),
        (b"haast: \xff\xfe", 4, "UTF-8"),
    ],
)
def test_a_bad_answer_is_named_with_its_place(
    filed: Callable[..., Ran], line: str | bytes, code: int, said: str
) -> None:
    found, out, err = filed(line)
    assert found == code
    assert out == ""
    for part in said.split("|"):
        assert part in err


def test_an_answer_that_is_not_asked_is_told_and_does_not_count(
    filed: Callable[..., Ran],
) -> None:
    content = json.dumps({**GOOD, "muziek": "hard"})
    code, out, err = filed(content, "--json")
    assert code == 0
    assert "Let op: 'muziek' wordt niet gevraagd" in err
    assert "muziek" not in json.loads(out)["answers"]
    assert json.loads(out)["verdict"]["id"] == "mag"


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_json_is_read_however_it_was_written(
    filed: Callable[..., Ran], indent: int | str | None
) -> None:
    content = json.dumps({**GOOD, "wens": 'Graag ✓ 😀 \\ " é'}, indent=indent)
    code, out, _ = filed(content, "--json")
    assert code == 0
    assert json.loads(out)["answers"]["wens"] == 'Graag ✓ 😀 \\ " é'


def test_a_double_key_in_json_is_refused(filed: Callable[..., Ran]) -> None:
    code, _, err = filed('{\t"haast": "ja",\n"haast": "nee"}')
    assert code == 4
    assert "haast" in err


def test_answers_come_from_standard_input(
    ran: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO(json.dumps(GOOD).encode()), "utf-8")
    monkeypatch.setattr(sys, "stdin", given)
    code, out, _ = ran("verzoek", *OPTIONS, "--antwoorden", "-", "--json")
    assert code == 0
    assert json.loads(out)["verdict"]["id"] == "mag"


@pytest.mark.parametrize(
    ("path", "said"), [("niets.yaml", "het bestaat niet"), (".", "het is een map")]
)
def test_an_answers_file_that_cannot_be_read(ran: Run, path: str, said: str) -> None:
    code, _, err = ran("verzoek", *OPTIONS, "--antwoorden", path)
    assert code == 5
    assert said in err


@pytest.mark.parametrize("when", ["ooit", "31-02-2026 10:00", "2026-11-16", "morgen"])
def test_a_moment_that_is_none(ran: Run, when: str) -> None:
    code, _, err = ran("verzoek", *OPTIONS, "--nu", when)
    assert code == 4
    assert err.startswith("--nu: ")
    assert "vroegste tijd" not in err  # this is no question of which one may doubt


def test_a_folder_to_save_in_is_looked_at_first(
    filed: Callable[..., Ran], tmp_path: Path
) -> None:
    content = json.dumps(GOOD)
    code, out, err = filed(content, "--uit", str(tmp_path / "weg"))
    assert (code, out) == (5, "")
    assert "bestaat niet. Er is niets gewijzigd." in err
    code, out, err = filed(content, "--uit", str(tmp_path / "antwoorden.yaml"))
    assert (code, out) == (5, "")
    assert "is geen map. Er is niets gewijzigd." in err


def test_what_is_there_stays(filed: Callable[..., Ran], tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / "advies.md").write_text("van mij")
    Path(folder / "advies-2.docx").symlink_to(tmp_path / "elders")
    for _ in range(2):
        assert filed(json.dumps(GOOD), "--uit", str(folder))[0] == 0
    assert (folder / "advies.md").read_text() == "van mij"
    assert not (tmp_path / "elders").exists()
    kept = {path.name for path in folder.iterdir()}
    assert {"advies-3.md", "advies-3.docx", "advies-4.md", "advies-4.docx"} <= kept


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can come into."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.mark.root
def test_an_ordinary_user_cannot_save_in_a_folder_of_another(
    open_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    answers = open_folder / "antwoorden.json"
    answers.write_text(json.dumps(GOOD), "utf-8")
    line = ["verzoek", *OPTIONS, "--antwoorden", str(answers), "--uit"]
    with tempfile.TemporaryDirectory() as folder:
        assert run([*line, folder]) == 0  # loads all that it needs
    child = os.fork()
    if child == 0:
        os.setgid(65534)
        os.setuid(65534)
        code = run([*line, str(open_folder)])
        sys.stderr.flush()
        os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 5
    assert "mag u niet schrijven. Er is niets gewijzigd." in capfd.readouterr().err
    assert [path.name for path in open_folder.iterdir()] == ["antwoorden.json"]


def test_the_cases_of_a_rule_set_are_played_and_counted(ran: Run) -> None:
    code, out, _ = ran("flow", "test", *OPTIONS)
    assert code == 3  # not every option of the long list is in a case
    assert f"{len(cases())} goed, 0 fout." in out
    assert "vragen: 13 van 13" in out


def test_a_journey_without_a_command_of_its_own_can_be_walked(
    ran: Run, tmp_path: Path
) -> None:
    answers = tmp_path / "antwoorden.json"
    answers.write_text(json.dumps(GOOD), "utf-8")
    line = [*OPTIONS, *AT_NOW, "--antwoorden", str(answers), "--json"]
    code, by_command, _ = ran("verzoek", *line)
    assert code == 0
    assert ran("flow", "doorloop", "aanvraag", *line) == (0, by_command, "")
    code, _, err = ran("flow", "doorloop", "aanvrag", *line)
    assert code == 2
    assert "Er is geen reis of stroom 'aanvrag'." in err
