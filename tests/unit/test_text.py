"""The text gate lets words through and nothing that gives orders."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opname_wizard.text import MARK, clean, count, display, one_line, slug

anything = st.text(st.characters(), max_size=60) | st.text(
    st.sampled_from("\x1b[]\r\n\t\x00\x9b\u202e\u200f\u2028\ud800\ufffe e\u0301é"),
    max_size=30,
)


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x9b", "\ud800"])
def test_what_is_no_character_becomes_a_mark(character: str) -> None:
    assert clean(f"a{character}b") == f"a{MARK}b"


@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\U0010ffff", "\ufdd0"])
def test_what_xml_refuses_becomes_a_mark(character: str) -> None:
    assert clean(character) == MARK


@pytest.mark.parametrize(
    "character",
    [chr(n) for n in [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), 0xFEFF]]
    + [chr(n) for n in range(0x2066, 0x206A)],
)
def test_what_turns_the_reading_direction_is_dropped(character: str) -> None:
    assert clean(f"a{character}b") == "ab"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\f"])
def test_every_line_end_becomes_a_newline(end: str) -> None:
    assert clean(f"een{end}twee") == "een\ntwee"


def test_tab_becomes_a_space() -> None:
    assert clean("a\tb") == "a b"


@pytest.mark.parametrize(
    "text",
    [
        "José ✓ €",
        "👩‍🔧 en 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "日本 العربية",
        "[/] {{ 7*7 }} <script>",
        "a  b",
        "regel\nregel",
    ],
)
def test_ordinary_text_and_emoji_stay(text: str) -> None:
    assert clean(text) == text
    assert display(text) == text


def test_a_letter_and_its_accent_are_composed() -> None:
    assert clean("e\u0301") == "é"


@given(anything)
def test_nothing_that_steers_a_screen_is_left(text: str) -> None:
    for character in display(text):
        assert character == "\n" or unicodedata.category(character) not in {
            "Cc",
            "Cs",
            "Zl",
            "Zp",
        }


@given(anything)
def test_a_second_time_changes_nothing(text: str) -> None:
    for gate in (clean, display, one_line, slug):
        assert gate(gate(text)) == gate(text)


@given(anything)
def test_clean_text_can_be_saved(text: str) -> None:
    assert clean(text).encode("utf-8").decode("utf-8") == clean(text)


@given(anything)
def test_one_line_is_one_line_with_every_word(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line.split() == clean(text).split()


def test_one_line_keeps_two_spaces_before_the_place() -> None:
    assert one_line(" 1234 AB  PLAATS\n Nederland ") == "1234 AB  PLAATS Nederland"


@given(anything)
def test_a_slug_is_always_a_file_name(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?", slug(text))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Brief over é één", "brief-over-e-een"),
        ("../../etc/passwd", "etc-passwd"),
        ("-rf", "rf"),
        ("CON", "bestand-con"),
        ("日本", "bestand"),
        ("", "bestand"),
        ("a" * 300, "a" * 80),
    ],
)
def test_a_slug_says_what_can_be_said_in_ascii(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 vragen"), (1, "1 vraag"), (2, "2 vragen")]
)
def test_a_number_has_its_noun(number: int, said: str) -> None:
    assert count(number, "vraag", "vragen") == said
