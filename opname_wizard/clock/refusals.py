"""What the user reads when a date or moment is refused: the Dutch, and nothing else.

No text repeats what was typed; only numbers and names that were understood return.
"""

from datetime import date, datetime, timedelta

from opname_wizard.clock.write import MONTHS, WEEKDAYS, write_date
from opname_wizard.clock.zone import season, to_local

FIRST_YEAR, LAST_YEAR = 2000, 2099
DATE_HINT = "Schrijf dag, maand en jaar: 16-11-2026 of 16 november 2026."
MOMENT_HINT = "Schrijf de datum en de tijd, bijvoorbeeld 16-11-2026 14.30."


class MomentError(ValueError):
    """A date or moment that cannot be read, or that can mean two things.

    Args:
        text: Dutch, what is wrong.
        cure: Dutch, what to do about it.
        in_doubt: Dutch, what to do when the answer to a question is not known.
    """

    def __init__(self, text: str, cure: str, in_doubt: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.cure = cure
        self.what_now = f"{cure} {in_doubt}".strip()


def empty(hint: str) -> MomentError:
    """Nothing was typed."""
    return MomentError("Er staat nog niets.", hint)


def too_long(hint: str) -> MomentError:
    """More text than any date has."""
    return MomentError("Dit is te lang om een datum te zijn.", hint)


def unreadable(hint: str) -> MomentError:
    """No form fits."""
    return MomentError("Deze datum is niet te lezen.", hint)


def only_a_date() -> MomentError:
    """A time where only a date belongs."""
    return MomentError(
        "Hier hoort alleen een datum.", "Laat de tijd weg, bijvoorbeeld 16-11-2026."
    )


def no_time() -> MomentError:
    """A date where a time belongs as well."""
    return MomentError(
        "Bij deze datum staat geen tijd.",
        "Schrijf de tijd erbij, bijvoorbeeld 16-11-2026 9.00.",
        "Weet u de tijd niet precies? Neem de vroegste tijd die het kan zijn.",
    )


def which_weekday(number: int, today: date) -> MomentError:
    """A weekday without a date: it may be the last one or the next one."""
    last = today - timedelta(days=(today.weekday() - number) % 7)
    following = last + timedelta(days=7)
    return MomentError(
        f"Welke {WEEKDAYS[number]} bedoelt u?",
        f"Schrijf de datum, bijvoorbeeld {_numbers(last)} of {_numbers(following)}.",
    )


def other_weekday(day: date) -> MomentError:
    """The weekday in front is not the one of the date."""
    return MomentError(
        f"Dag en datum kloppen niet met elkaar: het is {write_date(day)}.",
        "Kijk de datum na. Zonder jaartal is het dit jaar.",
    )


def short_year() -> MomentError:
    """A year of two or three digits."""
    return MomentError("Het jaar is niet volledig.", "Schrijf het met vier cijfers.")


def year_outside(year: int) -> MomentError:
    """A year this program does not reckon with."""
    return MomentError(
        f"Het jaar {year} kan hier niet.",
        f"Kies een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.",
    )


def no_such_month(month: int) -> MomentError:
    """Month 0 or above 12: perhaps the month was typed first."""
    return MomentError(
        f"Maand {month} bestaat niet.",
        "Schrijf eerst de dag en dan de maand: 16-11-2026.",
    )


def no_such_day(day: int, month: int, year: int, length: int) -> MomentError:
    """A day that its month, of `length` days, does not have."""
    name = f"{MONTHS[month - 1]} {year}"
    return MomentError(
        f"{day} {name} bestaat niet.",
        f"De maand {name} heeft {length} dagen. Kijk de datum na.",
    )


def no_such_time(hour: int, minute: int) -> MomentError:
    """An hour above 23 or a minute above 59."""
    return MomentError(
        f"{hour}.{minute:02} uur bestaat niet.",
        "Schrijf een tijd van 0.00 tot en met 23.59. Middernacht is 0.00 uur van de"
        " volgende dag.",
    )


def skipped(local: datetime) -> MomentError:
    """A wall time that the start of summer time skips; names the two beside it."""
    before = _time(to_local(local.replace(fold=1)))
    after = _time(to_local(local.replace(fold=0)))
    return MomentError(
        f"Op {write_date(local)} bestaat {_time(local)} uur niet: de klok gaat dan een"
        " uur vooruit.",
        f"Bedoelt u {before} uur of {after} uur?",
    )


def twice(local: datetime) -> MomentError:
    """A wall time that the end of summer time gives twice."""
    typed = f"{_numbers(local)} {_time(local)}"
    return MomentError(
        f"Op {write_date(local)} is het twee keer {_time(local)} uur. Zomertijd of"
        " wintertijd?",
        f"Schrijf {typed} zomertijd (de eerste keer) of {typed} wintertijd (de tweede"
        " keer).",
    )


def wrong_season(local: datetime, typed: str) -> MomentError:
    """'zomertijd' on a winter's day, or the other way round."""
    return MomentError(
        f"Op {write_date(local)} om {_time(local)} uur is het {season(local)}.",
        f"Kijk de datum na, of laat het woord {typed} weg.",
    )


def _numbers(day: date) -> str:
    """'16-11-2026', the form that the user is asked to type."""
    return f"{day.day}-{day.month}-{day.year}"


def _time(local: datetime) -> str:
    return f"{local.hour}.{local.minute:02}"
