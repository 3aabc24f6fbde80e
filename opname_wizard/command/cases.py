"""`flow test`: play the cases, and count what no case touches."""

import sys
from collections.abc import Sequence

from opname_wizard.case.coverage import Coverage, cover
from opname_wizard.case.run import Played, Player
from opname_wizard.command.options import Options
from opname_wizard.errors import Exit, UserError
from opname_wizard.flow.finding import did_you_mean
from opname_wizard.library import Library


def run(wanted: str | None, options: Options) -> int:
    """Play one case, or all; exit 3 when one fails or something is not covered.

    Raises:
        UserError: the rules cannot be used, or there is no such case.
    """
    library = Library(options.rules, options.flows, options.letters)
    player = Player(library.ruleset, library.register, library.letter_titles())
    cases, findings = library.cases()
    for finding in findings:
        _print(str(finding))
    chosen = [case for case in cases if wanted in {None, case.id}]
    if not chosen:
        raise no_case(wanted or "", [case.id for case in cases])
    played: list[Played] = []
    failed = 0
    for case in chosen:
        result = player.play(case)
        failures = result.failures if isinstance(result, Played) else result
        if isinstance(result, Played):
            played.append(result)
        failed += bool(failures)
        _print(f"{'FOUT' if failures else 'goed'}  {case.id}: {case.title}")
        for failure in failures:
            _print(f"      {failure}")
    _print(f"\n{len(chosen) - failed} goed, {failed} fout.")
    if findings:
        _print(f"Niet gelezen: {len({f.place.file for f in findings})}.")
    complete = wanted is not None or _covered(library, played)
    return Exit.CONTENT if failed or findings or not complete else Exit.DONE


def no_case(wanted: str, known: Sequence[str]) -> UserError:
    """The error for a case that does not exist."""
    if not known:
        return UserError("Er zijn geen casussen.", "Zet er een in de map 'cases'.")
    near = did_you_mean(wanted, known, f"Kies er een, bijvoorbeeld '{known[0]}'.")
    see_all = "Alle casussen: opname-wizard flow test"
    return UserError(f"Er is geen casus '{wanted}'.", f"{near} {see_all}")


def _covered(library: Library, played: list[Played]) -> bool:
    coverage = cover(library.read(), library.letters, played)  # with the places
    _print("Geraakt door een casus:")
    _print_coverage(coverage)
    return not coverage.missed


PLURALS = {"vraag": "vragen", "optie": "opties", "rij": "rijen", "brief": "brieven"}


def _print_coverage(coverage: Coverage) -> None:
    for what, (done, total) in coverage.counts.items():
        _print(f"  {PLURALS[what]}: {done} van {total}")
    for missed in coverage.missed:
        where = (
            f"{missed.place.file}:{missed.place.line}: " if missed.place.file else ""
        )
        _print(f"  {where}geen casus raakt {missed.what} '{missed.name}'")


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
