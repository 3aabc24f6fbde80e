"""`brief` and `demo`: letters without a terminal."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import shipped
from command_line import DEMO, Own, answers_of, here, ran, work_apart

from opname_wizard.flow import model as m

ROOT = Path(__file__).parents[1]
REFUSED = "incident-stiekem-gefilmd-niet-geplaatst"
HELD_BACK = "incident-nagemaakt-en-onbereikbaar"


@pytest.fixture(autouse=True)
def _apart(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work_apart(monkeypatch, tmp_path, tmp_path_factory.getbasetemp() / "cache")


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """An own rule set with its letter."""
    return Own(tmp_path)


# -- brief ----------------------------------------------------------------------------


def test_the_letters_are_listed_with_their_fields() -> None:
    code, out, _ = ran("brief", "--lijst", "--json")
    assert code == 0
    found = {one["id"]: one for one in json.loads(out)}
    assert set(found) == {"sommatie", "ordegesprek", "toegangsverbod", "eerder_stoppen"}
    for one in found.values():
        assert one["title"]
        assert {"id", "label", "type", "personal"} == set(one["fields"][0])
    listed = ran("brief", "--lijst")[1]
    assert all(f"{name}: {one['title']}" in listed for name, one in found.items())


def test_a_neutral_concept_needs_no_answers() -> None:
    Path("brieven").mkdir()
    code, out, _ = ran("brief", "sommatie", "--uit", "brieven")
    assert code == 0
    assert here() == {"brieven/sommatie.docx", "brieven/sommatie.md"}
    assert "Nog in te vullen: " in out
    page = Path("brieven/sommatie.md").read_text("utf-8")
    assert page.startswith("**CONCEPT")
    assert "\\[naam en adres van de cliënt\\]" in page


def test_a_letter_never_replaces_another() -> None:
    Path("sommatie.md").write_text("van mij", encoding="utf-8")
    assert ran("brief", "sommatie")[0] == 0
    assert Path("sommatie.md").read_text("utf-8") == "van mij"
    assert {"sommatie-2.docx", "sommatie-2.md"} < here()


def test_a_letter_that_cannot_be_here_is_refused_with_the_reason() -> None:
    code, out, err = ran("brief", "sommatie", *answers_of(REFUSED))
    assert (code, out) == (2, "")
    first, second = err.strip().split("\n")
    assert first.startswith("De brief '")
    assert first.endswith("' kan hier niet.")
    offers = shipped.played(REFUSED).advice.letters
    (offer,) = (one for one in offers if one.id == "sommatie")
    assert second == offer.why.because
    assert here() == {"antwoorden.yaml"}


def test_a_letter_from_answers_says_when_it_may_not_go_out_yet() -> None:
    code, out, _ = ran("brief", "sommatie", *answers_of(HELD_BACK))
    assert code == 0
    assert "Nog niet versturen: " in out
    assert "sommatie.docx" in here()


def test_the_internal_copy_has_notes_and_the_other_has_none() -> None:
    given = answers_of(DEMO)
    assert ran("brief", "ordegesprek", *given)[0] == 0
    assert ran("brief", "ordegesprek", "--toelichting", *given)[0] == 0
    assert "[^" not in Path("ordegesprek.md").read_text("utf-8")
    internal = Path("ordegesprek-toelichting.md").read_text("utf-8")
    assert "[^1]: " in internal
    assert "INTERN" in internal


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["brief"], 2, "Noem de brief die u wilt."),
        (["brief", "sommatia"], 2, "Bedoelt u 'sommatie'?"),
        (["brief", "sommatie", "--uit", "weg"], 5, "De map 'weg' bestaat niet."),
    ],
)
def test_a_letter_that_cannot_be_made_says_why(
    arguments: list[str], code: int, said: str
) -> None:
    found, out, err = ran(*arguments)
    assert (found, out) == (code, "")
    assert said in err
    assert here() == set()


# -- demo -----------------------------------------------------------------------------


def test_the_demo_plays_from_first_question_to_letters() -> None:
    code, out, err = ran("demo")
    assert (code, err) == (0, "")
    played = shipped.played(DEMO)
    assert played.case.title in out
    text = " ".join(out.split())
    for name in played.walk.answers:
        question = played.walk.program.all_steps.by_id[name]
        assert isinstance(question, m.Question)
        assert question.ask in text
        assert question.why in text
    assert played.advice.verdict.text in text
    letters = {one.id for one in played.advice.letters if one.form != "geen"}
    expected = {f"brieven/{name}{s}" for name in letters for s in (".docx", ".md")}
    assert here() == expected  # and nothing else was kept


def test_a_second_demo_leaves_the_letters_of_the_first() -> None:
    assert ran("demo")[0] == 0
    before = {path: Path(path).read_bytes() for path in here()}
    assert ran("demo")[0] == 0
    assert len(here()) == 2 * len(before)
    assert {path: Path(path).read_bytes() for path in before} == before


def test_a_case_without_a_letter_can_be_played() -> None:
    code, out, _ = ran("demo", "verzoek-video-op-tijd-en-goed")
    assert code == 0
    assert "Bij deze casus hoort geen brief." in out
    assert here() == set()


@pytest.mark.parametrize("where", [[], ["--uit", "brieven"], ["--uit", "weg"]])
def test_a_folder_that_cannot_be_used_is_told_before_the_case_is_played(
    where: list[str],
) -> None:
    Path("brieven").write_text("geen map", encoding="utf-8")
    code, out, err = ran("demo", *where)
    assert (code, out) == (5, "")
    assert "map" in err
    assert here() == {"brieven"}


def test_an_unknown_case_names_one_that_is_there() -> None:
    code, _, err = ran("demo", DEMO.replace("kneus", "kneuz"))
    assert code == 2
    assert DEMO in err


def test_a_case_that_no_longer_fits_the_rules_says_so(own: Own) -> None:
    own.change("cases/bakfiets.yaml", "partial: true\n", "")
    code, _, err = ran("demo", *own.options)
    assert code == 3
    assert err == (
        "De casus 'bakfiets' heeft geen goed antwoord op 'gebeld'.\n"
        "Kijk wat er niet klopt: opname-wizard flow test bakfiets\n"
    )


def test_the_demo_runs_as_a_program_of_its_own(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    cache_folder = tmp_path_factory.getbasetemp() / "cache"
    done = subprocess.run(
        [sys.executable, "-m", "opname_wizard", "demo"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache_folder)},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout
    assert "Conceptbrief: " in done.stdout.decode()
    assert {path.split("/")[0] for path in here()} == {"brieven"}
