"""What must hold on top of a formula, while the rest is simplified by it."""


class Units:
    """What must hold on top of a formula: per variable a mask of values.

    Attributes:
        masks: by variable.
        nodes: the literal that says so, by variable; not right where it was merged.
        merged: variables that more than one literal was about.
        fresh: variables whose mask became smaller and is not used yet, as a bit mask.
        broken: nothing is left of some mask, so the formula is false.
    """

    __slots__ = ("broken", "fresh", "masks", "merged", "nodes")

    def __init__(self) -> None:
        self.masks: dict[int, int] = {}
        self.nodes: dict[int, int] = {}
        self.merged: set[int] = set()
        self.fresh = 0
        self.broken = False

    def add(self, node: int, variable: int, mask: int) -> None:
        """A literal: the variable must lie in this mask too."""
        old = self.masks.get(variable)
        if old is None:
            self.nodes[variable] = node
        else:
            self.merged.add(variable)
            mask &= old
        if mask != old:
            self.masks[variable] = mask
            self.fresh |= 1 << variable
        self.broken = self.broken or mask == 0
