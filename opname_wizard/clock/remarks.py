"""What a clock says beside its end, as Dutch sentences."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from opname_wizard.clock.calendar import Calendar, day_name, is_weekend
from opname_wizard.clock.counting import Count
from opname_wizard.clock.write import (
    write_date,
    write_moment,
    write_short,
    write_span,
    write_time,
)
from opname_wizard.clock.zone import to_local

ASSUMPTION = (
    "Weekenden en feestdagen tellen hier niet mee. Dat is een aanname, want de bron"
    " legt niet uit wat een werkdag is."
)
AFTER_APPOINTMENT = "Het verzoek kwam na de afspraak: kijk de datums na."
BEFORE_START = "Dit moment ligt vóór het begin van de termijn: kijk beide na."
IN_FUTURE = "Het begin ligt in de toekomst: kijk de datum na."
EARLIEST = "Er is meer dan één beginmoment: het vroegste telt."
NOT_ALL_KNOWN = (
    "Nog niet elk beginmoment is bekend. Is een ander moment vroeger, dan eindigt de"
    " termijn ook vroeger."
)


def on_starts(starts: Sequence[object | None], *, future: bool) -> tuple[str, ...]:
    """What there is to say about the moments a term starts from.

    Args:
        starts: at least one is known; None for what is not known.
        future: the earliest still has to come.
    """
    known = {start for start in starts if start is not None}
    sentences = []
    if future:
        sentences.append(IN_FUTURE)
    if len(known) > 1:
        sentences.append(EARLIEST)
    if None in starts:
        sentences.append(NOT_ALL_KNOWN)
    return tuple(sentences)


def through_free_days(
    start: datetime, end: datetime, calendar: Calendar, *, over: bool
) -> tuple[str, ...]:
    """A term in hours runs on in a weekend and on a holiday: say so, with its end.

    Args:
        start: aware.
        end: aware, not before `start`.
        calendar: which days are (perhaps) free.
        over: the end has passed.
    """
    first, last = to_local(start).date(), to_local(end).date()
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    places = dict.fromkeys(
        _place(day) for day in days if calendar.day_kind(day) != "werkdag"
    )
    if not places:
        return ()
    where = and_list(list(places))
    if over:
        return (f"De termijn liep door {where}: hij eindigde op {write_moment(end)}.",)
    return (f"De termijn loopt door {where}: reken op {write_moment(end)}.",)


def clock_change(start: datetime, end: datetime) -> tuple[str, ...]:
    """Summer time starts or ends inside a term in hours: the end looks odd."""
    first, last = to_local(start), to_local(end)
    before, after = first.utcoffset(), last.utcoffset()
    if before is None or after is None or before == after:
        return ()
    looks = (first.replace(tzinfo=None) + (end - start)).time()
    way = "vooruit" if after > before else "terug"
    sentence = (
        f"De klok gaat in deze termijn een uur {way}. Geteld zijn echte uren: daarom is"
        f" het einde {write_time(end)} en niet {looks.hour}.{looks.minute:02} uur."
    )
    return (sentence,)


def too_late_by(span: timedelta) -> str:
    """How far a moment lies behind a term."""
    return f"Dat is {write_span(span)} na het einde van de termijn."


def counted_days(days: Sequence[date]) -> str:
    """The working days that were counted, in the order of counting."""
    return f"Geteld: {_short_list(days)}."


def left_out(first: date, last: date, calendar: Calendar) -> tuple[str, ...]:
    """The free days with a name, outside weekends, between two days (both out)."""
    between = [first + timedelta(days=n) for n in range(1, (last - first).days)]
    free = [
        f"{day_name(day) or 'een vrije dag'} ({write_short(day)})"
        for day in between
        if not is_weekend(day) and calendar.day_kind(day) == "vrij"
    ]
    return (f"Niet geteld: {and_list(free)}.",) if free else ()


def hangs_on(count: Count) -> str:
    """The answer about a request hangs on its uncertain days."""
    return (
        f"Het antwoord hangt af van {_days(count.uncertain)}. Werkt uw organisatie dan,"
        " dan is het verzoek op tijd; anders is het te laat. Vraag na wat er geldt."
    )


def not_sure(count: Count) -> str:
    """The last day hangs on the uncertain days."""
    return f"Niet zeker is of uw organisatie werkt op {_days(count.uncertain)}."


def no_difference(count: Count) -> str:
    """Uncertain days lie between, but the answer is the same either way."""
    return f"{not_sure(count)} Voor het antwoord maakt dat niet uit."


def both_counts(count: Count) -> tuple[str, str, str]:
    """The last day and the counted days, with and without the uncertain days."""
    those = "die dag" if len(count.uncertain) == 1 else "die dagen"
    with_them, without = write_date(count.worked[-1]), write_date(count.free[-1])
    return (
        f"Telt u {those} mee, dan is de uiterste dag {with_them}; anders {without}.",
        f"Geteld met {those}: {_short_list(count.worked)}.",
        f"Geteld zonder {those}: {_short_list(count.free)}.",
    )


def and_list(parts: Sequence[str]) -> str:
    """'a', 'a en b', 'a, b en c'."""
    *head, last = parts
    return f"{', '.join(head)} en {last}" if head else last


def _days(days: Sequence[date]) -> str:
    """Each day with its name, if it has one, and its date."""
    return and_list(
        [
            f"{name} ({write_date(day)})"
            if (name := day_name(day))
            else write_date(day)
            for day in days
        ]
    )


def _place(day: date) -> str:
    """Where a term runs on: 'in het weekend', 'op Koningsdag'."""
    if is_weekend(day):
        return "in het weekend"
    return f"op {day_name(day) or f'een vrije dag ({write_short(day)})'}"


def _short_list(days: Sequence[date]) -> str:
    return ", ".join(write_short(day) for day in days)
