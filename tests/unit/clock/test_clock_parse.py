"""Reading Dutch dates and moments: what is read, what is refused and with what."""

from datetime import UTC, date, datetime

import pytest

from opname_wizard.clock.dutch import (
    AMSTERDAM,
    MomentError,
    iso_moment,
    parse_date,
    parse_moment,
    to_utc,
)

TODAY = date(2026, 11, 20)  # a Friday
NOW = datetime(2026, 11, 20, 10, 5, 42, 7, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    "text",
    [
        "16-11-2026",
        "16/11/2026",
        "16.11.2026",
        "2026-11-16",
        "16 november 2026",
        "  16  November 2026 ",
        "16 nov 2026",
        "16 nov. 2026",
        "16 november",
        "16-11",
        "maandag 16 november 2026",
        "ma 16-11",
        "Maandag 16-11-2026",
    ],
)
def test_a_date_is_read_in_every_usual_form(text: str) -> None:
    assert parse_date(text, TODAY) == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eergisteren", date(2026, 11, 18)),
        ("gisteren", date(2026, 11, 19)),
        ("gister", date(2026, 11, 19)),
        ("Vandaag", date(2026, 11, 20)),
        ("nu", date(2026, 11, 20)),
        ("morgen", date(2026, 11, 21)),
        ("overmorgen", date(2026, 11, 22)),
        ("3-4-2026", date(2026, 4, 3)),
        ("03-04-2026", date(2026, 4, 3)),
        ("1 mrt 2026", date(2026, 3, 1)),
        ("1 maart 2026", date(2026, 3, 1)),
        ("1 sept 2026", date(2026, 9, 1)),
        ("28 december", date(2026, 12, 28)),
        ("29-02-2028", date(2028, 2, 29)),
    ],
)
def test_day_words_and_day_before_month(text: str, expected: date) -> None:
    assert parse_date(text, TODAY) == expected


def test_a_date_without_a_year_is_in_the_year_of_today_also_in_january() -> None:
    assert parse_date("28 december", date(2027, 1, 2)) == date(2027, 12, 28)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16-11-2026 14:30", "2026-11-16 14:30"),
        ("16-11-2026 14.30", "2026-11-16 14:30"),
        ("16-11-2026, 14:30 uur", "2026-11-16 14:30"),
        ("16-11-2026 14u30", "2026-11-16 14:30"),
        ("16.11.2026 14.30", "2026-11-16 14:30"),
        ("16 november 2026 om 14.30 uur", "2026-11-16 14:30"),
        ("maandag 16 november 2026, 14.30 uur", "2026-11-16 14:30"),
        ("2026-11-16T14:30", "2026-11-16 14:30"),
        ("2026-11-16 09:05", "2026-11-16 09:05"),
        ("16-11 9 uur", "2026-11-16 09:00"),
        ("16-11 9u", "2026-11-16 09:00"),
        ("gisteren 14:30", "2026-11-19 14:30"),
        ("gisteren om 14.30 uur", "2026-11-19 14:30"),
        ("morgen 0.00", "2026-11-21 00:00"),
        ("14:30", "2026-11-20 14:30"),
        ("om 14.30 uur", "2026-11-20 14:30"),
        ("nu", "2026-11-20 10:05"),
        ("16-7-2026 14:30 zomertijd", "2026-07-16 14:30"),
        ("25-10-2026 2:30 zomertijd", "2026-10-25 02:30 zomertijd"),
        ("25-10-2026 2.30 uur (wintertijd)", "2026-10-25 02:30 wintertijd"),
        ("25-10-2026 3:00", "2026-10-25 03:00"),
        ("25-10-2026 1:59", "2026-10-25 01:59"),
        ("29-3-2026 1:59", "2026-03-29 01:59"),
        ("29-3-2026 3:00", "2026-03-29 03:00"),
    ],
)
def test_a_moment_is_read_in_every_usual_form(text: str, expected: str) -> None:
    moment = parse_moment(text, NOW)
    assert iso_moment(moment) == expected
    assert moment.tzinfo is AMSTERDAM


def test_the_two_hours_of_the_repeated_night_are_an_hour_apart() -> None:
    first = to_utc(parse_moment("25-10-2026 2:30 zomertijd", NOW))
    second = to_utc(parse_moment("25-10-2026 2:30 wintertijd", NOW))
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert second == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_today_is_the_dutch_day_also_when_now_is_given_in_utc() -> None:
    late = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)  # 0.30 in Amsterdam
    assert iso_moment(parse_moment("9:00", late)) == "2026-11-20 09:00"
    assert iso_moment(parse_moment("nu", late)) == "2026-11-20 00:30"


