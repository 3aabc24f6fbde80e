"""Can a question still change anything? If not, it is not asked."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from opname_wizard.engine.knowledge import Knowledge
from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow.definitions import YES
from opname_wizard.flow.program import Program
from opname_wizard.logic.formula import TRUE


class _Use(NamedTuple):
    """A place that looks at a step: whose it is, and the formula of what it decides."""

    step: m.Step
    formula: Callable[[], int]


class Relevance:
    """Follows what an open question touches, through facts and follow-up questions."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._uses: dict[str, list[_Use]] = {}
        for step in program.steps:
            for names, use in self._uses_of(step):
                for name in dict.fromkeys(names):
                    self._uses.setdefault(name, []).append(use)

    def matters(self, question: m.Question, knowledge: Knowledge) -> bool:
        """Whether its answer can still change a row, a clock or what is written."""
        todo: list[m.Step] = [question]
        seen = {question.id}
        while todo:
            step = todo.pop()
            own = self._program.own(step)
            for use in self._uses.get(step.id, ()):
                user = use.step
                if user.id in seen or not self._touches(own, use, knowledge):
                    continue
                if _is_output(user):
                    return True
                seen.add(user.id)
                todo.append(user)
        return False

    def matters_alone(self, question: m.Question, knowledge: Knowledge) -> bool:
        """Whether something depends on its answer and on nothing else."""
        whens = [option.when for option in question.options if option.when is not None]
        if any(knowledge.rest(self._program.compile(w)) != TRUE for w in whens):
            return False  # perhaps too few options are left for it to matter
        own = self._program.own(question)
        formulas = self._program.formulas
        asked = (1 << formulas.size[self._program.variable[question.id]]) - 2
        rests = (
            formulas.restrict(
                knowledge.rest(use.formula()),
                self._program.variable[question.id],
                asked,
            )
            for use in self._uses.get(question.id, ())
            if isinstance(use.step, m.Table)
        )
        return any(rest > TRUE and formulas.support[rest] & ~own == 0 for rest in rests)

    def _touches(self, own: int, use: _Use, knowledge: Knowledge) -> bool:
        rest = knowledge.rest(use.formula())
        return rest > TRUE and bool(self._program.formulas.support[rest] & own)

    def _uses_of(self, step: m.Step) -> Iterator[tuple[list[str], _Use]]:
        """Per formula of a step: the ids it looks at, and the use."""
        program = self._program
        reached = partial(program.reached, step)
        names = [n for gate in program.gates[step.id] for n in self._names(gate)]
        if step.when is not None and not isinstance(step, m.Fact):
            names += self._names(step.when)
        yield names, _Use(step, reached)
        match step:
            case m.Question():
                yield from self._uses_of_question(step)
            case m.Fact():
                variable = program.variable[step.id]
                holds = partial(program.define, variable, YES)
                yield list(self._names(step.when)), _Use(step, holds)
            case m.Clock():
                yield list(step.moments), _Use(step, partial(self._moments, step))
            case m.Table():
                for number, row in enumerate(step.rows):
                    if row.when is not None:
                        hit = partial(self._hit, step, number)
                        yield list(self._names(row.when)), _Use(step, hit)

    def _uses_of_question(
        self, question: m.Question
    ) -> Iterator[tuple[list[str], _Use]]:
        conditions = [o.when for o in question.options] + [
            given.when for given in question.given
        ]
        for condition in conditions:
            if condition is not None:
                formula = partial(self._in_question, question, condition)
                yield list(self._names(condition)), _Use(question, formula)
        sources = [given.source for given in question.given if given.source]
        yield sources, _Use(question, partial(self._program.reached, question))

    def _in_question(self, question: m.Question, condition: c.Condition) -> int:
        program = self._program
        return program.both((program.reached(question), program.compile(condition)))

    def _moments(self, clock: m.Clock) -> int:
        program = self._program
        known = [program.compile_known(moment) for moment in clock.moments]
        return program.both((program.reached(clock), *known))

    def _hit(self, table: m.Table, number: int) -> int:
        program = self._program
        return program.both((program.reached(table), program.hits(table)[number]))

    def _names(self, condition: c.Condition) -> Iterator[str]:
        for leaf in c.leaves(condition):
            yield leaf.ref.step
            step = self._program.all_steps.by_id[leaf.ref.step]
            if leaf.ref.part == "fit" and isinstance(step, m.Question):
                yield step.options_from or ""


def _is_output(step: m.Step) -> bool:
    """Whether people see it: a row, a clock, or a question that is always asked."""
    if isinstance(step, m.Question):
        return step.type not in m.CLOSED_TYPES
    return not isinstance(step, m.Fact)
