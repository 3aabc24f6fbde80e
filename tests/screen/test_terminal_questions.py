"""One question at a time in a real terminal: keys, back, help, and what is kept."""

from pathlib import Path

import pytest
from dutch import english_in
from proef import Fingers, prompts_of
from prompt_toolkit.input import create_pipe_input
from pty_driver import (
    BACK,
    CTRL_Z,
    DOWN,
    EMPTY,
    ENTER,
    ESCAPE,
    F1,
    F2,
    SPACE,
    Pty,
)
from started import Start

from opname_wizard.screen.prompt import Key

ASKED = {
    "haast": "Is de zaal vandaag al nodig?",
    "soort": "Wat voor bijeenkomst is het?",
    "spullen": "Wat moet er in de zaal staan?",
    "drinken": "Wat wilt u drinken?",
    "dag": "Op welke dag is het?",
    "gevraagd": "Wanneer is er om de zaal gevraagd?",
    "wens": "Wat wilt u nog kwijt?",
    "muziek": "Hoe hard is de muziek?",
    "betaling": "Hoe wordt er betaald?",
}


def check_screens(program: Pty) -> None:
    """What must hold for every screen of a conversation."""
    assert program.ran_on == []
    for screen in program.seen:
        assert english_in(screen) == set(), screen


def test_the_header_comes_first_and_each_kind_is_answered(start: Start) -> None:
    program = start("verzoek")
    program.follow(
        ("", "opname-wizard · verzoek", "Er wordt niets bewaard"),
        ("", "stap 1 van", ASKED["haast"], "» Ja", "Ctrl-C stopt"),
        ("nee" + ENTER, "✓ Vandaag nodig Nee", ASKED["soort"]),
        (DOWN + ENTER, "Dit kunt u nu al doen", "Schrijf op wie er belde."),
        ("", ASKED["spullen"]),
        (ENTER, "Kruis er minstens één aan"),
        ("de" + SPACE + "een" + SPACE + ENTER, "● Een wit doek ● De piano"),
        ("", "'Een wit doek' en 'De piano' gaan niet samen."),
        ("ni" + SPACE, "● Niets", "○ Een wit doek ○ De piano"),  # excludes the others
        (ENTER, "✓ Spullen Niets", "● Koffie ● Thee ○ Water"),
        (
            ENTER,
            "✓ Drinken Koffie, Thee",
            "Enter geeft maandag 16 november 2026 (vandaag).",
        ),
        (ENTER, "✓ Dag maandag 16 november 2026", "Laat het leeg"),
        ("gisteren 14:30", "Dat is zondag 15 november 2026, 14.30 uur (gisteren)."),
        (ENTER, ASKED["wens"], "nog 28 u 30 min"),
        ("Een stoel" + ENTER, "✓ Wens Een stoel", ASKED["muziek"], "Weet ik niet"),
        ("w" + ENTER, "✓ Muziek Weet ik niet", ASKED["betaling"], "Met geld"),
    )
    assert "rekening" not in program.words  # its `when` does not hold
    program.follow(
        (ENTER, "Uw antwoorden (9). Klopt alles?", "» Verder naar het advies"),
        (ENTER, "Oordeel", "Dit is nog niet te zeggen.", "hangt af van: Muziek"),
    )
    check_screens(program)


GIVEN = {  # per question what is typed, and what stands there on the way back
    "haast": ("n", "» Nee"),
    "soort": (DOWN, "» Een feest"),
    "spullen": (DOWN * 3 + SPACE, "● Een wit doek"),
    "drinken": (DOWN * 2 + SPACE, "● Koffie ● Thee ● Water"),
    "dag": ("24-12-2026", "> 24-12-2026"),
    "gevraagd": ("16-11-2026 08:05", "> 16-11-2026 08:05"),
    "wens": ("Licht", "> Licht"),
    "muziek": ("zacht", "» Zacht"),
}


