"""The search: is there a combination of values that makes a formula true?

Variables are defined in order: what a variable may be depends only on earlier ones.
So the search removes the last variable first: it tries each of its values, adds what
that value asks of earlier variables, and goes on until nothing is left. A formula that
was found impossible is remembered by its number, so shared parts are decided once.
"""

from collections.abc import Callable

from opname_wizard.logic.formula import FALSE, TRUE, Formulas

Define = Callable[[int, int], int]


class OutOfStepsError(Exception):
    """The step budget ran out before there was an answer."""


class _Frame:
    __slots__ = ("branches", "formula", "value", "variable")

    def __init__(
        self, formula: int, variable: int, branches: list[tuple[int, int]]
    ) -> None:
        self.formula = formula
        self.variable = variable
        self.branches = branches  # (value, what remains), tried from the end
        self.value = 0


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
        self._branches: dict[int, tuple[int, list[tuple[int, int]]]] = {}
        self.budget = budget
        self.steps = 0

    def find(self, formula: int) -> dict[int, int] | None:
        """Values (variable to value) that make the formula true, or None.

        Variables that do not matter are absent.

        Raises:
            OutOfStepsError: the budget ran out.
        """
        stack: list[_Frame] = []
        current = self._units(formula)
        while current != TRUE:
            if current not in self._impossible:
                stack.append(self._frame(current))
            current = FALSE
            while stack and current == FALSE:
                frame = stack[-1]
                if frame.branches:
                    frame.value, current = frame.branches.pop()
                    if current in self._impossible:
                        current = FALSE
                else:
                    self._impossible.add(frame.formula)
                    stack.pop()
            if not stack:
                return None
        return {frame.variable: frame.value for frame in stack}

    def possible(self, formula: int) -> bool:
        """Whether some combination makes the formula true."""
        return self.find(formula) is not None

    def certain(self, formula: int) -> bool:
        """Whether every combination makes the formula true."""
        return not self.possible(self._formulas.negate(formula))

    def _frame(self, formula: int) -> _Frame:
        self.steps += 1
        if self.budget is not None and self.steps > self.budget:
            raise OutOfStepsError
        kept = self._branches.get(formula)
        if kept is None:
            kept = self._branches[formula] = self._split(formula)
        variable, branches = kept
        return _Frame(formula, variable, list(branches))

    def _split(self, formula: int) -> tuple[int, list[tuple[int, int]]]:
        f = self._formulas
        variable = f.top(formula)
        remains: dict[int, int] = {}
        for value in range(f.size[variable]):
            rest = f.restrict(formula, variable, 1 << value)
            if rest == FALSE:
                continue
            rest = self._units(f.both((rest, self._define(variable, value))))
            if rest not in self._impossible:
                remains.setdefault(rest, value)
        # The branch with the least left comes last, so it is tried first.
        order = sorted(remains, key=lambda rest: -f.support[rest].bit_count())
        return variable, [(remains[rest], rest) for rest in order]

    def _units(self, formula: int) -> int:
        """Use what must hold on top of a formula to simplify the rest of it."""
        f = self._formulas
        done: set[tuple[int, int]] = set()
        while True:
            fresh = [lit for lit in f.literals_of(formula) if lit not in done]
            if not fresh:
                return formula
            for variable, mask in fresh:
                done.add((variable, mask))
                unit = f.literal(variable, mask)
                formula = f.both((f.restrict(formula, variable, mask), unit))
