"""The guides say what the program does: no word too many, none too few."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from schema_checker import mistakes

from opname_wizard.case import read as case
from opname_wizard.case.schema import case_schema
from opname_wizard.clock.functions import FUNCTIONS
from opname_wizard.flow import condition as c
from opname_wizard.flow import model as m
from opname_wizard.flow import read, read_condition, read_rows, read_steps, register
from opname_wizard.flow.reader import Keys, Reader
from opname_wizard.flow.schema import flow_schema, ruleset_schema, sources_schema
from opname_wizard.flow.tree import Block, Items, Node, parse

FLOW_GUIDE = Path(__file__).parents[1] / "flows" / "README.md"
GUIDE = FLOW_GUIDE.read_text("utf-8")
YAML = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
CODE = " ".join([*YAML, *re.findall(r"`([^`\n]+)`", GUIDE)])
CODE_WORDS = set(re.findall(r"\w+", CODE))

# What the first key of an example says about its kind.
EXAMPLES = {
    "documents": sources_schema(),
    "id": ruleset_schema(),
    "title": case_schema(),
}


def _both(keys: Keys) -> list[str]:
    return [*keys[0], *keys[1]]


WORDS: dict[str, Iterable[str]] = {
    "rule set": _both(read.RULESET_KEYS),
    "stage": _both(read.STAGE_KEYS),
    "flow": _both(read.FIRST_FILE_KEYS),
    "step": read_steps.STEP_KEYS,
    "question": _both(read_steps.QUESTION_KEYS),
    "question types": m.QUESTION_TYPES,
    "option": _both(read_steps.OPTION_KEYS),
    "given": _both(read_steps.GIVEN_KEYS),
    "fact": _both(read_steps.FACT_KEYS),
    "clock": _both(read_steps.CLOCK_KEYS),
    "clock functions": FUNCTIONS,
    "clock states": {state for f in FUNCTIONS.values() for state in f.states},
    "table": _both(read_rows.TABLE_KEYS),
    "kinds": m.KINDS,
    "hits": read_rows.HITS,
    "outcome": _both(read_rows.OUTCOME_KEYS),
    "rows": {
        key for kind in m.KINDS for key in _both(read_rows.row_keys(kind, voice=True))
    },
    "fits": m.FITS,
    "letter forms": m.LETTER_FORMS,
    "voices": m.VOICES,
    "groups": c.GROUPS,
    "at least": _both(read_condition.AT_LEAST_KEYS),
    "operators": c.OPERATORS,
    "register": _both(register.FILE_KEYS),
    "document": _both(register.DOCUMENT_KEYS),
    "source": _both(register.SOURCE_KEYS),
    "statuses": m.STATUSES,
    "kinds of source": m.SOURCE_KINDS,
    "case": _both(case.CASE_KEYS),
    "expected": case.EXPECT_KEYS,
    "never": case.NEVER_KEYS,
}


@pytest.mark.parametrize("what", WORDS)
def test_the_guide_to_flows_names_every_word_of_the_language(what: str) -> None:
    assert set(WORDS[what]) - CODE_WORDS == set()


def _table(first_head: str, number: int = 0) -> list[list[str]]:
    """The cells of a table of the guide whose first column is headed so."""
    tables = re.findall(r"(?:^\|.*\n)+", GUIDE, re.MULTILINE)
    found = [t for t in tables if t.split("|")[1].strip() == first_head]
    rows = found[number].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]


def _code(cell: str) -> list[str]:
    """The first word of every piece of code in a cell."""
    return re.findall(r"`(\w+)", cell)


def test_the_table_of_questions_has_exactly_its_keys() -> None:
    named = [key for row in _table("sleutel") for key in _code(row[0])]
    assert sorted(named) == sorted(_both(read_steps.QUESTION_KEYS))


def test_the_table_of_clock_functions_has_exactly_their_values() -> None:
    named = {_code(row[0])[0]: _code(row[2]) for row in _table("functie")}
    units = {function.number for function in FUNCTIONS.values()}
    assert set(named) == set(FUNCTIONS) - units
    for name, states in named.items():
        assert states == list(FUNCTIONS[name].states)


def test_the_tables_of_kinds_have_exactly_the_kinds_and_what_they_say() -> None:
    kinds = [kind for row in _table("`kind`") for kind in _code(row[0])]
    assert sorted(kinds) == sorted(m.KINDS)
    said = {
        kind: _code(row[1]) for row in _table("`kind`", 1) for kind in _code(row[0])
    }
    assert sorted(said) == sorted(m.KINDS)
    for kind, words in said.items():
        assert set(_both(read_rows.SAYS_KEYS[kind])) <= set(words), kind
        allowed = {*_both(read_rows.row_keys(kind, voice=True)), *m.LETTER_FORMS}
        assert set(words) <= allowed | set(read_rows.TABLE_KEYS[1]), kind


def test_the_table_of_conditions_has_exactly_the_operators() -> None:
    cells = " ".join(" ".join(row) for row in _table("schrijf"))
    examples = {"stap", "tabel.maatregel", "tabel.rij", "keuze.fit"}
    named = set(re.findall(r"([\w.]+)`?:", cells)) - examples
    assert named == {*c.OPERATORS, *c.GROUPS, *_both(read_condition.AT_LEAST_KEYS)}


def _first_key(example: str) -> str:
    return re.match(r"[\s-]*(\w+)", example).group(1)  # type: ignore[union-attr]  # each begins with a key


def _tree(example: str) -> Node:
    tree, findings = parse(example.encode(), "README.md")
    assert findings == []
    assert tree is not None
    return tree


STEPS = [example for example in YAML if _first_key(example) in read_steps.STEP_KEYS]
WHOLE = [example for example in YAML if _first_key(example) in EXAMPLES]
HEAD = [example for example in WHOLE if "\nsteps:\n" in example]


@pytest.mark.parametrize("example", STEPS, ids=_first_key)
def test_an_example_of_a_step_can_be_copied(example: str) -> None:
    tree = _tree("steps:\n" + example)
    assert isinstance(tree, Block)
    steps = tree.entries["steps"][1]
    assert isinstance(steps, Items)
    reader = Reader()
    for step in steps.items:
        assert read_steps.StepReader(reader, "f", {"f"}).step(step) is not None
    assert [str(finding) for finding in reader.findings] == []
    assert mistakes(flow_schema(), tree) == []


def test_every_kind_of_step_has_an_example() -> None:
    assert {_first_key(example) for example in STEPS} == set(read_steps.STEP_KEYS)


@pytest.mark.parametrize("example", [e for e in WHOLE if e not in HEAD], ids=_first_key)
def test_an_example_of_a_file_can_be_copied(example: str) -> None:
    schema: dict[str, Any] = EXAMPLES[_first_key(example)]
    assert mistakes(schema, _tree(example)) == []


def test_the_example_of_a_case_can_be_copied() -> None:
    (example,) = (e for e in WHOLE if _first_key(e) == "title")
    _, findings = case.read_case("voorbeeld", example.encode(), "README.md")
    assert [str(finding) for finding in findings] == []


def test_the_example_of_a_first_file_can_be_copied() -> None:
    (example,) = HEAD
    filled = example.replace("  - question: …\n", STEPS[0])
    assert mistakes(flow_schema(), _tree(filled)) == []
