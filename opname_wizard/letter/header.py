"""The header of a letter: what the letter is called, asks and may hold."""

from collections.abc import Mapping
from typing import NamedTuple

from opname_wizard.flow.finding import Place
from opname_wizard.flow.reader import ID, ROW_ID, Reader
from opname_wizard.flow.tree import Node
from opname_wizard.flow.word import place_of
from opname_wizard.letter.fields import DATES, Field, FieldType

HEADER_KEYS = (["title", "about", "sender", "fields"], ["parts", "cites", "note"])
FIELD_KEYS = (
    ["label", "type", "prompt", "personal"],
    ["from", "options", "not_before"],
)
# These words have a meaning of their own in a template.
RESERVED = ("part", "note", "cite", "filled")


class Named(NamedTuple):
    """Something with an id in the header: a part or a cite, with what it says."""

    words: tuple[str, ...]
    place: Place


class Header(NamedTuple):
    """What stands between the two ``---`` lines.

    Attributes:
        title: the Dutch name of the letter.
        about: one line about it, for a list of letters.
        sender: id of the role that signs.
        fields: by field id, in the order in which they are asked.
        parts: per optional paragraph its description (one word in ``words``).
        cites: per fixed paragraph the ids of the sources it rests on.
        note: for who maintains the letter; never shown to a user.
    """

    title: str
    about: str
    sender: str
    fields: Mapping[str, Field]
    parts: Mapping[str, Named]
    cites: Mapping[str, Named]
    note: str


def read_header(reader: Reader, tree: Node) -> Header:
    """Type the header.

    Args:
        reader: collects the findings.
        tree: the header as it was parsed.

    Returns:
        The header; only usable when the reader found no mistake.
    """
    keys = reader.block(tree, "de kop van een brief", *HEADER_KEYS)
    fields = {
        key: _field(reader, key, place, node)
        for key, place, node in _named(reader, keys.get("fields"), "de velden")
    }
    for field in fields.values():
        _check_order(reader, field, fields)
    return Header(
        title=reader.text(keys.get("title"), "de naam van de brief"),
        about=reader.text(keys.get("about"), "waar de brief voor is"),
        sender=reader.id(keys.get("sender"), "de rol die ondertekent"),
        fields=fields,
        parts={
            key: Named((reader.text(node, "wat de alinea zegt"),), place)
            for key, place, node in _named(reader, keys.get("parts"), "de alinea's")
        },
        cites={
            key: Named(reader.ids(node, "een bron", ROW_ID), place)
            for key, place, node in _named(reader, keys.get("cites"), "de bronnen")
        },
        note=reader.text(keys.get("note"), "een aantekening"),
    )


def _named(
    reader: Reader, node: Node | None, what: str
) -> list[tuple[str, Place, Node]]:
    if node is None:
        return []
    found = []
    for key, (place, value) in reader.entries(node, what).items():
        reader.check_id(key, place, what)
        if key in RESERVED:
            reader.find(
                "reserved_id",
                place,
                f"'{key}' heeft in een brief al een betekenis",
                "kies een ander id",
            )
        found.append((key, place, value))
    return found


def _field(reader: Reader, key: str, place: Place, node: Node) -> Field:
    keys = reader.block(node, f"het veld '{key}'", *FIELD_KEYS)
    kind = reader.word(keys.get("type"), "soort veld", [t.value for t in FieldType])
    options = _options(reader, keys.get("options"))
    if kind in set(FieldType) and (kind == FieldType.CHOICE) != bool(options):
        reader.find(
            "options_and_type",
            place,
            f"het veld '{key}' is {kind}, en dat past niet bij 'options'",
            "geef 'options' bij type choice, en alleen daar",
        )
    return Field(
        id=key,
        label=reader.text(keys.get("label"), "het label"),
        type=FieldType(kind) if kind in set(FieldType) else FieldType.TEXT,
        prompt=reader.text(keys.get("prompt"), "de vraag aan de gebruiker"),
        personal=reader.flag(keys.get("personal"), "ja of nee (true of false)"),
        questions=reader.ids(keys.get("from"), "een vraag", ROW_ID),
        options=options,
        not_before=reader.id(keys.get("not_before"), "een veld met een datum"),
        place=place,
    )


def _options(reader: Reader, node: Node | None) -> dict[str, str]:
    if node is None:
        return {}
    options = {}
    for key, (place, value) in reader.entries(node, "de keuzes").items():
        reader.check_id(key, place, "een keuze", ID)
        options[key] = reader.text(value, "de woorden in de brief")
    return options


def _check_order(reader: Reader, field: Field, fields: Mapping[str, Field]) -> None:
    if not field.not_before:
        return
    others = [f.id for f in fields.values() if f.type in DATES and f is not field]
    if field.type not in DATES:
        reader.find(
            "not_before",
            field.place,
            f"het veld '{field.id}' is geen datum, dus 'not_before' past niet",
            "haal 'not_before' weg of kies type date",
        )
    elif field.not_before not in others:
        reader.find(
            "not_before",
            place_of(field.not_before, field.place),
            f"'{field.not_before}' is geen ander veld met een datum",
            "noem bij 'not_before' een veld van type date of datetime",
        )