def test_back_works_on_every_kind_and_keeps_the_earlier_answer(start: Start) -> None:
    program = start("verzoek", size=(80, 40))
    for name, (keys, _) in GIVEN.items():
        program.expect(ASKED[name])
        program.press(keys, ENTER)
    program.expect(ASKED["betaling"])
    for name, (_, shown) in reversed(GIVEN.items()):
        program.press(ESCAPE)
        program.expect(ASKED[name], shown)
    assert "Shift+Tab" not in program.words  # there is nothing before the first
    program.press(BACK, ENTER)  # so back does nothing, and Enter goes the same way
    for name in list(ASKED)[1:6]:
        program.expect(ASKED[name])
        program.press(ENTER)
    program.expect(ASKED["wens"])
    program.press(ESCAPE)
    program.expect(ASKED["gevraagd"])
    program.press(EMPTY, "31-02-2026 10:00", ENTER)  # also while this is wrong
    program.expect("31-02-2026 10:00", "februari")
    program.press(ESCAPE)
    program.expect(ASKED["dag"], "> 24-12-2026")
    program.press(EMPTY, "xyz")
    program.expect("> xyz")
    program.press(ESCAPE)
    program.expect(ASKED["drinken"], "● Water")
    check_screens(program)


@pytest.mark.parametrize("key", [BACK, ESCAPE])
def test_every_kind_can_be_left_while_what_is_typed_is_wrong(key: str) -> None:
    for prompt, _ in prompts_of("muziek-zacht"):
        with create_pipe_input() as keyboard:
            reply = Fingers(keyboard, lambda _prompt: "~" + key).ask(prompt)
        assert reply.key is Key.BACK
        assert prompt.choices or reply.typed == "~"


def test_what_is_unknown_stays_unknown_when_someone_comes_back(start: Start) -> None:
    program = start("verzoek", size=(80, 40))
    program.follow(
        ("", ASKED["haast"]),
        ("j" + ENTER, ASKED["soort"]),
        ("i" + ENTER, ASKED["spullen"]),
        (SPACE + ENTER, ASKED["drinken"]),
        (ENTER, ASKED["dag"], "Typ onbekend"),
        ("Onbekend", "Dit blijft onbekend."),
        (ENTER, "✓ Dag niet ingevuld", ASKED["gevraagd"]),
        (ENTER, "✓ Gevraagd niet ingevuld", ASKED["wens"]),
        (BACK, ASKED["gevraagd"]),
        (BACK, ASKED["dag"], "> onbekend"),
        (ENTER, "✓ Dag niet ingevuld", ASKED["gevraagd"]),
    )
    check_screens(program)


def test_help_and_what_is_certain_keep_what_was_chosen_and_typed(start: Start) -> None:
    program = start("verzoek", size=(80, 70))
    program.follow(
        ("", ASKED["haast"]),
        (DOWN + "?", "Waarom deze vraag?", "Wie vandaag komt moet nu geholpen worden."),
        ("", "[1] Huisregels van het buurthuis, punt 1", "» Nee"),
        (ENTER, ASKED["soort"]),
        (DOWN + ENTER, ASKED["spullen"]),
        (DOWN + SPACE + F1, "Niet alles kan samen in één zaal.", "» ● Stoelen"),
        (F2, "Dit is nu al zeker", "» ● Stoelen"),
        (ENTER, ASKED["drinken"]),
        (ENTER, ASKED["dag"]),
        ("morg" + F1, "Op die dag moet de zaal vrij zijn.", "> morg"),
        ("en" + F2, "Zet koffie.", "> morgen"),
    )
    assert "Vroeger mocht er" not in program.words  # possible is not certain
    program.follow(
        (ENTER, "✓ Dag dinsdag 17 november 2026", ASKED["gevraagd"]),
        ("?", "Vanaf dan loopt de tijd voor een antwoord."),  # help in an empty field
        (ENTER, ASKED["wens"]),
        (
            "Wat?" + F1,
            "Het beheer leest het en belt terug.",
            "> Wat?",
        ),  # but a sign here
    )
    check_screens(program)


