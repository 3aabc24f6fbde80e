"""One completion of a flow, for the tests that try all of them one by one."""

from collections.abc import Iterator
from datetime import date, datetime

from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m

Value = str | frozenset[str] | float | m.Row | dict[str, m.Row] | None
Pair = tuple[Value, bool]  # the value of a question, and whether it is known
HOUR = 3600


class TooManyError(Exception):
    """There are more completions than a test has time for."""


class World:
    """One completion, as far as it has come.

    Attributes:
        values: per step that was reached its value; a moment as its age in hours, a
            verdict as the row that gave it, measures as the row per measure.
        known: per question that was reached: an answer that is not *Weet ik niet*.
        hits: per table that was reached the ids of the rows that hit.
        asked: how many questions were reached.
        open: whether the flow that is being walked runs on.
        stop: whether it ends at the next question.
        stuck: a step had no value to take: no option, or no row.
        split: a table had two values to take: two rows of a ``unique`` table.
    """

    def __init__(self) -> None:
        self.values: dict[str, Value] = {}
        self.known: dict[str, bool] = {}
        self.hits: dict[str, frozenset[str]] = {}
        self.asked = 0
        self.open = self.stop = self.stuck = self.split = False

    def copy(self) -> "World":
        """A world that goes its own way from here."""
        twin = World()
        twin.values = dict(self.values)
        twin.known = dict(self.known)
        twin.hits = dict(self.hits)
        twin.asked = self.asked
        twin.open, twin.stop = self.open, self.stop
        twin.stuck, twin.split = self.stuck, self.split
        return twin


def conditions(step: m.Step) -> Iterator[c.Condition]:
    """Every condition that stands in a step."""
    if step.when is not None:
        yield step.when
    if isinstance(step, m.Question):
        yield from (option.when for option in step.options if option.when)
        yield from (given.when for given in step.given if given.when)
    if isinstance(step, m.Table):
        yield from (row.when for row in step.rows if row.when)


def word(value: Value, part: str | None) -> str:
    """A value as conditions name it; '' where a measure has no fit."""
    if isinstance(value, dict):
        row = value.get(part or "")
        return row.says.fit if row and isinstance(row.says, m.Fits) else ""
    if isinstance(value, m.Row):
        then = value.says.outcome if isinstance(value.says, m.Then) else ""
        return value.id if part == "rij" else then
    return value if isinstance(value, str) else ""


def sets(question: m.Question, offered: list[str]) -> Iterator[frozenset[str]]:
    """Every set of options that may be chosen together, at least one."""
    for bits in range(1, 1 << len(offered)):
        chosen = frozenset(o for n, o in enumerate(offered) if bits >> n & 1)
        alone = len(chosen) > 1 and chosen & question.alone
        if not alone and not any(pair <= chosen for pair in question.not_both):
            yield chosen


def age(moment: date, now: datetime) -> float:
    """How many hours ago a moment was."""
    assert isinstance(moment, datetime)
    return (now - moment).total_seconds() / HOUR


def verdict(flow: m.Flow, world: World) -> tuple[str, str] | None:
    """Table and outcome of a flow: of its main table, else of the gate that stopped."""
    found: tuple[str, str] | None = None
    for step in flow.steps:
        value = world.values.get(step.id)
        if not isinstance(step, m.Table) or not isinstance(value, m.Row):
            continue
        said = word(value, None)
        if step.main:
            return step.id, said
        if found is None and any(o.id == said and o.stops for o in step.outcomes):
            found = (step.id, said)
    return found
