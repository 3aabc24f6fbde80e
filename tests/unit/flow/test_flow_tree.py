"""Bytes become a tree of text with places; what could do harm is refused first."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opname_wizard.flow.finding import Finding, Place
from opname_wizard.flow.tree import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_EVENTS,
    Block,
    Items,
    Node,
    Text,
    parse,
)

# What YAML itself would turn into booleans, numbers, times or nothing.
WORDS = [
    *("no", "yes", "on", "off", "y", "n", "ja", "nee", "true", "False"),
    *("12:30", "6:7", "10:00:00", "2026-11-16"),
    *("0123", "0o17", "0x1F", "1e3", "1_000", ".5", ".inf", "=", "<<"),
]


def _only(content: bytes) -> Finding:
    tree, findings = parse(content, "a.yaml")
    assert tree is None
    assert len(findings) == 1
    return findings[0]


def _entry(tree: Node | None, key: str) -> Node:
    assert isinstance(tree, Block)
    return tree.entries[key][1]


@pytest.mark.parametrize("word", WORDS)
def test_every_word_stays_the_text_it_is(word: str) -> None:
    tree, findings = parse(f"- {word}\n- '{word}'\n- [{word}]\n".encode(), "a.yaml")
    assert findings == []
    assert isinstance(tree, Items)
    plain, quoted, listed = tree.items
    assert isinstance(listed, Items)
    texts = [n.value for n in (plain, quoted, *listed.items) if isinstance(n, Text)]
    assert texts == [word] * 3


def test_nodes_know_their_place(written: bytes) -> None:
    """
    eerste: een
    tweede:
      - {derde: drie, vierde: "vier vijf"}
    """
    tree, findings = parse(written, "a.yaml")
    assert findings == []
    second = _entry(tree, "tweede")
    assert isinstance(second, Items)
    block = second.items[0]
    assert isinstance(block, Block)
    place, third = block.entries["derde"]
    assert place == Place("a.yaml", 3, 6)
    assert third == Text("drie", Place("a.yaml", 3, 13), braces=True)
    # Quotes say that the writer meant the whole sentence.
    assert block.entries["vierde"][1] == Text(
        "vier vijf", Place("a.yaml", 3, 27), braces=False
    )


def test_a_double_key_names_both_lines_and_keeps_the_first(written: bytes) -> None:
    """
    naam: een
    anders: twee
    naam: drie
    """
    tree, findings = parse(written, "a.yaml")
    assert str(findings[0]) == (
        "a.yaml:3:1: de sleutel 'naam' staat er twee keer; "
        "hij staat ook op regel 1; houd er één"
    )
    kept = _entry(tree, "naam")
    assert isinstance(kept, Text)
    assert kept.value == "een"


def test_of_a_list_under_a_double_key_all_is_read(written: bytes) -> None:
    """
    naam: een
    rijen: [a]
    rijen: [b]
    """
    tree, findings = parse(written, "a.yaml")
    assert [finding.code for finding in findings] == ["double_key"]
    rows = _entry(tree, "rijen")
    assert isinstance(rows, Items)
    assert [row.value for row in rows.items if isinstance(row, Text)] == ["a", "b"]


def test_a_list_without_any_dash_is_one_finding(written: bytes) -> None:
    """
    rijen:
      id: A
      naam: een
      id: B
      naam: twee
      id: C
      naam: drie
    """
    _, findings = parse(written, "a.yaml")
    assert [(f.place.line, f.message) for f in findings] == [
        (4, "de sleutel 'id' staat er twee keer")
    ]
    assert findings[0].hint.endswith("of zet '- ' voor elk onderdeel")


def test_mistakes_that_can_be_read_past_are_all_found(written: bytes) -> None:
    """
    een: ~
    twee: ''
    twee: 2
    drie: null
    vier: "\\e[31m"
    """
    tree, findings = parse(written, "a.yaml")
    assert tree is not None
    assert [(finding.place.line, finding.code) for finding in findings] == [
        (1, "empty_value"),
        (2, "empty_value"),
        (3, "double_key"),
        (4, "empty_value"),
        (5, "hidden_character"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"[" * 25_000, "too_deep"),
        (b"[" * 250_000, "too_deep"),
        (b"[" * 25_000 + b"]" * 25_000, "too_deep"),
        (b"{a: " * 25_000, "too_deep"),
        (b"- " * 100_000, "too_deep"),
        (b"? " * 100_000, "too_deep"),
        (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "anchor"),
        (b"- *a", "anchor"),
        (b"&a b: c", "anchor"),
        (b"a: !!python/object/apply:os.system [id]", "tag"),
        (b"!x a: b", "tag"),
        (b"a: !!binary aGFsbG8=", "tag"),
        ("a: b".encode("utf-16"), "not_utf8"),
        ("a: b".encode("utf-16-le"), "hidden_character"),
        ("a: b".encode("utf-32"), "not_utf8"),
        (b"a: b\x00", "hidden_character"),
        (b"a: \x1b[2J", "hidden_character"),
        ("a: een\u2028twee".encode(), "hidden_character"),
        (b"a: \xff", "not_utf8"),
        (b"a: \xed\xa0\x80", "not_utf8"),
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"# alleen een opmerking\n", "empty"),
        (b"a: b\n---\nc: d\n", "second_document"),
        (b"a: b: c", "not_yaml"),
        (b"a: [b", "not_yaml"),
        (b"\ta: b", "not_yaml"),
        (b'a: "\\ud800"', "not_yaml"),
        (b"[a, b]: c", "key_not_text"),
        (b"a: b\n" * 60_000, "too_large"),
        (b" " * (MAX_BYTES + 1), "too_large"),
    ],
)
def test_what_could_do_harm_is_one_finding(content: bytes, code: str) -> None:
    start = process_time()
    assert _only(content).code == code
    assert process_time() - start < 1


def test_the_limits_are_exact() -> None:
    deep = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    assert parse(deep, "a.yaml")[1] == []
    # Stream, document and list each have a start and an end.
    many = b"[" + b"a," * (MAX_EVENTS - 6) + b"]"
    assert parse(many, "a.yaml")[1] == []
    assert _only(many[:-1] + b"a]").code == "too_many_parts"
    full = b"a: b" + b" " * (MAX_BYTES - 4)
    assert parse(full, "a.yaml")[1] == []
    assert _only(full + b" ").code == "too_large"


def test_a_number_of_200_000_digits_is_text_like_any_other() -> None:
    tree, findings = parse(b"getal: " + b"9" * 200_000, "a.yaml")
    assert findings == []
    number = _entry(tree, "getal")
    assert isinstance(number, Text)
    assert len(number.value) == 200_000


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    tree, findings = parse(b"\xef\xbb\xbfeen: 1\r\ntwee: 2\r\n", "a.yaml")
    assert findings == []
    assert isinstance(tree, Block)
    assert [place for place, _ in tree.entries.values()] == [
        Place("a.yaml", 1, 1),
        Place("a.yaml", 2, 1),
    ]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("é: ü\nëë: ".encode() + b"\xff", (2, 5)),
        (b"\xef\xbb\xbfa: b\nc\xff", (2, 2)),
        ("a: b\nëë: \u202e".encode(), (2, 5)),
        (b'a: b\nc: "open\nd: e\n', (2, 4)),
        (b"a: [b, c\nd: e\n", (1, 4)),
        (b"a:\nb: c\n", (1, 3)),
    ],
)
def test_a_place_counts_characters_and_shows_where_it_began(
    content: bytes, place: tuple[int, int]
) -> None:
    _, findings = parse(content, "a.yaml")
    assert (findings[0].place.line, findings[0].place.column) == place


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200)
    | st.text("[]{}:,-?&*!|>'\"%@` \n#ab\t\u202e", max_size=80).map(str.encode)
)
def test_no_bytes_at_all_make_it_raise(content: bytes) -> None:
    tree, findings = parse(content, "a.yaml")
    assert tree is not None or findings
    for finding in findings:
        assert finding.place.line >= 1
        assert finding.place.column >= 1
