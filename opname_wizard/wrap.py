"""Breaking text into lines of at most so many columns of a terminal."""

import unicodedata


def columns(text: str) -> int:
    """How many columns a terminal needs for a text."""
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or character == "\u200d":
        return 0
    if "\ufe00" <= character <= "\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """The lines of a text, broken between words; too long a word is cut.

    Args:
        text: newlines in it start a new line.
        width: columns in all, at least 8 are used.
        first: what stands before the first line.
        rest: what stands before each other line.
    """
    width = max(width, 8)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph, width, rest if lines else first, rest)
    return lines


def _paragraph(text: str, width: int, first: str, rest: str) -> list[str]:
    lines: list[str] = []
    line, empty = first, True
    for word in text.split():
        room = width - columns(line) - (0 if empty else 1)
        if columns(word) > room and not empty:
            lines.append(line)
            line, empty = rest, True
            room = width - columns(line)
        while columns(word) > room > 0:
            head = fit(word, room)
            lines.append(line + head)
            word = word[len(head) :]  # noqa: PLW2901  the rest of a word that was cut
            line, empty = rest, True
            room = width - columns(line)
        line += word if empty else " " + word
        empty = False
    return [*lines, line]


def fit(text: str, width: int) -> str:
    """The longest beginning that needs at most ``width`` columns, at least one sign."""
    used = 0
    for number, character in enumerate(text):
        used += _columns_of(character)
        if used > width and number:
            return text[:number]
    return text


def shorten(text: str, width: int) -> str:
    """The text on one line, cut with '…' where it does not fit."""
    text = text.replace("\n", " ")
    if columns(text) <= width:
        return text
    return fit(text, max(width - 1, 1)) + "…"
