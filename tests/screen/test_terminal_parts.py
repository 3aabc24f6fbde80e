"""Between two parts of a journey: the advice so far, letters, and a way to stop."""

from pathlib import Path

from pty_driver import BACK, DOWN, EMPTY, ENTER, SPACE, Pty
from started import Start
from test_terminal_questions import ASKED, check_screens
from test_terminal_review import REVIEW

ON = "Verder met deel 2 van 2: Wat het beheer besluit"
MENU = "Wat wilt u nu?"
SECOND = "Kent u deze huurder?"


def at_pause(start: Start, size: tuple[int, int] = (80, 50), **env: str) -> Pty:
    """An incident whose first part is answered."""
    program = start("incident", size=size, **env)
    given = {"haast": "j", "soort": DOWN, "spullen": SPACE, "muziek": "z"}
    for name, ask in ASKED.items():
        program.arrive(ask)
        program.press(given.get(name, ""), ENTER)
    program.arrive(MENU)
    return program


def test_the_advice_of_the_first_part_comes_before_the_second(start: Start) -> None:
    program = at_pause(start)
    program.expect("Overleg eerst met het beheer.", ON, "» De klokken")
    assert "Een borg vragen" not in program.words  # that is for the second part
    for part in ("Wat u doet", "Goed om te weten", "Wat nog niet is uitgemaakt", ON):
        program.press(ENTER)
        program.arrive(MENU, f"» {part}")
    program.press(ENTER)
    program.arrive("deel 2 van 2", SECOND)
    program.follow((BACK, ASKED["betaling"], "» Met een pas"), (ENTER, SECOND))
    program.press(ENTER)
    program.arrive("Wat kiest u?")
    check_screens(program)


def test_back_and_change_lead_from_the_pause_to_the_answers(start: Start) -> None:
    program = at_pause(start)
    program.press(BACK)
    program.expect(ASKED["betaling"])
    program.press(ENTER)
    program.arrive(MENU, ON)
    program.press("een antwoord", ENTER)
    program.arrive(REVIEW, "» Verder", "Muziek: Zacht")
    program.press("muziek", ENTER)
    program.expect(ASKED["muziek"])
    program.press("hard", ENTER)
    program.arrive("Wilt u dit antwoord wijzigen?", "» Ja")
    program.press(ENTER)
    program.arrive(REVIEW, "Muziek: Hard")
    program.press(ENTER)  # no second part any more, so this is the end
    program.arrive("De zaal kan niet worden gehuurd.")
    program.arrive(MENU, "Klaar")
    assert ON not in program.words
    check_screens(program)


def test_who_goes_on_later_takes_the_answers_along(
    start: Start, tmp_path: Path
) -> None:
    program = at_pause(start, size=(80, 24), HOME=str(tmp_path))
    program.press("later", ENTER)
    program.expect("In welke map?")
    program.press(BACK)  # on second thoughts
    program.arrive(MENU)
    program.press("later", ENTER)
    program.expect("In welke map?")
    program.press(EMPTY, str(tmp_path), ENTER)
    assert program.finish() == 0
    path = tmp_path / "antwoorden.yaml"
    assert f'opname-wizard incident --antwoorden "{path}"' in program.raw.decode()
    check_screens(program)
    again = start("incident", "--antwoorden", str(path), size=(80, 50))
    again.arrive("Overleg eerst met het beheer.")
    again.arrive(MENU, ON)
    again.press("verder", ENTER)
    again.arrive(SECOND)


def test_lines_have_the_same_pause(start: Start) -> None:
    program = start("incident", "--eenvoudig", size=(80, 50))
    for keys in ("n", "3", "1", "", "", "", "", "1", "1"):
        program.arrive("Uw ")
        program.press(keys, ENTER)
    program.expect(MENU, f"1. {ON}")
    program.press("1", ENTER)
    program.expect(SECOND)
    assert b"\x1b" not in program.raw
