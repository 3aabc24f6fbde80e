"""The text gate: what comes in, and what goes to a screen, holds no hidden orders.

A terminal obeys escape sequences, a bidi control turns words around, and the XML of a
Word file refuses control characters. They are taken out here, once, for every route.
"""

import re
import unicodedata

MARK = "\ufffd"
LONGEST_NAME = 80

# Each of these starts a new line on some screen.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Orders to turn the reading direction, and the byte order mark: nobody types these.
_DROPPED = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# Control characters (also the C1 row), half pairs, and code points that are no
# character: UTF-8 or XML refuses some, a terminal obeys others.
_NO_CHARACTER = "".join(
    chr(p + end) for p in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)
)
_REPLACED = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTER}]"
)
_NEWLINE = re.compile(r"\s*\n\s*")
_NOT_IN_NAME = re.compile("[^a-z0-9]+")
# Windows keeps these names for devices.
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


def clean(text: str) -> str:
    """Make text that came from outside safe to keep, compare, show and print.

    Every kind of line end becomes a newline and a tab a space. What steers a screen
    or the reading direction goes; what is no character becomes ``MARK``. The rest,
    emoji and their joiners too, stays as it was, in composed form (NFC).

    Args:
        text: anything a user, file or clipboard can give, lone surrogates included.

    Returns:
        The text; cleaning it again changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _REPLACED.sub(MARK, _DROPPED.sub("", text)))


def display(text: str) -> str:
    """Make text safe for a screen, also when it never passed ``clean``.

    Args:
        text: what is about to be shown; newlines stay.

    Returns:
        The text without anything a terminal could obey.
    """
    return clean(text)


def one_line(text: str) -> str:
    """Clean text and put it on one line, without blanks around it.

    Args:
        text: any text.

    Returns:
        The text with each line end, and the blanks around it, as one space. Double
        spaces within a line stay: Dutch addresses have them before the place.
    """
    return _NEWLINE.sub(" ", clean(text)).strip()


def count(number: int, one: str, more: str) -> str:
    """A number with its noun: '1 vraag', '2 vragen'."""
    return f"{number} {one if number == 1 else more}"


def slug(text: str) -> str:
    """Make a name for a file out of a title.

    Args:
        text: any text.

    Returns:
        1 to 80 of ``a-z``, ``0-9`` and ``-``, with a letter or digit at both ends,
        and never a name that Windows keeps for itself.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = _NOT_IN_NAME.sub("-", plain.lower()).strip("-")[:LONGEST_NAME].rstrip("-")
    if not name or _DEVICE.fullmatch(name):
        return f"bestand-{name}".rstrip("-")
    return name
