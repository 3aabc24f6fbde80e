"""Conditions: data over the closed values of the steps above (design: no code)."""

from collections.abc import Iterator
from typing import NamedTuple

from opname_wizard.flow.finding import Place


class Ref(NamedTuple):
    """What a condition looks at: a step, or one part of it.

    Attributes:
        name: as written, for messages.
        step: id of the step (unique in the rule set).
        part: None for its value; ``rij`` for the row behind a verdict; ``fit`` for
            the fits of chosen measures; otherwise the id of a measure.
        place: where it was written.
    """

    name: str
    step: str
    part: str | None
    place: Place


class Is(NamedTuple):
    """The value is one of these."""

    ref: Ref
    values: tuple[str, ...]


class Includes(NamedTuple):
    """A set contains any of these."""

    ref: Ref
    values: tuple[str, ...]


class IncludesAll(NamedTuple):
    """A set contains all of these."""

    ref: Ref
    values: tuple[str, ...]


class Excludes(NamedTuple):
    """A set was reached and contains none of these."""

    ref: Ref
    values: tuple[str, ...]


class Known(NamedTuple):
    """There is an answer, and it is not *Weet ik niet*."""

    ref: Ref


class Every(NamedTuple):
    """All of these hold (``all``, or several keys in one mapping)."""

    items: "tuple[Condition, ...]"


class Some(NamedTuple):
    """At least one of these holds (``any``)."""

    items: "tuple[Condition, ...]"


class AtLeast(NamedTuple):
    """At least ``number`` of these hold."""

    number: int
    items: "tuple[Condition, ...]"


class No(NamedTuple):
    """Plain negation."""

    item: "Condition"


Leaf = Is | Includes | IncludesAll | Excludes | Known
Condition = Leaf | Every | Some | AtLeast | No

ALWAYS = Every(())
NEVER = Some(())
OPERATORS: dict[str, type[Includes] | type[IncludesAll] | type[Excludes]] = {
    "includes": Includes,
    "includes_all": IncludesAll,
    "excludes": Excludes,
}
GROUPS = ("all", "any", "not", "at_least", "known")


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf of a condition, in written order."""
    if isinstance(condition, (Every, Some, AtLeast)):
        for item in condition.items:
            yield from leaves(item)
    elif isinstance(condition, No):
        yield from leaves(condition.item)
    else:
        yield condition


def as_data(condition: Condition | None) -> "dict[str, object] | None":
    """A condition as it is written in a flow, for JSON; None for always."""
    found: dict[str, object] | None = None
    match condition:
        case None:
            pass
        case Is(ref, values):
            found = {ref.name: list(values)}
        case Known(ref):
            found = {"known": ref.name}
        case Every(items):
            found = {"all": [as_data(item) for item in items]}
        case Some(items):
            found = {"any": [as_data(item) for item in items]}
        case AtLeast(number, items):
            found = {"at_least": {"n": number, "of": [as_data(one) for one in items]}}
        case No(item):
            found = {"not": as_data(item)}
        case _:
            names = {cls: name for name, cls in OPERATORS.items()}
            operator = names[type(condition)]
            found = {condition.ref.name: {operator: list(condition.values)}}
    return found
