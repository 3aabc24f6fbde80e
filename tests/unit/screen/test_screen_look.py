"""The layout of a list, for any size: nothing too long, nothing out of reach."""

from hypothesis import given, settings
from hypothesis import strategies as st

from opname_wizard.screen.look import Line, Marks, height, list_screen
from opname_wizard.screen.prompt import Checked, Choice, Prompt
from opname_wizard.wrap import columns

FINE = Checked(good=True, message="")
WORD = st.text("abcdefgë", min_size=1, max_size=10)
QUESTION = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
TEXT = st.lists(WORD, min_size=1, max_size=9).map(" ".join)
STEPS = ["", "stap 1 van 9", "deel 2 van 3 · stap 11 van 20"]
SIZES = st.tuples(st.sampled_from([29, 39, 79, 199]), st.sampled_from([10, 12, 24, 50]))


@st.composite
def prompts(draw: st.DrawFn) -> Prompt:
    """A prompt with two to twelve options, some of them long."""
    texts = draw(st.lists(TEXT, min_size=2, max_size=12))
    choices = tuple(Choice(str(n), f"{n}: {text}") for n, text in enumerate(texts))
    return Prompt(
        ask=draw(QUESTION),
        label="label",
        step=draw(st.sampled_from(STEPS)),
        clock=draw(st.sampled_from(["", "nog 41 u 20 min"])),
        help=draw(st.one_of(st.just(""), TEXT)),
        choices=choices,
        many=draw(st.booleans()),
        has_now=True,
    )


def text_of(lines: list[Line]) -> list[str]:
    """Lines without their styles."""
    return ["".join(piece for _, piece in line) for line in lines]


@settings(max_examples=40, deadline=None)
@given(prompts(), SIZES)
def test_it_fits_and_everything_can_be_read(
    prompt: Prompt, size: tuple[int, int]
) -> None:
    seen: list[str] = []
    for pointer in range(len(prompt.choices)):
        marks = Marks(pointer, frozenset())
        lines = text_of(list_screen(prompt, marks, FINE, size))
        assert len(lines) <= size[1]
        assert max(map(columns, lines)) <= size[0]
        seen.append(" ".join(" ".join(lines).split()))
        assert f"» {'○ ' if prompt.many else ''}{pointer}:" in seen[-1]
    assert prompt.ask in seen[0]
    words = {word for screen in seen for word in screen.split()}
    for choice in prompt.choices:
        assert set(choice.text.split()) <= words


@settings(max_examples=40, deadline=None)
@given(prompts(), SIZES)
def test_what_is_out_of_sight_has_a_mark(prompt: Prompt, size: tuple[int, int]) -> None:
    last = len(prompt.choices) - 1
    for pointer, mark, end in ((0, "↓ meer", last), (last, "↑ meer", 0)):
        lines = list_screen(prompt, Marks(pointer, frozenset()), FINE, size)
        words = " ".join(text_of(lines)).split()
        assert f"{end}:" in words or mark in " ".join(words)


def test_a_small_screen_drops_help_first_and_then_most_keys() -> None:
    prompt = Prompt(
        ask="Vraag?",
        label="v",
        step="stap 1 van 2",
        help="Een uitleg.",
        choices=tuple(Choice(str(n), f"optie {n}") for n in range(5)),
    )
    marks = Marks(0, frozenset())
    shown = {
        rows: "\n".join(text_of(list_screen(prompt, marks, FINE, (60, rows))))
        for rows in (20, 11, 9)
    }
    assert "Een uitleg." in shown[20]
    assert "Een uitleg." not in shown[11]
    assert "stap 1 van 2" in shown[11]
    assert "Shift+Tab" in shown[11]
    assert "Shift+Tab" not in shown[9]
    assert "? uitleg" in shown[9]


def test_a_prompt_knows_its_height() -> None:
    two = (Choice("a", "A"), Choice("b", "B"))
    assert height(Prompt(ask="Vraag?", label="v", choices=two), (79, 24)) == 7
    typed = Prompt(ask="Vraag?", label="v")
    assert 5 <= height(typed, (79, 24)) <= 9
    assert height(typed, (79, 4)) == 4
