"""The example diaries end yesterday, whatever today is, and hold nothing that lies ahead."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from b12diary.domain.checks import check_day
from b12diary.domain.entries import Entries
from b12diary.interchange.examples import EXAMPLE_KINDS, ExampleKind, example_entries

DAYS = [date(2026, 11, 22), date(2024, 2, 29), date(2031, 1, 1)]


@pytest.mark.parametrize("kind", EXAMPLE_KINDS)
@pytest.mark.parametrize("today", DAYS)
def test_the_last_rated_day_is_yesterday(kind: ExampleKind, today: date) -> None:
    entries = example_entries(kind, today)

    assert max(rating.day for rating in entries.ratings) == today - timedelta(days=1)


@pytest.mark.parametrize("kind", EXAMPLE_KINDS)
def test_nothing_lies_ahead(kind: ExampleKind) -> None:
    today = date(2026, 11, 22)
    entries = example_entries(kind, today)

    happened = [
        *(dose.given_on for dose in entries.doses),
        *(rating.entered_on for rating in entries.ratings if rating.entered_on),
        *(note.day for note in entries.notes),
        *(exposure.ends_on or exposure.starts_on for exposure in entries.exposures),
        *(result.day for result in entries.lab_results),
    ]

    assert [day for day in happened if check_day(day, today)] == []


@pytest.mark.parametrize("kind", EXAMPLE_KINDS)
def test_all_dates_move_together(kind: ExampleKind) -> None:
    """A week later everything is a week later: no gap between two dates of the example changes."""
    first, later = example_entries(kind, DAYS[0]), example_entries(kind, DAYS[0] + timedelta(days=7))

    assert spread(later) == [day + timedelta(days=7) for day in spread(first)]


def spread(entries: Entries) -> list[date]:
    return [
        *(day for dose in entries.doses for day in (dose.given_on, dose.planned_on) if day),
        *(day for plan in entries.regimens for day in (plan.starts_on, plan.ends_on) if day),
        *(day for rating in entries.ratings for day in (rating.day, rating.entered_on) if day),
        *(day for exposure in entries.exposures for day in (exposure.starts_on, exposure.ends_on) if day),
        *(result.day for result in entries.lab_results),
    ]


def test_nothing_but_the_dates_is_changed() -> None:
    entries = example_entries("returns", DAYS[0])

    assert entries.main == ("fatigue", "brain_fog", "pins_needles")
    assert {replace(dose, given_on=DAYS[0]).given_on for dose in entries.doses} == {DAYS[0]}
    assert len({dose.id for dose in entries.doses}) == len(entries.doses)