@pytest.mark.parametrize(
    ("text", "says", "what_now"),
    [
        ("", "Er staat nog niets.", "16-11-2026"),
        (" , ", "Er staat nog niets.", "16-11-2026"),
        ("volgende week", "Deze datum is niet te lezen.", "16 november 2026"),
        ("16 brumaire 2026", "Deze datum is niet te lezen.", "16 november 2026"),
        ("16.11", "Hier hoort alleen een datum.", "16-11-2026"),
        ("16.11.26", "jaar is niet volledig", "vier cijfers"),
        ("1" * 81, "te lang", "16-11-2026"),
        ("31-11-2026", "31 november 2026 bestaat niet.", "heeft 30 dagen"),
        ("29-02-2027", "29 februari 2027 bestaat niet.", "heeft 28 dagen"),
        ("0 december", "0 december 2026 bestaat niet.", "heeft 31 dagen"),
        ("11-16-2026", "Maand 16 bestaat niet.", "eerst de dag en dan de maand"),
        ("3-4-26", "jaar is niet volledig", "vier cijfers"),
        ("31-12-1999", "Het jaar 1999 kan hier niet.", "2000 tot en met 2099"),
        ("1-1-2100", "Het jaar 2100 kan hier niet.", "2000 tot en met 2099"),
        ("maandag", "Welke maandag bedoelt u?", "16-11-2026 of 23-11-2026"),
        ("vorige week vrijdag", "Welke vrijdag", "20-11-2026 of 27-11-2026"),
        ("dinsdag 16-11-2026", "het is maandag 16 november 2026", "Kijk de datum na"),
        ("16-11-2026 14:30", "alleen een datum", "Laat de tijd weg"),
    ],
)
def test_a_refused_date_says_why_and_what_now(
    text: str, says: str, what_now: str
) -> None:
    with pytest.raises(MomentError) as caught:
        parse_date(text, TODAY)
    assert says in caught.value.text
    assert what_now in caught.value.what_now


@pytest.mark.parametrize(
    ("text", "says", "what_now"),
    [
        ("16-11-2026", "staat geen tijd", "Neem de vroegste tijd"),
        ("gisteren", "staat geen tijd", "Neem de vroegste tijd"),
        ("31-11-2026", "31 november 2026 bestaat niet.", "30 dagen"),
        ("31-11-2026 9:00", "31 november 2026 bestaat niet.", "30 dagen"),
        ("maandag 9:00", "Welke maandag bedoelt u?", "16-11-2026 of 23-11-2026"),
        ("16-11-2026 24:00", "24.00 uur bestaat niet.", "0.00 uur van de volgende"),
        ("16-11-2026 9:60", "9.60 uur bestaat niet.", "0.00 tot en met 23.59"),
        ("16-11-2026 half drie", "niet te lezen", "16-11-2026 14.30"),
        ("16-11-2026 14:30 zomertijd", "14.30 uur is het wintertijd", "zomertijd weg"),
        ("2:30 pm", "niet te lezen", "16-11-2026 14.30"),
        (
            "25-10-2026 2:30",
            "twee keer 2.30 uur. Zomertijd of wintertijd?",
            "25-10-2026 2.30 wintertijd (de tweede keer)",
        ),
        (
            "29-3-2026 2:30",
            "zondag 29 maart 2026 bestaat 2.30 uur niet",
            "Bedoelt u 1.30 uur of 3.30 uur?",
        ),
        ("29-3-2026 2:30 zomertijd", "bestaat 2.30 uur niet", "1.30 uur of 3.30 uur"),
    ],
)
def test_a_refused_moment_says_why_and_what_now(
    text: str, says: str, what_now: str
) -> None:
    with pytest.raises(MomentError) as caught:
        parse_moment(text, NOW)
    assert says in caught.value.text
    assert what_now in caught.value.what_now


@pytest.mark.parametrize("text", ["16-11-2026 Pietersen 9:00", "Pietersen 3 mei"])
def test_a_refusal_never_repeats_what_was_typed(text: str) -> None:
    with pytest.raises(MomentError) as caught:
        parse_moment(text, NOW)
    said = f"{caught.value} {caught.value.text} {caught.value.what_now}"
    assert "pietersen" not in said.lower()


def test_tomorrow_of_the_last_day_is_refused_not_a_crash() -> None:
    with pytest.raises(MomentError, match="2100"):
        parse_date("morgen", date(2099, 12, 31))


def test_a_now_without_zone_is_our_mistake_and_no_question_to_the_user() -> None:
    with pytest.raises(ValueError, match="zone") as caught:
        parse_moment("9:00", datetime(2026, 11, 20, 9, 0))  # noqa: DTZ001 - the point
    assert not isinstance(caught.value, MomentError)
