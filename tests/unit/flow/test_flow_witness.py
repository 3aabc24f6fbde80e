"""The answers that show a fault are answers that a user could give."""

from collections.abc import Mapping
from datetime import datetime

from opname_wizard.flow.proof.prove import prove
from opname_wizard.flow.read import read_ruleset


def test_a_multi_whose_last_option_cannot_be_chosen_still_has_an_answer(
    base_files: Mapping[str, bytes], now: datetime
) -> None:
    bad = b"""\
steps:
  - table: fout
    kind: verdict
    hit: first
    outcomes:
      goed: Het is goed.
    rows:
      - id: F1
        when: {soort: [bak, tandem]}
        then: goed
        because: Een groep past op geen gewone fiets.
        sources: [R-1]
        voice: rule
"""
    kept = {p: b for p, b in base_files.items() if not p.startswith(("s", "c"))}
    ruleset, findings = read_ruleset({**kept, "lenen/90.yaml": bad})
    assert findings == []
    assert ruleset is not None
    (_, fault), *_ = prove(ruleset, now).faults
    assert fault.witness.answers["soort"] == "gewoon"
    company = fault.witness.answers["mee"]
    assert isinstance(company, tuple)
    assert len(company) == 1
    assert "groep" not in company


def test_a_proof_that_was_not_finished_calls_nothing_dead(
    base_files: Mapping[str, bytes], now: datetime
) -> None:
    kept = {p: b for p, b in base_files.items() if not p.startswith(("s", "c"))}
    ruleset, _ = read_ruleset(kept)
    assert ruleset is not None
    codes = {finding.code for finding in prove(ruleset, now, budget=1).findings}
    assert codes == {"not_proven"}
