"""A case that goes wrong says how, in one Dutch sentence per difference."""

from functools import cache

import pytest
from base_rules import TITLES, register, rules

from opname_wizard.case.failure import Failure
from opname_wizard.case.read import Case, read_case
from opname_wizard.case.run import Played, Player

HEAD = """\
title: Proef
story: Een lid haalt een bakfiets op.
journey: dag
now: 2026-11-16 10:00
"""
ANSWERS = """\
answers:
  soort: {soort}
  mee: [groep]
  opgehaald: 16-11-2026 09:00
  gebeld: onbekend
  dag_rit: onbekend
  dag_vraag: onbekend
"""
SURE = ANSWERS.format(soort="bak")
OPEN = ANSWERS.format(soort="onbekend") + "  keuze: [slot]\n"


@cache
def player() -> Player:
    return Player(rules(), register(), TITLES)


def case_of(text: str) -> Case:
    case, findings = read_case("proef", text.encode(), "cases/proef.yaml")
    assert case is not None, [str(finding) for finding in findings]
    return case


def played(text: str) -> tuple[str, ...]:
    """What is wrong with a case, in words."""
    return tuple(failure.text for failure in placed(text))


def placed(text: str) -> tuple[Failure, ...]:
    """What is wrong with a case, with its places."""
    result = player().play(case_of(text))
    return result.failures if isinstance(result, Played) else result


def failures(
    expect: str = "", never: str = "", *, answers: str = SURE
) -> tuple[str, ...]:
    """What is wrong when this is expected of these answers."""
    text = HEAD + answers + f"expect:\n  {expect or 'reasons: [R1]'}\n"
    return played(text + (f"never:\n  {never}\n" if never else ""))


def test_what_comes_out_as_expected_is_right() -> None:
    right = """\
verdict: {lenen.besluit: overleg, terug.afloop: kijken}
  reasons: [R1]
  actions: [S1]
  notes: []
  measures:
    slot: altijd
    helm: na_overleg
  clocks:
    k_terug: loopt
    k_kijken: onbekend
  letters: [L1, L2]"""
    never = "actions: [S2]\n  verdict: niet\n  measures: {slot: kan}"
    assert failures(right, never) == ()


@pytest.mark.parametrize(
    ("expect", "sentence"),
    [
        ("verdict: mee", "het oordeel is overleg, verwacht mee"),
        ("verdict: [mee, niet]", "het oordeel is overleg, verwacht mee, niet"),
        (
            "verdict: {terug.afloop: klaar}",
            "terug.afloop is kijken, verwacht klaar",
        ),
        ("actions: [S1, S2]", "actions: 'S2' ontbreekt"),
        ("reasons: []", "reasons: 'R1' komt eruit, verwacht niets"),
        ("letters: [L3]", "letters: 'L3' ontbreekt"),
        ("measures: {slot: kan}", "maatregel 'slot' is altijd, verwacht kan"),
        ("clocks: {k_terug: voorbij}", "klok 'k_terug' zegt loopt, verwacht voorbij"),
        ("possible: [R1]", "'R1' is niet 'mogelijk'"),
        ("possible: [S2]", "'S2' is niet 'mogelijk'"),
    ],
)
def test_what_must_come_out_and_does_not(expect: str, sentence: str) -> None:
    assert failures(expect) == (sentence,)


@pytest.mark.parametrize(
    ("expect", "sentence"),
    [
        ("actions: [S2]", "actions: 'S2' ontbreekt (wel mogelijk)"),
        (
            "measures: {slot: altijd}",
            "maatregel 'slot' is niets zekers, verwacht altijd",
        ),
        ("verdict: mee", "het oordeel is mee, overleg, verwacht mee"),
        ("possible: [S1]", "'S1' is niet 'mogelijk'"),
    ],
)
def test_possible_is_not_the_same_as_certain(expect: str, sentence: str) -> None:
    assert failures(expect, answers=OPEN) == (sentence,)


def test_what_is_possible_can_be_expected() -> None:
    expect = "possible: [S2, B2, B3]\n  verdict: [mee, overleg]"
    assert failures(expect, answers=OPEN) == ()


@pytest.mark.parametrize(
    ("never", "sentence"),
    [
        ("verdict: overleg", "het oordeel 'overleg' mag hier niet uitkomen"),
        (
            "verdict: {terug.afloop: [klaar, kijken]}",
            "het oordeel 'kijken' mag hier niet uitkomen",
        ),
        ("actions: [S1]", "actions: 'S1' mag hier niet uitkomen"),
        ("letters: [L2]", "letters: 'L2' mag hier niet uitkomen"),
        ("measures: [slot]", "maatregel 'slot' mag hier niet altijd zijn"),
        ("measures: {slot: altijd}", "maatregel 'slot' mag hier niet altijd zijn"),
        ("text: GROEP KIEST", "de tekst 'GROEP KIEST' mag hier niet staan"),
        ("text: geef de sleutel", "de tekst 'geef de sleutel' mag hier niet staan"),
        ("text: een ander ook", "de tekst 'een ander ook' mag hier niet staan"),
        ("text: krijgt altijd", "de tekst 'krijgt altijd' mag hier niet staan"),
        ("text: elk beginmoment", "de tekst 'elk beginmoment' mag hier niet staan"),
    ],
)
def test_what_must_not_come_out_and_does(never: str, sentence: str) -> None:
    assert failures(never=never) == (sentence,)


