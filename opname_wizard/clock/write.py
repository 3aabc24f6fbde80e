"""Writing dates, moments and spans in Dutch; own names, so no locale is needed."""

from datetime import date, datetime, timedelta

from opname_wizard.clock.zone import fold_gap, season, to_local

WEEKDAYS = (
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
)
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

_NEAR = ("eergisteren", "gisteren", "vandaag", "morgen", "overmorgen")
_DISTANCES = (  # up to so many days, days in one, what one is called
    (21, 1, "dagen"),
    (63, 7, "weken"),
    (700, 30.44, "maanden"),
    (99_999, 365.25, "jaar"),
)


def write_date(day: date) -> str:
    """'vrijdag 3 april 2026'."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def write_time(moment: datetime) -> str:
    """'9.05 uur' on the Dutch clock; a repeated hour also names its season."""
    local = to_local(moment)
    return f"{local.hour}.{local.minute:02} uur{_season_mark(local, '({})')}"


def write_moment(moment: datetime) -> str:
    """'dinsdag 24 november 2026, 10.15 uur'; seconds are left out.

    Args:
        moment: aware, in any zone; the Dutch clock is written. In the hour that
            occurs twice '(zomertijd)' or '(wintertijd)' follows.
    """
    return f"{write_date(to_local(moment))}, {write_time(moment)}"


def write(value: date) -> str:
    """A date or a moment in full: for readings that hold either."""
    return write_moment(value) if isinstance(value, datetime) else write_date(value)


def write_short(value: date) -> str:
    """'di 24-11 10.15' for a moment, 'di 24-11' for a date; no year.

    Args:
        value: a date, or an aware moment in any zone.
    """
    day = to_local(value) if isinstance(value, datetime) else value
    text = f"{WEEKDAYS[day.weekday()][:2]} {day.day}-{day.month}"
    if isinstance(day, datetime):
        text += f" {day.hour}.{day.minute:02}{_season_mark(day, '({})')}"
    return text


def iso_date(day: date) -> str:
    """'2026-11-16'; `parse_date` reads it back to the same date."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def iso_moment(moment: datetime) -> str:
    """'2026-11-16 10:00' on the Dutch clock; seconds are left out.

    In the hour that occurs twice ' zomertijd' or ' wintertijd' follows, so that
    `parse_moment` gives back the same minute, whatever the time of year.
    """
    local = to_local(moment)
    time = f"{local.hour:02}:{local.minute:02}"
    return f"{iso_date(local)} {time}{_season_mark(local, '{}')}"


def iso(value: date) -> str:
    """`iso_moment` of a moment, `iso_date` of a date."""
    return iso_moment(value) if isinstance(value, datetime) else iso_date(value)


def write_span(span: timedelta) -> str:
    """'41 u 20 min', from three days on '5 dagen 3 u'; what has passed: '… voorbij'.

    Args:
        span: what is left of a term; negative when it has passed. Rounded to whole
            minutes (or hours) towards zero, so it never promises time that is not
            there.
    """
    text = _whole_span(abs(span))
    return f"{text} voorbij" if span < timedelta(0) else text


def write_distance(value: date, now: datetime) -> str:
    """How far a day is from now: 'gisteren', 'over 3 weken', '11 maanden geleden'.

    Args:
        value: a Dutch day, or an aware moment; later today is 'straks'.
        now: aware, in any zone.
    """
    day = to_local(value).date() if isinstance(value, datetime) else value
    days = (day - to_local(now).date()).days
    if days == 0 and isinstance(value, datetime) and value > now:
        return "straks"
    if abs(days) <= len(_NEAR) // 2:
        return _NEAR[days + len(_NEAR) // 2]
    most = next(row for row in _DISTANCES if abs(days) < row[0])
    span = f"{round(abs(days) / most[1])} {most[2]}"
    return f"over {span}" if days > 0 else f"{span} geleden"


def _whole_span(span: timedelta) -> str:
    minutes = span // timedelta(minutes=1)
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min" if minutes else "minder dan 1 min"
    if hours < 72:
        return f"{hours} u {minutes} min" if minutes else f"{hours} u"
    days, hours = divmod(hours, 24)
    return f"{days} dagen {hours} u" if hours else f"{days} dagen"


def _season_mark(local: datetime, form: str) -> str:
    """' ' and the season where the same wall time occurs twice, else nothing."""
    return " " + form.format(season(local)) if fold_gap(local) > 0 else ""
