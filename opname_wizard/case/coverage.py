"""What no case touches: questions, options, rows and letters."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from opname_wizard.case.run import Played
from opname_wizard.engine.answer import has_value
from opname_wizard.engine.hits import Weigher
from opname_wizard.flow import model as m
from opname_wizard.flow.domain import Steps
from opname_wizard.flow.finding import Place

Name = tuple[str, ...]


class Missed(NamedTuple):
    """Something that no case touches."""

    what: str
    name: str
    place: Place


class Coverage(NamedTuple):
    """Per kind of thing how many there are and how many are touched, and the rest."""

    counts: dict[str, tuple[int, int]]
    missed: tuple[Missed, ...]


def cover(
    ruleset: m.RuleSet, letters: Iterable[str], played: Iterable[Played]
) -> Coverage:
    """What the played cases touch of a rule set."""
    touched: set[Name] = set()
    for one in played:
        touched |= set(_touched(one))
    wanted = dict(_wanted(ruleset))
    start = Place("", 1, 1)
    wanted |= {("brief", letter): start for letter in letters}
    counts: dict[str, tuple[int, int]] = {}
    for name in wanted:
        done, total = counts.get(name[0], (0, 0))
        counts[name[0]] = (done + (name in touched), total + 1)
    missed = tuple(
        Missed(name[0], " ".join(name[1:]), place)
        for name, place in wanted.items()
        if name not in touched
    )
    return Coverage(counts, missed)


def _wanted(ruleset: m.RuleSet) -> Iterator[tuple[Name, Place]]:
    steps = Steps(ruleset)
    for step in steps:
        if isinstance(step, m.Question):
            yield ("vraag", step.id), step.place
            for option in steps.options(step):
                yield ("optie", step.id, option.id), option.place
            if step.unknown:
                yield ("optie", step.id, m.UNKNOWN), step.place
        elif isinstance(step, m.Table):
            for row in step.rows:
                yield ("rij", row.id), row.place


def _touched(played: Played) -> Iterator[Name]:
    walk = played.walk
    weigher = Weigher(walk)
    for name, answer in (*walk.answers.items(), *walk.given.items()):
        if name in walk.answers:
            yield ("vraag", name)
        chosen = answer if isinstance(answer, tuple) else (str(answer),)
        if has_value(answer) or answer == m.UNKNOWN:
            yield from (("optie", name, option) for option in chosen)
    for step in walk.program.steps:
        if isinstance(step, m.Table):
            yield from (
                ("rij", hit.row.id) for hit in weigher.hits(step) if hit.certain
            )
    for offer in played.advice.letters:
        if offer.form != "geen":
            yield ("brief", offer.id)