def test_yes_and_no_can_be_typed(start: Start) -> None:
    program = start("verzoek")
    for typed, kept in (("j", "Ja"), ("n", "Nee"), ("ja", "Ja"), ("NEE", "Nee")):
        program.expect(ASKED["haast"])
        program.press(typed, ENTER)
        program.expect(f"✓ Vandaag nodig {kept}", ASKED["soort"])
        program.press(BACK)
    check_screens(program)


def test_hostile_text_is_shown_harmlessly_and_kept_literally(
    start: Start, tmp_path: Path
) -> None:
    program = start("verzoek", "--uit", str(tmp_path))
    for name, keys in {"haast": "n", "soort": DOWN, "spullen": SPACE}.items():
        program.expect(ASKED[name])
        program.press(keys, ENTER)
    pasted = "[/rood] \x1b[31m{{ 7*7 }}\u202e <b>&</b> # *a* : ja\nregel 2"
    clean = "[/rood] [31m{{ 7*7 }} <b>&</b> # *a* : ja regel 2"
    program.follow(
        ("", ASKED["drinken"]),
        (ENTER, ASKED["dag"]),
        (ENTER, ASKED["gevraagd"]),
        (ENTER, ASKED["wens"]),
        (f"\x1b[200~{pasted}\x1b[201~" + CTRL_Z + ENTER, f"✓ Wens {clean}"),
        ("", ASKED["muziek"]),
        (ENTER, ASKED["betaling"]),
        (ENTER, f"Wens: {clean}", "Klopt alles?"),
    )
    program.press(ENTER)
    program.arrive("Wat wilt u nu?")
    program.press("uw antw", ENTER)
    program.arrive("Bewaard:", "antwoorden.yaml")
    assert f'wens: "{clean}"\n' in (tmp_path / "antwoorden.yaml").read_text("utf-8")
    assert "\u202e".encode() not in program.raw
    assert b"\x1b[31m" not in program.raw
    check_screens(program)


def test_lines_pasted_by_a_plain_terminal_stay_in_one_answer(start: Start) -> None:
    program = start("verzoek")
    for name, keys in {"haast": "n", "soort": DOWN, "spullen": SPACE}.items():
        program.expect(ASKED[name])
        program.press(keys, ENTER)
    program.follow(
        ("", ASKED["drinken"]),
        (ENTER, ASKED["dag"]),
        (ENTER, ASKED["gevraagd"]),
        (ENTER, ASKED["wens"]),
        ("regel 1\r2 en j\rde rest", "> regel 1 2 en j de rest"),
        (ENTER, "✓ Wens regel 1 2 en j de rest", ASKED["muziek"]),
    )
    check_screens(program)


def test_the_explanation_says_which_clock_runs(start: Start) -> None:
    program = start("verzoek", size=(80, 50))
    given = {"haast": "n", "soort": DOWN, "spullen": SPACE, "gevraagd": "nu"}
    for name, ask in list(ASKED.items())[:7]:
        program.expect(ask)
        program.press(given.get(name, ""), ENTER)
    program.follow(
        ("", ASKED["muziek"], "nog 48 u"),
        ("?", "De klok hierboven: nog 48 u", "Antwoord aan wie de zaal vroeg"),
    )
    program.expect("Wie vraagt hoort het binnen twee dagen.", ASKED["muziek"])
    check_screens(program)


def test_plain_lines_say_which_clock_runs(start: Start) -> None:
    program = start("verzoek", "--eenvoudig", size=(80, 50))
    for keys in ("n", "3", "1", "", "", "nu"):
        program.arrive("Uw ")
        program.press(keys, ENTER)
    program.expect(ASKED["wens"], "Nog 48 u: Antwoord aan wie de zaal vroeg")
