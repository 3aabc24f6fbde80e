"""The guide for who writes letters says what the program does."""

import re

import pytest
from letter_help import LETTERS, template_of

from opname_wizard.letter.fields import FieldType
from opname_wizard.letter.header import FIELD_KEYS, HEADER_KEYS

README = (LETTERS / "README.md").read_text("utf-8")


@pytest.mark.parametrize("key", [*HEADER_KEYS[0], *HEADER_KEYS[1]])
def test_every_key_of_the_header_is_explained(key: str) -> None:
    assert f"\n| `{key}` |" in README


@pytest.mark.parametrize("key", [*FIELD_KEYS[0], *FIELD_KEYS[1]])
def test_every_key_of_a_field_is_explained(key: str) -> None:
    assert f"\n| `{key}` |" in README


@pytest.mark.parametrize("kind", FieldType)
def test_every_type_of_field_is_explained(kind: FieldType) -> None:
    assert f"\n| `{kind.value}` |" in README


def test_no_key_or_type_is_explained_that_does_not_exist() -> None:
    known = {*HEADER_KEYS[0], *HEADER_KEYS[1], *FIELD_KEYS[0], *FIELD_KEYS[1]}
    known |= {kind.value for kind in FieldType}
    assert (
        set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)) - {"sleutel"} <= known
    )


def test_the_letter_in_the_guide_is_a_good_one() -> None:
    (example,) = re.findall(r"```\n(---\n.*?)```", README, re.DOTALL)
    assert template_of(example).title == "Uitnodiging voor een gesprek"
