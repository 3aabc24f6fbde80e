"""The generated flows are what they say, and mistakes in them are found."""

from itertools import combinations
from random import Random

import pytest
from generated import NOW, large_ruleset

from opname_wizard.flow import model as m
from opname_wizard.flow.program import Program
from opname_wizard.flow.proof.prove import find_overlaps, prove
from opname_wizard.flow.proof.rows import GapSearch, pairs_that_may_meet
from opname_wizard.logic.search import Search


def test_a_generated_flow_has_dead_rows_but_neither_gap_nor_overlap() -> None:
    ruleset = large_ruleset(40)
    proved = prove(ruleset, NOW)
    assert proved.faults == []
    assert {finding.code for finding in proved.findings} == {
        "dead_row",
        "leans_on_absence",
    }
    assert proved.steps > 1000


def test_the_same_seed_gives_the_same_flow_and_the_same_proof() -> None:
    one, other = (prove(large_ruleset(20, seed=3), NOW) for _ in range(2))
    assert one.findings == other.findings
    assert one.steps == other.steps


def damaged(seed: int) -> tuple[Program, m.Table]:
    """A flow in which some rows of one table are gone and others read less."""
    rng = Random(seed)  # noqa: S311  repeatable
    ruleset = large_ruleset(20, seed)
    flow = ruleset.flows["groot"]
    tables = [step for step in flow.steps if isinstance(step, m.Table)]
    table = rng.choice([table for table in tables if len(table.rows) < 70])
    rows = list(table.rows)
    for _ in range(rng.randint(0, 1)):
        rows.remove(rng.choice(rows))
    for _ in range(rng.randint(0, 2)):
        number = rng.randrange(len(rows))
        rows[number] = rows[number]._replace(when=rng.choice(rows).when)
    mended = table._replace(rows=tuple(rows))
    steps = tuple(mended if step is table else step for step in flow.steps)
    flows = {"groot": flow._replace(steps=steps)}
    return Program(ruleset._replace(flows=flows), ruleset.journeys["groot"]), mended


@pytest.mark.parametrize("seed", range(30))
def test_looking_from_the_rows_finds_what_looking_everywhere_finds(seed: int) -> None:
    program, table = damaged(seed)
    search = Search(program.formulas, program.define)
    reached, conditions = program.reached(table), program.conditions(table)
    gap = GapSearch(program, search, reached).find(conditions)
    missed = program.both((reached, *map(program.unless, conditions)))
    assert (gap is not None) == search.possible(missed)
    meeting = {
        (one, other)
        for one, other in combinations(range(len(conditions)), 2)
        if search.possible(program.both((reached, conditions[one], conditions[other])))
    }
    assert meeting <= set(pairs_that_may_meet(program.formulas, conditions))
    found = {
        tuple(table.rows.index(row) for row in fault.rows)
        for fault in find_overlaps(program, table, search, NOW)
    }
    assert found == meeting


def test_damage_is_found_often_enough_for_the_test_above_to_say_something() -> None:
    gaps, overlaps = 0, 0
    for seed in range(30):
        program, table = damaged(seed)
        search = Search(program.formulas, program.define)
        conditions = program.conditions(table)
        entered = program.reached(table)
        gaps += GapSearch(program, search, entered).find(conditions) is not None
        overlaps += any(True for _ in find_overlaps(program, table, search, NOW))
    assert gaps >= 5
    assert overlaps >= 5
