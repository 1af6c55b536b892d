"""Days as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.i18n import day_text, use_language
from b12diary.i18n import language as language_in_use
from b12diary.ui.day_input import Reading, read_day, reading_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("16 Sep 2026", date(2026, 9, 16)),
        ("16 sept 2026", date(2026, 9, 16)),
        ("16th September", date(2026, 9, 16)),
        ("16/9/26", date(2026, 9, 16)),
        ("16.9.2026", date(2026, 9, 16)),
        ("2026-09-16", date(2026, 9, 16)),
        ("3 dec", date(2025, 12, 3)),
        ("3 12", date(2025, 12, 3)),
        ("1/2/58", date(1958, 2, 1)),
        ("29 feb 2024", date(2024, 2, 29)),
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 21)),
        ("the day  before yesterday", date(2026, 11, 20)),
        ("3 days ago", date(2026, 11, 19)),
        ("1 day ago", date(2026, 11, 21)),
        ("1 days ago", date(2026, 11, 21)),
        ("12 weeks ago", date(2026, 8, 30)),
        ("September 16, 2026", date(2026, 9, 16)),
        ("Sep 16", date(2026, 9, 16)),
        ("the 16th of September", date(2026, 9, 16)),
        ("16-Sep-26", date(2026, 9, 16)),
        ("2026 sep 16", date(2026, 9, 16)),
        ("2026/09/16", date(2026, 9, 16)),
        ("Wed 16 Sep 2026", date(2026, 9, 16)),
        ("Wednesday, 16 September 2026.", date(2026, 9, 16)),
        ("9/16/2026", date(2026, 9, 16)),
    ],
)
def test_usual_ways_of_writing_a_day_are_read(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "31/2/2026", "16", "16 Xyz 2026", "2026", "99/99/9999", "1 2 3 4", "the", "sep", "days ago"),
        *("last Monday", "Monday", "Tue 16 Sep 2026", "13/13/2026", "16 Sep 2026 1", "Mon Tue 16 Sep", "5000 days ago"),
    ],
)
def test_what_names_no_day_is_none(text: str) -> None:
    assert read_day(text, TODAY) is None


def test_numbers_that_can_be_read_in_two_ways_tell_the_other_way() -> None:
    assert reading_of("03/04/2026", TODAY) == Reading(date(2026, 4, 3), date(2026, 3, 4))
    assert reading_of("3.4.", TODAY) == Reading(date(2026, 4, 3), date(2026, 3, 4))
    for text in ("4/4/2026", "16/9/2026", "9/16/2026", "2026-03-04", "3 Apr 2026"):
        found = reading_of(text, TODAY)
        assert found is not None, text
        assert found.other is None, text


def test_a_weekday_is_the_latest_one_and_comes_back_as_such() -> None:
    assert reading_of("Thursday", TODAY) == Reading(date(2026, 11, 19), by_weekday=True)
    assert reading_of("sun", TODAY) == Reading(TODAY, by_weekday=True)
    # Where days to come are meant as well, it can be either Thursday.
    assert reading_of("Thursday", TODAY, may_be_ahead=True) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 dec", date(2026, 12, 3)),
        ("1/2", date(2027, 2, 1)),
        ("1 oct", date(2026, 10, 1)),
        ("tomorrow", date(2026, 11, 23)),
    ],
)
def test_where_days_to_come_are_meant_the_nearest_is_taken(text: str, day: date) -> None:
    found = reading_of(text, TODAY, may_be_ahead=True)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "vor 3 Tagen", date(2026, 11, 19)),
        ("de", "16. September 2026", date(2026, 9, 16)),
        ("de", "Mittwoch, 16. Sept. 2026", date(2026, 9, 16)),
        ("nl", "16 mrt 2026", date(2026, 3, 16)),
        ("fr", "16 mars 2026", date(2026, 3, 16)),
        ("fr", "le 1er mars", date(2026, 3, 1)),
        ("en_US", "9/6/2026", date(2026, 9, 6)),
        ("en_GB", "9/6/2026", date(2026, 6, 9)),
        ("de", "yesterday", date(2026, 11, 21)),
    ],
)
def test_days_are_read_as_the_language_writes_them(language: str, text: str, day: date) -> None:
    before = language_in_use()
    use_language(language)
    try:
        assert read_day(text, TODAY) == day
    finally:
        use_language(before)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_what_the_program_writes_it_reads(day: date) -> None:
    assert read_day(day_text(day), TODAY) == day
    assert read_day(day.isoformat(), TODAY) == day


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    assert read_day(text, TODAY) is None or isinstance(read_day(text, TODAY), date)
