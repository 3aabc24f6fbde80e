"""Names in a case that do not exist: what cannot come out is no test at all."""

from collections.abc import Collection, Iterable, Iterator

from opname_wizard.case.failure import Failure
from opname_wizard.case.read import Case, Expected
from opname_wizard.clock.functions import FUNCTIONS
from opname_wizard.flow import model as m
from opname_wizard.flow.domain import Steps
from opname_wizard.flow.finding import did_you_mean
from opname_wizard.flow.word import place_of

NOTHING = "niets"  # a clock may be expected not to run


def unknown_names(case: Case, steps: Steps, first: str) -> Iterator[Failure]:
    """Every row, outcome, measure or clock in a case that is not there.

    Args:
        case: what must and must not come out.
        steps: the steps of the rule set.
        first: the first flow of the journey, whose verdict needs no name.
    """
    for part, named in (("expect", case.expect), ("never", case.never)):
        names = _Names(case, part, steps)
        yield from names.rows(named)
        yield from names.verdicts(named, first)
        yield from names.measures(named)
        yield from names.clocks(named)


def is_named(table: m.Table, name: str, first: str) -> bool:
    """Whether a table is ``flow.tabel``, ``tabel``, or ('') one of the first flow."""
    if not name:
        return table.flow == first
    flow, _, own = name.rpartition(".")
    return table.id == own and flow in {"", table.flow}


class _Names:
    def __init__(self, case: Case, part: str, steps: Steps) -> None:
        self._case = case
        self._part = part
        self._steps = steps
        self._tables = [step for step in steps if isinstance(step, m.Table)]

    def rows(self, named: Expected) -> Iterator[Failure]:
        kinds = {row.id: table.kind for table in self._tables for row in table.rows}
        yield from self._missing("possible: ", named.possible, kinds)
        for kind, rows in named.rows.items():
            known = [name for name, its in kinds.items() if its == kind]
            for row in rows:
                other = kinds.get(row, kind)
                hint = f"het staat bij {other}" if other != kind else ""
                yield from self._missing(f"{kind}: ", [row], known, hint)

    def verdicts(self, named: Expected, first: str) -> Iterator[Failure]:
        verdicts = [table for table in self._tables if table.kind == "verdict"]
        full = [f"{table.flow}.{table.id}" for table in verdicts]
        for name, outcomes in named.verdicts.items():
            mine = [table for table in verdicts if is_named(table, name, first)]
            known = [outcome.id for table in mine for outcome in table.outcomes]
            if mine:
                what = f"{name or 'verdict'}: "
                yield from self._missing(what, outcomes, known)
            else:
                yield from self._missing("verdict: ", [name], full)

    def measures(self, named: Expected) -> Iterator[Failure]:
        known = [measure for table in self._tables for measure, _ in table.measures]
        yield from self._missing("measures: ", named.measures, known)
        fits = [fit for fit in named.measures.values() if fit]
        yield from self._missing("measures: ", fits, m.FITS)

    def clocks(self, named: Expected) -> Iterator[Failure]:
        clocks = {s.id: s.function for s in self._steps if isinstance(s, m.Clock)}
        yield from self._missing("clocks: ", named.clocks, clocks)
        for name, state in named.clocks.items():
            if name in clocks:
                states = [*FUNCTIONS[clocks[name]].states, NOTHING]
                yield from self._missing(f"{name}: ", [state], states)

    def _missing(
        self, what: str, names: Iterable[str], known: Collection[str], hint: str = ""
    ) -> Iterator[Failure]:
        for name in names:
            if name not in known:
                cure = hint or did_you_mean(name, known, "haal het weg")
                text = f"{self._part} noemt {what}'{name}', maar dat bestaat niet"
                place = place_of(name, self._case.place)
                yield Failure(place, f"{text}; {cure}")
