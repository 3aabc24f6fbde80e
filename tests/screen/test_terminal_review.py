"""After the questions: all answers on one screen, changing one, and the advice."""

import json
import re
from pathlib import Path

from proef import written
from pty_driver import BACK, DOWN, EMPTY, END, ENTER, ESCAPE, F1, F2, HOME, SPACE, Pty
from started import Start
from test_terminal_questions import ASKED, check_screens

REVIEW = "Klopt alles?"
COLOUR = re.compile(rb"\x1b\[[0-9;]*?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")


def at_review(start: Start, size: tuple[int, int] = (80, 50), **env: str) -> Pty:
    """A request for a party with soft music, with all questions answered."""
    program = start("verzoek", size=size, **env)
    given = {"haast": "j", "soort": DOWN, "spullen": SPACE, "wens": "x", "muziek": "z"}
    for name, ask in ASKED.items():
        program.arrive(ask)
        program.press(given.get(name, ""), ENTER)
    program.arrive(REVIEW)
    return program


def test_a_change_is_told_before_it_is_made_and_asks_only_what_depends_on_it(
    start: Start,
) -> None:
    program = at_review(start)
    program.follow(
        ("soort", "» Soort bijeenkomst: Een feest"),
        (ENTER, ASKED["soort"], "» Een feest"),
        ("iets" + ENTER, "Wilt u dit antwoord wijzigen?"),
        ("", "7 antwoorden blijven, 1 vervalt; het oordeel verandert.", "» Ja"),
        ("n" + ENTER, "Uw antwoorden (9). Klopt alles?"),
        ("soort" + ENTER, ASKED["soort"], "» Een feest"),  # nothing was changed
        ("iets" + ENTER, "Wilt u dit antwoord wijzigen?"),
        (ENTER, "✓ Soort bijeenkomst Iets anders", "Uw antwoorden (8)."),
    )
    assert "Muziek" not in program.words.split("Uw antwoorden")[1]
    program.follow(
        ("betaling" + ENTER, ASKED["betaling"]),
        ("later" + ENTER, "7 antwoorden blijven, 1 nieuwe vraag; het oordeel kan"),
        (ENTER, "Uit welke wijk komt u?", "stap 9 van 9"),  # and nothing else
        ("30" + ENTER, "Uw antwoorden (9).", "Wijk: Wijk 30 buiten de stad"),
        ("soort" + ENTER, ASKED["soort"]),
        ("een feest" + ENTER, "Wilt u dit antwoord wijzigen?"),
        (ENTER, ASKED["betaling"], "» Met een pas"),  # a party cannot pay later
        (ENTER, "Uw antwoorden (9).", "Muziek: Zacht"),  # and this came back
    )
    check_screens(program)


def test_what_is_only_looked_at_stays_as_it_was(start: Start) -> None:
    program = at_review(start)
    program.press("?", F1)  # these do nothing here
    program.follow(
        ("dag", "» Dag"),
        (ENTER, ASKED["dag"], "> 16-11-2026"),
        ("\x15" + "morgen" + ENTER, "Wilt u dit antwoord wijzigen?"),
        (BACK, REVIEW, "Dag: maandag 16 november 2026"),
        ("wens" + ENTER, ASKED["wens"], "> x"),
        ("y" + F2, "Dit is nu al zeker", "Overleg eerst met het beheer."),
    )
    program.arrive("> xy")
    program.press(ESCAPE)
    program.expect(REVIEW, "Wens: x")
    program.press("wens", ENTER)
    program.expect(ASKED["wens"])
    program.press("?")
    program.expect("> x?")  # a sign, since the field is not empty
    program.press(BACK)
    program.expect(REVIEW, "Wens: x Muziek")
    program.press(BACK)  # and from here to the last question
    program.expect(ASKED["betaling"], "» Met een pas")
    check_screens(program)


