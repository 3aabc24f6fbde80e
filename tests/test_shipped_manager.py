"""What a manager in a hurry reads: urgent first, and no answer against another."""

from collections.abc import Iterator

import pytest
import shipped

from opname_wizard.case.run import typed_answers
from opname_wizard.flow import model as m

HASTE = [
    ("nu", "direct", "meteen", "zo snel mogelijk"),
    ("vandaag",),
    ("k04", "k05", "p_k05", "p_k06", "k08", "m_k05", "binnen"),
    ("op dag 2", "na de afhandeling", "na overleg met de medewerker"),
]


def haste(row: m.Row) -> int | None:
    """How long an action can wait; None when its due says nothing of the kind."""
    assert isinstance(row.says, m.Does)
    due = row.says.due[0]
    ranks = [rank for rank, words in enumerate(HASTE) if due.startswith(words)]
    return ranks[0] if ranks else None


def actions(flow: str) -> Iterator[tuple[str, list[int]]]:
    """Per lasting table of a flow how long each of its actions can wait."""
    for step in shipped.library().ruleset.flows[flow].steps:
        if isinstance(step, m.Table) and step.kind == "actions" and not step.early:
            found = [haste(row) for row in step.rows]
            yield step.id, [rank for rank in found if rank is not None]


def test_after_a_publication_no_urgent_step_stands_below_one_that_can_wait() -> None:
    ranks = [rank for _, found in actions("publicatie") for rank in found]
    assert len(ranks) > 60
    assert ranks == sorted(ranks)


def test_a_table_of_steps_for_a_measure_goes_from_now_to_later() -> None:
    for table, found in actions("maatregel"):
        assert found == sorted(found), table


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("persoon", {"middel", "zwaar"}),
        ("ernst", {"middel", "zwaar"}),
        ("weggehaald", {"licht", "middel"}),
    ],
)
def test_the_measure_does_not_offer_what_the_first_part_denies(
    question: str, left: set[str]
) -> None:
    case = shipped.cases()["incident-facebook-kneus-heel-verhaal"]
    walker = shipped.walker("incident")
    now = shipped.moment(case)
    answers, _ = typed_answers(walker.program, case, now)
    step = walker.program.all_steps.by_id[question]
    assert isinstance(step, m.Question)
    offered = walker.offered(step, walker.walk(answers, now))
    assert {option.id for option in offered} - {"onbekend"} == left
