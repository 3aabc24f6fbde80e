"""A rule set is read whole: a model, or every finding at once in the order of files."""

from collections.abc import Callable, Mapping
from functools import cache
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opname_wizard.flow import model as m
from opname_wizard.flow import reader
from opname_wizard.flow.finding import Finding
from opname_wizard.flow.read import read_ruleset
from opname_wizard.flow.tree import parse

CheckRules = Callable[..., list[Finding]]
MakeRules = Callable[..., dict[str, bytes]]


@pytest.fixture
def rules(base_files: Mapping[str, bytes]) -> MakeRules:
    """The base rule set without sources and cases, and some files more or other."""

    def make(**other: bytes) -> dict[str, bytes]:
        kept = {p: b for p, b in base_files.items() if not p.startswith(("s", "c"))}
        named = {name.replace("__", "/") + ".yaml": b for name, b in other.items()}
        return kept | named

    return make


def _read(files: Mapping[str, bytes]) -> m.RuleSet:
    ruleset, findings = read_ruleset(files)
    assert findings == []
    assert ruleset is not None
    return ruleset


def _step(ruleset: m.RuleSet, name: str) -> m.Step:
    steps = (step for flow in ruleset.flows.values() for step in flow.steps)
    return next(step for step in steps if step.id == name)


def test_the_head_of_a_rule_set_is_read(rules: MakeRules) -> None:
    ruleset = _read(rules())
    assert ruleset.edition == "2026-11"
    assert ruleset.roles["balie"] == "de balie"
    assert [stage.flow for stage in ruleset.journeys["dag"].stages] == [
        "lenen",
        "terug",
    ]
    assert ruleset.limits["besluit"].number == 7
    assert ruleset.flows["terug"].audience == ("balie", "beheer")


def test_numbered_files_of_a_folder_follow_each_other(rules: MakeRules) -> None:
    steps = [step.id for step in _read(rules()).flows["lenen"].steps]
    assert steps[0] == "soort"
    assert steps.index("zwaar") < steps.index("poort") < steps.index("redenen")


def test_a_question_is_read_with_all_it_says(rules: MakeRules) -> None:
    ruleset = _read(rules())
    kind, company = _step(ruleset, "soort"), _step(ruleset, "mee")
    assert isinstance(kind, m.Question)
    assert isinstance(company, m.Question)
    assert (kind.label, kind.type, kind.unknown) == ("Soort fiets", "choice", True)
    assert kind.help == "Twijfelt de lener? Kies wat er buiten staat."
    assert kind.default == ("gewoon",)
    assert company.alone == {"niemand"}
    assert company.not_both == (frozenset({"kind", "hond"}),)
    assert company.options[-1].when is not None
    assert company.sources == ("R-1", "R-2")


def test_answers_that_are_given_keep_their_order(rules: MakeRules) -> None:
    question = _step(_read(rules()), "soort_terug")
    assert isinstance(question, m.Question)
    said = [(given.value, given.source) for given in question.given]
    assert said == [("bak", None), ("onbekend", None), (None, "soort")]


def test_a_table_is_read_with_the_voice_of_its_rows(rules: MakeRules) -> None:
    ruleset = _read(rules())
    gate, main, steps = (_step(ruleset, n) for n in ("poort", "besluit", "stappen"))
    assert isinstance(gate, m.Table)
    assert isinstance(main, m.Table)
    assert isinstance(steps, m.Table)
    assert {row.voice for row in gate.rows} == {"rule"}
    assert [row.voice for row in main.rows] == ["rule", "open", "manager"]
    assert [outcome.stops for outcome in gate.outcomes] == [False, True]
    assert main.rows[-1].otherwise
    assert steps.rows[1].says == m.Does(
        "Vraag de fiets terug.", "beheer", ("vandaag nog", "k_terug")
    )


def test_a_clock_without_function_counts_its_unit(rules: MakeRules) -> None:
    ruleset = _read(rules())
    clocks = [_step(ruleset, n) for n in ("k_terug", "k_kijken", "k_bellen")]
    assert [
        (clock.function, clock.number) for clock in clocks if isinstance(clock, m.Clock)
    ] == [("hours", 48), ("working_days", 3), ("uiterlijk", 24)]


