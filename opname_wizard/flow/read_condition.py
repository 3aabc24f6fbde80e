"""From a node to a condition; names are split here and resolved in `check`."""

from collections.abc import Container, Sized

from opname_wizard.flow import condition as c
from opname_wizard.flow.finding import did_you_mean
from opname_wizard.flow.reader import ROW_ID, Keys, Reader
from opname_wizard.flow.tree import Block, Items, Node, Text

AT_LEAST_KEYS: Keys = (["n", "of"], [])


def read_condition(reader: Reader, node: Node, flows: Container[str]) -> c.Condition:
    """Read what stands under ``when`` (one mapping: all its keys must hold).

    Args:
        reader: collects the findings.
        node: the mapping.
        flows: ids of the flows, to know a prefix in ``flow.stap``.
    """
    if not isinstance(node, Block):
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
    if key in c.GROUPS:
        return _group(reader, key, value, flows)
    ref = split_name(name, flows)
    if isinstance(value, Block):
        return _set_operators(reader, ref, value)
    return c.Is(ref, reader.ids(value, "een waarde", ROW_ID))


def _group(reader: Reader, key: str, value: Node, flows: Container[str]) -> c.Condition:
    if key == "not":
        return c.No(read_condition(reader, value, flows))
    if key == "known":
        reader.text(value, "het id van een stap")
        name = value if isinstance(value, Text) else Text("", value.place, braces=False)
        return c.Known(split_name(name, flows))
    if key == "at_least":
        keys = reader.block(value, "at_least", *AT_LEAST_KEYS)
        number = reader.number(keys.get("n"), "aantal")
        return c.AtLeast(number, _list(reader, keys.get("of"), flows))
    items = _list(reader, value, flows)
    return c.Every(items) if key == "all" else c.Some(items)


def _list(
    reader: Reader, node: Node | None, flows: Container[str]
) -> tuple[c.Condition, ...]:
    if node is None:
        return ()
    items = reader.items(node, "voorwaarden")
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
        operator = c.OPERATORS.get(key)
        if operator is None:
            reader.find(
                "unknown_operator",
                place,
                f"'{key}' is geen vraag aan een verzameling",
                did_you_mean(key, c.OPERATORS, "kies includes, includes_all, excludes"),
            )
        else:
            values = reader.ids(value, "een waarde", ROW_ID)
            found.append(operator(ref, values))
    return found[0] if len(found) == 1 else c.Every(tuple(found))
