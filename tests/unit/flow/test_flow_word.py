"""A word knows its place, and is otherwise the bare word that it was."""

import json

import pytest

from opname_wizard.flow.finding import Place
from opname_wizard.flow.word import Word, is_missing, place_of

HERE, ELSEWHERE = Place("a.yaml", 3, 7), Place("a.yaml", 1, 1)


def test_a_word_is_its_text() -> None:
    word = Word("bak", HERE)
    assert word == "bak"
    assert {word, "bak"} == {"bak"}
    assert sorted(["tandem", word]) == ["bak", "tandem"]
    assert json.dumps([word]) == '["bak"]'
    assert f"'{word}'" == "'bak'"


def test_a_word_knows_its_place_and_a_text_does_not() -> None:
    assert place_of(Word("bak", HERE), ELSEWHERE) == HERE
    assert place_of("bak", ELSEWHERE) == ELSEWHERE


@pytest.mark.parametrize(
    ("word", "known", "answer"),
    [
        ("bak", ["bak", "tandem"], "no"),
        ("bok", ["bak", "tandem"], "yes"),
        ("bok", [], "yes"),
        ("", ["bak"], "no"),  # it has its finding
        ("bok", ["bak", ""], "no"),  # it may be the one that could not be read
    ],
)
def test_only_what_was_read_and_is_nowhere_is_missing(
    word: str, known: list[str], answer: str
) -> None:
    assert is_missing(word, known) is (answer == "yes")
