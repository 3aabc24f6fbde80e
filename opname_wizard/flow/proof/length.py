"""No path is longer than the limits that a rule set sets itself."""

from collections.abc import Iterator
from datetime import datetime

from opname_wizard.flow import model as m
from opname_wizard.flow.finding import Finding
from opname_wizard.flow.program import Program
from opname_wizard.flow.proof.witness import dutch_lines, make_witness
from opname_wizard.logic.search import Search


def find_too_long(program: Program, search: Search, now: datetime) -> Iterator[Finding]:
    """Limits of the rule set that some list of answers exceeds.

    Questions that turn out not to matter count as well: the bound is on the safe side.

    Raises:
        OutOfStepsError: the search's budget ran out.
    """
    for number, step in enumerate(program.steps):
        limit = program.ruleset.limits.get(step.id)
        if limit is None:
            continue
        asked = [
            program.reached(question)
            for question in program.steps[:number]
            if isinstance(question, m.Question)
        ]
        more = program.formulas.at_least(limit.number + 1, asked)
        found = search.find(program.both((program.reached(step), more)))
        if found is not None:
            answers = make_witness(program, found, now, step).answers
            lines = "".join(f"\n    {line}" for line in dutch_lines(program, answers))
            most = "1 vraag" if limit.number == 1 else f"{limit.number} vragen"
            yield Finding(
                "too_long",
                limit.place,
                f"vóór '{step.id}' kunnen meer dan {most} komen",
                f"stel er later een paar; in '{program.journey.id}' bij:{lines}",
            )
