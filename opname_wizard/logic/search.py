"""The search: is there a combination of values that makes a formula true?

Variables are defined in order: what a variable may be depends only on earlier ones.
So the search removes the last variable first: it tries each of its values, adds what
that value asks of earlier variables, and goes on until nothing is left. A formula that
was found impossible is remembered by its number, so shared parts are decided once.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from opname_wizard.logic.formula import FALSE, TRUE, Formulas

Define = Callable[[int, int], int]


class OutOfStepsError(Exception):
    """The step budget ran out before there was an answer."""


Branch = tuple[int, int]  # a value, and what remains to be made true


class _Frame(NamedTuple):
    formula: int
    variable: int
    branches: Iterator[Branch]


class Search:
    """Answers questions about formulas under one set of definitions.

    Args:
        formulas: where the formulas live.
        define: what ``variable = value`` asks, as a formula over earlier variables.
        budget: how many variables may be removed in all, or None for no bound.
    """

    def __init__(
        self, formulas: Formulas, define: Define, budget: int | None = None
    ) -> None:
        self._formulas = formulas
        self._define = define
        self._impossible: set[int] = {FALSE}
        self._found: dict[int, Branch] = {}
        self._orders: dict[int, list[int]] = {}
        self.budget = budget
        self.steps = 0

    def find(self, formula: int) -> dict[int, int] | None:
        """Values (variable to value) that make the formula true, or None.

        Variables that do not matter are absent.

        Raises:
            OutOfStepsError: the budget ran out.
        """
        path = self._path(formula, whole=True)
        if path is None:
            return None
        return {frame.variable: value for frame, (value, _) in path}

    def possible(self, formula: int) -> bool:
        """Whether some combination makes the formula true.

        Raises:
            OutOfStepsError: the budget ran out.
        """
        return self._path(formula, whole=False) is not None

    def certain(self, formula: int) -> bool:
        """Whether every combination makes the formula true."""
        return not self.possible(self._formulas.negate(formula))

    def _path(self, formula: int, *, whole: bool) -> list[tuple[_Frame, Branch]] | None:
        """The branches to an answer; not ``whole``: up to what is known to have one."""
        stack: list[_Frame] = []
        chosen: list[Branch] = []
        current: int | None = self._formulas.conclude((formula,))
        while current is not None and current != TRUE:
            if not whole and current in self._found:
                break
            if current not in self._impossible:
                stack.append(self._frame(current))
            current = self._step(stack, chosen)
        if current is None:
            return None
        path = list(zip(stack, chosen, strict=True))
        for frame, branch in path:
            self._found[frame.formula] = branch
        return path

    def _step(self, stack: list[_Frame], chosen: list[Branch]) -> int | None:
        """Take the next branch that is open; None when there is none left."""
        while stack:
            del chosen[len(stack) - 1 :]
            branch = next(stack[-1].branches, None)
            if branch is not None:
                chosen.append(branch)
                return branch[1]
            self._impossible.add(stack.pop().formula)
        return None

    def _frame(self, formula: int) -> _Frame:
        known = self._found.get(formula)
        variable = self._formulas.top(formula)
        if known is not None:  # it led to an answer before
            return _Frame(formula, variable, iter((known,)))
        self.steps += 1
        if self.budget is not None and self.steps > self.budget:
            raise OutOfStepsError
        return _Frame(formula, variable, self._branches(formula))

    def _branches(self, formula: int) -> Iterator[Branch]:
        f = self._formulas
        variable = f.top(formula)
        allowed = f.literals_of(formula).get(variable, -1)
        for value in self._order(variable):
            if not allowed >> value & 1:
                continue
            rest = f.restrict(formula, variable, 1 << value)
            if rest != FALSE:
                rest = f.conclude((rest, self._define(variable, value)))
            if rest not in self._impossible:
                yield value, rest

    def _order(self, variable: int) -> list[int]:
        """The values of a variable; those that ask least of earlier ones first."""
        order = self._orders.get(variable)
        if order is None:
            f = self._formulas
            sizes = [
                (f.support[self._define(variable, value)].bit_count(), value)
                for value in range(f.size[variable])
            ]
            order = self._orders[variable] = [value for _, value in sorted(sizes)]
        return order