def test_all_mistakes_come_at_once_in_the_order_of_the_files(rules: MakeRules) -> None:
    files = rules(
        terug__90=b"stappen: niets\n",
        lenen__91=b"steps: [niets\n",
        lenen__90=b"steps:\n  - fact: Fout\n    when: {zwaar: ja}\n    wen: ja\n",
    )
    ruleset, findings = read_ruleset(files, "regels/")
    assert ruleset is None
    assert [str(finding).split(";")[0] for finding in findings] == [
        "regels/lenen/90.yaml:2:11: 'Fout' kan geen id zijn: het id van een feit",
        "regels/lenen/90.yaml:4:5: onbekende sleutel 'wen' in een feit",
        "regels/lenen/91.yaml:1:8: bij deze '[' ontbreekt ']'",
        "regels/terug/90.yaml:1:1: onbekende sleutel 'stappen' in een stroom",
        "regels/terug/90.yaml:1:1: de sleutel 'steps' ontbreekt in een stroom",
    ]


def test_references_are_all_checked_at_once(rules: MakeRules) -> None:
    files = rules(
        lenen__90=b"""\
steps:
  - fact: een
    when: {zoort: bak, mee: kind}
  - fact: twee
    when: {soort: bakje}
"""
    )
    _, findings = read_ruleset(files)
    assert [(f.place.line, f.place.column, f.code) for f in findings] == [
        (3, 12, "unknown_step"),
        (3, 24, "wrong_operator"),
        (5, 19, "unknown_value"),
    ]


def test_a_broken_first_file_is_one_finding_and_no_more(rules: MakeRules) -> None:
    first = rules()["lenen/00-vragen.yaml"].replace(b"type: multi", b"type: [multi")
    _, findings = read_ruleset(rules() | {"lenen/00-vragen.yaml": first})
    assert [finding.code for finding in findings] == ["not_yaml"]


def test_a_flow_of_which_nothing_can_be_read_is_no_flow(rules: MakeRules) -> None:
    _, findings = read_ruleset(rules(fout__00=b"", fout__10=b"zomaar tekst"))
    assert [(f.place.file, f.code) for f in findings] == [
        ("fout/00.yaml", "empty"),
        ("fout/10.yaml", "expected_block"),
    ]


def test_a_slip_in_the_kind_of_a_table_is_one_finding(rules: MakeRules) -> None:
    main = rules()["lenen/20-oordeel.yaml"].replace(
        b"kind: verdict", b"kind: verdikt", 1
    )
    files = rules() | {"lenen/20-oordeel.yaml": main}
    _, findings = read_ruleset(files)
    assert [finding.code for finding in findings] == ["bad_word"]


def test_a_warning_does_not_block(
    base_files: Mapping[str, bytes], check_rules: CheckRules
) -> None:
    extra = b"""\
steps:
  - question: extra
    when: {soort: bak}
    ask: Is de bak leeg?
    why: Dat scheelt gewicht.
    type: choice
    options:
      ja: Ja
      nee: Nee
    sources: [R-1]
  - table: extra_noot
    kind: notes
    rows:
      - id: X1
        when:
          soort: gewoon
          not: {extra: ja}
        text: Let op.
        because: Er is geen bak.
        sources: [R-1]
        voice: advice
"""
    findings = check_rules({**base_files, "lenen/90.yaml": extra})
    assert [(f.code, f.severity) for f in findings] == [("leans_on_absence", "let op")]


_parse = cache(parse)  # the files that stay as they are need not be parsed again


@st.composite
def _mutants(draw: st.DrawFn, lines: list[str]) -> bytes:
    """A few lines dropped, doubled, swapped, or broken at a random place."""
    lines = list(lines)
    for _ in range(draw(st.integers(1, 3))):
        one = draw(st.integers(0, len(lines) - 1))
        other = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "swap", "break", "borrow"])):
            case "drop":
                lines[one] = ""
            case "double":
                lines.insert(other, lines[one])
            case "swap":
                lines[one], lines[other] = lines[other], lines[one]
            case "break":
                at = draw(st.integers(0, len(lines[one])))
                noise = draw(
                    st.text("[]{}:,-&*!'\"#~ \n\u202eéa0", min_size=1, max_size=4)
                )
                lines[one] = lines[one][:at] + noise + lines[one][at:]
            case _:
                left = lines[one].partition(": ")[0]
                lines[one] = f"{left}: {lines[other].partition(': ')[2]}"
    return "\n".join(lines).encode("utf-8", "surrogatepass")


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_change_to_a_good_file_makes_it_raise(
    base_files: Mapping[str, bytes], check_rules: CheckRules, data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(sorted(base_files)))
    lines = base_files[path].decode().splitlines()
    files = {**base_files, path: data.draw(_mutants(lines))}
    with patch.object(reader, "parse", _parse):
        findings = check_rules(files, budget=30)
    for finding in findings:
        assert finding.place.file
        assert finding.place.line >= 1
        assert str(finding).endswith(finding.hint)
