"""What no case touches is counted and named: a rule that is never tried is no rule."""

from functools import cache

from base_rules import TITLES, register, rules

from opname_wizard.case.coverage import Coverage, cover
from opname_wizard.case.read import read_case
from opname_wizard.case.run import Played, Player

HEAD = "title: Proef\nstory: Proef.\nnow: 2026-11-16 10:00\nexpect: {actions: S1}\n"
GROUP = """\
journey: dag
answers:
  soort: bak
  mee: [groep]
  opgehaald: 16-11-2026 09:00
  gebeld: onbekend
  dag_rit: onbekend
  dag_vraag: onbekend
"""
UNKNOWN = GROUP.replace("soort: bak", "soort: onbekend") + "  keuze: [slot]\n"
FORBIDDEN = """\
journey: lenen
answers:
  soort: gewoon
  mee: [kind]
  opgehaald: 10-11-2026 09:00
  gebeld: 16-11-2026 09:00
  dag_rit: 17-11-2026
  dag_vraag: 16-11-2026
"""


@cache
def player() -> Player:
    return Player(rules(), register(), TITLES)


def covered(*cases: str, letters: tuple[str, ...] = ("bewijs",)) -> Coverage:
    played = []
    for text in cases:
        case, findings = read_case("proef", (HEAD + text).encode(), "proef.yaml")
        assert case is not None, findings
        result = player().play(case)
        assert isinstance(result, Played)
        played.append(result)
    return cover(rules(), letters, played)


def missed(coverage: Coverage, what: str) -> set[str]:
    return {one.name for one in coverage.missed if one.what == what}


def test_without_cases_everything_is_missed_and_has_its_place() -> None:
    coverage = covered()
    assert coverage.counts == {
        "vraag": (0, 9),
        "optie": (0, 15),
        "rij": (0, 21),
        "brief": (0, 1),
    }
    assert len(coverage.missed) == 46
    for one in coverage.missed:
        assert one.what == "brief" or one.place.line > 1


def test_an_option_counts_when_it_was_chosen_or_was_known_already() -> None:
    left = missed(covered(GROUP), "optie")
    assert "soort bak" not in left
    assert "mee groep" not in left
    assert "soort_terug bak" not in left  # given, and so it is known
    assert {"soort gewoon", "soort onbekend", "keuze slot"} <= left


def test_a_question_counts_only_when_it_was_asked() -> None:
    left = missed(covered(GROUP), "vraag")
    assert left == {"wens", "soort_terug", "keuze"}


def test_not_knowing_is_an_option_of_its_own() -> None:
    assert "soort onbekend" not in missed(covered(UNKNOWN), "optie")
    assert "soort bak" in missed(covered(UNKNOWN), "optie")


def test_a_row_that_only_may_hold_is_not_tried() -> None:
    left = missed(covered(UNKNOWN), "rij")
    assert {"B2", "B3", "S2", "H1"} <= left
    assert "S1" not in left


def test_a_letter_counts_when_it_was_offered_and_not_when_it_was_refused() -> None:
    assert missed(covered(GROUP), "brief") == set()
    refused = covered(FORBIDDEN)
    assert "L3" not in missed(refused, "rij")
    assert missed(refused, "brief") == {"bewijs"}


def test_more_cases_miss_less_and_the_counts_add_up() -> None:
    one, two = covered(GROUP), covered(GROUP, UNKNOWN, FORBIDDEN)
    assert {m.name for m in two.missed} < {m.name for m in one.missed}
    for coverage in (one, two):
        for what, (done, total) in coverage.counts.items():
            assert total - done == len(missed(coverage, what))


def test_a_letter_without_rows_is_missed_too() -> None:
    assert missed(covered(GROUP, letters=("bewijs", "kaart")), "brief") == {"kaart"}
