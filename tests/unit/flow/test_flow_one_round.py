"""All mistakes come in one round, and what cannot be read gives no more than itself."""

import difflib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice

import pytest
from base_rules import files

from opname_wizard.flow import reader
from opname_wizard.flow.check import check
from opname_wizard.flow.finding import Finding, Place
from opname_wizard.flow.read import read_rules
from opname_wizard.flow.register import check_cited, read_register
from opname_wizard.flow.tree import Block, Items, Node, Text, parse

Files = Mapping[str, bytes]
RULES, SOURCES = files("rules"), files("sources")
# What a slip of the hand makes of a value or a key; what it names stays to be seen.
VALUES = ["", "[x]", "{}é", '"{}', "!x {}", "[{}", "- {}", "{}: {}", "|"]
KEYS = ["x{}", '"{}', "- {}", "{} ", " {}"]


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files that stay as they are need not be parsed again."""
    monkeypatch.setattr(reader, "parse", cache(parse))


def _all(rules: Files, sources: Files) -> tuple[list[Finding], list[Finding]]:
    """What reading finds, and what checking finds besides."""
    register, findings = read_register(sources)
    read = read_rules(rules)
    checking = [
        *check(read.ruleset, read.names),
        *check_cited(read.ruleset, register),
    ]
    findings += [found for found in read.findings if found not in checking]
    return findings, checking


def _words(node: Node) -> Iterator[tuple[Place, str, bool]]:
    """Every value and key: its place, its words, and whether it is a key."""
    match node:
        case Text(word, place, _):
            yield place, word, False
        case Items(items, _):
            for item in items:
                yield from _words(item)
        case Block(entries, _):
            for key, (place, value) in entries.items():
                yield place, key, True
                yield from _words(value)


def _slips(content: bytes, keys: list[str]) -> Iterator[bytes]:
    tree, _ = parse(content, "")
    assert tree is not None
    lines = content.decode().split("\n")
    for place, word, is_key in _words(tree):
        line, at = lines[place.line - 1], place.column - 1
        if line[at:].startswith(word):
            for slip in keys if is_key else VALUES:
                new = line[:at] + slip.replace("{}", word) + line[at + len(word) :]
                changed = [*lines[: place.line - 1], new, *lines[place.line :]]
                yield "\n".join(changed).encode()


def _some(content: bytes, keys: list[str]) -> Iterator[bytes]:
    """One in so many slips, of every kind and all through the file."""
    return islice(_slips(content, keys), None, None, 4)


@pytest.mark.parametrize("path", RULES)
def test_a_slip_in_reading_is_no_mistake_elsewhere(path: str) -> None:
    read_again = 0
    for slip in _some(RULES[path], KEYS):
        reading, checking = _all({**RULES, path: slip}, SOURCES)
        if reading:
            assert checking == [], (reading, checking)
            read_again += 1
    assert read_again > 20


@pytest.mark.parametrize("path", SOURCES)
def test_a_slip_in_the_register_makes_no_source_unknown(path: str) -> None:
    for slip in _some(SOURCES[path], ['"{}', "- {}"]):
        reading, checking = _all(RULES, {path: slip})
        if reading:
            assert checking == [], (reading, checking)


@pytest.mark.parametrize("path", [*RULES, *SOURCES])
def test_an_absent_or_unreadable_file_is_one_finding(path: str) -> None:
    whole = {**RULES, **SOURCES}
    text = whole[path].decode()
    for broken in (text.encode("utf-16"), text.encode() + b"\n  [", b"%" + whole[path]):
        changed = {**whole, path: broken}
        rules = {name: changed[name] for name in RULES}
        sources = {name: changed[name] for name in SOURCES}
        reading, checking = _all(rules, sources)
        assert len(reading) == 1
        assert checking == []


def _changed(*changes: tuple[str, str, str]) -> dict[str, bytes]:
    """The base rules with in some files one text replaced by another."""
    found = dict(RULES)
    for path, before, after in changes:
        assert before.encode() in found[path]
        found[path] = found[path].replace(before.encode(), after.encode(), 1)
    return found


def test_mistakes_of_reading_and_of_references_come_in_one_round() -> None:
    rules = _changed(
        ("lenen/10-feiten.yaml", "text: Fiets terug", "txt: Fiets terug"),
        ("lenen/20-oordeel.yaml", "then: overleg", "then: praten"),
        ("lenen/20-oordeel.yaml", "voice: open", "voice: opne"),
        ("lenen/30-advies.yaml", "mee: {excludes", "meee: {excludes"),
        ("terug/10-oordeel.yaml", "because: De hulp", 'because: "De hulp'),
    )
    read = read_rules(rules)
    assert read.usable is None
    assert [(f.code, f.place.file, f.place.line) for f in read.findings] == [
        ("unknown_key", "lenen/10-feiten.yaml", 9),
        ("unknown_outcome", "lenen/20-oordeel.yaml", 47),
        ("bad_word", "lenen/20-oordeel.yaml", 50),
        ("unknown_step", "lenen/30-advies.yaml", 7),
        ("not_yaml", "terug/10-oordeel.yaml", 16),
    ]


@pytest.mark.parametrize("kind", ["verdikt", "oordeel"])
def test_rows_of_a_table_of_an_unknown_kind_are_read(kind: str) -> None:
    path = "lenen/20-oordeel.yaml"
    rules = _changed(
        (path, "kind: verdict", f"kind: {kind}"), (path, "k_vragen:", "k_vraag:")
    )
    codes = [finding.code for finding in read_rules(rules).findings]
    assert codes == ["bad_word", "unknown_step"]


def test_every_value_of_a_list_is_looked_at() -> None:
    rules = _changed(("terug/10-oordeel.yaml", "[bak, tandem]", "[bok, tandm]"))
    hints = [finding.hint for finding in read_rules(rules).findings]
    assert hints == ["bedoelt u 'bak'?", "bedoelt u 'tandem'?"]


def test_good_rules_are_read_without_looking_for_near_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        pytest.fail("only a mistake needs this, and it is slow")

    monkeypatch.setattr(difflib, "get_close_matches", fail)
    assert read_rules(RULES).usable is not None
