"""A small checker for the JSON Schemas that the project makes, and no others.

It reads a tree as an editor would: an unquoted ``48`` is a number and ``true`` a
boolean. A keyword it does not know is an error, so no schema can hide behind it.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from opname_wizard.flow.tree import Block, Items, Node, Text

Schema = dict[str, Any]
_NOTES = {"$schema", "title", "description", "definitions"}
# Looked at one level down.
_BELOW = {"properties", "additionalProperties", "propertyNames", "items"}
# How many must fit: at least and at most; 0 for all.
_HOW_MANY = {"allOf": (0, 0), "anyOf": (1, 0), "oneOf": (1, 1)}


def mistakes(schema: Schema, node: Node) -> list[str]:
    """Where a tree does not fit a schema, as 'line: keyword'; empty when it fits."""
    return list(_Checker(schema).check(schema, node))


def _type(text: str) -> str:
    if text in {"true", "false"}:
        return "boolean"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return "integer"
    return "number" if re.fullmatch(r"[-+]?[0-9]+\.[0-9]*", text) else "string"


class _Checker:
    def __init__(self, root: Schema) -> None:
        self._definitions: Schema = root["definitions"]

    def check(self, schema: Schema, node: Node) -> Iterator[str]:
        for keyword, wanted in schema.items():
            if keyword in _NOTES:
                continue
            if not self._fits(keyword, wanted, node):
                yield f"{node.place.line}: {keyword}"
        yield from self._inside(schema, node)

    def _fits(self, keyword: str, wanted: Any, node: Node) -> bool:
        if keyword in _OF_TEXT:
            kind = _type(node.value) if isinstance(node, Text) else ""
            return not isinstance(node, Text) or _OF_TEXT[keyword](
                node.value, wanted, kind
            )
        if keyword in _OF_LIST:
            return not isinstance(node, Items) or _OF_LIST[keyword](
                len(node.items), wanted
            )
        if keyword in _OF_BLOCK:
            keys = set(node.entries) if isinstance(node, Block) else set()
            return not isinstance(node, Block) or _OF_BLOCK[keyword](keys, wanted)
        return keyword in _BELOW or self._fits_whole(keyword, wanted, node)

    def _fits_whole(self, keyword: str, wanted: Any, node: Node) -> bool:
        match keyword:
            case "type":
                return _has_type(node, wanted if isinstance(wanted, list) else [wanted])
            case "enum":
                return isinstance(node, Text) and node.value in wanted
            case "$ref":
                name = wanted.removeprefix("#/definitions/")
                return self._holds(self._definitions[name], node)
            case "allOf" | "anyOf" | "oneOf":
                fitting = sum(self._holds(one, node) for one in wanted)
                least, most = _HOW_MANY[keyword]
                return fitting >= (least or len(wanted)) and fitting <= (
                    most or fitting
                )
            case _:
                raise AssertionError(
                    f"this checker does not know the keyword {keyword!r}"
                )

    def _holds(self, schema: Schema, node: Node) -> bool:
        return not any(True for _ in self.check(schema, node))

    def _inside(self, schema: Schema, node: Node) -> Iterator[str]:
        if isinstance(node, Items) and "items" in schema:
            for item in node.items:
                yield from self.check(schema["items"], item)
        if isinstance(node, Block):
            for key, (place, value) in node.entries.items():
                other = schema.get("additionalProperties", True)
                inner = schema.get("properties", {}).get(key, other)
                if inner is False:
                    yield f"{place.line}: additionalProperties"
                elif inner is not True:
                    yield from self.check(inner, value)
                name = Text(key, place, braces=False)
                yield from self.check(schema.get("propertyNames", {}), name)


def _has_type(node: Node, wanted: list[str]) -> bool:
    match node:
        case Text(value):
            kind = _type(value)
            return kind in wanted or (kind == "integer" and "number" in wanted)
        case Items():
            return "array" in wanted
        case Block():
            return "object" in wanted


_OF_TEXT: dict[str, Callable[[str, Any, str], bool]] = {
    "pattern": lambda value, wanted, kind: (
        kind != "string" or re.search(wanted, value) is not None
    ),
    "maxLength": lambda value, wanted, _: len(value) <= wanted,
    "minimum": lambda value, wanted, kind: kind != "integer" or int(value) >= wanted,
    "maximum": lambda value, wanted, kind: kind != "integer" or int(value) <= wanted,
}
_OF_LIST: dict[str, Callable[[int, int], bool]] = {
    "minItems": lambda length, wanted: length >= wanted,
    "maxItems": lambda length, wanted: length <= wanted,
}
_OF_BLOCK: dict[str, Callable[[set[str], Any], bool]] = {
    "required": lambda keys, wanted: keys.issuperset(wanted),
    "minProperties": lambda keys, wanted: len(keys) >= wanted,
    "dependencies": lambda keys, wanted: all(
        keys.issuperset(needs) for key, needs in wanted.items() if key in keys
    ),
}
