"""The fields of a letter: what may be typed into them, and how the letter shows it."""

import datetime as dt
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from opname_wizard.flow.finding import Place
from opname_wizard.text import clean, one_line

LONGEST_VALUE = 10_000
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_MOMENT = re.compile(
    r"(?:(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})-(?P<m2>\d{1,2})-(?P<y2>\d{4}))"
    r"(?:[ T](?P<hour>\d{1,2})[:.](?P<minute>\d{2}))?",
    re.ASCII,
)


class FieldType(StrEnum):
    """What can be filled in; ``lines`` keeps its line ends, ``text`` does not."""

    TEXT = "text"
    LINES = "lines"
    DATE = "date"
    DATETIME = "datetime"
    CHOICE = "choice"


DATES = {FieldType.DATE, FieldType.DATETIME}


class Field(NamedTuple):
    """A place in a letter that a user can fill.

    Attributes:
        id: its name in the template and in an answers file.
        label: the words between brackets while it is empty.
        type: what can be filled in.
        prompt: the Dutch question that asks for it.
        personal: whether it can hold personal data, so that it is never kept.
        questions: ids of the flow questions whose answer fills it.
        options: of a choice: option id to the words in the letter.
        not_before: of a date: the id of the date it may not precede, or ''.
        place: where it stands in its file.
    """

    id: str
    label: str
    type: FieldType
    prompt: str
    personal: bool
    questions: tuple[str, ...]
    options: Mapping[str, str]
    not_before: str
    place: Place


def moment(value: str) -> dt.datetime | None:
    """Read a date, with or without a time.

    Args:
        value: ``2026-11-16`` or ``16-11-2026``, maybe followed by `` 14:30``.

    Returns:
        The moment by the clock on the wall (midnight when no time is given), or None
        when this is no date.
    """
    match = _MOMENT.fullmatch(one_line(value))
    if not match:
        return None
    # Of the two ways to write a date one matched; the numbers of the other are 0.
    numbers = {name: int(text) for name, text in match.groupdict("0").items()}
    try:
        return dt.datetime(  # noqa: DTZ001  a letter shows the time on the wall
            numbers["y1"] + numbers["y2"],
            numbers["m1"] + numbers["m2"],
            numbers["d1"] + numbers["d2"],
            numbers["hour"],
            numbers["minute"],
        )
    except ValueError:
        return None


def problem(field: Field, value: str) -> str:
    """Say why a value does not fit its field.

    Args:
        field: the field.
        value: what was filled in; an empty value fits everywhere.

    Returns:
        One Dutch sentence, or '' when the value fits.
    """
    trouble = ""
    if len(value) > LONGEST_VALUE:
        trouble = f"De tekst is langer dan {LONGEST_VALUE} tekens."
    elif not one_line(value):
        pass
    elif field.type is FieldType.CHOICE:
        if one_line(value) not in field.options:
            trouble = "Kies een van deze: " + ", ".join(field.options) + "."
    elif field.type in DATES and not moment(value):
        trouble = "Schrijf een datum als dag-maand-jaar, bijvoorbeeld 16-11-2026."
    return trouble


def in_letter(field: Field, value: str) -> str:
    """Put a value in the words of the letter.

    Args:
        field: the field.
        value: a value without ``problem``.

    Returns:
        Plain text, not yet escaped; with line ends only for a field of type lines,
        and '' when nothing was filled in.
    """
    match field.type:
        case FieldType.LINES:
            lines = (line.strip() for line in clean(value).split("\n"))
            return "\n".join(lines).strip()
        case FieldType.CHOICE:
            return field.options.get(one_line(value), "")
        case FieldType.DATE | FieldType.DATETIME:
            return _dutch(field, value)
        case FieldType.TEXT:
            return one_line(value)


def _dutch(field: Field, value: str) -> str:
    when = moment(value)
    if when is None:
        return ""
    day = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    if field.type is FieldType.DATE or not re.search(r"[:.]", value):
        return day
    return f"{day} om {when.hour}.{when.minute:02} uur"