@pytest.mark.parametrize("never", ["actions: [S2]", "measures: {slot: altijd}"])
def test_what_must_never_come_out_may_not_even_be_possible(never: str) -> None:
    assert failures(never=never, answers=OPEN)


@pytest.mark.parametrize(
    ("never", "said"),
    [
        ("actions: [S9]", "actions: 'S9', maar dat bestaat niet; haal het weg"),
        ("actions: [N1]", "actions: 'N1', maar dat bestaat niet; het staat bij notes"),
        ("verdict: nooit", "verdict: 'nooit', maar dat bestaat niet"),
        (
            "verdict: {lenen.besluit: klaar}",
            "lenen.besluit: 'klaar', maar dat bestaat niet",
        ),
        ("measures: {slott: kan}", "'slott', maar dat bestaat niet; bedoelt u 'slot'?"),
        ("measures: {helm: altyd}", "'altyd', maar dat bestaat niet; bedoelt u"),
    ],
)
def test_a_name_that_cannot_come_out_is_no_test(never: str, said: str) -> None:
    (sentence,) = failures(never=never)
    assert sentence.startswith("never noemt ")
    assert said in sentence
    (sentence,) = failures(never)  # nor can it be expected
    assert sentence.startswith("expect noemt ")
    assert said in sentence


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ("verdict: {terug.besluit: mee}", "verdict: 'terug.besluit', maar dat"),
        ("verdict: {lenen.besluiten: mee}", "bedoelt u 'lenen.besluit'?"),
        ("verdict: misschien", "verdict: 'misschien', maar dat bestaat niet"),
        ("notes: [R1]", "notes: 'R1', maar dat bestaat niet; het staat bij reasons"),
        ("clocks: {k_weg: loopt}", "clocks: 'k_weg', maar dat bestaat niet"),
        ("clocks: {k_terug: lopt}", "k_terug: 'lopt', maar dat bestaat niet"),
        ("possible: [S9]", "possible: 'S9', maar dat bestaat niet"),
    ],
)
def test_what_does_not_exist_is_not_expected(expect: str, said: str) -> None:
    (sentence,) = failures(expect)
    assert sentence.startswith("expect noemt ")
    assert said in sentence


def test_each_difference_stands_at_the_word_that_is_wrong() -> None:
    text = f"""{HEAD}{SURE}  wens: Graag.
expect:
  verdict:
    lenen.besluit: misschien
    terug.afloop: klaar
  reasons: []
  actions: [S1, S2]
  measures: {{slot: kan}}
  clocks: {{k_terug: voorbij}}
  possible: [R1]
never:
  letters: [L2]
  text: geef de sleutel
"""
    lines = text.split("\n")
    found = {(f.place.line, f.place.column): f.text for f in placed(text)}
    words = [lines[line - 1][column - 1 :].split()[0] for line, column in sorted(found)]
    assert words == [
        *("Graag.", "misschien", "klaar", "[]", "S2]", "kan}", "voorbij}", "R1]"),
        *("L2]", "geef"),
    ]
    assert {failure.place.file for failure in placed(text)} == {"cases/proef.yaml"}


def test_every_difference_is_told_at_once() -> None:
    found = failures("verdict: mee\n  actions: [S2]", "letters: [L1]")
    assert len(found) == 3


# -- answers --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("extra", "sentence"),
    [
        ("wens: Graag.", "'wens' wordt in deze casus niet gevraagd"),
        ("zadel: hoog", "'zadel' is geen vraag van deze reis"),
        ("zwaar: ja", "'zwaar' is geen vraag van deze reis"),  # it is a fact
    ],
)
def test_an_answer_that_is_never_asked_is_a_mistake(extra: str, sentence: str) -> None:
    assert failures(answers=f"{SURE}  {extra}\n") == (sentence,)


def test_an_answer_that_does_not_fit_is_told_once() -> None:
    found = failures(answers=f"{SURE}  keuze: [slott]\n")
    assert found == ("keuze: 'slott' is geen antwoord; bedoelt u 'slot'?",)


def test_a_question_without_answer_is_a_mistake_unless_the_case_is_partial() -> None:
    answers = SURE.replace("  mee: [groep]\n", "")
    text = HEAD + answers + "expect:\n  actions: [S1]\n"
    assert played(text) == ("de vraag 'mee' heeft nog geen antwoord",)
    assert played(text + "partial: true\n") == ()


def test_an_answer_may_replace_what_was_known_already() -> None:
    gewoon = ANSWERS.format(soort="gewoon").replace("groep", "niemand")
    assert failures("verdict: {terug.afloop: klaar}", answers=gewoon) == ()
    other = f"{gewoon}  soort_terug: tandem\n  keuze: [slot]\n"
    assert failures("verdict: {terug.afloop: kijken}", answers=other) == ()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("journey: dag", "journey: nacht", "onbekende reis 'nacht'"),
        ("now: 2026-11-16 10:00", "now: straks", "now: "),
        ("now: 2026-11-16 10:00", "now: 2026-02-30 10:00", "now: "),
    ],
)
def test_a_case_that_cannot_be_played_says_why(
    before: str, after: str, said: str
) -> None:
    text = HEAD.replace(before, after) + SURE + "expect:\n  actions: [S1]\n"
    result = player().play(case_of(text))
    assert isinstance(result, tuple)
    assert len(result) == 1
    assert result[0].text.startswith(said)
    assert result[0].place.line == 3 + ("now" in before)


def test_a_flow_can_be_played_alone() -> None:
    text = HEAD.replace("journey: dag", "journey: lenen") + SURE
    assert played(text + "expect:\n  verdict: overleg\n") == ()
