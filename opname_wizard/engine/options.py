"""Which options of a question go with what is known."""

from collections.abc import Collection

from opname_wizard.engine.knowledge import Knowledge
from opname_wizard.flow import model as m
from opname_wizard.flow.program import Program
from opname_wizard.logic.formula import TRUE


def offered(
    question: m.Question, program: Program, knowledge: Knowledge
) -> list[m.Option]:
    """The options of a question that some completion offers."""
    return [
        option
        for option in program.options(question)
        if fits(question, {option.id}, program, knowledge)
    ]


def fits(
    question: m.Question,
    chosen: Collection[str],
    program: Program,
    knowledge: Knowledge,
) -> bool:
    """Whether some completion that asks the question offers all of these options."""
    known = {option.id for option in program.options(question)}
    if not known.issuperset(chosen):
        return False
    needed = needs(question, chosen, program)
    if needed == TRUE:
        return True
    return knowledge.possible(program.both((program.reached(question), needed)))


def needs(question: m.Question, chosen: Collection[str], program: Program) -> int:
    """When all of these options are offered, if the question is asked."""
    return program.both(
        program.compile(option.when)
        for option in program.options(question)
        if option.when is not None and option.id in chosen
    )
