"""From nodes to tables and their rows."""

from collections.abc import Container, Mapping
from itertools import chain

from opname_wizard.flow import model as m
from opname_wizard.flow.finding import Place
from opname_wizard.flow.read_condition import read_condition
from opname_wizard.flow.reader import ROW_ID, Keys, Reader
from opname_wizard.flow.tree import Block, Node

TABLE_KEYS: Keys = (
    ["table", "kind", "rows"],
    ["when", "hit", "main", "early", "outcomes", "measures", "voice"],
)
OUTCOME_KEYS: Keys = (["text"], ["stops"])
HITS = ("first", "unique")
# What only one kind of table has, and that kind always.
ONLY_IN = {"hit": "verdict", "outcomes": "verdict", "measures": "measures"}
SAYS_KEYS: Mapping[str, Keys] = {
    "verdict": (["then"], []),
    "reasons": (["text"], []),
    "notes": (["text"], []),
    "actions": (["do", "who", "due"], []),
    "measures": (["measure", "fit"], ["term"]),
    "letters": (["letter", "as"], ["part"]),
}


def row_keys(kind: str, *, voice: bool) -> Keys:
    """The keys of a row in a table of this kind; ``voice``: the table has one.

    In a table of an unknown kind a row may have what a row of any kind has.
    """
    of_any = dict.fromkeys(key for both in SAYS_KEYS.values() for key in chain(*both))
    needs, may = SAYS_KEYS.get(kind, ([], [*of_any]))
    required = ["id", *needs, "because", "sources"]
    optional = ["when", *may, "otherwise"]
    return (
        (required, [*optional, "voice"]) if voice else ([*required, "voice"], optional)
    )


def read_table(reader: Reader, node: Node, flow: str, flows: Container[str]) -> m.Table:
    """One table with its rows; ``flows`` are the ids of all flows."""
    keys = reader.block(node, "een tabel", *TABLE_KEYS)
    kind = reader.word(keys.get("kind"), "soort tabel", m.KINDS)
    rows = _RowReader(reader, kind, flows, keys.get("voice"))
    when = keys.get("when")
    if "" in keys:  # it may have been what a table of this kind must have
        kind = ""
    return m.Table(
        id=reader.id(keys["table"], "het id van een tabel"),
        flow=flow,
        place=node.place,
        when=read_condition(reader, when, flows) if when else None,
        kind=kind,  # type: ignore[arg-type]  # '' has its finding
        hit=_hit(reader, keys, kind, node.place),
        main=reader.flag(keys.get("main"), "true of false"),
        outcomes=_outcomes(reader, keys, kind, node.place),
        measures=_measures(reader, keys, kind, node.place),
        rows=tuple(map(rows.row, reader.blocks(keys["rows"], "rijen"))),
        early=reader.flag(keys.get("early"), "true of false"),
    )


def source_ids(reader: Reader, node: Node | None) -> tuple[str, ...]:
    """The ids of sources under ``sources``; an empty list is a finding."""
    ids = reader.ids(node, "het id van een bron", ROW_ID)
    if node is not None and not ids:
        reader.find(
            "no_source",
            node.place,
            "hier staat geen enkele bron",
            "noem minstens één bron uit het register",
        )
    return ids


def _hit(reader: Reader, keys: Mapping[str, Node], kind: str, place: Place) -> str:
    node = keys.get("hit")
    hit = reader.word(node, "manier van treffen", HITS)
    if kind and (kind == ONLY_IN["hit"]) != (node is not None):
        reader.find(
            "bad_hit",
            node.place if node else place,
            "alleen een oordeeltabel zegt hoe hij treft, en dan altijd",
            "zet bij kind: verdict ook hit: first of hit: unique",
        )
    return hit


