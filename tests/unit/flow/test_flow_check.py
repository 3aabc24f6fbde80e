"""References: every name exists, stands above, and is asked what it can answer."""

from collections.abc import Callable, Mapping

import pytest

from opname_wizard.flow.finding import Finding
from opname_wizard.flow.read import read_ruleset

Check = Callable[[str], list[Finding]]


@pytest.fixture
def check_condition(base_files: Mapping[str, bytes]) -> Check:
    """The findings of one condition at the end of the last flow of a journey."""
    rules = {p: b for p, b in base_files.items() if not p.startswith(("s", "c"))}

    def check(condition: str) -> list[Finding]:
        fact = f"steps:\n  - fact: laatste\n    when: {condition}\n"
        _, findings = read_ruleset({**rules, "terug/99.yaml": fact.encode()})
        return findings

    return check


@pytest.mark.parametrize(
    "condition",
    [
        "{soort_terug: [bak, gewoon]}",
        "{terug.soort_terug: bak}",
        "{lenen.soort: tandem}",
        "{lenen.mee: {includes: kind, excludes: [groep]}}",
        "{keuze: {includes: [slot, niets]}}",
        "{keuze.fit: {excludes: [past_niet]}}",
        "{lenen.zwaar: nee}",
        "{lenen.k_terug: [onbekend, loopt]}",
        "{lenen.k_vragen: een_dag}",
        "{lenen.besluit: mee}",
        "{lenen.besluit.rij: B1}",
        "{lenen.stappen: {includes: S2}}",
        "{lenen.brieven: {includes_all: [L1, L2]}}",
        "{lenen.hulp.helm: past_niet}",
        "{known: lenen.wens}",
        "{known: lenen.dag_rit}",
        "{known: soort_terug}",
    ],
)
def test_everything_with_a_value_can_be_asked(
    check_condition: Check, condition: str
) -> None:
    assert check_condition(condition) == []


@pytest.mark.parametrize(
    ("condition", "code", "hint"),
    [
        ("{zoort: bak}", "unknown_step", "bedoelt u 'soort'?"),
        ("{soort: bak}", "wrong_flow", "schrijf 'lenen.soort'"),
        ("{laatste: ja}", "not_above", "verplaats de stap, of kijk naar een eerdere"),
        ("{lenen.soort: bakje}", "unknown_value", "bedoelt u 'bak'?"),
        ("{lenen.soort: x}", "unknown_value", "kies uit gewoon, bak, tandem"),
        ("{lenen.zwaar: misschien}", "unknown_value", "kies uit ja, nee"),
        ("{lenen.besluit.rij: B9}", "unknown_value", "kies uit B1, B2, B3"),
        ("{lenen.hulp: kan}", "unknown_part", "kies uit hulp.slot, hulp.helm"),
        ("{lenen.hulp.pomp: kan}", "unknown_part", "kies uit hulp.slot, hulp.helm"),
        ("{lenen.mee.fit: {includes: kan}}", "unknown_part", "schrijf 'mee'"),
        ("{lenen.wens: ja}", "wrong_operator", "schrijf known: lenen.wens"),
        ("{known: lenen.besluit}", "wrong_operator", "known kijkt alleen naar vragen"),
    ],
)
def test_a_name_that_does_not_fit_says_what_would(
    check_condition: Check, condition: str, code: str, hint: str
) -> None:
    assert [(f.code, f.hint) for f in check_condition(condition)] == [(code, hint)]


def test_weighing_is_not_mixed_with_naming(check_condition: Check) -> None:
    assert [f.code for f in check_condition("{soort_terug: onbekend}")] == [
        "unknown_named"
    ]


def test_a_flow_that_no_journey_puts_before_cannot_be_asked(
    base_files: Mapping[str, bytes],
) -> None:
    rules = {p: b for p, b in base_files.items() if not p.startswith(("s", "c"))}
    turned = rules["ruleset.yaml"].replace(
        b"    - lenen\n    - flow: terug\n", b"    - terug\n    - flow: lenen\n"
    )
    _, findings = read_ruleset({**rules, "ruleset.yaml": turned})
    assert {finding.code for finding in findings} == {"not_before"}
    assert {finding.place.file for finding in findings} == {
        "ruleset.yaml",
        "terug/00-vragen.yaml",
        "terug/10-oordeel.yaml",
    }
