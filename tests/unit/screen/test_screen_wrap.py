"""Breaking text into lines."""

from hypothesis import given
from hypothesis import strategies as st

from opname_wizard.wrap import columns, fit, shorten, wrap


@given(st.text(), st.integers(1, 60), st.sampled_from(["", " ", "   "]))
def test_no_line_is_too_long_and_no_sign_is_lost(
    text: str, width: int, lead: str
) -> None:
    lines = wrap(text, width, first=lead, rest=lead)
    assert all(columns(line) <= max(width, 8) for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_stay_whole_where_they_can() -> None:
    assert wrap("een twee drie", 9, first="- ", rest="  ") == [
        "- een",
        "  twee",
        "  drie",
    ]
    assert wrap("onmogelijkheden", 8) == ["onmogeli", "jkheden"]
    assert wrap("a\nb", 20) == ["a", "b"]


def test_wide_signs_and_marks_are_measured() -> None:
    assert columns("日本") == 4
    assert columns("e\u0301") == 1
    assert columns("👍\ufe0f") == 2
    assert fit("日本", 3) == "日"
    assert fit("日本", 1) == "日"  # at least one sign, else it would never end


def test_a_line_that_is_cut_says_so() -> None:
    assert shorten("kort", 10) == "kort"
    assert shorten("veel te lang", 6) == "veel …"
    assert shorten("twee\nregels", 20) == "twee regels"
