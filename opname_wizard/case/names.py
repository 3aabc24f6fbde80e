"""Names in ``never`` that do not exist: what cannot come out is no test at all."""

from collections.abc import Collection, Iterable, Iterator

from opname_wizard.case.read import Expected
from opname_wizard.flow import model as m
from opname_wizard.flow.domain import Steps
from opname_wizard.flow.finding import did_you_mean


def unknown_names(never: Expected, steps: Steps, first: str) -> Iterator[str]:
    """A Dutch sentence for every row, outcome or measure that is not there.

    Args:
        never: what must not come out.
        steps: the steps of the rule set.
        first: the first flow of the journey, whose verdict needs no name.
    """
    tables = [step for step in steps if isinstance(step, m.Table)]
    for kind, rows in never.rows.items():
        known = [row.id for table in tables if table.kind == kind for row in table.rows]
        yield from _missing(f"{kind}: ", rows, known)
    for name, outcomes in never.verdicts.items():
        mine = [table for table in tables if is_named(table, name, first)]
        known = [outcome.id for table in mine for outcome in table.outcomes]
        yield from _missing(f"{name or 'verdict'}: ", outcomes, known)
    known = [measure for table in tables for measure, _ in table.measures]
    yield from _missing("measures: ", never.measures, known)
    fits = [fit for fit in never.measures.values() if fit]
    yield from _missing("measures: ", fits, m.FITS)


def is_named(table: m.Table, name: str, first: str) -> bool:
    """Whether a table is ``flow.tabel``, ``tabel``, or ('') one of the first flow."""
    if not name:
        return table.flow == first
    flow, _, own = name.rpartition(".")
    return table.id == own and flow in {"", table.flow}


def _missing(what: str, names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known, "haal het weg")
            yield f"never noemt {what}'{name}', maar dat bestaat niet; {hint}"
