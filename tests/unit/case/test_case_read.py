"""A case file says exactly what it means, or is refused with the place of each slip."""

import pytest
from base_rules import BASE

from opname_wizard.case.read import Case, Expected, read_case
from opname_wizard.flow.finding import Finding

WHOLE = """\
title: Met de bakfiets
story: |
  Een lid haalt een bakfiets op.
  Er gaat een groep mee.
journey: dag
now: 2026-11-16 10:00
answers:
  soort: bak
  mee: [groep, kind]
  wens: Graag met bel.
expect:
  verdict: overleg
"""
NOTHING = Expected({}, {}, {}, {}, (), ())


def read(text: str) -> tuple[Case | None, list[Finding]]:
    return read_case("proef", text.encode(), "cases/proef.yaml")


def good(text: str) -> Case:
    case, findings = read(text)
    assert [str(finding) for finding in findings] == []
    assert case is not None
    return case


def refused(text: str) -> list[str]:
    """The findings of a case that cannot be used, as they are printed."""
    case, findings = read(text)
    assert case is None
    return [str(finding) for finding in findings]


def test_a_case_has_its_parts_as_written() -> None:
    case = good(WHOLE)
    assert case.id == "proef"
    assert case.title == "Met de bakfiets"
    assert case.journey == "dag"
    assert case.now == "2026-11-16 10:00"
    assert {name: one.value for name, one in case.answers.items()} == {
        "soort": "bak",
        "mee": ("groep", "kind"),
        "wens": "Graag met bel.",
    }
    assert case.never == NOTHING
    assert not case.partial


def test_a_story_is_one_flowing_text() -> None:
    assert good(WHOLE).story == "Een lid haalt een bakfiets op. Er gaat een groep mee."


def test_an_answer_knows_where_it_stands() -> None:
    place = good(WHOLE).answers["mee"].place
    assert (place.file, place.line) == ("cases/proef.yaml", 9)


@pytest.mark.parametrize(
    ("written", "verdicts"),
    [
        ("overleg", {"": ("overleg",)}),
        ("[mee, overleg]", {"": ("mee", "overleg")}),
        (
            "{lenen.besluit: overleg, terug.afloop: [klaar, kijken]}",
            {"lenen.besluit": ("overleg",), "terug.afloop": ("klaar", "kijken")},
        ),
    ],
)
def test_a_verdict_is_expected_of_the_first_flow_or_of_named_tables(
    written: str, verdicts: dict[str, tuple[str, ...]]
) -> None:
    case = good(WHOLE.replace("verdict: overleg", f"verdict: {written}"))
    assert case.expect.verdicts == verdicts


def test_every_kind_of_expectation_is_read() -> None:
    case = good(
        WHOLE
        + """\
  reasons: R1
  actions: [S1, S2]
  notes: []
  letters: [L1]
  measures:
    slot: altijd
  clocks:
    k_terug: loopt
  possible: [P1]
never:
  verdict: niet
  measures: [helm]
  letters: L3
  text:
    - Dit mag nooit.
    - Dat ook niet.
partial: true
"""
    )
    expect, never = case.expect, case.never
    assert expect.rows == {
        "reasons": ("R1",),
        "actions": ("S1", "S2"),
        "notes": (),
        "letters": ("L1",),
    }
    assert expect.measures == {"slot": "altijd"}
    assert expect.clocks == {"k_terug": "loopt"}
    assert expect.possible == ("P1",)
    assert never.verdicts == {"": ("niet",)}
    assert never.measures == {"helm": ""}  # whatever its fit
    assert never.rows == {"letters": ("L3",)}
    assert never.texts == ("Dit mag nooit.", "Dat ook niet.")
    assert case.partial


@pytest.mark.parametrize(
    "key", ["title", "story", "journey", "now", "answers", "expect"]
)
def test_what_is_left_out_is_named(key: str) -> None:
    lines = WHOLE.splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{key}:"))
    end = next(
        (n for n in range(start + 1, len(lines)) if not lines[n].startswith(" ")),
        len(lines),
    )
    (finding,) = refused("".join(lines[:start] + lines[end:]))
    said = f"de sleutel '{key}' ontbreekt in een casus; zet er '{key}:' bij"
    assert finding == f"cases/proef.yaml:1:1: {said}"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("title:", "titel:", "onbekende sleutel 'titel' in een casus; bedoelt u"),
        ("now:", "nu:", "onbekende sleutel 'nu' in een casus"),
        ("verdict: overleg", "verdit: overleg", "bedoelt u 'verdict'?"),
        ("verdict: overleg", "text: [Nee.]", "onbekende sleutel 'text'"),
        ("verdict: overleg", "actions: [S 1]", "'S 1' kan geen id zijn"),
        ("verdict: overleg", "verdict: [Overleg]", "'Overleg' kan geen id zijn"),
        ("verdict: overleg", "measures: {slot: [kan]}", "hier hoort tekst"),
        ("journey: dag", "journey: Een dag", "'Een dag' kan geen id zijn"),
        ("soort: bak", "soort: {bak: ja}", "hier hoort tekst"),
        ("soort: bak", "soort:", "geen waarde"),
        ("  soort: bak", "  soort: bak\n  soort: tandem", "staat er twee keer"),
    ],
)
def test_a_slip_is_named_with_its_place(before: str, after: str, said: str) -> None:
    assert before in WHOLE
    findings = refused(WHOLE.replace(before, after))
    assert any(said in finding for finding in findings), findings
    assert all(finding.startswith("cases/proef.yaml:") for finding in findings)


def test_all_slips_come_at_once() -> None:
    wrong = WHOLE.replace("title:", "titel:").replace("journey: dag", "journey: Dag")
    assert len(refused(wrong)) == 2  # unknown key, bad id


@pytest.mark.parametrize("expected", ["clocks: [k_terug]", "measures: slot"])
def test_a_name_without_the_value_to_expect_is_refused(expected: str) -> None:
    (finding,) = refused(WHOLE.replace("verdict: overleg", expected))
    assert "een naam met zijn waarde" in finding


@pytest.mark.parametrize("flag", ["ja", "yes", "1"])
def test_partial_is_true_or_false(flag: str) -> None:
    (finding,) = refused(f"{WHOLE}partial: {flag}\n")
    assert f"'{flag}' is geen true of false" in finding


@pytest.mark.parametrize("text", ["", "[]", "zomaar", "- een\n- twee\n"])
def test_a_file_that_is_no_case_is_refused(text: str) -> None:
    assert refused(text)


def test_broken_yaml_is_a_finding_and_no_crash() -> None:
    case, findings = read_case("proef", b"\xff\xfe{", "cases/proef.yaml")
    assert case is None
    assert findings


def test_text_that_looks_like_something_else_stays_text() -> None:
    answers = "soort: nee\n  opgehaald: 2026-11-16 09:00\n  dag_rit: 6:7"
    case = good(WHOLE.replace("soort: bak", answers))
    for name, text in (
        ("soort", "nee"),
        ("opgehaald", "2026-11-16 09:00"),
        ("dag_rit", "6:7"),
    ):
        assert case.answers[name].value == text


def test_the_case_of_the_base_rule_set_can_be_read() -> None:
    case = good((BASE / "cases" / "bakfiets.yaml").read_text("utf-8"))
    assert case.expect.verdicts["terug.afloop"] == ("kijken",)
    assert case.never.texts == ("De fiets mag mee",)