def _outcomes(
    reader: Reader, keys: Mapping[str, Node], kind: str, place: Place
) -> tuple[m.Outcome, ...]:
    node = keys.get("outcomes")
    if kind and (kind == ONLY_IN["outcomes"]) != (node is not None):
        reader.find(
            "bad_outcomes",
            node.place if node else place,
            "alleen een oordeeltabel heeft outcomes, en dan altijd",
            "noem onder outcomes elk oordeel met zijn zin",
        )
    if node is None:
        unread = kind in {"", ONLY_IN["outcomes"]}
        return (m.Outcome("", "", stops=False),) if unread else ()
    outcomes = []
    for key, (where, value) in reader.entries(node, "uitkomsten").items():
        name = reader.check_id(key, where, "een uitkomst")
        stops, text = False, value
        if isinstance(value, Block):
            inner = reader.block(value, "een uitkomst", *OUTCOME_KEYS)
            stops = reader.flag(inner.get("stops"), "true of false")
            text = inner["text"]
        outcomes.append(m.Outcome(name, reader.text(text, "de uitkomst"), stops))
    return tuple(outcomes)


def _measures(
    reader: Reader, keys: Mapping[str, Node], kind: str, place: Place
) -> tuple[tuple[str, str], ...]:
    node = keys.get("measures")
    if kind and (kind == ONLY_IN["measures"]) != (node is not None):
        reader.find(
            "bad_measures",
            node.place if node else place,
            "alleen een maatregeltabel heeft measures, en dan altijd",
            "noem onder measures elke maatregel met zijn naam",
        )
    if node is None:
        return (("", ""),) if kind in {"", ONLY_IN["measures"]} else ()
    return tuple(
        (reader.check_id(key, where, "een maatregel"), reader.text(value, "de naam"))
        for key, (where, value) in reader.entries(node, "maatregelen").items()
    )


class _RowReader:
    """Reads rows of one kind, with the default voice of their table."""

    def __init__(
        self, reader: Reader, kind: str, flows: Container[str], voice: Node | None
    ) -> None:
        self._reader = reader
        self._kind = kind
        self._flows = flows
        self._voice = reader.word(voice, "stem", m.VOICES)
        self._keys = row_keys(kind, voice=voice is not None)

    def row(self, node: Node) -> m.Row:
        r = self._reader
        keys = r.block(node, "een rij", *self._keys)
        when = keys.get("when")
        otherwise = r.flag(keys.get("otherwise"), "true of false")
        if otherwise and (when is not None or self._kind not in {"", "verdict"}):
            r.find(
                "bad_otherwise",
                keys["otherwise"].place,
                "otherwise sluit een oordeeltabel af en heeft geen when",
                "haal otherwise of when weg",
            )
        return m.Row(
            id=r.id(keys["id"], "het id van een rij", ROW_ID),
            place=node.place,
            when=read_condition(r, when, self._flows) if when else None,
            otherwise=otherwise,
            says=self._says(keys),
            because=r.text(keys["because"], "de reden"),
            sources=source_ids(r, keys["sources"]),
            voice=r.word(keys.get("voice"), "stem", m.VOICES) or self._voice,  # type: ignore[arg-type]  # checked just now
        )

    def _says(self, keys: Mapping[str, Node]) -> m.Says:
        r, get = self._reader, keys.get
        match self._kind:
            case "verdict":
                return m.Then(r.id(get("then"), "een uitkomst"))
            case "actions":
                return m.Does(
                    r.text(get("do"), "wat er gebeurt"),
                    r.id(get("who"), "een rol"),
                    r.texts(get("due"), "wanneer"),
                )
            case "measures":
                return m.Fits(
                    r.id(get("measure"), "een maatregel"),
                    r.word(get("fit"), "geschiktheid", m.FITS),
                    r.text(get("term"), "de termijn"),
                )
            case "letters":
                return m.Offers(
                    r.id(get("letter"), "een brief"),
                    r.id(get("part"), "een alinea"),
                    r.word(get("as"), "vorm", m.LETTER_FORMS),
                )
            case _:
                return m.Tells(r.text(get("text"), "de tekst"))