def test_the_advice_comes_part_by_part(start: Start) -> None:
    program = at_review(start, size=(80, 24))
    program.press(ENTER)
    program.expect("Overleg eerst met het beheer.", "niet uitgemaakt")
    for part, said in (
        ("De klokken", "nog niet te berekenen"),
        ("Wat u doet", "Bel nu het beheer."),
        ("Goed om te weten", "Hoeveel mensen er veilig in passen"),
        ("Wat nog niet is uitgemaakt", "Vroeger mocht er op zaterdag muziek."),
    ):
        program.arrive("Wat wilt u nu?", f"» {part}")
        program.press(ENTER)
        program.gone(f"» {part}")
        program.expect(said)
    program.arrive("Wat wilt u nu?", "» Klaar")
    program.press("de bron", ENTER)
    program.arrive("Wie in de buurt woont mag een zaal huren.", "» Klaar")
    program.press(END, ENTER)
    assert program.finish() == 0
    check_screens(program)


def test_the_whole_advice_can_be_read_and_saved(start: Start, tmp_path: Path) -> None:
    program = at_review(start, size=(80, 24), HOME=str(tmp_path))
    program.press(ENTER)
    program.arrive("Wat wilt u nu?", "» De klokken")
    program.press("alles", ENTER)
    for said in ("Overleg eerst met het beheer.", "Zet koffie.", "veilig in passen"):
        program.arrive(said)
    program.arrive("Of zachte muziek ook te horen heet")
    program.arrive("» Klaar")
    program.follow(("alles" + ENTER, "leest verder"))
    program.press("q")  # the rest can be skipped
    program.gone("leest verder")
    program.arrive("» Klaar")
    program.follow(
        ("dit adv" + ENTER, "In welke map?", str(tmp_path)[:30]),
        ("/nergens" + ENTER, "Deze map bestaat niet."),
    )
    program.press(EMPTY, str(tmp_path), ENTER)
    program.arrive("advies.docx", "advies.md", "Wat wilt u nu?")
    program.follow(("een antwoord" + ENTER, REVIEW))
    program.press(ENTER)
    program.arrive("Wat wilt u nu?", "» De klokken")
    program.press(END, ENTER)
    assert program.finish() == 0
    assert "Overleg eerst met het beheer." in (tmp_path / "advies.md").read_text()
    check_screens(program)


def test_without_colour_nothing_is_lost(start: Start) -> None:
    for value, coloured in (("1", False), ("", True)):
        program = start("verzoek", NO_COLOR=value)
        program.expect(ASKED["haast"], "Ctrl-C stopt")
        program.press("?")  # a report, beside the prompt
        program.expect("Waarom deze vraag?", "[1] Huisregels", "Ctrl-C stopt")
        assert (COLOUR.search(program.raw) is not None) == coloured


def test_who_chooses_a_measure_sees_how_each_fits(start: Start) -> None:
    program = start("maatregel")
    program.follow(
        ("", "Kent u deze huurder?"),
        ("nee" + ENTER, "Wat kiest u?", "Een borg vragen · ligt voor de hand"),
        ("", "De sleutel meegeven · past hier niet", "Niets van dit alles"),
        (BACK, "Kent u deze huurder?"),
        ("weet" + ENTER, "Een borg vragen · te licht als enige of ligt voor de hand"),
        ("de", "» ○ De sleutel"),
        (SPACE + ENTER, "✓ Uw keuze De sleutel meegeven", "Waarom kiest u dit?"),
    )
    check_screens(program)


def test_a_full_answers_file_comes_to_the_review_and_fills_the_folder(
    start: Start, tmp_path: Path
) -> None:
    answers = tmp_path / "goed.json"
    answers.write_text(json.dumps(written("vergadering")), "utf-8")
    program = start("verzoek", "--antwoorden", str(answers), "--uit", str(tmp_path))
    program.arrive(REVIEW, "» Verder naar het advies")
    program.press(ENTER)
    program.arrive("Wat wilt u nu?")
    program.press("uw antw", ENTER)  # another file does not stand for the advice
    program.arrive("antwoorden.yaml", "Wat wilt u nu?")
    program.press(END, ENTER)
    assert program.finish() == 0
    assert {"advies.docx", "advies.md"} <= {path.name for path in tmp_path.iterdir()}
    check_screens(program)


def test_letters_find_an_option_by_its_start_and_else_by_a_word(start: Start) -> None:
    program = at_review(start)
    program.press(ENTER)
    program.arrive("Wat wilt u nu?", "» De klokken")
    program.press(HOME, "achter")
    program.point("Alles achter elkaar")
    program.press(HOME, "wijz")
    program.point("Een antwoord wijzigen")
    program.press(HOME, "d")  # a start goes before a word
    program.point("De klokken")
