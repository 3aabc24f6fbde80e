"""What is known of a program's variables, and what follows from it.

Known things only grow during a walk, so a formula once found true or false stays so.
Derived variables (facts, tables) are worked out when they are asked for.
"""

from collections.abc import Iterator

from opname_wizard.flow import model as m
from opname_wizard.flow.program import Program
from opname_wizard.logic.formula import FALSE, TRUE
from opname_wizard.logic.search import Search


class Knowledge:
    """Masks of possible values, and decisions by search where masks do not decide."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._f = program.formulas
        self._base: dict[int, int] = {}
        self._extra: dict[int, dict[int, int]] = {}
        self._masks: dict[int, int] = {}
        self._settled: dict[int, int] = {}
        self._fresh: dict[int, int] = {}
        self._search: Search | None = None
        self._assumed = TRUE
        self._cones: dict[int, int] = {}

    def learn(self, variable: int, mask: int) -> None:
        """A question's, option's or clock's value lies in this mask."""
        self._base[variable] = mask
        self._forget()

    def learn_when(self, variable: int, conditions: dict[int, int]) -> None:
        """Each of these values asks one more formula (value to formula)."""
        self._extra[variable] = conditions
        self._forget()

    def assume(self, node: int) -> None:
        """This formula holds; it must be possible with what is known."""
        self._assumed = self._f.both((self._assumed, node))

    def _forget(self) -> None:
        self._fresh.clear()
        self._cones.clear()
        self._masks = {v: k for v, k in self._masks.items() if k & (k - 1) == 0}
        self._search = None

    # -- by masks -----------------------------------------------------------------

    def mask(self, variable: int) -> int:
        """The values a variable may still have, as far as masks tell."""
        known = self._masks.get(variable)
        if known is None:
            known = self._masks[variable] = self._mask(variable)
        return known

    def _mask(self, variable: int) -> int:
        base = self._base.get(variable, (1 << self._f.size[variable]) - 1)
        if base & (base - 1) == 0:
            return base
        mask = 0
        for value in range(self._f.size[variable]):
            if base >> value & 1 and self.define(variable, value) != FALSE:
                mask |= 1 << value
        return mask

    def define(self, variable: int, value: int) -> int:
        """What ``variable = value`` still asks of earlier variables."""
        base = self._base.get(variable)
        if base is not None and not base >> value & 1:
            return FALSE
        node = self._program.define(variable, value)
        extra = self._extra.get(variable)
        if extra is not None and value in extra:
            node = self._f.both((node, extra[value]))
        return self.rest(node)

    def rest(self, node: int) -> int:
        """What remains of a formula: TRUE, FALSE, or what is still open in it."""
        if node <= TRUE:
            return node
        known = self._settled.get(node)
        if known is None:
            known = self._fresh.get(node)
        if known is None:
            known = self._rest(node)
            store = self._settled if known <= TRUE else self._fresh
            store[node] = known
        return known

    def _rest(self, node: int) -> int:
        shape = self._f.shape(node)
        if shape.variable >= 0:
            mask = self.mask(shape.variable)
            if mask & ~shape.mask == 0:
                return TRUE if mask else FALSE
            return self._f.literal(shape.variable, shape.mask & mask)
        parts = [self.rest(part) for part in shape.parts]
        return self._f.both(parts) if shape.every else self._f.either(parts)

    # -- by search ----------------------------------------------------------------

    def possible(self, node: int) -> bool:
        """Whether some completion of what is open makes the formula true."""
        rest = self.rest(node)
        if rest > TRUE:
            rest = self._f.both((rest, self.rest(self._assumed)))
        return rest != FALSE and (rest == TRUE or self._find(rest))

    def certain(self, node: int) -> bool:
        """Whether every completion of what is open makes the formula true."""
        return not self.possible(self._f.negate(node))

    def _find(self, rest: int) -> bool:
        if self._search is None:
            self._search = Search(self._f, self.define)
        return self._search.possible(rest)

    # -- on what does it depend ----------------------------------------------------

    def questions_in(self, node: int) -> tuple[str, ...]:
        """Ids of the questions on which an open formula still depends, in order."""
        seen = 0
        for variable in _bits(self._f.support[self.rest(node)]):
            seen |= self._cone(variable)
        return tuple(
            step.id
            for step in self._program.steps
            if isinstance(step, m.Question) and seen & self._program.own(step)
        )

    def _cone(self, variable: int) -> int:
        """A variable and all open ones that decide it, as a bit mask."""
        known = self._cones.get(variable)
        if known is None:
            known = 1 << variable
            for value in range(self._f.size[variable]):
                for earlier in _bits(self._f.support[self.define(variable, value)]):
                    known |= self._cone(earlier)
            self._cones[variable] = known
        return known


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
