"""Proves a rule set: every journey, and every flow alone."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from opname_wizard.flow import model as m
from opname_wizard.flow.finding import Finding, Place
from opname_wizard.flow.program import Program
from opname_wizard.flow.proof.alive import Alive
from opname_wizard.flow.proof.length import find_too_long
from opname_wizard.flow.proof.rows import GapSearch, pairs_that_may_meet
from opname_wizard.flow.proof.witness import Witness, dutch_lines, make_witness
from opname_wizard.logic.search import OutOfStepsError, Search

STEPS = 200_000  # variables that one journey's proof may remove


class Fault(NamedTuple):
    """A gap or overlap, with the answers that show it."""

    table: m.Table
    rows: tuple[m.Row, ...]
    witness: Witness
    finding: Finding


class Proved(NamedTuple):
    """What a proof gave.

    Attributes:
        findings: all, in the order of the files.
        faults: the gaps and overlaps among them, per journey.
        steps: how many variables were removed in all: the work done.
    """

    findings: list[Finding]
    faults: list[tuple[Program, Fault]]
    steps: int


def programs(ruleset: m.RuleSet) -> list[Program]:
    """Every flow alone, and every journey; the smallest first.

    What can occur in a small one is not looked for again in a large one.
    """
    journeys = list(ruleset.journeys.values())
    single = {j.stages[0].flow for j in journeys if len(j.stages) == 1}
    for flow in ruleset.flows.values():
        if flow.id not in single:
            stage = m.Stage(flow.id, None, flow.place)
            journeys.append(m.Journey(flow.id, (stage,), flow.place))
    journeys.sort(key=lambda journey: len(journey.stages))
    return [Program(ruleset, journey) for journey in journeys]


def prove(ruleset: m.RuleSet, now: datetime, budget: int = STEPS) -> Proved:
    """All findings of a proof.

    Args:
        ruleset: read and checked.
        now: aware moment used in counterexamples.
        budget: variables that may be removed per journey; when it runs out the
            finding is 'niet bewezen', never silence.
    """
    findings: list[Finding] = []
    faults: list[tuple[Program, Fault]] = []
    alive = Alive(ruleset)
    work = 0
    proven = True
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for program in programs(ruleset):
        search = Search(program.formulas, program.define, budget)
        try:
            for fault in find_faults(program, search, now):
                key = (fault.table.id, tuple(row.id for row in fault.rows))
                if key not in seen:
                    seen.add(key)
                    faults.append((program, fault))
                    findings.append(fault.finding)
            alive.visit(program, search)
            findings += find_too_long(program, search, now)
        except OutOfStepsError:
            findings.append(_not_proven(program.journey))
            proven = False
        work += search.steps
    if proven:  # otherwise what was not looked at would be called dead
        findings += alive.findings()
    return Proved(sorted(findings, key=lambda f: f.place), faults, work)


def find_faults(program: Program, search: Search, now: datetime) -> Iterator[Fault]:
    """The gaps of all verdict tables, and the overlaps of those with one hit."""
    for table in program.steps:
        if isinstance(table, m.Table) and table.kind == "verdict":
            yield from _gap(program, table, search, now)
            if table.hit == "unique":
                yield from find_overlaps(program, table, search, now)


def _gap(
    program: Program, table: m.Table, search: Search, now: datetime
) -> Iterator[Fault]:
    conditions = program.conditions(table)
    entered = reached = program.reached(table)
    if table.main and table.when is not None:
        # A flow that runs has a verdict, so its main table may not be skipped.
        entered = program.open(table)
        conditions = [program.both((reached, node)) for node in conditions]
    found = GapSearch(program, search, entered).find(conditions)
    if found is not None:
        witness = make_witness(program, found, now, table)
        message = f"de tabel '{table.id}' heeft geen rij voor deze antwoorden"
        yield Fault(
            table,
            (),
            witness,
            _finding("gap", table.place, message, "voeg een rij toe", program, witness),
        )


def find_overlaps(
    program: Program, table: m.Table, search: Search, now: datetime
) -> Iterator[Fault]:
    """Pairs of rows of a table that can hold together, each with answers."""
    conditions = program.conditions(table)
    reached = program.reached(table)
    for first, second in pairs_that_may_meet(program.formulas, conditions):
        both = (reached, conditions[first], conditions[second])
        found = search.find(program.both(both))
        if found is None:
            continue
        rows = (table.rows[first], table.rows[second])
        witness = make_witness(program, found, now, table)
        message = f"de rijen '{rows[0].id}' en '{rows[1].id}' raken allebei"
        hint = "maak een van beide strenger"
        place = rows[1].place
        yield Fault(
            table,
            rows,
            witness,
            _finding("overlap", place, message, hint, program, witness),
        )


def _finding(  # noqa: PLR0913, PLR0917  one line of a report, in reading order
    code: str,
    place: Place,
    message: str,
    hint: str,
    program: Program,
    witness: Witness,
) -> Finding:
    lines = "".join(f"\n    {line}" for line in dutch_lines(program, witness.answers))
    journey = program.journey.id
    return Finding(code, place, message, f"{hint}; in '{journey}' bij:{lines}")


def _not_proven(journey: m.Journey) -> Finding:
    return Finding(
        "not_proven",
        journey.place,
        f"de reis '{journey.id}' is niet bewezen: het stappenbudget is op",
        "maak tabellen kleiner, of geef met --stappen meer ruimte",
    )
