"""What a question looks like: lines of styled pieces, for any width and height."""

from collections.abc import Sequence
from typing import NamedTuple

from opname_wizard.screen.prompt import Checked, Prompt
from opname_wizard.wrap import columns, shorten, wrap

Piece = tuple[str, str]  # class of the style, text
Line = list[Piece]

POINTER, ON, OFF = "»", "●", "○"
LEAST_ROWS = 3  # of options, before help and header give way


class Marks(NamedTuple):
    """State of a list: where the pointer is and what is chosen."""

    pointer: int
    chosen: frozenset[str]


def head(prompt: Prompt, width: int) -> list[Line]:
    """The step and the clock, right above the question."""
    left, right = prompt.step, prompt.clock
    if not left and not right:
        return []
    if columns(left) + columns(right) + 3 > width:
        return [
            [("class:quiet", " " + shorten(text, width - 1))]
            for text in (left, right)
            if text
        ]
    space = " " * (width - 2 - columns(left) - columns(right))
    return [[("class:quiet", " " + left), ("", space), ("class:clock", right)]]


def question(prompt: Prompt, width: int) -> list[Line]:
    """The question itself."""
    return [
        [("class:ask", text)] for text in wrap(prompt.ask, width, first=" ", rest=" ")
    ]


def explanation(prompt: Prompt, width: int) -> list[Line]:
    """The help under a question."""
    if not prompt.help:
        return []
    lines = wrap(prompt.help.strip(), width, first="   ", rest="   ")
    return [[], *([("class:quiet", text)] for text in lines)]


def message(checked: Checked, width: int) -> list[Line]:
    """What is thought of the answer so far."""
    if not checked.message:
        return []
    style = "class:fine" if checked.good else "class:wrong"
    return [
        [(style, text)] for text in wrap(checked.message, width, first=" ", rest=" ")
    ]


def keys(prompt: Prompt, width: int) -> list[Line]:
    """The line with keys, as far as it fits on two lines."""
    parts = []
    if prompt.choices:
        parts.append(
            "spatie kruist aan · Enter verder" if prompt.many else "Enter kiest"
        )
    else:
        parts.append("Enter verder")
    if prompt.can_go_back:
        parts.append("Shift+Tab terug")
    if prompt.has_help:
        parts.append("? uitleg" if prompt.choices else "F1 uitleg")
    if prompt.has_now:
        parts.append("F2 wat al zeker is")
    parts.append("Ctrl-C stopt")
    lines = wrap(" · ".join(parts), width, first=" ", rest=" ")
    return [[], *([("class:quiet", text)] for text in lines)]


def options(prompt: Prompt, marks: Marks, width: int) -> list[list[Line]]:
    """Per option its lines."""
    blocks = []
    for number, choice in enumerate(prompt.choices):
        here = number == marks.pointer
        lead = f" {POINTER if here else ' '} "
        if prompt.many:
            lead += f"{ON if choice.id in marks.chosen else OFF} "
        style = "class:here" if here else ""
        rest = " " * columns(lead)
        lines = wrap(choice.text, width, first=lead, rest=rest)
        blocks.append([[(style, text)] for text in lines])
    return blocks


def window(blocks: list[list[Line]], pointer: int, rows: int) -> list[Line]:
    """The options around the pointer that fit, with a mark where there are more."""
    if sum(map(len, blocks)) <= rows:
        return [line for block in blocks for line in block]
    room = max(rows - 2, 1)
    first = last = pointer
    used = len(blocks[pointer])
    while True:
        if last + 1 < len(blocks) and used + len(blocks[last + 1]) <= room:
            last += 1
            used += len(blocks[last])
        elif first > 0 and used + len(blocks[first - 1]) <= room:
            first -= 1
            used += len(blocks[first])
        else:
            break
    shown = [line for block in blocks[first : last + 1] for line in block]
    above = [[("class:quiet", "   ↑ meer")]] if first else []
    below = [[("class:quiet", "   ↓ meer")]] if last + 1 < len(blocks) else []
    return [*above, *shown[: max(rows, 1)], *below]


def list_screen(
    prompt: Prompt, marks: Marks, checked: Checked, size: tuple[int, int]
) -> list[Line]:
    """A whole question with options, at most ``size`` (columns, rows) large."""
    width, height = size
    blocks = options(prompt, marks, width)
    asked = question(prompt, width)
    said = message(checked, width)
    top, below, foot = _room(prompt, size, sum(map(len, blocks)), len(asked + said))
    rows = height - len([*top, *asked, *below, *said, *foot]) - 2
    listed = window(blocks, marks.pointer, max(rows, LEAST_ROWS))
    return [*top, [], *asked, [], *listed, *below, *said, *foot]


def _room(
    prompt: Prompt, size: tuple[int, int], listed: int, fixed: int
) -> tuple[list[Line], list[Line], list[Line]]:
    """Head, help and keys; the help goes first where there is no room for all."""
    width, height = size
    top, below, foot = (
        head(prompt, width),
        explanation(prompt, width),
        keys(prompt, width),
    )
    wanted = fixed + min(listed, LEAST_ROWS + 2) + 2
    if wanted + len([*top, *below, *foot]) > height:
        below = []
    if wanted + len([*top, *foot]) > height:
        foot = foot[-1:] if len(foot) <= 2 else []
    if wanted + len([*top, *foot]) > height:
        top, foot = [], []
    return top, below, foot


def answered(prompt: Prompt, typed: Sequence[str] | str, width: int) -> str:
    """The one quiet line that stays after an answer."""
    words = [typed] if isinstance(typed, str) else list(typed)
    texts = {choice.id: choice.text for choice in prompt.choices}
    said = ", ".join(texts.get(word, word) for word in words) or "(leeg)"
    return shorten(f" ✓ {prompt.label}  {said}", width - 1)
