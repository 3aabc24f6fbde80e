"""From the bytes of a content file to text that can do no harm."""

import re
from typing import NoReturn

from opname_wizard.flow.finding import Finding, Place

# What steers a screen, turns the reading direction, or starts a line in YAML only.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e"
    "\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


class Refused(Exception):  # noqa: N818  internal: carries the finding that stops reading
    """Reading stops at a finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def decode(content: bytes, file: str, most: int) -> str:
    """The text of a file of at most so many bytes.

    Raises:
        Refused: it is too large, no UTF-8, or holds a hidden character.
    """
    if len(content) > most:
        _refuse(
            "too_large",
            Place(file, 1, 1),
            f"het bestand is groter dan {most // 1024} kB",
            "splits het in genummerde bestanden",
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(
            "not_utf8",
            _after(error.object[: error.start].decode(), file),
            "hier staat een teken dat geen UTF-8 is",
            "bewaar het bestand als UTF-8",
        )
    found = HIDDEN.search(text)
    if found:
        raise Refused(hidden(_after(text[: found.start()], file), found[0]))
    return text


def hidden(place: Place, character: str) -> Finding:
    """The finding of a hidden character."""
    return Finding(
        "hidden_character",
        place,
        f"hier staat een onzichtbaar stuurteken (U+{ord(character):04X})",
        "haal het weg, of typ de tekst opnieuw",
    )


def _after(text: str, file: str) -> Place:
    """The place just after this beginning of a file."""
    return Place(file, text.count("\n") + 1, len(text) - text.rfind("\n"))


def _refuse(code: str, place: Place, message: str, hint: str) -> NoReturn:
    raise Refused(Finding(code, place, message, hint))
