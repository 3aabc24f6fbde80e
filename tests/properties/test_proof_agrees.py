"""The proof says what trying every completion says, on thousands of random flows."""

from collections.abc import Iterator
from datetime import datetime
from itertools import count, islice

import pytest
from proof_claims import Goal, Goals, claimed, claims
from small_flows import small_ruleset
from world import TooManyError

from opname_wizard.clock.calendar import Calendar
from opname_wizard.clock.dutch import AMSTERDAM
from opname_wizard.engine.hits import Weigher
from opname_wizard.engine.walk import Walk, Walker
from opname_wizard.flow import model as m
from opname_wizard.flow.program import Program
from opname_wizard.flow.proof import rows
from opname_wizard.flow.proof.prove import Fault, programs, prove

NOW = datetime(2026, 11, 16, 10, tzinfo=AMSTERDAM)
CHUNKS = 20
PER_CHUNK = 100


def tried(chunk: int) -> Iterator[tuple[int, m.RuleSet, set[Goal], set[Goal]]]:
    """Rule sets of which every completion was tried, with what can occur in them.

    The first set of goals counts all worlds, the second only those where every step
    above had a value to take; where they differ either answer of a proof is right.
    """
    for seed in count(chunk * 10_000):
        ruleset = small_ruleset(seed, 4)
        whole: set[Goal] = set()
        clean: set[Goal] = set()
        try:
            for program in programs(ruleset):
                goals = Goals(ruleset, program.journey)
                whole |= goals.any
                clean |= goals.clean
        except TooManyError:
            continue
        yield seed, ruleset, whole, clean


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_proof_agrees_with_trying_every_completion(chunk: int) -> None:
    exact = 0
    for seed, ruleset, whole, clean in islice(tried(chunk), PER_CHUNK):
        proved = prove(ruleset, NOW)
        got = claimed(ruleset, proved)
        one, other = claims(ruleset, whole), claims(ruleset, clean)
        exact += one == other
        assert (one & other) - got == set(), f"seed {seed}: the proof missed this"
        assert got - (one | other) == set(), f"seed {seed}: the proof made this up"
        for program, fault in proved.faults:
            assert fault.witness.exact, f"seed {seed}: {fault.finding}"
            assert shows(program, fault), f"seed {seed}: {fault.finding}"
    assert exact > PER_CHUNK * 0.8  # the rest says less than a test should


def shows(program: Program, fault: Fault) -> bool:
    """Whether the engine, given the answers of a counterexample, shows the fault."""
    walk = Walker(program, Calendar()).walk(fault.witness.answers, NOW)
    assert walk.next is None or walk.next.id not in fault.witness.answers
    if m.UNKNOWN in walk.answers.values() or _is_split(walk, fault.table):
        return _may_show(walk, fault)
    found = list(Weigher(walk).hits(fault.table))
    if fault.rows:
        sure = {hit.row.id for hit in found if hit.certain}
        return sure.issuperset(row.id for row in fault.rows)
    return not found


def _is_split(walk: Walk, table: m.Table) -> bool:
    """Whether two rows of a table above hit, so that what follows has two ways on."""
    above = walk.program.steps[: walk.program.steps.index(table)]
    weigher = Weigher(walk)
    return any(
        len(list(weigher.hits(step))) > 1
        for step in above
        if isinstance(step, m.Table) and step.hit == "unique"
    )


def _may_show(walk: Walk, fault: Fault) -> bool:
    """Answers that leave more than one completion: some of them show the fault."""
    program, table = walk.program, fault.table
    reached = program.reached(table)
    hit = {
        row.id: program.both((reached, formula))
        for row, formula in zip(table.rows, program.hits(table), strict=True)
    }
    if fault.rows:
        return walk.knowledge.possible(program.both(hit[r.id] for r in fault.rows))
    none = program.both(map(program.unless, hit.values()))
    return walk.knowledge.possible(none)


@pytest.mark.parametrize("seed", range(40))
def test_a_proof_that_runs_out_of_steps_says_so_and_claims_nothing_else(
    seed: int,
) -> None:
    ruleset = small_ruleset(seed, 4)
    full = prove(ruleset, NOW)
    for budget in (0, 1, 2, full.steps // 4, full.steps // 2):
        short = prove(ruleset, NOW, budget)
        if "not_proven" in {finding.code for finding in short.findings}:
            assert claimed(ruleset, short) <= claimed(ruleset, full)
        else:
            assert claimed(ruleset, short) == claimed(ruleset, full)


def test_without_any_steps_nothing_but_the_trivial_is_proven() -> None:
    silent = 0
    for seed in range(40):
        ruleset = small_ruleset(seed, 4)
        codes = {finding.code for finding in prove(ruleset, NOW, 0).findings}
        silent += "not_proven" not in codes
    assert silent == 0


@pytest.mark.parametrize("seed", range(60))
def test_both_ways_of_looking_for_a_gap_say_the_same(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruleset = small_ruleset(seed, 4)
    from_rows = claimed(ruleset, prove(ruleset, NOW))
    monkeypatch.setattr(rows, "LOOKS", 0)
    assert claimed(ruleset, prove(ruleset, NOW)) == from_rows
