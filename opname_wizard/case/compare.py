"""Where what came out of a case differs from what must, as Dutch sentences."""

from collections.abc import Iterator, Mapping

from opname_wizard.advice.model import Advice
from opname_wizard.case.failure import Failure
from opname_wizard.case.names import NOTHING, is_named, unknown_names
from opname_wizard.case.read import Case
from opname_wizard.engine.hits import Weigher
from opname_wizard.engine.walk import Walk
from opname_wizard.flow import model as m
from opname_wizard.flow.word import place_of

Came = Mapping[tuple[str, str], str]  # (kind, row id) to 'zeker' or 'mogelijk'


def compare(case: Case, walk: Walk, advice: Advice) -> list[Failure]:
    """Every difference between a case's expectation and what came out."""
    steps, first = walk.program.all_steps, walk.program.flows[0]
    unknown = list(unknown_names(case, steps, first))
    told = {failure.place for failure in unknown}
    differences = _Differences(case, walk, advice).all()
    return unknown + [found for found in differences if found.place not in told]


class _Differences:
    def __init__(self, case: Case, walk: Walk, advice: Advice) -> None:
        self._case = case
        self._walk = walk
        self._advice = advice
        self._weigher = Weigher(walk)
        self._came = _came(self._weigher)

    def all(self) -> Iterator[Failure]:
        yield from self._verdicts()
        yield from self._missing_rows()
        yield from self._measures()
        yield from self._clocks()
        yield from self._unwanted_verdicts()
        yield from self._unwanted_rows()
        yield from self._unwanted_measures()
        yield from self._unwanted_texts()

    def _failure(self, word: str, text: str) -> Failure:
        return Failure(place_of(word, self._case.place), text)

    def _verdicts(self) -> Iterator[Failure]:
        for name, outcomes in self._case.expect.verdicts.items():
            got = _outcomes(self._weigher, name)
            if got != set(outcomes):
                listed = ", ".join(sorted(got)) or NOTHING
                what = name or "het oordeel"
                wrong = [outcome for outcome in outcomes if outcome not in got]
                at = name if name and not got else [*wrong, *outcomes, name][0]
                text = f"{what} is {listed}, verwacht {', '.join(outcomes)}"
                yield self._failure(at, text)

    def _missing_rows(self) -> Iterator[Failure]:
        for kind, rows in self._case.expect.rows.items():
            if not rows:
                for row in (row for (other, row) in self._came if other == kind):
                    text = f"{kind}: '{row}' komt eruit, verwacht niets"
                    yield self._failure(kind, text)
            for row in rows:
                how = self._came.get((kind, row))
                if how != "zeker":
                    possible = " (wel mogelijk)" if how else ""
                    yield self._failure(row, f"{kind}: '{row}' ontbreekt{possible}")
        open_rows = {row for (_, row), how in self._came.items() if how == "mogelijk"}
        for row in self._case.expect.possible:
            if row not in open_rows:
                yield self._failure(row, f"'{row}' is niet 'mogelijk'")

    def _measures(self) -> Iterator[Failure]:
        fits = {one.id: one.fit for one in self._advice.measures if one.why.certain}
        for measure, fit in self._case.expect.measures.items():
            got = fits.get(measure, "niets zekers")
            if fit != got:
                text = f"maatregel '{measure}' is {got}, verwacht {fit}"
                yield self._failure(fit if measure in fits else measure, text)

    def _clocks(self) -> Iterator[Failure]:
        for clock, state in self._case.expect.clocks.items():
            reading = self._walk.readings.get(clock)
            got = NOTHING if reading is None else reading.state
            if got != state:
                text = f"klok '{clock}' zegt {got}, verwacht {state}"
                yield self._failure(clock if reading is None else state, text)

    def _unwanted_verdicts(self) -> Iterator[Failure]:
        for name, outcomes in self._case.never.verdicts.items():
            came = _outcomes(self._weigher, name)
            for outcome in outcomes:
                if outcome in came:
                    text = f"het oordeel '{outcome}' mag hier niet uitkomen"
                    yield self._failure(outcome, text)

    def _unwanted_rows(self) -> Iterator[Failure]:
        for kind, rows in self._case.never.rows.items():
            for row in rows:
                if (kind, row) in self._came:
                    text = f"{kind}: '{row}' mag hier niet uitkomen"
                    yield self._failure(row, text)

    def _unwanted_measures(self) -> Iterator[Failure]:
        for name, fit in self._case.never.measures.items():
            for measure in self._advice.measures:
                if measure.id == name and fit in {"", measure.fit}:
                    text = f"maatregel '{name}' mag hier niet {measure.fit} zijn"
                    yield self._failure(name, text)

    def _unwanted_texts(self) -> Iterator[Failure]:
        said = "\n".join(sentences(self._advice)).casefold()
        for text in self._case.never.texts:
            if text.casefold() in said:
                yield self._failure(text, f"de tekst '{text}' mag hier niet staan")


def _came(weigher: Weigher) -> Came:
    return {
        (step.kind, hit.row.id): "zeker" if hit.certain else "mogelijk"
        for step in weigher.walk.program.steps
        if isinstance(step, m.Table)
        for hit in weigher.hits(step)
    }


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
