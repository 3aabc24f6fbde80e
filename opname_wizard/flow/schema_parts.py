"""What a JSON Schema of content is made of (see `schema`)."""

import re
from collections.abc import Iterable, Mapping

from opname_wizard.flow.reader import MAX_ID, MAX_NUMBER, Keys
from opname_wizard.flow.schema_words import WORDS

Schema = dict[str, object]

# An unquoted 48 or true is no string to an editor; here it is just text.
TEXT: Schema = {"type": ["string", "number", "boolean"]}
FLAG: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "integer", "minimum": 1, "maximum": MAX_NUMBER}
STEP: Schema = {"type": "string"}


def document(title: str, body: Schema, definitions: Schema) -> Schema:
    """A whole schema: draft 7, which editors for YAML know best."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        **body,
        "definitions": definitions,
    }


def block(name: str, keys: Keys, values: Mapping[str, Schema]) -> Schema:
    """A mapping with exactly these keys.

    Args:
        name: under which its keys are described in ``WORDS``.
        keys: those that must be there, those that may.
        values: per key its schema; may hold more.

    Raises:
        KeyError: a key has no description or no schema.
    """
    required, optional = keys
    properties: Schema = {
        key: {"description": WORDS[name][key], **_beside(values[key])}
        for key in (*required, *optional)
    }
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _beside(schema: Schema) -> Schema:
    """In draft 7 nothing may stand beside a reference."""
    return {"allOf": [schema]} if "$ref" in schema else schema


def map_of(value: Schema, ids: re.Pattern[str] | None = None) -> Schema:
    """A mapping with free keys; ``ids``: the pattern its keys follow."""
    body: Schema = {"type": "object", "additionalProperties": value}
    return body if ids is None else {**body, "propertyNames": word_of(ids)}


def list_of(item: Schema, least: int = 0, most: int | None = None) -> Schema:
    """A list of these."""
    body: Schema = {"type": "array", "items": item, "minItems": least}
    return body if most is None else {**body, "maxItems": most}


def one_or_more(item: Schema) -> Schema:
    """One of these, or a list of at least one."""
    return {"anyOf": [item, list_of(item, least=1)]}


def word_of(pattern: re.Pattern[str]) -> Schema:
    """An id."""
    return {"type": "string", "pattern": f"^{pattern.pattern}$", "maxLength": MAX_ID}


def one_of(words: Iterable[str]) -> Schema:
    """One of a closed list of words."""
    return {"enum": list(words)}


def ref(name: str) -> Schema:
    """What is defined under this name."""
    return {"$ref": f"#/definitions/{name}"}


def exactly_one(*keys: str) -> list[Schema]:
    """Choices of which one must hold: that a key is there."""
    return [{"required": [key]} for key in keys]
