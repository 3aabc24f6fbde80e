"""Some full combinations of what is not known yet, drawn at random.

A row that holds in one and not in another surely depends; only what is the same in all
of them still needs a search. The draw is fixed, so the same walk gives the same ones.
"""

import random
from collections.abc import Mapping

from opname_wizard.engine.knowledge import Knowledge
from opname_wizard.flow.program import Program

COUNT = 12

_Sample = tuple[dict[int, int], dict[int, bool]]  # values, and what was worked out


class Samples:
    """Combinations of values (variable to value) that agree with what is known."""

    def __init__(self, program: Program, knowledge: Knowledge) -> None:
        self._formulas = program.formulas
        self._knowledge = knowledge
        self._dice = random.Random(0)  # noqa: S311  no secret: a spread of examples
        self._samples: list[_Sample | None] = []

    def outcomes(self, formula: int) -> set[bool]:
        """Whether the formula holds, over all samples: {True}, {False} or both."""
        found: set[bool] = set()
        for number in range(COUNT):
            if number == len(self._samples):
                self._samples.append(self._draw())
            sample = self._samples[number]
            if sample is not None:
                found.add(self._holds(formula, *sample))
            if len(found) == 2:
                break
        return found

    def _draw(self) -> _Sample | None:
        """One combination; None when it leads to a step that has no value left."""
        values: dict[int, int] = {}
        memo: dict[int, bool] = {}
        for variable, size in enumerate(self._formulas.size):
            mask = self._knowledge.mask(variable)
            allowed = [value for value in range(size) if mask >> value & 1]
            self._dice.shuffle(allowed)
            fitting = (
                value
                for value in allowed
                if self._holds(self._knowledge.define(variable, value), values, memo)
            )
            chosen = next(fitting, None)
            if chosen is None:
                return None
            values[variable] = chosen
        return values, memo

    def _holds(
        self, node: int, values: Mapping[int, int], memo: dict[int, bool]
    ) -> bool:
        if node <= 1:
            return node == 1
        known = memo.get(node)
        if known is None:
            shape = self._formulas.shape(node)
            if shape.variable >= 0:
                known = bool(shape.mask >> values[shape.variable] & 1)
            elif shape.every:
                known = all(self._holds(part, values, memo) for part in shape.parts)
            else:
                known = any(self._holds(part, values, memo) for part in shape.parts)
            memo[node] = known
        return known
