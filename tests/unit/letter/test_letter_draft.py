"""A draft shows what was filled in, and every gap."""

import re

import pytest
from letter_help import ALL, HEADER, filled, internal, parts_on, template_of

from opname_wizard.errors import Exit, UserError
from opname_wizard.letter.body import compiled
from opname_wizard.letter.draft import Part, make_draft
from opname_wizard.letter.fields import FieldType, moment, problem
from opname_wizard.letter.plain import to_markdown
from opname_wizard.letter.tokens import Kind, blocks

LETTER = template_of(HEADER + ALL)
MARK = re.compile(r"\[\^(\d+)\]")


def markdown(**fields: str) -> str:
    return make_draft(LETTER, fields, {}).markdown


def test_an_empty_field_is_a_visible_gap_and_is_listed() -> None:
    draft = make_draft(LETTER, {"dag": " \n"}, {})
    assert draft.markdown.startswith(r"\[naam cliënt\] \[adres\] \[dag\] \[einde\]")
    assert [field.id for field in draft.open_fields] == [
        "naam",
        "adres",
        "dag",
        "einde",
        "soort",
    ]


def test_a_field_that_is_asked_for_but_not_printed_is_no_gap() -> None:
    body = "{{ adres }}{{ dag }}{{ einde }}{{ soort }}{{ cite.regel }}"
    body += "{% if part.groep %}{{ note.groep }}{% endif %}"
    letter = template_of(HEADER + body + "{% if naam is filled %}{{ naam }}{% endif %}")
    assert "naam" not in [field.id for field in make_draft(letter, {}, {}).open_fields]
    assert "Jansen" in make_draft(letter, {"naam": "Jansen"}, {}).markdown


def test_values_come_out_in_the_words_of_a_letter() -> None:
    text = markdown(
        naam="A. Proef",
        adres="Straat 1\n1234 AB  STAD",
        dag="2026-11-16",
        einde="17-11-2026 9:05",
        soort="beeld",
    )
    assert text == (
        "A. Proef Straat 1\\\n1234 AB  STAD 16 november 2026"
        " 17 november 2026 om 9.05 uur een beeldopname\n"
    )


def test_a_moment_without_a_time_shows_only_its_day() -> None:
    assert "17 november 2026 \\[soort" in markdown(einde="17-11-2026")


def test_a_part_is_there_only_when_a_row_put_it_in() -> None:
    assert "Groep." not in make_draft(LETTER, {}, {}).markdown
    assert (
        "Groep." not in make_draft(LETTER, {}, {"groep": Part(present=False)}).markdown
    )
    assert "Groep." in make_draft(LETTER, {}, {"groep": Part(present=True)}).markdown


@pytest.mark.parametrize(
    "typed",
    [
        "{{ 7*7 }}",
        "{% for x in y %}",
        "# kop",
        "- x",
        "1. x",
        "[^1]",
        "<b>x</b>",
        "a & b",
    ],
)
def test_what_was_typed_stays_as_it_was(typed: str) -> None:
    draft = make_draft(LETTER, {"naam": typed}, {})
    paragraph = blocks(draft)[1]
    assert paragraph.kind is Kind.PARAGRAPH
    assert paragraph.text.startswith(f"{typed} [adres]")


def test_a_line_end_in_a_text_becomes_a_space() -> None:
    assert markdown(naam="een\n\n# twee").startswith(r"een \# twee ")


def test_the_copy_for_the_client_has_no_footnote_whatever_is_given() -> None:
    draft = make_draft(LETTER, filled(LETTER), parts_on(["groep"]))
    assert "[^" not in to_markdown(draft)
    assert not draft.internal
    assert Kind.NOTE not in {block.kind for block in blocks(draft)}


