"""What is needed, what is there, and by when the rest can be."""

from dataclasses import replace
from datetime import date

from b12diary.analysis.sufficiency import needs, next_ends
from b12diary.domain.excerpt import Excerpt
from tests.analysis.pictures import day, picture

ONE_GAP = """
    day        1  3  5  7  9 11 13 15
    injection  x  .  .  .  x  .  .  .
    tiredness  3  3  5  5  .  3  .  5
"""


def test_gaps_still_missing_have_the_days_on_which_they_end() -> None:
    full, _days, _late = needs(picture(ONE_GAP, every=8))

    assert (full.have, full.needed, full.is_done) == (1, 3, False)
    assert full.by == day(25)
    assert full.text == "3 full gaps"
    assert full.have_text == "1 so far"
    assert full.note == "the next ones end about 21 Jan and 29 Jan 2026"


def test_half_of_the_days_are_counted_since_the_first_compared_injection() -> None:
    _full, days, _late = needs(picture(ONE_GAP, every=8))

    assert (days.have, days.needed, days.is_done) == (6, 8, False)
    assert days.have_text == "6 of 15 so far"


def test_the_last_quarter_is_named_in_days() -> None:
    _full, _days, late = needs(picture(ONE_GAP, every=8))

    assert (late.have, late.needed) == (1, 3)
    assert late.note == "days 6 to 8 matter most"
    assert late.by == day(25)


def test_without_a_plan_gaps_go_on_as_they_went() -> None:
    assert next_ends(picture(ONE_GAP))[:2] == (day(17), day(25))


def test_a_planned_day_that_is_past_counts_as_today() -> None:
    late = replace(picture(ONE_GAP, every=8), today=day(30))

    assert next_ends(late)[:2] == (day(30), day(38))


def test_an_empty_diary_needs_everything_and_foresees_nothing() -> None:
    empty = Excerpt(today=date(2026, 1, 5))

    assert next_ends(empty) == ()
    assert [(n.have, n.is_done, n.by) for n in needs(empty)] == [(0, False, None)] * 3
    assert next_ends(picture("day 1\ninjection x")) == ()


def test_what_is_there_is_enough() -> None:
    numbers = range(1, 23)
    marks = " ".join("x" if n in {1, 8, 15, 22} else "." for n in numbers)
    full = picture(f"day {' '.join(map(str, numbers))}\ninjection {marks}\ntiredness {'3 ' * 22}", every=7)

    assert [n.is_done for n in needs(full)] == [True, True, True]
    assert {n.note for n in needs(full)} == {"enough"}
