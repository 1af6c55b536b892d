"""Days as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.i18n import day_text
from b12diary.ui.day_input import read_day

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
    ],
)
def test_usual_ways_of_writing_a_day_are_read(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "soon", "31/2/2026", "16", "16 Xyz 2026", "2026", "99/99/9999", "1 2 3 4"])
def test_what_names_no_day_is_none(text: str) -> None:
    assert read_day(text, TODAY) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_what_the_program_writes_it_reads(day: date) -> None:
    assert read_day(day_text(day), TODAY) == day
    assert read_day(day.isoformat(), TODAY) == day


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    assert read_day(text, TODAY) is None or isinstance(read_day(text, TODAY), date)
