"""Where what came out of a case differs from what must, as Dutch sentences."""

from collections.abc import Iterator, Mapping

from opname_wizard.advice.model import Advice
from opname_wizard.case.names import is_named, unknown_names
from opname_wizard.case.read import Case, Expected
from opname_wizard.engine.hits import Weigher
from opname_wizard.engine.walk import Walk
from opname_wizard.flow import model as m

Came = Mapping[tuple[str, str], str]  # (kind, row id) to 'zeker' or 'mogelijk'


def compare(case: Case, walk: Walk, advice: Advice) -> Iterator[str]:
    """Every difference between a case's expectation and what came out."""
    weigher = Weigher(walk)
    came = _came(weigher)
    yield from _verdicts(case.expect, weigher)
    yield from _missing_rows(case.expect, came)
    yield from _measures(case.expect, advice)
    yield from _clocks(case.expect, walk)
    program = walk.program
    yield from unknown_names(case.never, program.all_steps, program.flows[0])
    yield from _unwanted_verdicts(case.never, weigher)
    yield from _unwanted_rows(case.never, came)
    yield from _unwanted_measures(case.never, advice)
    yield from _unwanted_texts(case.never, advice)


def _came(weigher: Weigher) -> dict[tuple[str, str], str]:
    return {
        (step.kind, hit.row.id): "zeker" if hit.certain else "mogelijk"
        for step in weigher.walk.program.steps
        if isinstance(step, m.Table)
        for hit in weigher.hits(step)
    }


def _verdicts(expect: Expected, weigher: Weigher) -> Iterator[str]:
    for name, outcomes in expect.verdicts.items():
        got = _outcomes(weigher, name)
        if got != set(outcomes):
            listed = ", ".join(sorted(got)) or "niets"
            what = name or "het oordeel"
            yield f"{what} is {listed}, verwacht {', '.join(outcomes)}"


def _missing_rows(expect: Expected, came: Came) -> Iterator[str]:
    for kind, rows in expect.rows.items():
        if not rows:
            extra = [row for (other, row) in came if other == kind]
            yield from (f"{kind}: '{row}' komt eruit, verwacht niets" for row in extra)
        for row in rows:
            how = came.get((kind, row))
            if how != "zeker":
                yield f"{kind}: '{row}' ontbreekt" + (" (wel mogelijk)" if how else "")
    possible = {row for (_, row), how in came.items() if how == "mogelijk"}
    for row in expect.possible:
        if row not in possible:
            yield f"'{row}' is niet 'mogelijk'"


def _measures(expect: Expected, advice: Advice) -> Iterator[str]:
    fits = {one.id: one.fit for one in advice.measures if one.why.certain}
    for measure, fit in expect.measures.items():
        got = fits.get(measure, "niets zekers")
        if fit != got:
            yield f"maatregel '{measure}' is {got}, verwacht {fit}"


def _clocks(expect: Expected, walk: Walk) -> Iterator[str]:
    for clock, state in expect.clocks.items():
        reading = walk.readings.get(clock)
        got = "niets" if reading is None else reading.state
        if got != state:
            yield f"klok '{clock}' zegt {got}, verwacht {state}"


def _unwanted_verdicts(never: Expected, weigher: Weigher) -> Iterator[str]:
    for name, outcomes in never.verdicts.items():
        for outcome in sorted(set(outcomes) & _outcomes(weigher, name)):
            yield f"het oordeel '{outcome}' mag hier niet uitkomen"


def _unwanted_rows(never: Expected, came: Came) -> Iterator[str]:
    for kind, rows in never.rows.items():
        for row in rows:
            if (kind, row) in came:
                yield f"{kind}: '{row}' mag hier niet uitkomen"


def _unwanted_measures(never: Expected, advice: Advice) -> Iterator[str]:
    for measure in advice.measures:
        fit = never.measures.get(measure.id)
        if fit is not None and fit in {"", measure.fit}:
            yield f"maatregel '{measure.id}' mag hier niet {measure.fit} zijn"


def _unwanted_texts(never: Expected, advice: Advice) -> Iterator[str]:
    said = "\n".join(sentences(advice)).casefold()
    for text in never.texts:
        if text.casefold() in said:
            yield f"de tekst '{text}' mag hier niet staan"


def _outcomes(weigher: Weigher, name: str) -> set[str]:
    """The outcomes of ``flow.tabel``, of a table, or ('') of the first flow."""
    program = weigher.walk.program
    found: set[str] = set()
    for table in program.all_steps:
        if (
            isinstance(table, m.Table)
            and table.kind == "verdict"
            and is_named(table, name, program.flows[0])
        ):
            stops = {outcome.id for outcome in table.outcomes if outcome.stops}
            said = {
                hit.row.says.outcome
                for hit in weigher.hits(table)
                if isinstance(hit.row.says, m.Then)
            }
            found |= said if name or table.main else said & stops
    return found


def sentences(advice: Advice) -> Iterator[str]:
    """Every sentence of an advice that a user reads, footnotes left out."""
    lines = [(one.text, one.why) for one in advice.verdicts]
    lines += [(one.text, one.why) for one in (*advice.reasons, *advice.notes)]
    lines += [(one.text, one.why) for one in advice.actions]
    lines += [(one.text, one.why) for one in advice.measures]
    lines += [(one.text, one.why) for one in advice.clocks]
    lines += [(one.text, one.why) for one in advice.letters]
    for text, why in lines:
        yield text
        yield why.because
    for clock in advice.clocks:
        yield from clock.reading.remarks
