"""What each command for who maintains the rules does, and the way in."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
import shipped
from base_rules import LETTER
from command_line import DEMO, Own, Ran, answers_of, here, ran, work_apart

from opname_wizard.case.schema import case_schema
from opname_wizard.cli import run
from opname_wizard.flow import model as m
from opname_wizard.flow.schema import flow_schema, ruleset_schema, sources_schema

SCHEMAS = {
    "stroom": flow_schema,
    "regelset": ruleset_schema,
    "bronnen": sources_schema,
    "casus": case_schema,
}
CASE = """\
title: Met de groep op pad
story: Een lid haalt een bakfiets op voor een groep.
journey: dag
now: 2026-11-16 10:00
answers:
  soort: bak
  mee: [groep]
  opgehaald: 16-11-2026 09:00
  gebeld: onbekend
  dag_rit: onbekend
  dag_vraag: onbekend
expect:
  verdict: {lenen.besluit: overleg, terug.afloop: kijken}
"""


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


# -- flow lijst, toon, schema ---------------------------------------------------------


def test_the_list_names_flows_and_journeys() -> None:
    code, out, _ = ran("flow", "lijst")
    assert code == 0
    for flow in shipped.library().ruleset.flows.values():
        assert f"{flow.id}: {flow.title}" in out
    assert "incident: publicatie → maatregel → besluit" in out


def test_the_list_as_json_is_for_programs() -> None:
    code, out, _ = ran("flow", "lijst", "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["id"], found["edition"]) == ("uwv", "2026-11")
    assert [flow["id"] for flow in found["flows"]] == list(
        shipped.library().ruleset.flows
    )
    assert found["journeys"]["maatregel"] == ["maatregel", "besluit"]


@pytest.mark.parametrize("name", ["verzoek", "publicatie", "maatregel", "besluit"])
def test_a_flow_is_shown_whole(name: str) -> None:
    flow = shipped.library().ruleset.flows[name]
    code, out, _ = ran("flow", "toon", name)
    assert code == 0
    for step in flow.steps:
        assert f" {step.id}\n" in out
        if isinstance(step, m.Table):
            assert all(f"{row.id}: {row.because}" in out for row in step.rows)
    found = json.loads(ran("flow", "toon", name, "--json")[1])
    asked = [step for step in flow.steps if isinstance(step, m.Question)]
    assert [one["id"] for one in found["questions"]] == [one.id for one in asked]
    assert [one["id"] for one in found["steps"]] == [step.id for step in flow.steps]


def test_an_unknown_flow_names_the_nearest() -> None:
    code, out, err = ran("flow", "toon", "besluiten")
    assert (code, out) == (2, "")
    assert err == "Er is geen stroom 'besluiten'.\nBedoelt u 'besluit'?\n"


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_printed_for_an_editor(kind: str) -> None:
    code, out, err = ran("flow", "schema", kind)
    assert (code, err) == (0, "")
    assert json.loads(out) == SCHEMAS[kind]()
    assert "\\u" not in out.replace("\\\\u", "")  # readable, not escaped


def test_a_schema_is_that_of_a_flow_unless_another_is_named() -> None:
    assert json.loads(ran("flow", "schema")[1]) == flow_schema()
    code, out, err = ran("flow", "schema", "bron")
    assert (code, out) == (2, "")
    assert err == "Er is geen schema 'bron'.\nBedoelt u 'bronnen'?\n"


# -- flow controleer and flow test ----------------------------------------------------


def test_the_shipped_rules_are_proved() -> None:
    code, out, _ = ran("flow", "controleer")
    assert code == 0, out
    assert "Goed: 4 stromen" in out


def test_a_mistake_is_named_with_its_place_and_nothing_is_approved(own: Own) -> None:
    own.change("lenen/20-oordeel.yaml", "otherwise: true", "when: {soort: bak}")
    code, out, _ = ran("flow", "controleer", *own.options)
    assert code == 3
    assert "lenen/20-oordeel.yaml:" in out
    assert "Niet goedgekeurd." in out


def test_mistakes_of_every_kind_come_in_one_round(own: Own) -> None:
    own.change("lenen/30-advies.yaml", "voice: law", "voice: wet")  # reading
    own.change("lenen/30-advies.yaml", "{zwaar: nee}", "{zwaarr: nee}")  # references
    own.change("lenen/30-advies.yaml", "sources: [W-1]", "sources: [W-9]")
    own.change("lenen/30-advies.yaml", "part: overleg", "part: beraad")
    own.change("sources/10-bronnen.yaml", "kind: termijn", "kind: duur")
    own.letter.write_text(LETTER.replace("sender: balie", "sender: bali"), "utf-8")
    code, out, _ = ran("flow", "controleer", *own.options)
    assert code == 3
    said = [line.partition(": ")[2] for line in out.splitlines()]
    for start in (
        "onbekende stap 'zwaarr';",
        "'wet' is geen stem;",
        "onbekende bron 'W-9';",
        "de brief 'bewijs' heeft geen alinea 'beraad';",
        "'duur' is geen soort bron;",
        "de rol 'bali' bestaat niet;",
    ):
        assert sum(line.startswith(start) for line in said) == 1, start
    assert out.endswith("\n6 fouten. Niet goedgekeurd.\n")


def test_a_file_that_cannot_be_read_makes_nothing_else_wrong(own: Own) -> None:
    own.change("sources/10-bronnen.yaml", "documents:", "documents: [")
    own.change("ruleset.yaml", "roles:", "roles: [")
    own.change("lenen/00-vragen.yaml", "steps:", "steps: [")
    own.letter.write_text(LETTER.replace("title:", "title: ["), "utf-8")
    code, out, _ = ran("flow", "controleer", *own.options)
    assert code == 3
    assert out.endswith("\n4 fouten. Niet goedgekeurd.\n"), out


def test_rules_that_cannot_be_used_stop_every_command(own: Own) -> None:
    own.change("lenen/20-oordeel.yaml", "then: niet", "then: nooit")
    for command in (["flow", "lijst"], ["flow", "toon", "lenen"]):
        code, out, err = ran(*command, *own.flows)
        assert (code, out) == (3, "")
        assert "lenen/20-oordeel.yaml:" in err
        assert "'nooit'" in err


def test_one_case_can_be_played_by_name() -> None:
    code, out, _ = ran("flow", "test", DEMO)
    assert code == 0
    assert out.startswith(f"goed  {DEMO}: ")
    assert "1 goed, 0 fout." in out


def test_a_case_that_fails_says_what_is_wrong(own: Own) -> None:
    own.add("cases/bakfiets.yaml", CASE.replace("besluit: overleg", "besluit: mee"))
    code, out, _ = ran("flow", "test", "bakfiets", *own.options)
    assert code == 3
    assert out.startswith("FOUT  bakfiets: Met de groep op pad\n")
    assert "cases/bakfiets.yaml:13:28: lenen.besluit is overleg, verwacht mee\n" in out
    assert "0 goed, 1 fout." in out


def test_what_no_case_touches_is_named_with_its_place_every_time(own: Own) -> None:
    own.add("cases/bakfiets.yaml", CASE)
    first = ran("flow", "test", *own.options)
    again = ran("flow", "test", *own.options)  # now from the cache
    assert again == first
    code, out, _ = first
    assert code == 3
    assert "1 goed, 0 fout." in out
    assert "vragen: 6 van 9" in out
    missed = [line for line in out.split("\n") if "geen casus raakt" in line]
    assert missed
    assert all(".yaml:" in line for line in missed if " brief " not in line)
    assert any("terug/10-oordeel.yaml:25: " in line for line in missed)


def test_a_case_that_cannot_be_read_is_named_and_the_others_are_played(
    own: Own,
) -> None:
    own.add("cases/bakfiets.yaml", CASE)
    own.add("cases/fout.yaml", "titel: Fout\n")
    code, out, _ = ran("flow", "test", *own.options)
    assert code == 3
    assert "cases/fout.yaml:1:1: onbekende sleutel 'titel'" in out
    assert "1 goed, 0 fout." in out
    assert "Niet gelezen: 1." in out


def test_one_mistake_in_a_letter_is_one_mistake(own: Own) -> None:
    own.letter.write_text(LETTER.replace("sender:", "zender:"), encoding="utf-8")
    code, out, _ = ran("flow", "controleer", *own.options)
    assert code == 3
    assert "onbekende brief" not in out
    assert "bewijs.md.j2:4:" in out


# -- conversations --------------------------------------------------------------------


def by_both_ways(*arguments: str) -> Ran:
    """By the short way in and by the long one, which must agree."""
    short = ran(*arguments)
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(list(arguments))
    assert (code, out.getvalue(), err.getvalue()) == short
    return short


@pytest.mark.parametrize("name", ["verzoek", "incident", "maatregel"])
def test_without_a_terminal_the_first_question_is_named(name: str) -> None:
    code, out, err = by_both_ways(name)
    assert (code, out) == (2, "")
    first = shipped.walker(name).walk({}, shipped.moment(shipped.cases()[DEMO])).next
    assert first is not None
    assert f"{first.id}: {first.ask}" in err


def test_the_version_is_one_line() -> None:
    code, out, err = by_both_ways("--version")
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == 1


def test_nothing_of_the_answers_is_kept_outside_the_folder_that_was_named(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    secret = "Mevrouw Geheim belde drie keer"  # noqa: S105  what must not leak
    given = answers_of(DEMO)
    path = Path("antwoorden.yaml")
    text = path.read_text("utf-8").replace("De opname stond", f"{secret}. De opname")
    path.write_text(text, encoding="utf-8")
    Path("map").mkdir()
    code, out, _ = ran("incident", *given, "--json", "--uit", "map")
    assert code == 0
    assert secret in out
    assert json.loads(out)["asked"] == list(shipped.played(DEMO).walk.answers)
    assert "map/advies.md" in here()
    cache_folder = tmp_path_factory.getbasetemp() / "cache"
    kept = [path for path in cache_folder.rglob("*") if path.is_file()]
    assert kept
    assert not any(secret.encode() in path.read_bytes() for path in kept)
