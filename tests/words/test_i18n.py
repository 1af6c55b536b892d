"""Dates, numbers and lists as the language in use writes them."""

from collections.abc import Iterator
from datetime import date

import pytest

from b12diary.i18n import day_text, language, list_text, number_text, use_language

DAY = date(2026, 9, 6)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    before = language()
    yield
    use_language(before)


def test_english_dates_need_no_catalogue() -> None:
    assert day_text(DAY) == "6 Sep 2026"
    assert day_text(DAY, "no_year") == "6 Sep"
    assert day_text(DAY, "long") == "Sunday 6 September 2026"
    assert day_text(DAY, "weekday") == "Sunday 6 September"
    assert day_text(DAY, "month") == "September 2026"


def test_other_languages_write_dates_and_numbers_their_own_way() -> None:
    use_language("de")
    assert day_text(DAY, "long") == "Sonntag 6 September 2026"
    assert number_text(-1.25, 1) == "\N{MINUS SIGN}1,2"
    use_language("nl")
    assert day_text(DAY, "no_year") == "6 sep"


def test_a_number_that_rounds_to_zero_has_no_sign() -> None:
    assert number_text(-0.04, 1) == "0.0"
    assert number_text(-0.4, 1) == "\N{MINUS SIGN}0.4"


def test_lists_read_like_a_sentence() -> None:
    assert [list_text(list(items)) for items in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b and c"]
