"""Every size of screen: no line too long, no word lost, a mark where there is more."""

import pytest
from proef import library
from pty_driver import DOWN, ENTER, F1, HOME, PAGE_DOWN, SPACE, Pty
from started import Start
from test_terminal_questions import ASKED, check_screens

from opname_wizard.flow import model as m

SIZES = [(30, 10)] + [(c, r) for c in (40, 80, 200) for r in (12, 24, 50)]
KEYS = {"haast": "n", "soort": "iets", "spullen": SPACE, "betaling": "3"}


def options_of(name: str) -> list[str]:
    """The texts of a question's options, as they stand when it is asked here."""
    flow = library().ruleset.flows["aanvraag"]
    question = next(step for step in flow.steps if step.id == name)
    assert isinstance(question, m.Question)
    texts = [" ".join(option.text.split()) for option in question.options]
    return [*texts, "Weet ik niet"] if question.unknown else texts


def walk_list(program: Pty, name: str) -> set[str]:
    """Point at every option, down to the last; gives all words that were seen."""
    texts, seen = options_of(name), set(program.words.split())
    for text in texts[1:]:
        program.press(DOWN)
        program.point(" ".join(text.split()[:2]))
        seen |= set(program.words.split())
    return seen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_everything_can_be_read_on_a_screen_of(
    start: Start, size: tuple[int, int]
) -> None:
    program = start("verzoek", size=size)
    for name, ask in ASKED.items():
        if name == "muziek":
            continue
        program.arrive(ask)
        if name in {"soort", "spullen", "betaling"}:
            seen = walk_list(program, name)
            wanted = {word for text in options_of(name) for word in text.split()}
            assert wanted - seen == set()
            program.press(HOME)
        program.press(KEYS.get(name, ""), ENTER)
    program.expect("Uit welke wijk komt u?", "» Wijk 01")
    program.press(F1)
    program.expect("Wie uit de buurt komt gaat voor.")
    program.arrive("» Wijk 01")
    assert ("↓ meer" in program.words) == (size[1] < 50)
    assert "↑ meer" not in program.words
    for number in ("06", "11", "16", "21", "26", "30"):
        program.press(PAGE_DOWN)
        program.point(f"Wijk {number}")
    assert "↓ meer" not in program.words
    assert ("↑ meer" in program.words) == (size[1] < 50)
    program.press(ENTER)
    program.expect("Klopt alles?")
    check_screens(program)
