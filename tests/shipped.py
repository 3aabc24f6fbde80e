"""The shipped rule set, read once per process, and its cases played once."""

from datetime import datetime
from functools import cache
from pathlib import Path

from opname_wizard.case.read import Case
from opname_wizard.case.run import EPOCH, Played, Player, typed_answers
from opname_wizard.clock.dutch import parse_moment
from opname_wizard.engine.answer import Answer
from opname_wizard.engine.walk import Walker
from opname_wizard.flow.finding import Finding
from opname_wizard.flow.read import read_ruleset
from opname_wizard.library import Library

FLOWS = Path(__file__).parents[1] / "flows"
NAMES = sorted(path.stem for path in FLOWS.glob("uwv/cases/*.yaml"))


@cache
def _read() -> tuple[Library, list[Finding]]:
    """Read once, also when it goes wrong: then every test says so at once."""
    made = Library()
    ruleset, findings = read_ruleset(made.files, made.folder.shown)
    made.__dict__["ruleset"] = ruleset  # what its cached property would hold
    return made, findings


def library() -> Library:
    """The rule set; read from its files, not from a cache of an earlier run."""
    made, findings = _read()
    assert [str(finding) for finding in findings if finding.severity == "fout"] == []
    return made


@cache
def cases() -> dict[str, Case]:
    """Every case by id."""
    found, findings = library().cases()
    assert findings == []
    return {case.id: case for case in found}


@cache
def player() -> Player:
    """Plays cases."""
    return Player(library().ruleset, library().register, library().letter_titles())


@cache
def played(name: str) -> Played:
    """A case, played."""
    result = player().play(cases()[name])
    assert isinstance(result, Played), result
    return result


@cache
def walker(journey: str) -> Walker:
    """A walker of a journey or flow, shared by all tests."""
    return library().walker(journey)


def moment(case: Case) -> datetime:
    """The moment of a case."""
    return parse_moment(case.now, EPOCH)


def answers_of(case: Case) -> dict[str, Answer]:
    """The answers of a case as the engine takes them."""
    program = walker(case.journey).program
    answers, failures = typed_answers(program, case, moment(case))
    assert failures == []
    return answers
