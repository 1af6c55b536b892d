"""Which backups are kept, over made-up years of making them."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from b12diary.storage.thinning import ALL_FOR, DAYS, MONTHS, WEEKS, kept

NOW = datetime(2026, 11, 22, 21, 4)  # noqa: DTZ001 - local time, as in the names
MOMENTS = st.lists(st.datetimes(datetime(1990, 1, 1), datetime(2027, 6, 1)))  # noqa: DTZ001 - the same


@given(MOMENTS)
def test_only_what_is_there_is_kept_and_the_newest_always(moments: list[datetime]) -> None:
    staying = kept(moments, NOW)
    assert staying <= set(moments)
    assert not moments or max(moments) in staying


@given(MOMENTS)
def test_keeping_twice_is_keeping_once(moments: list[datetime]) -> None:
    staying = kept(moments, NOW)
    assert kept(staying, NOW) == staying


@given(MOMENTS)
def test_the_last_two_days_and_what_a_wrong_clock_dated_ahead_stay_whole(moments: list[datetime]) -> None:
    assert {moment for moment in moments if moment > NOW - ALL_FOR} <= kept(moments, NOW)


@given(MOMENTS)
def test_each_year_keeps_one_and_older_ones_no_more(moments: list[datetime]) -> None:
    staying = kept(moments, NOW)
    assert {m.year for m in moments} == {m.year for m in staying}
    old = [m for m in staying if m < NOW - timedelta(days=31 * (MONTHS + 1))]
    assert len(old) == len({m.year for m in old})


@given(MOMENTS, st.datetimes(datetime(1990, 1, 1), NOW))  # noqa: DTZ001 - the same
def test_a_new_backup_never_makes_more_of_the_others_stay(moments: list[datetime], new: datetime) -> None:
    assert kept([*moments, new], NOW) - {new} <= kept(moments, NOW)


def test_daily_backups_over_ten_years() -> None:
    """
    kept at the end: 2 days whole, then one for each of 10 days, 8 weeks, 12 months, and one a year
    """
    standing: frozenset[datetime] = frozenset()
    for n in range(3650):
        moment = NOW - timedelta(days=3649 - n)
        standing = kept({*standing, moment}, moment)
    ages = sorted((NOW - moment).days for moment in standing)
    assert ages[: DAYS + 1] == list(range(DAYS + 1))
    assert len(standing) <= 1 + DAYS + WEEKS + MONTHS + 10
    assert [later - earlier for earlier, later in pairwise(ages) if later - earlier > 366] == []
    assert ages[-1] > 3000


def test_several_on_one_old_day_leave_the_newest_of_it() -> None:
    """
    5 days ago   08:00  12:00  20:00
    kept                       x
    """
    old = [NOW.replace(day=17, hour=hour) for hour in (8, 12, 20)]
    assert kept([*old, NOW], NOW) == {old[-1], NOW}
