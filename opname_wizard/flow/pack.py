"""A checked rule set as compact JSON, and back: for the cache of rules.

Places are left out: they only serve findings, and what is packed has none.
"""

import json
from typing import Any

from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow.finding import Place

NOWHERE = Place("", 1, 1)
_PLACE, _TUPLE, _SET, _DICT = 0, 1, 2, 3
_FIRST = 4
_CLASSES: tuple[Any, ...] = (
    *(c.Ref, c.Is, c.Includes, c.IncludesAll, c.Excludes, c.Known),
    *(c.Every, c.Some, c.AtLeast, c.No),
    *(m.Option, m.Given, m.Question, m.Fact, m.Clock, m.Outcome),
    *(m.Then, m.Tells, m.Does, m.Fits, m.Offers, m.Row, m.Table),
    *(m.Flow, m.Stage, m.Journey, m.Limit, m.RuleSet),
)
_NUMBER = {cls: number for number, cls in enumerate(_CLASSES, _FIRST)}


def pack(ruleset: m.RuleSet) -> bytes:
    """The rule set as bytes that `unpack` understands."""
    text = json.dumps(_packed(ruleset), ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def unpack(content: bytes) -> m.RuleSet:
    """The rule set that was packed.

    Raises:
        ValueError: the bytes are damaged.
    """
    try:
        found = _unpacked(json.loads(content))
    except (TypeError, KeyError, IndexError, RecursionError) as error:
        raise ValueError from error
    if not isinstance(found, m.RuleSet):
        raise ValueError  # noqa: TRY004  damaged, whatever it holds
    return found


def _packed(value: Any) -> Any:
    if isinstance(value, Place):
        return [_PLACE]
    number = _NUMBER.get(type(value))
    if number is not None:
        return [number, *map(_packed, value)]
    if isinstance(value, tuple):
        return [_TUPLE, *map(_packed, value)]
    if isinstance(value, frozenset):
        return [_SET, *sorted(map(_packed, value), key=str)]
    if isinstance(value, dict):
        return [_DICT, *(_packed(part) for pair in value.items() for part in pair)]
    return value


def _unpacked(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    tag = value[0]
    if tag == _PLACE:
        return NOWHERE
    parts = [_unpacked(part) for part in value[1:]]
    if tag == _TUPLE:
        return tuple(parts)
    if tag >= _FIRST:
        return _CLASSES[tag - _FIRST]._make(parts)
    if tag == _SET:
        return frozenset(parts)
    return dict(zip(parts[::2], parts[1::2], strict=True))
