"""Packed and unpacked again a rule set is the same, apart from its places."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest
import shipped
from base_rules import rules
from hypothesis import given, settings
from hypothesis import strategies as st

from opname_wizard.advice.advise import advise
from opname_wizard.clock.calendar import Calendar
from opname_wizard.engine.walk import Walker
from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow.finding import Place
from opname_wizard.flow.pack import _CLASSES, NOWHERE, pack, unpack
from opname_wizard.flow.program import Program, find_journey
from opname_wizard.flow.word import Word

RULES: Mapping[str, Callable[[], m.RuleSet]] = {
    "base": rules,
    "shipped": lambda: shipped.library().ruleset,
}
NOT_PACKED = {m.Source}  # the register is read apart


def shape(value: Any) -> Any:
    """A value with the name of each class in it, and every place the same."""
    if isinstance(value, Place):
        return "plaats"
    if hasattr(value, "_fields"):
        return (type(value).__name__, *map(shape, value))
    if isinstance(value, tuple):
        return ("tuple", *map(shape, value))
    if isinstance(value, frozenset):
        return ("set", sorted(map(shape, value), key=str))
    if isinstance(value, dict):
        return ("dict", [(key, shape(part)) for key, part in value.items()])
    bare = str(value) if isinstance(value, Word) else value
    return (type(bare).__name__, bare)


@pytest.mark.parametrize("name", RULES)
def test_the_rules_come_back_whole(name: str) -> None:
    ruleset = RULES[name]()
    assert shape(unpack(pack(ruleset))) == shape(ruleset)


@pytest.mark.parametrize("name", RULES)
def test_packing_what_was_unpacked_changes_nothing(name: str) -> None:
    content = pack(RULES[name]())
    assert pack(unpack(content)) == content


def test_every_class_of_the_model_can_be_packed() -> None:
    made = {
        kind
        for module in (c, m)
        for kind in vars(module).values()
        if isinstance(kind, type) and kind.__module__ == module.__name__
    }
    assert made - set(_CLASSES) == NOT_PACKED
    assert len(set(_CLASSES)) == len(_CLASSES)


def test_places_are_left_out_so_that_no_path_is_kept() -> None:
    content = pack(shipped.library().ruleset)
    assert b".yaml" not in content
    found = unpack(content)
    assert found.journeys["incident"].place == NOWHERE


@pytest.mark.parametrize("name", shipped.NAMES[:: len(shipped.NAMES) // 6])
def test_unpacked_rules_give_the_same_advice(name: str) -> None:
    played = shipped.played(name)
    ruleset = unpack(pack(shipped.library().ruleset))
    journey = find_journey(ruleset, played.case.journey)
    assert journey is not None
    walker = Walker(Program(ruleset, journey), Calendar())
    walk = walker.walk(shipped.answers_of(played.case), played.walk.now)
    register, titles = shipped.library().register, shipped.library().letter_titles()
    assert advise(walk, register, titles) == played.advice


@cache
def packed() -> Any:
    """The base rule set as the JSON tree it is packed in."""
    return json.loads(pack(rules()))


def damaged(value: Any, path: list[int], other: Any) -> Any:
    """The tree with one part replaced."""
    if not path or not isinstance(value, list) or not value:
        return other
    number = path[0] % len(value)
    part = damaged(value[number], path[1:], other)
    return [*value[:number], part, *value[number + 1 :]]


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 60), max_size=12),
    st.sampled_from([None, 0, -7, 99, 1.5, True, "", "x", [], [0], [3, 1], [2, [3]]]),
)
def test_damaged_content_is_refused_or_is_still_a_rule_set(
    path: list[int], other: object
) -> None:
    tree = damaged(packed(), path, other)
    try:
        found = unpack(json.dumps(tree).encode())
    except ValueError:
        return
    assert isinstance(found, m.RuleSet)


@pytest.mark.parametrize("content", [b"", b"{}", b"[", b"\xff", b"[" * 50_000, b"[4]"])
def test_what_is_no_rule_set_is_a_value_error(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any one will do
        unpack(content)