def test_the_internal_copy_traces_answer_row_and_rule() -> None:
    draft = internal(LETTER, parts_on(["groep"]))
    marks = MARK.findall(draft.markdown)
    assert marks == ["1", "2", "1", "2"]  # in the text, and before each footnote
    assert draft.markdown.endswith(
        "[^1]: Bron UWV-2.08. Bron UWV-2.09.\n\n[^2]: Antwoord bij groep. Rij groep.\n"
    )
    assert [block.text for block in blocks(draft) if block.kind is Kind.NOTE] == [
        "Bron UWV-2.08. Bron UWV-2.09.",
        "Antwoord bij groep. Rij groep.",
    ]


def test_a_source_without_a_text_shows_as_itself() -> None:
    assert "[^1]: UWV-2.08 UWV-2.09" in make_draft(LETTER, {}, {}, notes={}).markdown


def test_a_source_cited_twice_gets_a_footnote_for_each_mark() -> None:
    letter = template_of(HEADER + ALL + "Nog eens.{{ cite.regel }}\n")
    notes = [b for b in blocks(internal(letter, {})) if b.kind is Kind.NOTE]
    assert [note.number for note in notes] == [1, 2]
    assert notes[0].text == notes[1].text


def test_what_stands_on_top_says_what_it_is() -> None:
    assert to_markdown(make_draft(LETTER, {}, {})).startswith("**CONCEPT: ")
    assert "CONCEPT" not in to_markdown(make_draft(LETTER, {}, {}, concept=False))
    assert "**INTERN: " in to_markdown(internal(LETTER, {}))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"naan": "x"}, "geen veld 'naan'"),
        ({"dag": "morgen"}, "'dag'"),
        ({"dag": "31-02-2026"}, "'dag'"),
        ({"einde": "16-11-2026 25:00"}, "'einde'"),
        ({"soort": "film"}, "'soort'"),
        ({"naam": "x" * 10_001}, "'naam'"),
        ({"dag": "17-11-2026", "einde": "16-11-2026 23:00"}, "vóór de datum bij 'dag'"),
    ],
)
def test_a_value_that_does_not_fit_is_told(fields: dict[str, str], said: str) -> None:
    with pytest.raises(UserError) as caught:
        make_draft(LETTER, fields, {})
    assert said in caught.value.text
    assert caught.value.exit_code == Exit.ANSWER


def test_an_end_on_the_same_day_is_right() -> None:
    fields = {"dag": "2026-11-17", "einde": "17-11-2026 00:00"}
    assert "om 0.00 uur" in make_draft(LETTER, fields, {}).markdown


def test_a_letter_cannot_grow_without_end() -> None:
    letter = template_of(HEADER + ALL + "{{ naam }} " * 200)
    with pytest.raises(UserError, match="1 MB"):
        make_draft(letter, {"naam": "x" * 10_000}, {})


def test_a_part_that_the_letter_has_not_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        make_draft(LETTER, {}, {"groeb": Part(present=True)})


def test_what_was_never_escaped_cannot_be_printed() -> None:
    with pytest.raises(TypeError, match="str"):
        compiled("{{ naam }}").render(naam="# rauw")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-16", (2026, 11, 16)),
        ("16-11-2026", (2026, 11, 16)),
        ("3-4-2026", (2026, 4, 3)),
        ("2026-11-16T10:30", (2026, 11, 16)),
        (" 16-11-2026 10.30 ", (2026, 11, 16)),
    ],
)
def test_dates_are_read_day_first(typed: str, day: tuple[int, int, int]) -> None:
    found = moment(typed)
    assert found is not None
    assert (found.year, found.month, found.day) == day


@pytest.mark.parametrize(
    "typed",
    ["", "gisteren", "16-11-26", "11/16/2026", "30-02-2026", "16-11-2026 24:00"],
)
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    assert moment(typed) is None


def test_an_empty_value_fits_every_type() -> None:
    assert {field.type for field in LETTER.fields.values()} == set(FieldType)
    assert [problem(field, "  ") for field in LETTER.fields.values()] == [""] * 5
