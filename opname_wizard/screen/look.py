"""What a question looks like: lines of styled pieces, for any width and height."""

from collections.abc import Iterator
from typing import NamedTuple

from opname_wizard.screen.prompt import Checked, Prompt
from opname_wizard.wrap import columns, wrap

Piece = tuple[str, str]  # class of the style, text
Line = list[Piece]

POINTER, ON, OFF = "»", "●", "○"
ABOVE: Line = [("class:quiet", "   ↑ meer")]
BELOW: Line = [("class:quiet", "   ↓ meer")]
LEAST_ROWS = 5  # of options, before help, keys and header give way


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
            [("class:quiet", line)]
            for text in (left, right)
            if text
            for line in wrap(text, width, first=" ", rest=" ")
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


def keys(prompt: Prompt, width: int, *, short: bool = False) -> list[Line]:
    """What the keys do; ``short`` for a screen without room."""
    parts = [] if short else [_enter(prompt)]
    if prompt.can_go_back and not short:
        parts.append("Shift+Tab terug")
    if prompt.has_help:
        parts.append("? uitleg" if prompt.choices else "F1 uitleg")
    if prompt.has_now and not short:
        parts.append("F2 wat al zeker is")
    parts.append("Ctrl-C stopt")
    lines = wrap(" · ".join(parts), width, first=" ", rest=" ")
    return [[], *([("class:quiet", text)] for text in lines)]


def _enter(prompt: Prompt) -> str:
    if prompt.many:
        return "spatie kruist aan · Enter verder"
    return "Enter kiest" if prompt.choices else "Enter verder"


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
    above = [ABOVE] if first else []
    below = [BELOW] if last + 1 < len(blocks) else []
    return [*above, *shown, *below]


def list_screen(
    prompt: Prompt, marks: Marks, checked: Checked, size: tuple[int, int]
) -> list[Line]:
    """A whole question with options, at most ``size`` (columns, rows) large.

    Where there is no room the help goes first, then most keys, then the header. On the
    smallest screens the question itself scrolls along with its options.
    """
    width, height = size
    blocks = options(prompt, marks, width)
    asked, said = question(prompt, width), message(checked, width)
    said = [[], *said] if said else []
    wanted = min(
        sum(map(len, blocks)), max(LEAST_ROWS, 2 + max(len(b) for b in blocks))
    )
    for top, below, foot in _frames(prompt, width):
        rows = height - len([*top, *asked, *below, *said, *foot]) - 2
        if rows >= wanted:
            listed = window(blocks, marks.pointer, rows)
            return [*top, [], *asked, [], *listed, *below, *said, *foot]
    foot = keys(prompt, width, short=True)[1:]
    before = [*asked, [], *(line for block in blocks for line in block)]
    last = len(asked) + 1 + sum(map(len, blocks[: marks.pointer + 1]))
    first = last - len(blocks[marks.pointer]) if marks.pointer else 0
    rows = height - len([*said, *foot])
    return [*_scrolled(before, first, last, rows), *said, *foot]


def height(prompt: Prompt, size: tuple[int, int]) -> int:
    """How many rows a prompt takes on a screen of ``size`` (columns, rows)."""
    if prompt.choices:
        start = Checked(good=True, message="")
        return len(list_screen(prompt, Marks(0, frozenset()), start, size))
    width, rows = size
    parts = (head, question, explanation, keys)
    return min(sum(len(part(prompt, width)) for part in parts) + 4, rows)


def _frames(
    prompt: Prompt, width: int
) -> Iterator[tuple[list[Line], list[Line], list[Line]]]:
    """Head, help and keys, from all of them to the least."""
    top, foot = head(prompt, width), keys(prompt, width)
    few = keys(prompt, width, short=True)
    yield top, explanation(prompt, width), foot
    yield top, [], foot
    yield top, [], few
    yield [], [], few[1:]


def _scrolled(lines: list[Line], first: int, last: int, rows: int) -> list[Line]:
    """``rows`` of the lines, with those from ``first`` up to ``last`` among them."""
    if len(lines) <= rows:
        return lines
    if last < rows or first <= 0:
        return [*lines[: rows - 1], BELOW]
    body = max(rows - 2, 1)
    start = min(last - body, first)
    if start + body + 1 >= len(lines):
        return [ABOVE, *lines[len(lines) - rows + 1 :]]
    return [ABOVE, *lines[start : start + body], BELOW]
