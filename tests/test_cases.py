"""Every shipped case comes out as it says, and together they touch everything."""

import pytest
import shipped

from opname_wizard.case.coverage import cover
from opname_wizard.case.run import typed_answers


@pytest.mark.parametrize("name", shipped.NAMES)
def test_a_case_comes_out_as_it_says(name: str) -> None:
    assert shipped.played(name).failures == ()


def test_no_question_option_row_or_letter_is_left_untried() -> None:
    played = [shipped.played(name) for name in shipped.NAMES]
    coverage = cover(shipped.library().ruleset, shipped.library().letters, played)
    assert [f"{one.what} {one.name}" for one in coverage.missed] == []
    assert set(coverage.counts) == {"vraag", "optie", "rij", "brief"}


@pytest.mark.parametrize("flow", ["verzoek", "publicatie", "maatregel", "besluit"])
def test_each_flow_has_ten_cases_or_more(flow: str) -> None:
    entered = [
        case.id
        for case in shipped.cases().values()
        if any(
            shipped.walker(case.journey).program.all_steps.by_id[name].flow == flow
            for name in case.answers
        )
    ]
    assert len(entered) >= 10


def test_the_case_of_the_demo_is_whole() -> None:
    demo = shipped.cases()[shipped.library().ruleset.demo]
    assert not demo.partial
    assert demo.journey == "incident"
    assert shipped.played(demo.id).advice.letters


def test_titles_and_stories_tell_cases_apart() -> None:
    cases = shipped.cases().values()
    assert len({case.title for case in cases}) == len(cases)
    assert len({case.story for case in cases}) == len(cases)


def test_every_answer_of_a_case_is_a_typed_one() -> None:
    for case in shipped.cases().values():
        program = shipped.walker(case.journey).program
        answers, failures = typed_answers(program, case, shipped.moment(case))
        assert failures == []
        assert set(answers) == set(case.answers)
