"""A rule set as light frozen values; only `read` makes them, after checking."""

from typing import Literal, NamedTuple

from opname_wizard.flow.condition import Condition
from opname_wizard.flow.finding import Place

UNKNOWN = "onbekend"
UNKNOWN_TEXT = "Weet ik niet"
UNSURE = "weet_niet"  # an ordinary option by this id means the same to a user

QuestionType = Literal["choice", "multi", "date", "datetime", "text"]
Voice = Literal["rule", "advice", "manager", "law", "open"]
Kind = Literal["verdict", "reasons", "actions", "notes", "letters", "measures"]
QUESTION_TYPES = ("choice", "multi", "date", "datetime", "text")
CLOSED_TYPES = ("choice", "multi")
VOICES = ("rule", "advice", "manager", "law", "open")
KINDS = ("verdict", "reasons", "actions", "notes", "letters", "measures")
FITS = ("altijd", "ligt_voor_de_hand", "kan", "na_overleg", "te_licht", "past_niet")
LETTER_FORMS = ("brief", "concept", "geen")  # from light to heavy: the heaviest wins


class Option(NamedTuple):
    """One answer a user can choose."""

    id: str
    text: str
    when: Condition | None
    place: Place


class Given(NamedTuple):
    """An answer that is known already: a value, or that of another question."""

    when: Condition | None
    value: str | None
    source: str | None
    place: Place


class Question(NamedTuple):
    """A step whose value comes from the user."""

    id: str
    flow: str
    place: Place
    when: Condition | None
    label: str
    ask: str
    help: str
    why: str
    type: QuestionType
    options: tuple[Option, ...]
    options_from: str | None
    unknown: bool
    alone: frozenset[str]
    not_both: tuple[frozenset[str], ...]
    default: tuple[str, ...]
    given: tuple[Given, ...]
    sources: tuple[str, ...]


class Fact(NamedTuple):
    """A name for a condition: ``ja`` when it holds, otherwise ``nee``."""

    id: str
    flow: str
    place: Place
    when: Condition


class Clock(NamedTuple):
    """A step whose value comes from moments and now.

    Attributes:
        moments: ids of the questions of type date or datetime it runs from.
        function: name in the registry of clock functions.
        number: its hours, working days, days or months.
    """

    id: str
    flow: str
    place: Place
    when: Condition | None
    text: str
    moments: tuple[str, ...]
    function: str
    number: int
    because: str
    sources: tuple[str, ...]
    voice: Voice


class Outcome(NamedTuple):
    """One value of a verdict table; ``stops`` ends the flow at the next question."""

    id: str
    text: str
    stops: bool


class Then(NamedTuple):
    """What a verdict row says."""

    outcome: str


class Tells(NamedTuple):
    """What a row of reasons or notes says."""

    text: str


class Does(NamedTuple):
    """What a row of actions says; each ``due`` is a text or the id of a clock."""

    do: str
    who: str
    due: tuple[str, ...]


class Fits(NamedTuple):
    """What a row of measures says."""

    measure: str
    fit: str
    term: str


class Offers(NamedTuple):
    """What a row of letters says; ``part`` is '' for the letter as a whole."""

    letter: str
    part: str
    form: str


Says = Then | Tells | Does | Fits | Offers


class Row(NamedTuple):
    """One rule; ``when`` is None for always, ``otherwise`` closes a first table."""

    id: str
    place: Place
    when: Condition | None
    otherwise: bool
    says: Says
    because: str
    sources: tuple[str, ...]
    voice: Voice


class Table(NamedTuple):
    """A step whose value comes from its rows.

    The rows of an ``early`` table are advice only until the verdict of the flow is
    certain: what comes after it says the same with more knowledge.
    """

    id: str
    flow: str
    place: Place
    when: Condition | None
    kind: Kind
    hit: str
    main: bool
    outcomes: tuple[Outcome, ...]
    measures: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    early: bool = False


Step = Question | Fact | Clock | Table


class Flow(NamedTuple):
    """An ordered list of steps, read top to bottom."""

    id: str
    title: str
    audience: tuple[str, ...]
    place: Place
    steps: tuple[Step, ...]


class Stage(NamedTuple):
    """One flow of a journey, and when it is entered."""

    flow: str
    when: Condition | None
    place: Place


class Journey(NamedTuple):
    """Flows asked one after the other."""

    id: str
    stages: tuple[Stage, ...]
    place: Place


class RuleSet(NamedTuple):
    """Flows, roles and journeys of one organisation in one edition.

    ``demo`` is the id of the case that the demo plays when none is named.
    """

    id: str
    title: str
    edition: str
    roles: dict[str, str]
    journeys: dict[str, Journey]
    flows: dict[str, Flow]
    limits: "dict[str, Limit]"
    demo: str = ""


class Limit(NamedTuple):
    """At most this many questions may be asked before a step."""

    number: int
    place: Place


class Source(NamedTuple):
    """One entry of the register of sources, in our own words."""

    id: str
    document: str
    title: str
    place: str
    kind: str
    summary: str
    status: str
    between: tuple[str, ...]
    where: Place


STATUSES = ("leading", "historic", "example", "law", "open")
SOURCE_KINDS = (
    "mag",
    "mag_niet",
    "plicht",
    "bevoegdheid",
    "termijn",
    "rol",
    "definitie",
    "feit",
    "recht",
    "spanning",
)
