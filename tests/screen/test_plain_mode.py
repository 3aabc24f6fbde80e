"""Plain mode: numbered options and whole lines, for a reader who hears the screen."""

import io

import pytest
from dutch import english_in
from proef import session, talk_on

from opname_wizard.errors import Stopped
from opname_wizard.screen.plain import InputEnded, Plain
from opname_wizard.screen.prompt import Choice, Key, Prompt, Reply
from opname_wizard.session import Session

FRUIT = (Choice("a", "Appel"), Choice("p", "Peer"), Choice("w", "Weet ik niet"))
ONE = Prompt(ask="Welke?", label="Fruit", choices=FRUIT, has_now=True)
MANY = ONE._replace(many=True, start=("p",))
YES_NO = Prompt(
    ask="Zeker?", label="Zeker", choices=(Choice("ja", "Ja"), Choice("nee", "Nee"))
)
TEXT = Prompt(ask="Wat?", label="Wat", start=("eerder",), can_be_empty=True)


def ask(prompt: Prompt, typed: str) -> tuple[Reply, str]:
    """The reply to a prompt, and all that was written."""
    written = io.StringIO()
    reply = Plain(io.StringIO(typed), written).ask(prompt)
    assert english_in(written.getvalue()) == set()
    return reply, written.getvalue()


@pytest.mark.parametrize(
    ("prompt", "typed", "chosen"),
    [
        (ONE, "2", "p"),
        (ONE, "2.", "p"),
        (ONE, " PEER ", "p"),
        (ONE, "app", "a"),
        (ONE, "weet ik niet", "w"),
        (YES_NO, "j", "ja"),
        (YES_NO, "Ja", "ja"),
        (YES_NO, "n", "nee"),
        (YES_NO, "nee", "nee"),
        (MANY, "1, 3", ("a", "w")),
        (MANY, "1 3", ("a", "w")),
        (MANY, "1,3,", ("a", "w")),
        (MANY, "1 en 3", ("a", "w")),
        (MANY, "peer, appel", ("p", "a")),
        (MANY, "2 2", ("p",)),
        (MANY, "", ("p",)),
        (TEXT, "", "eerder"),
        (TEXT, "  iets  anders ", "iets  anders"),
        (TEXT, "leeg", "onbekend"),
    ],
)
def test_a_line_is_understood(
    prompt: Prompt, typed: str, chosen: str | tuple[str, ...]
) -> None:
    reply, _ = ask(prompt, typed + "\n")
    assert reply == Reply(Key.ANSWER, chosen)


@pytest.mark.parametrize("typed", ["4", "0", "-1", "²", "x", "", "1 2", "banaan"])
def test_what_is_not_understood_is_asked_again(typed: str) -> None:
    reply, written = ask(ONE, typed + "\n1\n")
    assert reply.typed == "a"
    assert "Typ een nummer van 1 tot 3, of de tekst van een keuze." in written


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("t", Key.BACK),
        ("Terug", Key.BACK),
        ("?", Key.HELP),
        ("uitleg", Key.HELP),
        ("z", Key.NOW),
        ("zeker", Key.NOW),
    ],
)
def test_words_do_what_keys_do_elsewhere(word: str, key: Key) -> None:
    reply, _ = ask(ONE, word + "\n")
    assert reply.key is key


@pytest.mark.parametrize("word", ["s", "stop", "Stoppen"])
def test_a_word_stops(word: str) -> None:
    with pytest.raises(Stopped) as stopped:
        ask(ONE, word + "\n")
    assert not isinstance(stopped.value, InputEnded)


def test_words_that_do_nothing_here_are_refused_kindly() -> None:
    closed = ONE._replace(can_go_back=False, has_help=False, has_now=False)
    reply, written = ask(closed, "t\n?\nz\n1\n")
    assert reply.typed == "a"
    assert "Hier kunt u niet verder terug." in written
    assert "Hier is geen uitleg bij." in written
    assert "Dat kan hier niet." in written


def test_the_end_of_the_input_is_no_answer() -> None:
    with pytest.raises(InputEnded):
        ask(MANY, "")


def test_the_default_is_said_and_the_words_only_once() -> None:
    written = io.StringIO()
    face = Plain(io.StringIO("1\n2\n"), written)
    face.ask(MANY)
    face.ask(ONE)
    assert written.getvalue().count("Enter geeft: Peer.") == 1
    assert written.getvalue().count("s stoppen") == 1


def test_a_question_that_has_no_label_keeps_its_own_mark() -> None:
    written = io.StringIO()
    face = Plain(io.StringIO(), written)
    face.keep(ONE._replace(label="Heeft u een pas?"), "Ja")
    face.keep(ONE._replace(label="Pas"), "Ja")
    assert written.getvalue().splitlines()[-2:] == ["Heeft u een pas? Ja.", "Pas: Ja."]


def talk_of(lines: list[str]) -> tuple[Session, str]:
    """A conversation that is typed line by line; gives what was written as well."""
    made, written = session("verzoek"), io.StringIO()
    face = Plain(io.StringIO("\n".join(lines) + "\n"), written)
    talk_on(face, made).run()
    return made, written.getvalue()


def test_a_whole_conversation_with_back_help_and_what_is_certain() -> None:
    made, written = talk_of(
        [
            *("j", "?", "2", "t", "t", "n", "2"),  # twice back, to the first question
            *("1, 4", "4 5", "z", "4"),
            *("", "vandaag", "31-02-2026 10:00", "gisteren 14:30", "[b]x[/b]"),
            *("4", "1", "1"),
        ]
    )
    assert made.walk.answers["haast"] == "nee"
    assert made.walk.answers["spullen"] == ("doek",)
    assert made.walk.answers["wens"] == "[b]x[/b]"
    assert made.walk.answers["muziek"] == "onbekend"
    assert "Terug naar de vorige vraag." in written
    assert "Meer dan één ding op dezelfde dag?" in written
    assert "'Niets' en 'Een wit doek' gaan niet samen." in written
    assert "Dit is nu al zeker" in written
    assert "februari" in written
    assert "Uw antwoorden (9). Klopt alles?" in written
    assert "\x1b" not in written
    assert max(map(len, written.splitlines())) <= 200  # a prompt waits behind its hint
    assert english_in(written) == set()


def test_a_change_is_made_only_after_yes() -> None:
    start = ["n", "3", "1", "", "", "", "", "1"]
    kept, written = talk_of([*start, "8", "iets", "n", ""])
    assert kept.walk.answers["wens"] == "onbekend"
    assert "7 antwoorden blijven; het oordeel blijft gelijk." in written
    changed, _ = talk_of([*start, "wens", "iets", "j", ""])
    assert changed.walk.answers["wens"] == "iets"
