"""What an answer teaches: the variables of its question get fewer values."""

from opname_wizard.engine.answer import Answer, has_value
from opname_wizard.engine.knowledge import Knowledge
from opname_wizard.engine.options import needs
from opname_wizard.flow import model as m
from opname_wizard.flow.compiler import ON
from opname_wizard.flow.program import Program
from opname_wizard.logic.formula import FALSE, TRUE

OFF = 0b01


def learn_answer(
    question: m.Question, answer: Answer, program: Program, knowledge: Knowledge
) -> None:
    """An answer was given; where the question is not certain it may not count."""
    known = has_value(answer)
    if known and question.type in m.CLOSED_TYPES:
        _learn_offer(question, answer, program, knowledge)
    if known and question.type == "choice":
        names = program.names(question)
        mask = OFF | 2 << names.index(str(answer))
        knowledge.learn(program.variable[question.id], mask)
    elif known and question.type == "multi":
        chosen = answer if isinstance(answer, tuple) else ()
        for option in program.options(question):
            variable = program.member[question.id, option.id]
            _learn_switch(
                question, variable, program, knowledge, on=option.id in chosen
            )
    _learn_known(question, program, knowledge, known=known)


def _learn_offer(
    question: m.Question, answer: Answer, program: Program, knowledge: Knowledge
) -> None:
    """Who chooses an option says that it is offered, wherever it is asked."""
    chosen = answer if isinstance(answer, tuple) else (str(answer),)
    needed = needs(question, chosen, program)
    if needed != TRUE:
        absent = program.unless(program.reached(question))
        knowledge.assume(program.formulas.either((absent, needed)))


def _learn_known(
    question: m.Question, program: Program, knowledge: Knowledge, *, known: bool
) -> None:
    """Whether a question has an answer that is not *Weet ik niet*."""
    variable = program.known.get(question.id)
    if variable is not None:
        _learn_switch(question, variable, program, knowledge, on=known)


def _learn_switch(
    question: m.Question,
    variable: int,
    program: Program,
    knowledge: Knowledge,
    *,
    on: bool,
) -> None:
    """A variable that is on exactly when the question counts, or off."""
    if not on:
        knowledge.learn(variable, OFF)
        return
    absent = program.unless(program.reached(question))
    if knowledge.rest(absent) == FALSE:
        knowledge.learn(variable, ON)
    else:
        knowledge.learn_when(variable, {0: absent})
