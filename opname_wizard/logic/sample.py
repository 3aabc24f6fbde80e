"""One full combination of values, and what holds in it."""

from collections.abc import Callable, Iterable

from opname_wizard.logic.formula import TRUE, Formulas
from opname_wizard.logic.search import Define

Order = Callable[[int], Iterable[int]]


class Sample:
    """Values that fit the definitions; formulas are worked out once.

    Attributes:
        values: per variable its value.
    """

    def __init__(self, formulas: Formulas) -> None:
        self._f = formulas
        self._known: dict[int, bool] = {}
        self.values: dict[int, int] = {}

    def holds(self, node: int) -> bool:
        """Whether a formula over variables that have a value is true."""
        if node <= TRUE:
            return node == TRUE
        known = self._known.get(node)
        if known is None:
            shape = self._f.shape(node)
            if shape.variable >= 0:
                known = bool(shape.mask >> self.values[shape.variable] & 1)
            elif shape.every:
                known = all(self.holds(part) for part in shape.parts)
            else:
                known = any(self.holds(part) for part in shape.parts)
            self._known[node] = known
        return known


def draw(formulas: Formulas, define: Define, order: Order) -> Sample | None:
    """A sample that gives each variable the first value that fits those before it.

    Args:
        formulas: where the formulas live.
        define: what ``variable = value`` asks of earlier variables.
        order: per variable its values, in order of preference.

    Returns:
        The sample, or None when some variable had no value left.
    """
    sample = Sample(formulas)
    for variable in range(len(formulas.size)):
        for value in order(variable):
            if sample.holds(define(variable, value)):
                sample.values[variable] = value
                break
        else:
            return None
    return sample
