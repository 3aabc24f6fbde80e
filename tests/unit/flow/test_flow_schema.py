"""What an editor is told is what the readers take: no more, no less."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from schema_checker import mistakes

from opname_wizard.case.read import read_case
from opname_wizard.case.schema import case_schema
from opname_wizard.flow.schema import flow_schema, ruleset_schema, sources_schema
from opname_wizard.flow.schema_words import WORDS
from opname_wizard.flow.tree import parse

BAD_FILES = Path(__file__).parents[2] / "flow_mistakes"
SCHEMAS: Mapping[str, dict[str, Any]] = {
    "flow": flow_schema(),
    "ruleset": ruleset_schema(),
    "sources": sources_schema(),
    "cases": case_schema(),
}

# What stands wrong in one place: an editor sees these, and nothing else.
SEEN = {
    *("bad_clock", "bad_given", "bad_hit", "bad_hit-ontbreekt", "bad_id"),
    *("bad_id-bron", "bad_measures", "bad_measures-ontbreekt", "bad_number"),
    *("bad_number-klok", "bad_outcomes", "bad_outcomes-ontbreekt", "bad_pair"),
    *("bad_word", "bad_word-tabel", "empty_list", "empty_list-haken"),
    *("empty_list-reis", "empty_list-waarde", "expected_block"),
    *("expected_block-opties", "expected_block-rij", "expected_list"),
    *("expected_condition",),
    *("expected_text", "missing_key", "no_rows", "no_source", "unknown_function"),
    *("unknown_group", "unknown_group-not", "unknown_key", "unknown_operator"),
    *("unknown_step_kind",),
}


def _schema(path: str) -> dict[str, Any]:
    name = Path(path).parts[0].removesuffix(".yaml")
    return SCHEMAS.get(name, SCHEMAS["flow"])


def _mistakes(path: str, content: bytes) -> list[str]:
    tree, findings = parse(content, path)
    assert tree is not None
    assert findings == []
    return mistakes(_schema(path), tree)


def test_the_base_rule_set_fits(base_files: Mapping[str, bytes]) -> None:
    for path, content in base_files.items():
        assert _mistakes(path, content) == [], path


def test_the_base_case_can_be_read(base_files: Mapping[str, bytes]) -> None:
    path = "cases/bakfiets.yaml"
    case, findings = read_case("bakfiets", base_files[path], path)
    assert findings == []
    assert case is not None
    assert case.partial


@pytest.mark.parametrize("stem", sorted(SEEN))
def test_an_editor_sees_what_is_wrong_in_one_place(stem: str) -> None:
    content = (BAD_FILES / f"{stem}.yaml").read_bytes()
    path = content.decode().removeprefix("# ").split(":")[0]
    assert _mistakes(path, content)


def test_an_editor_is_silent_about_what_only_the_whole_shows() -> None:
    for bad in BAD_FILES.glob("*.yaml"):
        content = bad.read_bytes()
        tree, findings = parse(content, bad.name)
        if bad.stem in SEEN or bad.stem == "too_many_parts" or findings:
            continue
        assert tree is not None
        path = content.decode().removeprefix("# ").split(":")[0]
        assert mistakes(_schema(path), tree) == [], bad.stem


def test_a_next_file_has_only_steps_and_a_first_file_all() -> None:
    for head in (b"id: lenen\n", b"title: Lenen\naudience: balie\n"):
        assert _mistakes("lenen/10.yaml", head + b"steps: []")
    whole = b"id: lenen\ntitle: Lenen\naudience: balie\nsteps: []"
    assert _mistakes("lenen/00.yaml", whole) == []
    assert _mistakes("lenen/10.yaml", b"steps: []") == []


def test_text_that_looks_like_a_number_or_a_truth_is_still_text() -> None:
    question = """\
steps:
  - question: jaar
    ask: 2026
    why: true
    type: choice
    options:
      nee: 0
      ja: 6:7
    unknown: true
    sources: R-1
"""
    assert _mistakes("lenen/90.yaml", question.encode()) == []


def _blocks(schema: object) -> Iterator[dict[str, Any]]:
    """Every mapping with a closed list of keys in a schema."""
    if isinstance(schema, dict):
        if schema.get("additionalProperties") is False:
            yield schema
        for inner in schema.values():
            yield from _blocks(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _blocks(inner)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained(name: str) -> None:
    blocks = list(_blocks(SCHEMAS[name]))
    assert blocks
    for block in blocks:
        for key, value in block["properties"].items():
            assert value["description"].endswith("."), key
        assert set(block["required"]) <= set(block["properties"])


def test_no_explanation_is_left_of_a_key_that_is_gone() -> None:
    text = json.dumps(list(SCHEMAS.values()), ensure_ascii=False)
    for name, words in WORDS.items():
        for key, description in words.items():
            assert f'"{key}": {{"description": "{description}"' in text, (name, key)


def test_a_schema_is_plain_json_that_points_at_what_is_there() -> None:
    for schema in SCHEMAS.values():
        text = json.dumps(schema)
        assert json.loads(text) == schema
        for part in text.split("#/definitions/")[1:]:
            assert part.split('"')[0] in schema["definitions"]
