"""`flow controleer`: read, check and prove; every finding with its place."""

import sys
import time
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from opname_wizard.command.options import Options
from opname_wizard.errors import Exit, UserError
from opname_wizard.flow import model as m
from opname_wizard.flow.finding import Finding
from opname_wizard.flow.proof.prove import STEPS, find_overlaps, programs, prove
from opname_wizard.flow.read import ReadRules
from opname_wizard.flow.register import check_cited, read_register
from opname_wizard.library import Library
from opname_wizard.logic.search import Search
from opname_wizard.text import count, display


def run(options: Options, *, overlap: bool, budget: str | None) -> int:
    """Print every finding of a rule set; exit 3 when one of them is a mistake.

    Raises:
        UserError: the files cannot be found or read, or the budget is no number.
    """
    started = time.perf_counter()
    most = STEPS if budget is None else _number(budget)
    library = Library(options.rules, options.flows, options.letters)
    read, ruleset = library.as_read, library.as_read.usable
    register, findings = read_register(library.source_files, library.folder.shown)
    findings += [*read.findings, *check_cited(read.ruleset, register)]
    if read.ruleset.id or options.letters:  # else it is not clear which letters
        findings += _letters(library, read, register)
    steps = 0
    if ruleset is not None:
        proved = prove(ruleset, datetime.now(UTC), most)
        findings += proved.findings
        steps = proved.steps
        if overlap:
            _print_overlaps(ruleset)
    for finding in sorted(findings, key=lambda found: found.place):
        _print(str(finding))
    mistakes = [finding for finding in findings if finding.severity == "fout"]
    if ruleset is None or mistakes:
        _print(f"\n{count(len(mistakes), 'fout', 'fouten')}. Niet goedgekeurd.")
        return Exit.CONTENT
    seconds = time.perf_counter() - started
    _print(_summary(ruleset, len(register), steps, seconds))
    return Exit.DONE


def _number(typed: str) -> int:
    if typed.isdecimal() and int(typed) > 0:
        return int(typed)
    text = f"--stappen kan niet '{display(typed)}' zijn."
    raise UserError(text, "Geef een geheel getal vanaf 1.")


def _letters(
    library: Library, read: ReadRules, sources: Collection[str]
) -> Iterator[Finding]:
    from opname_wizard.letter.rows import check_named, check_offered, check_used
    from opname_wizard.letter.template import SUFFIX

    letters, findings = library.read_letters(read.ruleset.id)
    unread = {Path(f.place.file).name.removesuffix(SUFFIX) for f in findings}
    findings += check_offered(read.ruleset, letters, unread)
    yield from findings
    yield from check_named(read.ruleset, letters, sources, read.names)
    if read.usable is not None and not findings:
        yield from check_used(read.ruleset, letters)


def _print_overlaps(ruleset: m.RuleSet) -> None:
    """Where the order of rows decides: pairs of a first table that can both hold."""
    now = datetime.now(UTC)
    for program in programs(ruleset):
        search = Search(program.formulas, program.define, STEPS)
        for table in program.steps:
            if isinstance(table, m.Table) and table.hit == "first":
                for fault in find_overlaps(program, table, search, now):
                    first, second = fault.rows
                    where = f"{second.place.file}:{second.place.line}"
                    said = f"in '{table.id}' gaat '{first.id}' vóór '{second.id}'"
                    _print(f"{where}: {said} ({program.journey.id})")


def _summary(ruleset: m.RuleSet, sources: int, steps: int, seconds: float) -> str:
    tables = [
        step
        for flow in ruleset.flows.values()
        for step in flow.steps
        if isinstance(step, m.Table)
    ]
    rows = sum(len(table.rows) for table in tables)
    return (
        f"Goed: {count(len(ruleset.flows), 'stroom', 'stromen')}, "
        f"{count(len(tables), 'tabel', 'tabellen')}, {count(rows, 'rij', 'rijen')} en "
        f"{count(sources, 'bron', 'bronnen')} gelezen en bewezen "
        f"({count(steps, 'stap', 'stappen')}, {seconds:.2f} s)."
    )


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
