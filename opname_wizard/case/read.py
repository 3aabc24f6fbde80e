"""From a case file to a `Case`, or to findings."""

from typing import NamedTuple

from opname_wizard.flow.finding import Finding, Place
from opname_wizard.flow.reader import ROW_ID, Reader
from opname_wizard.flow.tree import Block, Items, Node, Text, parse
from opname_wizard.flow.word import Word

CASE_KEYS = (
    ["title", "story", "journey", "now", "answers", "expect"],
    ["never", "partial"],
)
LISTS = ("reasons", "actions", "notes", "letters")
EXPECT_KEYS = ("verdict", *LISTS, "measures", "clocks", "possible")
NEVER_KEYS = ("verdict", *LISTS, "measures", "text")


class Written(NamedTuple):
    """An answer as it stands in a file: one word or text, or a list of ids."""

    value: str | tuple[str, ...]
    place: Place


class Expected(NamedTuple):
    """What must come out (or must not, for ``never``); each name knows its place.

    Attributes:
        verdicts: outcome per ``flow.tabel``; '' for the journey's first flow.
        rows: per kind of line the ids of rows.
        measures: per measure its fit ('' for any).
        clocks: per clock its state.
        possible: ids of rows that may hit but are not certain.
        texts: fragments; for ``never`` only.
    """

    verdicts: dict[str, tuple[str, ...]]
    rows: dict[str, tuple[str, ...]]
    measures: dict[str, str]
    clocks: dict[str, str]
    possible: tuple[str, ...]
    texts: tuple[str, ...]


class Case(NamedTuple):
    """One situation; ``partial`` says that questions may stay open."""

    id: str
    title: str
    story: str
    journey: str
    now: str
    answers: dict[str, Written]
    expect: Expected
    never: Expected
    partial: bool
    place: Place


def read_case(
    name: str, content: bytes, shown: str
) -> tuple[Case | None, list[Finding]]:
    """Read one case.

    Args:
        name: its id: the name of the file without ending.
        content: the bytes of the file.
        shown: the file as findings name it.

    Returns:
        The case, or None when anything is wrong with it, and the findings.
    """
    tree, findings = parse(content, shown)
    reader = Reader()
    reader.findings += findings
    if tree is None:
        return None, reader.findings
    keys = reader.block(tree, "een casus", *CASE_KEYS)
    case = Case(
        id=name,
        title=reader.text(keys.get("title"), "de titel"),
        story=" ".join(reader.text(keys.get("story"), "het verhaal").split()),
        journey=reader.id(keys.get("journey"), "een reis of stroom"),
        now=Word(reader.text(keys["now"], "een moment"), keys["now"].place),
        answers=read_answers(reader, keys.get("answers")),
        expect=_expected(reader, keys.get("expect"), EXPECT_KEYS),
        never=_expected(reader, keys.get("never"), NEVER_KEYS),
        partial=reader.flag(keys.get("partial"), "true of false"),
        place=Place(shown, 1, 1),
    )
    return (None if reader.findings else case), reader.findings


def read_answers(reader: Reader, node: Node | None) -> dict[str, Written]:
    """Question id to what was written; also for answers files."""
    if node is None:
        return {}
    answers = {}
    for key, (place, value) in reader.entries(node, "antwoorden").items():
        if isinstance(value, Items):
            words = tuple(reader.text(item, "een optie") for item in value.items)
            answers[key] = Written(words, place)
        elif isinstance(value, Text):
            answers[key] = Written(value.value, value.place)
        else:
            reader.text(value, "een antwoord")
    return answers


def _expected(reader: Reader, node: Node | None, allowed: tuple[str, ...]) -> Expected:
    if node is None:
        return Expected({}, {}, {}, {}, (), ())
    keys = reader.block(node, "verwachting", [], allowed)
    never = allowed is NEVER_KEYS
    return Expected(
        verdicts=_verdicts(reader, keys.get("verdict")),
        rows={
            Word(kind, keys[kind].place): reader.ids(keys[kind], "een rij", ROW_ID)
            for kind in LISTS
            if kind in keys
        },
        measures=_words(reader, keys.get("measures"), bare=never),
        clocks=_words(reader, keys.get("clocks"), bare=False),
        possible=reader.ids(keys.get("possible"), "een rij", ROW_ID),
        texts=reader.texts(keys.get("text"), "een stukje tekst"),
    )


def _verdicts(reader: Reader, node: Node | None) -> dict[str, tuple[str, ...]]:
    if isinstance(node, Block):
        return {
            Word(key, place): reader.ids(value, "een uitkomst")
            for key, (place, value) in node.entries.items()
        }
    ids = reader.ids(node, "een uitkomst")
    return {"": ids} if ids else {}


def _words(reader: Reader, node: Node | None, *, bare: bool) -> dict[str, str]:
    """Name to value; ``bare``: names alone will do as well."""
    if node is None:
        return {}
    if bare and not isinstance(node, Block):
        return dict.fromkeys(reader.ids(node, "een maatregel"), "")
    entries = reader.entries(node, "een naam met zijn waarde").items()
    return {
        Word(key, place): reader.id(value, "een waarde")
        for key, (place, value) in entries
    }
