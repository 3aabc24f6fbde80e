"""Some full combinations of what is not known yet, drawn at random.

A row that holds in one and not in another surely depends; only what is the same in all
of them still needs a search. The draw is fixed, so the same walk gives the same ones.
"""

import random

from opname_wizard.engine.knowledge import Knowledge
from opname_wizard.flow.program import Program
from opname_wizard.logic.sample import Sample, draw

COUNT = 12


class Samples:
    """Combinations of values (variable to value) that agree with what is known."""

    def __init__(self, program: Program, knowledge: Knowledge) -> None:
        self._formulas = program.formulas
        self._knowledge = knowledge
        self._dice = random.Random(0)  # noqa: S311  no secret: a spread of examples
        self._samples: list[Sample | None] = []

    def outcomes(self, formula: int) -> set[bool]:
        """Whether the formula holds, over all samples: {True}, {False} or both."""
        found: set[bool] = set()
        for number in range(COUNT):
            if number == len(self._samples):
                knowledge = self._knowledge
                self._samples.append(
                    draw(self._formulas, knowledge.define, self._order)
                )
            sample = self._samples[number]
            if sample is not None:
                found.add(sample.holds(formula))
            if len(found) == 2:
                break
        return found

    def _order(self, variable: int) -> list[int]:
        mask = self._knowledge.mask(variable)
        values = [v for v in range(self._formulas.size[variable]) if mask >> v & 1]
        if len(values) > 1:
            self._dice.shuffle(values)
        return values
