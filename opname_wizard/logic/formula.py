"""Formulas over variables with a few values: shared, simplified, never mutated.

A variable has values 0..n-1; a set of values is a bit mask. A formula is a number:
equal formulas have the same number, so a dictionary can remember what is known of it.
Formulas are kept in negation normal form: a literal says that a variable's value lies
in a mask; the rest is *both* (and) or *either* (or) of other formulas.
"""

from collections.abc import Iterable
from typing import NamedTuple

from opname_wizard.logic.units import Units

FALSE = 0
TRUE = 1
_LITERAL, _BOTH, _EITHER = 1, 2, 3


class Shape(NamedTuple):
    """One level of a formula: a literal (``variable`` >= 0), or its parts."""

    variable: int
    mask: int
    every: bool
    parts: tuple[int, ...]


class Formulas:
    """Makes and keeps formulas.

    Attributes:
        size: per variable its number of values.
        support: per formula the variables in it, as a bit mask.
    """

    def __init__(self) -> None:
        self.size: list[int] = []
        self.support: list[int] = [0, 0]
        self._kind: list[int] = [0, 0]
        self._parts: list[tuple[int, ...]] = [(), ()]
        self._numbers: dict[tuple[int, tuple[int, ...]], int] = {}
        self._negated: dict[int, int] = {FALSE: TRUE, TRUE: FALSE}
        self._restricted: dict[tuple[int, int, int], int] = {}

    def variable(self, size: int) -> int:
        """A new variable with ``size`` values; returns its number."""
        self.size.append(size)
        return len(self.size) - 1

    def literal(self, variable: int, mask: int) -> int:
        """When the value of a variable lies in a mask."""
        full = (1 << self.size[variable]) - 1
        mask &= full
        if mask == 0:
            return FALSE
        if mask == full:
            return TRUE
        return self._number(_LITERAL, (variable, mask))

    def both(self, items: Iterable[int]) -> int:
        """All of these hold."""
        return self._join(_BOTH, items, TRUE, FALSE)

    def either(self, items: Iterable[int]) -> int:
        """At least one of these holds."""
        return self._join(_EITHER, items, FALSE, TRUE)

    def at_least(self, number: int, items: Iterable[int]) -> int:
        """At least ``number`` of these hold."""
        row = [TRUE] + [FALSE] * number  # row[k]: at least k of the items so far
        for item in items:
            row = [TRUE] + [
                self.either((row[k], self.both((row[k - 1], item))))
                for k in range(1, number + 1)
            ]
        return row[number]

    def negate(self, node: int) -> int:
        """The opposite of a formula."""
        known = self._negated.get(node)
        if known is not None:
            return known
        parts = self._parts[node]
        if self._kind[node] == _LITERAL:
            variable, mask = parts
            full = (1 << self.size[variable]) - 1
            result = self.literal(variable, full & ~mask)
        elif self._kind[node] == _BOTH:
            result = self.either(self.negate(part) for part in parts)
        else:
            result = self.both(self.negate(part) for part in parts)
        self._negated[node] = result
        self._negated[result] = node
        return result

    def restrict(self, node: int, variable: int, mask: int) -> int:
        """The formula once the variable's value is known to lie in the mask."""
        if not self.support[node] >> variable & 1:
            return node
        key = (node, variable, mask)
        known = self._restricted.get(key)
        if known is not None:
            return known
        parts = self._parts[node]
        if self._kind[node] == _LITERAL:
            if mask & ~parts[1] == 0:
                result = TRUE
            else:
                result = self.literal(variable, parts[1] & mask)
        else:
            result = self._restrict_parts(self._kind[node], parts, variable, mask)
        self._restricted[key] = result
        return result

    def _restrict_parts(
        self, kind: int, parts: tuple[int, ...], variable: int, mask: int
    ) -> int:
        unit, zero = (TRUE, FALSE) if kind == _BOTH else (FALSE, TRUE)
        support = self.support
        same: list[int] = []
        changed: list[int] = []
        for part in parts:
            if not support[part] >> variable & 1:
                same.append(part)
                continue
            left = self.restrict(part, variable, mask)
            if left == zero:
                return zero
            if left != unit:
                changed.append(left)
        if any(self._kind[part] in (kind, _LITERAL) for part in changed):
            return self._join(kind, (*same, *changed), unit, zero)
        return self._of_parts(kind, {*same, *changed}, changed)

    def shape(self, node: int) -> Shape:
        """What a formula that is not TRUE or FALSE is made of."""
        parts = self._parts[node]
        if self._kind[node] == _LITERAL:
            return Shape(parts[0], parts[1], every=False, parts=())
        return Shape(-1, 0, self._kind[node] == _BOTH, parts)

    def top(self, node: int) -> int:
        """The last variable in a formula; -1 when it has none."""
        return self.support[node].bit_length() - 1

    def literals_of(self, node: int) -> dict[int, int]:
        """What must hold on top of a formula: per variable its mask of values."""
        parts = self._parts[node] if self._kind[node] == _BOTH else (node,)
        return {
            self._parts[part][0]: self._parts[part][1]
            for part in parts
            if self._kind[part] == _LITERAL
        }

    def masks_of(self, nodes: Iterable[int], variable: int) -> set[int]:
        """Every mask that these formulas hold a variable against, however deep."""
        found: set[int] = set()
        seen: set[int] = set()
        todo = list(nodes)
        while todo:
            node = todo.pop()
            if node in seen or not self.support[node] >> variable & 1:
                continue
            seen.add(node)
            if self._kind[node] == _LITERAL:
                found.add(self._parts[node][1])
            else:
                todo += self._parts[node]
        return found

    def conclude(self, items: Iterable[int]) -> int:
        """All of these hold; what must hold on top simplifies the rest."""
        units = Units()
        pieces = [piece for item in items for piece in self._pieces(item)]
        if FALSE in pieces:
            return FALSE
        others = self._sort(pieces, units)
        while units.fresh and not units.broken:
            bits, units.fresh = units.fresh, 0
            others = [
                piece for part in others for piece in self._simplify(part, units, bits)
            ]
        if units.broken:
            return FALSE
        for variable in units.merged:
            units.nodes[variable] = self.literal(variable, units.masks[variable])
        return self._of_parts(_BOTH, {*others, *units.nodes.values()}, others)

    def _pieces(self, node: int) -> tuple[int, ...]:
        """The formulas that must all hold for this one to hold."""
        if node == TRUE:
            return ()
        return self._parts[node] if self._kind[node] == _BOTH else (node,)

    def _simplify(self, part: int, units: Units, bits: int) -> list[int]:
        """A part once the units among these variables are used; its own units go."""
        touched = self.support[part] & bits
        while touched:
            low = touched & -touched
            variable = low.bit_length() - 1
            part = self.restrict(part, variable, units.masks[variable])
            touched &= self.support[part] & ~low
        if part == FALSE:
            units.broken = True
            return []
        return self._sort(self._pieces(part), units)

    def _sort(self, parts: Iterable[int], units: Units) -> list[int]:
        """Literals become units; the other parts come back."""
        others = []
        for part in parts:
            if self._kind[part] == _LITERAL:
                units.add(part, *self._parts[part])
            else:
                others.append(part)
        return others

    def _join(self, kind: int, items: Iterable[int], unit: int, zero: int) -> int:
        """One node of these: flattened, literals per variable merged, sorted."""
        literals: dict[int, int] = {}
        parts: set[int] = set()
        stack = list(items)
        while stack:
            node = stack.pop()
            mine = self._kind[node]
            if mine == kind:
                stack += self._parts[node]
            elif mine == _LITERAL:
                if self._merge(literals, kind, node) == zero:
                    return zero
            elif node != unit:
                parts.add(node)
        if zero in parts:
            return zero
        return self._of_parts(kind, {*parts, *literals.values()}, parts)

    def _merge(self, literals: dict[int, int], kind: int, node: int) -> int:
        """Join a literal with the one there is on its variable; what came of it."""
        variable, mask = self._parts[node]
        old = literals.get(variable, node)
        if old != node:
            other = self._parts[old][1]
            mask = mask & other if kind == _BOTH else mask | other
            node = self.literal(variable, mask)
        literals[variable] = node
        return node

    def _of_parts(self, kind: int, parts: set[int], suspect: Iterable[int]) -> int:
        """One node of parts that differ; the opposite of a suspect may be there too."""
        unit, zero = (TRUE, FALSE) if kind == _BOTH else (FALSE, TRUE)
        for part in suspect:
            if self._negated.get(part) in parts:
                return zero
        if len(parts) > 1:
            return self._number(kind, tuple(sorted(parts)))
        return parts.pop() if parts else unit

    def _number(self, kind: int, parts: tuple[int, ...]) -> int:
        key = (kind, parts)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._kind)
            self._kind.append(kind)
            self._parts.append(parts)
            self.support.append(self._support(kind, parts))
        return number

    def _support(self, kind: int, parts: tuple[int, ...]) -> int:
        if kind == _LITERAL:
            return 1 << parts[0]
        support = 0
        for part in parts:
            support |= self.support[part]
        return support
