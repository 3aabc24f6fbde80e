"""Answers to a file and back, whatever a user typed."""

import json
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opname_wizard.clock.dutch import AMSTERDAM
from opname_wizard.errors import UserError
from opname_wizard.flow.program import Program, find_journey
from opname_wizard.flow.read import read_ruleset
from opname_wizard.screen.answers_file import parse_answers, write_answers
from opname_wizard.text import clean, one_line

VISIBLE = st.characters(exclude_categories=["C"])
NOW = datetime(2026, 11, 16, 10, tzinfo=AMSTERDAM)
RULES = {
    "ruleset.yaml": b"""\
id: klein
title: Klein
edition: 1
roles:
  ik: ik
journeys:
  klein: [klein]
""",
    "klein/00.yaml": b"""\
id: klein
title: Klein
audience: [ik]
steps:
  - question: tekst
    ask: Wat?
    why: Daarom.
    type: text
    sources: [B]
  - question: soort
    ask: Welke?
    why: Daarom.
    type: choice
    options:
      a: Appel
      weet_niet: Weet ik niet
    sources: [B]
  - question: veel
    ask: Wat allemaal?
    why: Daarom.
    type: multi
    options:
      x: Iks
      weet_niet: Weet ik niet
    alone: [weet_niet]
    sources: [B]
  - question: moment
    ask: Wanneer?
    why: Daarom.
    type: datetime
    sources: [B]
  - table: oordeel
    kind: verdict
    hit: first
    main: true
    outcomes:
      goed: Goed.
      leeg: Leeg.
    rows:
      - id: R1
        when: {known: tekst}
        then: goed
        because: Er staat iets.
        sources: [B]
        voice: rule
      - id: R2
        otherwise: true
        then: leeg
        because: Er staat niets.
        sources: [B]
        voice: rule
""",
}


def program() -> Program:
    """A flow with a text and a moment."""
    ruleset, findings = read_ruleset(RULES)
    assert ruleset is not None, findings
    journey = find_journey(ruleset, "klein")
    assert journey is not None
    return Program(ruleset, journey)


PROGRAM = program()


def back(content: str) -> dict[str, object]:
    """The answers that a file gives."""
    filed = parse_answers(
        content.encode("utf-8", "replace"), "a", PROGRAM, {"veld"}, NOW
    )
    return dict(filed.answers)


@settings(max_examples=150)
@given(st.text(max_size=60))
def test_every_text_comes_back_as_it_was(typed: str) -> None:
    answer = one_line(typed) or "onbekend"
    assert back(write_answers({"tekst": answer})) == {"tekst": answer}


@settings(max_examples=60)
@given(st.text(VISIBLE, max_size=60))
def test_json_of_another_program_gives_the_same_text(typed: str) -> None:
    for ascii_only in (True, False):
        content = json.dumps({"tekst": f"x{typed}"}, ensure_ascii=ascii_only)
        assert back(content) == {"tekst": clean(f"x{typed}").strip()}


def test_a_hidden_sign_in_a_file_is_refused_with_its_place() -> None:
    with pytest.raises(UserError, match=r"a:1:.*stuurteken") as refused:
        back('tekst: "x\x1b[31m"')
    assert refused.value.exit_code == 4


@settings(max_examples=100)
@given(st.datetimes(datetime(2020, 1, 1), datetime(2039, 12, 31)), st.booleans())  # noqa: DTZ001  the zone follows
def test_every_moment_comes_back_to_the_minute(local: datetime, late: bool) -> None:  # noqa: FBT001  drawn
    utc = local.replace(tzinfo=AMSTERDAM, fold=int(late)).timestamp()
    moment = datetime.fromtimestamp(utc // 60 * 60, AMSTERDAM)
    found = back(write_answers({"moment": moment}))["moment"]
    assert isinstance(found, datetime)
    assert found - moment == timedelta(0)
    assert found.fold == moment.fold


def test_letter_fields_stand_in_the_same_file() -> None:
    content = b"tekst: x\nveld: Mevrouw [b]\n"
    filed = parse_answers(content, "a", PROGRAM, {"veld"}, NOW)
    assert filed.fields == {"veld": "Mevrouw [b]"}
    assert filed.answers == {"tekst": "x"}


def test_unknown_is_the_option_that_says_so() -> None:
    assert back("soort: onbekend\nveel: [onbekend]") == {
        "soort": "weet_niet",
        "veel": ("weet_niet",),
    }
