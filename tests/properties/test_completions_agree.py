"""Certain and possible mean what trying every completion says, one by one."""

from functools import cache
from random import Random

import pytest
from completions import NOW, Completions, good_rules, random_answers
from world import World, verdict

from opname_wizard.clock.calendar import Calendar
from opname_wizard.engine.hits import Weigher, verdict_of
from opname_wizard.engine.walk import Walk, Walker
from opname_wizard.flow import model as m
from opname_wizard.flow.program import Program

CHUNKS = range(6)
PER_CHUNK = 40


@cache
def walks(chunk: int) -> list[tuple[int, Walk]]:
    """Walks with a few, many or all questions answered, some with *Weet ik niet*."""
    found = []
    for seed, ruleset in good_rules(chunk, PER_CHUNK):
        walker = Walker(Program(ruleset, ruleset.journeys["reis"]), Calendar())
        rng = Random(seed)  # noqa: S311  repeatable
        for share in (0.0, 0.3, 0.6, 0.9, 1.0):
            answers = random_answers(ruleset, rng, share)
            found.append((seed, walker.walk(answers, NOW)))
    return found


@pytest.mark.parametrize("chunk", CHUNKS)
def test_rows_and_verdicts_agree_with_every_completion(chunk: int) -> None:
    depending = 0
    for seed, walk in walks(chunk):
        weigher = Weigher(walk)
        got = {
            hit.row.id: hit.certain
            for table in walk.program.steps
            if isinstance(table, m.Table)
            for hit in weigher.hits(table)
        }
        worlds = list(Completions(walk).worlds())
        assert worlds, seed
        assert got == expected_rows(worlds), (seed, walk.answers)
        depending += not all(got.values())
        for flow in walk.program.flows:
            assert told(weigher, flow) == expected_verdict(walk, flow, worlds), seed
    assert depending > PER_CHUNK  # many must be uncertain for this to say much


def expected_rows(worlds: list[World]) -> dict[str, bool]:
    """Rows that hit in some world, and whether they do so in all."""
    counts: dict[str, int] = {}
    for world in worlds:
        for rows in world.hits.values():
            for row in rows:
                counts[row] = counts.get(row, 0) + 1
    return {row: number == len(worlds) for row, number in counts.items()}


Told = tuple[str | None, set[str]]  # the certain outcome, and those that are possible


def expected_verdict(walk: Walk, flow: str, worlds: list[World]) -> Told:
    model = walk.program.ruleset.flows[flow]
    found = {verdict(model, world) for world in worlds}
    some = {outcome for _, outcome in filter(None, found)}
    return (next(iter(some)) if len(found) == 1 and some else None), some


def told(weigher: Weigher, flow: str) -> Told:
    found = verdict_of(weigher, flow)
    if found is None:
        return None, set()
    outcome = found.outcome.id if found.outcome else None
    return outcome, {one.id for one in found.possible}


@pytest.mark.parametrize("chunk", CHUNKS)
def test_a_skipped_question_can_change_no_row(chunk: int) -> None:
    skipped = 0
    for seed, walk in walks(chunk):
        if walk.next is not None:
            continue
        rows: dict[tuple[object, ...], object] = {}
        for world in Completions(walk).worlds():
            told = tuple(world.values.get(name) for name in walk.answers)
            given = tuple(world.values.get(name) for name in walk.given)
            assert rows.setdefault((told, given), world.hits) == world.hits, seed
            skipped += len(world.known) > len(told) + len(given)
    assert skipped > 0


@pytest.mark.parametrize("chunk", CHUNKS)
def test_what_depends_is_said_to_depend_on_a_question_that_is_not_known(
    chunk: int,
) -> None:
    for seed, walk in walks(chunk):
        weigher = Weigher(walk)
        sure = {n for n, a in walk.answers.items() if a != m.UNKNOWN}
        for table in walk.program.steps:
            for hit in weigher.hits(table) if isinstance(table, m.Table) else ():
                assert hit.certain == (hit.depends_on == ()), seed
                assert hit.certain or set(hit.depends_on) - sure, seed
