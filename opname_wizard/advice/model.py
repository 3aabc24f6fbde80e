"""Advice: what a walk leads to, in words, each line with its sources."""

from datetime import date, datetime
from typing import NamedTuple

from opname_wizard.clock.deadlines import ClockReading


class Why(NamedTuple):
    """Behind every line of advice.

    Attributes:
        because: the reason in one sentence.
        voice: rule, advice, manager, law or open.
        sources: ids in the register, the one that carries it first.
        certain: it holds whatever is not known yet.
        depends_on: ids of the questions on which it depends; empty when certain.
    """

    because: str
    voice: str
    sources: tuple[str, ...]
    certain: bool
    depends_on: tuple[str, ...]


class Line(NamedTuple):
    """A reason or note; ``id`` is that of its row."""

    id: str
    table: str
    text: str
    why: Why


class Due(NamedTuple):
    """When an action is due; ``clock`` and ``end`` where a clock says it."""

    text: str
    clock: str
    end: date | None


class Action(NamedTuple):
    """What to do, who does it (a name of a role), and when."""

    id: str
    table: str
    text: str
    who: str
    due: tuple[Due, ...]
    why: Why


class Measure(NamedTuple):
    """A measure and its fit; ``row`` gave it."""

    id: str
    row: str
    table: str
    text: str
    fit: str
    term: str
    why: Why


class Offer(NamedTuple):
    """A letter on offer.

    Attributes:
        id: of the letter.
        form: brief, concept or geen: the heaviest that may hold.
        rows: the rows about this letter that hit, parts included.
        parts: the optional paragraphs that are certain, to the row behind each.
    """

    id: str
    text: str
    form: str
    rows: tuple[str, ...]
    parts: dict[str, "Line"]
    why: Why


class Clock(NamedTuple):
    """A clock that was reached, and what it reads."""

    id: str
    text: str
    reading: ClockReading
    why: Why


class Outcome(NamedTuple):
    """The verdict of a flow; ``id`` is None while it depends.

    ``possible`` and ``might_be`` are the ids and texts of what it may become, from
    light to heavy.
    """

    flow: str
    table: str | None
    id: str | None
    text: str
    possible: tuple[str, ...]
    row: str | None
    why: Why
    might_be: tuple[str, ...] = ()


class Cited(NamedTuple):
    """A source as a footnote, with its number."""

    number: int
    id: str
    document: str
    place: str
    summary: str
    status: str


class Advice(NamedTuple):
    """All advice of one walk, in the order it is shown."""

    flows: tuple[str, ...]
    now: datetime
    verdicts: tuple[Outcome, ...]
    reasons: tuple[Line, ...]
    clocks: tuple[Clock, ...]
    actions: tuple[Action, ...]
    measures: tuple[Measure, ...]
    notes: tuple[Line, ...]
    letters: tuple[Offer, ...]
    sources: tuple[Cited, ...]

    @property
    def verdict(self) -> Outcome:
        """The verdict of the journey's first flow."""
        return self.verdicts[0]

    def number(self, source: str) -> int:
        """The footnote number of a source that is cited."""
        return next(cited.number for cited in self.sources if cited.id == source)
