"""Conditions: what is written becomes data that means the same."""

import pytest

from opname_wizard.flow import condition as c
from opname_wizard.flow.finding import Finding
from opname_wizard.flow.read_condition import read_condition
from opname_wizard.flow.reader import Reader
from opname_wizard.flow.tree import parse

FLOWS = {"f", "g"}


def _read(written: str) -> tuple[c.Condition, list[Finding]]:
    tree, findings = parse(written.encode(), "a.yaml")
    assert findings == []
    assert tree is not None
    reader = Reader()
    return read_condition(reader, tree, FLOWS), reader.findings


def _words(condition: c.Condition) -> str:
    match condition:
        case c.Every(items):
            return " and ".join(map(_words, items))
        case c.Some(items):
            return " or ".join(map(_words, items))
        case c.AtLeast(number, items):
            return f"{number} of ({', '.join(map(_words, items))})"
        case c.No(item):
            return f"not ({_words(item)})"
        case c.Known(ref):
            return f"known {ref.step}"
        case _:
            part = f".{condition.ref.part}" if condition.ref.part else ""
            operator = type(condition).__name__
            return f"{condition.ref.step}{part} {operator} {'/'.join(condition.values)}"


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("{a: x}", "a Is x"),
        ("{a: nee}", "a Is nee"),
        ("{a: [x, y], b: z}", "a Is x/y and b Is z"),
        ("{f.a: x}", "a Is x"),
        ("{f.a.rij: R-1.2}", "a.rij Is R-1.2"),
        ("{a.deel: x}", "a.deel Is x"),
        ("{a: {includes: x}}", "a Includes x"),
        ("{a: {includes_all: [x, y]}}", "a IncludesAll x/y"),
        ("{a: {includes: x, excludes: [y]}}", "a Includes x and a Excludes y"),
        ("{known: g.a}", "known a"),
        ("{not: {a: x, b: y}}", "not (a Is x and b Is y)"),
        ("{all: [{a: x}, {b: y}]}", "a Is x and b Is y"),
        ("{any: [{a: x}, {not: {b: y}}]}", "a Is x or not (b Is y)"),
        ("{at_least: {n: 2, of: [{a: x}, {b: y}]}}", "2 of (a Is x, b Is y)"),
    ],
)
def test_a_condition_means_what_it_says(written: str, meaning: str) -> None:
    condition, findings = _read(written)
    assert findings == []
    assert _words(condition) == meaning


def test_several_groups_in_one_block_must_all_hold() -> None:
    condition, _ = _read("{any: [{a: x}, {b: y}], not: {d: z}}")
    assert isinstance(condition, c.Every)
    assert [type(item) for item in condition.items] == [c.Some, c.No]


def test_leaves_are_given_in_the_order_they_were_written(written: bytes) -> None:
    """
    all:
      - {een: x}
      - any:
          - {twee: x}
          - not: {known: drie}
    at_least:
      n: 1
      of:
        - {vier: {includes: x}}
    """
    condition, _ = _read(written.decode())
    leaves = list(c.leaves(condition))
    assert [leaf.ref.name for leaf in leaves] == ["een", "twee", "drie", "vier"]
    assert [leaf.ref.place.line for leaf in leaves] == [2, 4, 5, 9]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("zwaar", ["expected_condition"]),
        ("[a]", ["expected_condition"]),
        ("{}", ["empty_list"]),
        ("{not: {}}", ["empty_list"]),
        ("{all: []}", ["empty_list"]),
        ("{a: {}}", ["empty_list"]),
        ("{any: {a: x}}", ["expected_list"]),
        ("{not: [{a: x}]}", ["expected_condition"]),
        ("{known: [a, b]}", ["expected_text"]),
        ("{a: {contains: x}}", ["unknown_operator"]),
        ("{a: {includes: 6:7}}", ["bad_id"]),
        ("{at_least: {n: 0, of: [{a: x}]}}", ["bad_number"]),
        ("{at_least: {of: [{a: x}]}}", ["missing_key"]),
        ("{at_least: 2}", ["expected_block"]),
        ("{a: x, b: {y: z}, all: niets}", ["unknown_operator", "expected_list"]),
    ],
)
def test_what_is_no_condition_is_a_finding(written: str, codes: list[str]) -> None:
    _, findings = _read(written)
    assert [finding.code for finding in findings] == codes
