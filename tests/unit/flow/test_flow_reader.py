"""Typing a tree: what fits comes out, what does not is a finding with a cure."""

import re
from collections.abc import Callable

import pytest

from opname_wizard.flow.finding import did_you_mean
from opname_wizard.flow.reader import ID, MAX_ID, MAX_NUMBER, ROW_ID, Reader
from opname_wizard.flow.tree import Block, Node, parse

Read = Callable[[Reader, Node], object]


def _node(text: str) -> Node:
    """The value in `x: value`."""
    tree, findings = parse(f"x: {text}".encode(), "a.yaml")
    assert findings == []
    assert isinstance(tree, Block)
    return tree.entries["x"][1]


def _read(text: str, read: Read) -> tuple[object, list[str]]:
    reader = Reader()
    value = read(reader, _node(text))
    return value, [finding.code for finding in reader.findings]


@pytest.mark.parametrize(
    ("text", "read", "value"),
    [
        ("nee", lambda r, n: r.text(n, ""), "nee"),
        ("'  los  '", lambda r, n: r.text(n, ""), "los"),
        ("|\n  een\n  twee\n", lambda r, n: r.text(n, ""), "een twee"),
        ("stap_2", lambda r, n: r.id(n, ""), "stap_2"),
        ("UWV-4.3-02", lambda r, n: r.id(n, "", ROW_ID), "UWV-4.3-02"),
        ("a", lambda r, n: r.ids(n, ""), ("a",)),
        ("[a, b]", lambda r, n: r.ids(n, ""), ("a", "b")),
        ("[]", lambda r, n: r.ids(n, ""), ()),
        ("een zin", lambda r, n: r.texts(n, ""), ("een zin",)),
        ("['een zin', twee]", lambda r, n: r.texts(n, ""), ("een zin", "twee")),
        ("true", lambda r, n: r.flag(n, ""), True),
        ("false", lambda r, n: r.flag(n, ""), False),
        ("1", lambda r, n: r.number(n, ""), 1),
        ("0", lambda r, n: r.number(n, "", least=0), 0),
        (str(MAX_NUMBER), lambda r, n: r.number(n, ""), MAX_NUMBER),
        ("kan", lambda r, n: r.word(n, "", ["kan", "past_niet"]), "kan"),
    ],
)
def test_what_fits_is_read_without_a_finding(
    text: str, read: Read, value: object
) -> None:
    assert _read(text, read) == (value, [])


@pytest.mark.parametrize(
    ("text", "read", "code"),
    [
        ("[a]", lambda r, n: r.text(n, ""), "expected_text"),
        ("{een: twee}", lambda r, n: r.text(n, ""), "expected_text"),
        ("a", lambda r, n: r.items(n, ""), "expected_list"),
        ("{een: twee}", lambda r, n: r.ids(n, ""), "expected_list"),
        ("{een: twee}", lambda r, n: r.texts(n, ""), "expected_list"),
        ("a", lambda r, n: r.block(n, "", [], []), "expected_block"),
        ("[a]", lambda r, n: r.entries(n, ""), "expected_block"),
        ("Stap", lambda r, n: r.id(n, ""), "bad_id"),
        ("6:7", lambda r, n: r.id(n, ""), "bad_id"),
        ("é", lambda r, n: r.id(n, "", ROW_ID), "bad_id"),
        ("'-'", lambda r, n: r.id(n, "", ROW_ID), "bad_id"),
        ("yes", lambda r, n: r.flag(n, ""), "bad_word"),
        ("True", lambda r, n: r.flag(n, ""), "bad_word"),
        ("0", lambda r, n: r.number(n, ""), "bad_number"),
        ("0123", lambda r, n: r.number(n, ""), "bad_number"),
        (str(MAX_NUMBER + 1), lambda r, n: r.number(n, ""), "bad_number"),
        ("9" * 1000, lambda r, n: r.number(n, ""), "bad_number"),
        ("48.0", lambda r, n: r.number(n, ""), "bad_number"),
        ("-1", lambda r, n: r.number(n, ""), "bad_number"),
        ("٤٨", lambda r, n: r.number(n, ""), "bad_number"),
    ],
)
def test_what_does_not_fit_is_one_finding(text: str, read: Read, code: str) -> None:
    assert _read(text, read)[1] == [code]


@pytest.mark.parametrize(
    "read",
    [
        lambda r: r.text(None, ""),
        lambda r: r.id(None, ""),
        lambda r: r.word(None, "", ["a"]),
        lambda r: r.flag(None, ""),
        lambda r: r.number(None, ""),
        lambda r: r.ids(None, ""),
        lambda r: r.texts(None, ""),
    ],
)
def test_what_is_absent_is_empty_and_no_finding(
    read: Callable[[Reader], object],
) -> None:
    reader = Reader()
    assert not read(reader)
    assert reader.findings == []


@pytest.mark.parametrize("pattern", [ID, ROW_ID])
def test_an_id_has_a_longest_length(pattern: re.Pattern[str]) -> None:
    assert _read("a" * MAX_ID, lambda r, n: r.id(n, "", pattern))[1] == []
    longer = "a" * (MAX_ID + 1)
    assert _read(longer, lambda r, n: r.id(n, "", pattern))[1] == ["bad_id"]


def test_a_block_names_every_unknown_and_every_missing_key() -> None:
    reader = Reader()
    node = _node("{ask: a, wy: b, hlep: c}")
    keys = reader.block(node, "een vraag", ["ask", "why", "type"], ["help"])
    assert [(f.code, f.hint) for f in reader.findings] == [
        ("unknown_key", "bedoelt u 'why'?"),
        ("unknown_key", "bedoelt u 'help'?"),
        ("missing_key", "zet er 'type:' bij"),
    ]
    # What was meant is read, and of what is missing no more is said.
    assert [reader.text(keys[key], "") for key in ("why", "help", "type")] == [
        *("b", "c", "")
    ]
    assert len(reader.findings) == 3


def test_prose_between_brackets_is_pointed_at() -> None:
    reader = Reader()
    node = _node("{a: een zin, b: 'een zin', c: woord}")
    assert isinstance(node, Block)
    for _, value in node.entries.values():
        reader.text(value, "")
    assert [(f.code, f.place.column) for f in reader.findings] == [
        ("prose_in_braces", 8)
    ]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("openbar", "bedoelt u 'openbaar'?"),
        ("Openbaar", "bedoelt u 'openbaar'?"),
        ("naaste", "bedoelt u 'naasten'?"),
        ("iets_heel_anders", "kies zelf"),
        ("", "kies zelf"),
    ],
)
def test_a_slip_is_met_with_the_nearest_word(word: str, hint: str) -> None:
    assert did_you_mean(word, ["openbaar", "naasten"], "kies zelf") == hint
