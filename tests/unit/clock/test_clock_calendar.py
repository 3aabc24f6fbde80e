"""Dutch working days, free days and days that are not free everywhere."""

from datetime import date, timedelta

import pytest

from opname_wizard.clock.calendar import DECREE_DAYS, Calendar, day_name, easter

PLAIN = Calendar()
GOOD_FRIDAY = date(2026, 4, 3)
LIBERATION = date(2026, 5, 5)


@pytest.mark.parametrize(
    ("day", "name", "kind"),
    [
        (date(2026, 1, 1), "Nieuwjaarsdag", "vrij"),
        (GOOD_FRIDAY, "Goede Vrijdag", "onzeker"),
        (date(2026, 4, 5), "eerste paasdag", "vrij"),
        (date(2026, 4, 6), "tweede paasdag", "vrij"),
        (date(2026, 4, 27), "Koningsdag", "vrij"),
        (LIBERATION, "Bevrijdingsdag", "onzeker"),
        (date(2025, 5, 5), "Bevrijdingsdag", "onzeker"),
        (date(2026, 5, 14), "Hemelvaartsdag", "vrij"),
        (date(2026, 5, 15), "de dag na Hemelvaartsdag", "onzeker"),
        (date(2026, 5, 24), "eerste pinksterdag", "vrij"),
        (date(2026, 5, 25), "tweede pinksterdag", "vrij"),
        (date(2026, 12, 25), "eerste kerstdag", "vrij"),
        (date(2026, 12, 26), "tweede kerstdag", "vrij"),
        (date(2026, 11, 21), None, "vrij"),
        (date(2026, 11, 20), None, "werkdag"),
        (date(2026, 12, 24), None, "werkdag"),
        (date(2026, 12, 31), None, "werkdag"),
        (date(2026, 5, 4), None, "werkdag"),
    ],
)
def test_each_kind_of_day(day: date, name: str | None, kind: str) -> None:
    assert day_name(day) == name
    assert PLAIN.day_kind(day) == kind


def test_koningsdag_on_a_sunday_is_kept_on_the_saturday_before() -> None:
    assert day_name(date(2025, 4, 26)) == "Koningsdag"
    assert day_name(date(2025, 4, 27)) is None
    assert day_name(date(2024, 4, 27)) == "Koningsdag"


def test_ascension_on_the_fifth_of_may_is_free_everywhere() -> None:
    assert day_name(date(2016, 5, 5)) == "Hemelvaartsdag"
    assert PLAIN.day_kind(date(2016, 5, 5)) == "vrij"


def test_an_uncertain_day_in_a_weekend_is_simply_free() -> None:
    assert PLAIN.day_kind(date(2029, 5, 5)) == "vrij"


def test_easter_at_its_earliest_and_latest() -> None:
    assert easter(2008) == date(2008, 3, 23)
    assert easter(2038) == date(2038, 4, 25)
    assert easter(2049) == date(2049, 4, 18)


def test_an_organisation_settles_a_day_by_name_for_every_year() -> None:
    own = Calendar(free=frozenset({"Goede Vrijdag"}), worked=frozenset({LIBERATION}))
    assert own.day_kind(GOOD_FRIDAY) == "vrij"
    assert own.day_kind(date(2027, 3, 26)) == "vrij"
    assert own.day_kind(LIBERATION) == "werkdag"
    assert own.day_kind(date(2027, 5, 5)) == "onzeker"


def test_an_organisation_names_days_of_its_own() -> None:
    friday, saturday = date(2026, 11, 20), date(2026, 11, 21)
    assert Calendar(free=frozenset({friday})).day_kind(friday) == "vrij"
    assert Calendar(unknown=frozenset({friday})).day_kind(friday) == "onzeker"
    assert Calendar(worked=frozenset({saturday})).day_kind(saturday) == "werkdag"


def test_a_date_goes_before_a_name_and_contradiction_is_uncertain() -> None:
    exception = Calendar(
        free=frozenset({"Goede Vrijdag"}), worked=frozenset({GOOD_FRIDAY})
    )
    assert exception.day_kind(GOOD_FRIDAY) == "werkdag"
    both = Calendar(free=frozenset({LIBERATION}), worked=frozenset({LIBERATION}))
    assert both.day_kind(LIBERATION) == "onzeker"


def test_every_decree_day_is_a_weekday_right_after_a_holiday() -> None:
    for day, name in DECREE_DAYS.items():
        before = day_name(day - timedelta(days=1))
        assert day.weekday() < 5
        assert name == f"de dag na {before}"
        assert PLAIN.day_kind(day) == "onzeker"
