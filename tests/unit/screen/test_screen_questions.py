"""From a question to a prompt: what it starts from, and what it thinks of a reply."""

from datetime import date, datetime

import pytest

from opname_wizard.clock.calendar import Calendar
from opname_wizard.clock.dutch import AMSTERDAM
from opname_wizard.engine.answer import Answer
from opname_wizard.engine.walk import Walker
from opname_wizard.flow.program import Program, find_journey
from opname_wizard.flow.read import read_ruleset
from opname_wizard.screen.prompt import Prompt, Typed
from opname_wizard.screen.questions import Asked
from opname_wizard.session import Session

NOW = datetime(2026, 11, 16, 10, tzinfo=AMSTERDAM)
FLOW = """\
id: klein
title: Klein
audience: [ik]
steps:
  - question: soort
    ask: Wat?
    why: Daarom.
    type: choice
    options: {a: Appel, b: Banaan}
    default: b
    sources: [B]
  - question: keus
    ask: Welke?
    why: Daarom.
    type: choice
    options:
      een: Een
      twee:
        text: Twee
        when: {soort: a}
    unknown: true
    sources: [B]
  - question: veel
    ask: Wat allemaal?
    why: Daarom.
    type: multi
    options: {x: Iks, y: Ypsilon, z: Zet}
    not_both: [[x, y]]
    unknown: true
    sources: [B]
  - question: dag
    ask: Welke dag?
    why: Daarom.
    type: date
    default: vandaag
    sources: [B]
  - question: moment
    ask: Wanneer?
    why: Daarom.
    type: datetime
    sources: [B]
  - question: tekst
    ask: Wat nog?
    why: Daarom.
    type: text
    sources: [B]
  - table: oordeel
    kind: verdict
    hit: first
    main: true
    outcomes: {goed: Goed., fout: Fout.}
    rows:
      - id: R1
        when: {soort: a, keus: twee, veel: {includes: x}}
        then: fout
        because: Dat kan niet.
        sources: [B]
        voice: rule
      - id: R2
        otherwise: true
        then: goed
        because: Dat kan.
        sources: [B]
        voice: rule
"""
RULESET = """\
id: klein
title: Klein
edition: 1
roles: {ik: ik}
journeys: {klein: [klein]}
"""


def walker() -> Walker:
    """A walker of the little flow."""
    files = {"ruleset.yaml": RULESET.encode(), "klein/00.yaml": FLOW.encode()}
    ruleset, findings = read_ruleset(files)
    assert ruleset is not None, findings
    journey = find_journey(ruleset, "klein")
    assert journey is not None
    return Walker(Program(ruleset, journey), Calendar())


WALKER = walker()


def asked(name: str, answers: dict[str, Answer] | None = None) -> Asked:
    """A question as it is asked after these answers."""
    before: dict[str, Answer] = {} if name == "soort" else {"soort": "a"}
    session = Session(WALKER, lambda: NOW, before | (answers or {}))
    steps = session.walk.program.steps
    question = next(step for step in steps if step.id == name)
    return Asked(question, session, NOW)  # type: ignore[arg-type]  # it is a question


def prompt_of(name: str, answers: dict[str, Answer] | None = None) -> Prompt:
    """Its prompt."""
    return asked(name, answers).prompt(step="", clock="", can_go_back=True)


@pytest.mark.parametrize(
    ("name", "earlier", "start"),
    [
        ("soort", None, ("b",)),
        ("soort", "a", ("a",)),
        ("keus", None, ()),
        ("keus", "onbekend", ("onbekend",)),
        ("veel", ("x", "z"), ("x", "z")),
        ("veel", "onbekend", ("onbekend",)),
        ("dag", None, ()),
        ("dag", date(2026, 2, 3), ("03-02-2026",)),
        ("dag", "onbekend", ("onbekend",)),
        ("moment", datetime(2026, 2, 3, 4, 5, tzinfo=AMSTERDAM), ("03-02-2026 04:05",)),
        (
            "moment",
            datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM, fold=1),
            ("25-10-2026 02:30 wintertijd",),
        ),
        ("moment", "onbekend", ()),
        ("tekst", "iets", ("iets",)),
        ("tekst", "onbekend", ()),
    ],
)
def test_a_prompt_starts_from_the_earlier_answer_or_the_default(
    name: str, earlier: Answer | None, start: tuple[str, ...]
) -> None:
    known = {} if earlier is None else {name: earlier}
    prompt = prompt_of(name, known)
    assert prompt.start == start
    if earlier is not None and not prompt.many:
        typed = start[0] if start else ""
        assert asked(name, known).answer(typed) == earlier  # Enter changes nothing


def test_an_option_that_is_gone_is_no_start() -> None:
    assert prompt_of("keus", {"keus": "twee"}).start == ("twee",)
    gone = prompt_of("keus", {"soort": "b", "keus": "twee"})
    assert gone.start == ()
    assert [choice.id for choice in gone.choices] == ["een", "onbekend"]


@pytest.mark.parametrize(
    ("name", "typed", "good", "said"),
    [
        ("veel", (), False, "Kruis er minstens één aan"),
        ("veel", ("x", "y"), False, "'Iks' en 'Ypsilon' gaan niet samen."),
        ("veel", ("x", "onbekend"), False, "'Weet ik niet' en 'Iks' gaan niet samen."),
        ("veel", ("x", "z"), True, ""),
        ("veel", ("onbekend",), True, ""),
        ("keus", "een", True, ""),
        ("dag", "", True, "Enter geeft maandag 16 november 2026 (vandaag)."),
        ("dag", "morgen", True, "Dat is dinsdag 17 november 2026 (morgen)."),
        ("dag", "weet ik niet", True, "Dit blijft onbekend."),
        ("dag", "30-02-2026", False, "februari"),
        ("moment", "", True, "Laat het leeg"),
        ("moment", "gisteren", False, ""),
        ("moment", "25-10-2026 02:30", False, "wintertijd"),
        ("tekst", "", True, "Laat het leeg"),
        ("tekst", "iets", True, ""),
    ],
)
def test_a_reply_is_judged_before_it_counts(
    name: str, typed: Typed, said: str, *, good: bool
) -> None:
    checked = prompt_of(name).check(typed)
    assert checked.good == good
    assert said in checked.message
    if good:
        asked(name).answer(typed)  # what is good is never refused afterwards


@pytest.mark.parametrize(
    ("name", "typed", "answer"),
    [
        ("dag", "", date(2026, 11, 16)),
        ("dag", "Onbekend", "onbekend"),
        ("moment", "", "onbekend"),
        ("tekst", "", "onbekend"),
        ("tekst", "onbekend", "onbekend"),
        ("veel", ("z", "x"), ("x", "z")),
    ],
)
def test_what_is_typed_becomes_an_answer(
    name: str, typed: Typed, answer: Answer
) -> None:
    assert asked(name).answer(typed) == answer
