"""From a node to a condition; names are split here and resolved in `check`."""

from collections.abc import Container, Sized

from opname_wizard.flow import condition as c
from opname_wizard.flow.finding import did_you_mean, nearest, one_of
from opname_wizard.flow.reader import ROW_ID, Keys, Reader
from opname_wizard.flow.tree import Block, Items, Node, Text, hole, is_hole

AT_LEAST_KEYS: Keys = (["n", "of"], [])


def read_condition(reader: Reader, node: Node, flows: Container[str]) -> c.Condition:
    """Read what stands under ``when`` (one mapping: all its keys must hold).

    Args:
        reader: collects the findings.
        node: the mapping.
        flows: ids of the flows, to know a prefix in ``flow.stap``.
    """
    if not isinstance(node, Block):
        if not is_hole(node):
            reader.find(
                "expected_condition",
                node.place,
                "hier hoort een voorwaarde",
                "schrijf bijvoorbeeld {stap: waarde}",
            )
        return c.NEVER
    _not_empty(reader, node, node.entries)
    items = [
        _entry(reader, key, Text(key, place, braces=False), value, flows)
        for key, (place, value) in node.entries.items()
    ]
    return items[0] if len(items) == 1 else c.Every(tuple(items))


def split_name(text: Text, flows: Container[str]) -> c.Ref:
    """``flow.stap.deel``, ``stap.deel`` or ``stap`` as a reference."""
    parts = text.value.split(".")
    if len(parts) > 1 and parts[0] in flows:
        parts = parts[1:]
    part = ".".join(parts[1:]) or None
    return c.Ref(text.value, parts[0], part, text.place)


def _entry(
    reader: Reader, key: str, name: Text, value: Node, flows: Container[str]
) -> c.Condition:
    group = _meant_group(key, value)
    if group != key and group:
        reader.find(
            "unknown_group",
            name.place,
            f"'{key}' is geen manier om voorwaarden samen te nemen",
            did_you_mean(key, c.GROUPS, one_of(c.GROUPS)),
        )
    if group:
        return _group(reader, group, value, flows)
    ref = split_name(name, flows)
    if isinstance(value, Block):
        return _set_operators(reader, ref, value)
    return c.Is(ref, reader.ids(value, "een waarde", ROW_ID))


def _meant_group(key: str, value: Node) -> str:
    """The group that a key is, or must have been: it holds conditions; else ''."""
    if key in c.GROUPS:
        return key
    if "." in key or isinstance(value, Text):  # a part of a step, or its value
        return ""
    if isinstance(value, Items):
        holds = value.items and all(isinstance(item, Block) for item in value.items)
        return (nearest(key, c.GROUPS) or "all") if holds else ""
    if any(word in c.OPERATORS or nearest(word, c.OPERATORS) for word in value.entries):
        return ""
    return nearest(key, c.GROUPS)


def _group(reader: Reader, key: str, value: Node, flows: Container[str]) -> c.Condition:
    if key == "not":
        return c.No(read_condition(reader, value, flows))
    if key == "known":
        reader.text(value, "het id van een stap")
        name = value if isinstance(value, Text) else hole(value.place)
        return c.Known(split_name(name, flows))
    if key == "at_least":
        keys = reader.block(value, "at_least", *AT_LEAST_KEYS)
        number = reader.number(keys["n"], "aantal")
        return c.AtLeast(number, _list(reader, keys["of"], flows))
    items = _list(reader, value, flows)
    return c.Every(items) if key == "all" else c.Some(items)


def _list(reader: Reader, node: Node, flows: Container[str]) -> tuple[c.Condition, ...]:
    items = reader.blocks(node, "voorwaarden")
    if isinstance(node, Items):
        _not_empty(reader, node, items)
    return tuple(read_condition(reader, item, flows) for item in items)


def _not_empty(reader: Reader, node: Node, inside: Sized) -> None:
    if not inside:
        reader.find(
            "empty_list",
            node.place,
            "hier staat geen enkele voorwaarde",
            "vul de haken of haal de sleutel weg",
        )


def _set_operators(reader: Reader, ref: c.Ref, block: Block) -> c.Condition:
    found: list[c.Condition] = []
    _not_empty(reader, block, block.entries)
    for key, (place, value) in block.entries.items():
        meant = key if key in c.OPERATORS else nearest(key, c.OPERATORS)
        operator = c.OPERATORS.get(meant)
        values = reader.ids(value, "een waarde", ROW_ID) if operator else ("",)
        found.append((operator or c.Includes)(ref, values))
        if key and key not in c.OPERATORS:
            reader.find(
                "unknown_operator",
                place,
                f"'{key}' is geen vraag aan een verzameling",
                did_you_mean(key, c.OPERATORS, "kies includes, includes_all, excludes"),
            )
    return found[0] if len(found) == 1 else c.Every(tuple(found))
