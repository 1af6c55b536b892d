"""Days, spans of days, and the day that a late evening belongs to."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.domain.days import EVER, DateSpan, diary_day, system_clock

NOV = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("hour", "day_start", "belongs_to"),
    [(21, 0, NOV), (0, 0, NOV), (2, 0, NOV), (2, 3, date(2026, 11, 21)), (3, 3, NOV), (5, 6, date(2026, 11, 21))],
)
def test_after_midnight_it_is_still_yesterday_for_a_night_owl(hour: int, day_start: int, belongs_to: date) -> None:
    assert diary_day(datetime(2026, 11, 22, hour, 30, tzinfo=UTC), day_start) == belongs_to


def test_the_wall_clock_decides_in_a_night_with_a_clock_change() -> None:
    """25 Oct 2026: 01:30 comes twice in London, once an hour ahead of UTC and once with it."""
    summer, winter = timezone(timedelta(hours=1)), timezone(timedelta(0))

    assert diary_day(datetime(2026, 10, 25, 1, 30, tzinfo=summer), 1) == date(2026, 10, 25)
    assert diary_day(datetime(2026, 10, 25, 1, 30, tzinfo=winter), 1) == date(2026, 10, 25)


def test_the_clock_knows_its_offset() -> None:
    assert system_clock().utcoffset() is not None


def test_a_span_holds_its_first_and_last_day() -> None:
    """
    19  20  21  22  23  24
        [---------]
    """
    span = DateSpan(date(2026, 11, 20), NOV)

    assert span.n_days == 3
    assert [day.day for day in span] == [20, 21, 22]
    assert [date(2026, 11, day) in span for day in (19, 20, 22, 23)] == [False, True, True, False]


def test_a_span_of_one_day() -> None:
    assert list(DateSpan(NOV, NOV)) == [NOV]


def test_a_span_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        DateSpan(NOV, NOV - timedelta(days=1))


@given(st.dates())
def test_ever_leaves_nothing_out(day: date) -> None:
    assert day in EVER


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 400))
def test_a_span_counts_the_days_it_holds(first: date, more: int) -> None:
    span = DateSpan(first, first + timedelta(days=more))
    days = list(span)

    assert len(days) == span.n_days == more + 1
    assert all(day in span for day in days)
