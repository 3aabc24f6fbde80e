"""What is wrong where the YAML parser gives up, and what to do about it, in Dutch.

The parser says in English which token it did not expect. Most of the time that is a
slip in a sentence or in the spaces before a line; the line itself tells which.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

OWN_LINE = "zet de tekst op een eigen regel onder '|', of tussen aanhalingstekens"
_QUOTES = {'"', "'"}
ANYTHING = "kijk naar inspringing, aanhalingstekens, dubbele punten en haken"


class Spot(NamedTuple):
    """A place in a text; both numbers count from 0, as those of the parser do."""

    line: int
    column: int


class Slip(NamedTuple):
    """Where the mistake is, what it is, and what to do."""

    spot: Spot
    message: str
    hint: str


class Stop(NamedTuple):
    """Where the parser gave up.

    Attributes:
        lines: of the text.
        problem: the parser's own words.
        at: where it gave up.
        began: where the thing began that it was reading.
    """

    lines: Sequence[str]
    problem: str
    at: Spot
    began: Spot

    def line(self, number: int) -> str:
        """A line, or '' past the end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    @property
    def before(self) -> str:
        """What stands on the line before where the parser gave up."""
        return self.line(self.at.line)[: self.at.column]

    @property
    def after(self) -> str:
        """What stands on the line from there on."""
        return self.line(self.at.line)[self.at.column :]


def explain(stop: Stop) -> Slip:
    """The slip behind a problem of the parser."""
    for words, explained in _EXPLAINED:
        if words in stop.problem:
            return explained(stop)
    return Slip(stop.began, "dit is geen geldige YAML", ANYTHING)


def _colon(stop: Stop) -> Slip:
    """A colon where no key can stand."""
    if re.search(r":\s", stop.before):
        return Slip(stop.at, "deze dubbele punt staat midden in een tekst", OWN_LINE)
    above = next((s for s in reversed(stop.lines[: stop.at.line]) if s.strip()), "")
    start = Spot(stop.at.line, _indent(stop.before))
    if start.column > _indent(above):
        return Slip(
            start,
            "deze regel springt verder in dan de regel erboven",
            "zet sleutels recht onder elkaar, en een tekst van meer regels onder '|'",
        )
    return Slip(stop.at, "deze dubbele punt hoort bij geen sleutel", OWN_LINE)


def _no_colon(stop: Stop) -> Slip:
    """A line that should have been a key with its value."""
    line = stop.line(stop.began.line)
    glued = re.match(r"([\w-]+):\S", line[stop.began.column :])
    if glued:
        return Slip(
            Spot(stop.began.line, stop.began.column + glued.end() - 1),
            f"achter de dubbele punt van '{glued[1]}' ontbreekt een spatie",
            "zet er een spatie tussen",
        )
    return Slip(
        stop.began,
        "deze regel heeft geen sleutel met een dubbele punt",
        "schrijf 'sleutel: waarde', of zet tekst onder '|' en spring verder in",
    )


def _line_start(stop: Stop) -> Slip:
    """A key, item or bracket that was not expected."""
    if stop.before.strip():
        return _rest(stop)
    if re.match(r"-[^\s-]", stop.after):
        message, hint = "achter het streepje ontbreekt een spatie", "schrijf '- '"
        return Slip(stop.at, message, hint)
    if stop.after.startswith("-"):
        message = "dit streepje staat niet recht onder de streepjes erboven"
        hint = "zet '- ' voor elk onderdeel, en alle streepjes recht onder elkaar"
        return Slip(stop.at, message, hint)
    return Slip(
        stop.at,
        "deze regel springt anders in dan de regels waar hij bij hoort",
        "zet hem daar recht onder, of begin een nieuw onderdeel met '- '",
    )


def _rest(stop: Stop) -> Slip:
    """Something behind a closing quote or bracket."""
    if stop.after[:1] in {"]", "}", ","}:
        return Slip(stop.at, f"'{stop.after[0]}' staat hier te veel", "haal het weg")
    sign = stop.before.rstrip()[-1]
    if sign not in _QUOTES:
        return Slip(stop.at, f"achter '{sign}' kan geen tekst meer staan", OWN_LINE)
    opened = _opened_before(stop, sign)
    if opened is not None:
        return _open_quote(opened)
    message = "achter het tweede aanhalingsteken kan geen tekst meer staan"
    return Slip(stop.at, message, "zet de hele tekst op een eigen regel onder '|'")


def _opened_before(stop: Stop, sign: str) -> Spot | None:
    """Where the quote was opened that closes on this line, if on a line before."""
    if stop.before.count(sign) % 2 == 0:
        return None
    for number in reversed(range(stop.at.line)):
        if stop.line(number).count(sign) % 2:
            return Spot(number, stop.line(number).rindex(sign))
    return None


def _open_quote(spot: Spot) -> Slip:
    hint = (
        "zet er ook een achter de tekst, of zet de tekst op een eigen regel onder '|'"
    )
    return Slip(spot, "dit aanhalingsteken wordt niet gesloten", hint)


def _unclosed(stop: Stop) -> Slip:
    sign = stop.line(stop.began.line)[stop.began.column : stop.began.column + 1]
    close = {"[": "]", "{": "}"}.get(sign)
    if close is None:
        return _open_quote(stop.began)
    hint = f"vul dat aan, of {OWN_LINE}"
    if stop.at.line == stop.began.line:
        return Slip(stop.at, f"hier ontbreekt een komma of '{close}'", hint)
    return Slip(stop.began, f"bij deze '{sign}' ontbreekt '{close}'", hint)


def _first_sign(stop: Stop) -> Slip:
    if stop.after.startswith("\t"):
        return _tab(stop)
    sign = stop.line(stop.began.line)[stop.began.column : stop.began.column + 1]
    return Slip(stop.began, f"een tekst kan niet met '{sign}' beginnen", OWN_LINE)


def _tab(stop: Stop) -> Slip:
    return Slip(stop.at, "hier staat een tab", "spring in met spaties")


def _escape(stop: Stop) -> Slip:
    message = "'\\' heeft tussen dubbele aanhalingstekens een eigen betekenis"
    return Slip(stop.at, message, "gebruik enkele aanhalingstekens")


def _behind_bar(stop: Stop) -> Slip:
    message = "achter '|' of '>' kan op dezelfde regel geen tekst staan"
    return Slip(
        stop.at, message, "zet de tekst op de volgende regel, verder ingesprongen"
    )


def _dash(stop: Stop) -> Slip:
    message = "dit streepje kan hier niet staan"
    hint = f"zet een lijst op eigen regels onder de sleutel; is dit tekst, {OWN_LINE}"
    return Slip(stop.at, message, hint)


# The parser's words, the most telling first.
_EXPLAINED: tuple[tuple[str, Callable[[Stop], Slip]], ...] = (
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("tab character", _tab),
    ("cannot start any token", _first_sign),
    ("did not find expected alphabetic", _first_sign),
    ("mapping keys are not allowed", _first_sign),
    ("block sequence entries are not allowed", _dash),
    ("unknown escape character", _escape),
    ("expected comment or line break", _behind_bar),
    ("unexpected end of stream", _unclosed),
    ("did not find expected ','", _unclosed),
    ("did not find expected key", _line_start),
    ("did not find expected '-'", _line_start),
)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
