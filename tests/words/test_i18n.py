"""Dates, numbers and lists as the language in use writes them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from gettext import NullTranslations

import pytest

from b12diary.domain.care import local_country
from b12diary.domain.preferences import Paper, Preferences
from b12diary.domain.quantity import shown_decimal, typed_decimal
from b12diary.i18n import (
    day_text,
    first_weekday,
    language,
    list_text,
    number_text,
    use_language,
    use_region,
    use_translation,
)
from b12diary.report.sheet_size import paper_of

DAY = date(2026, 9, 6)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    before = language()
    yield
    use_language(before)
    use_region("")


def test_english_dates_need_no_catalogue() -> None:
    assert day_text(DAY) == "6 Sep 2026"
    assert day_text(DAY, "no_year") == "6 Sep"
    assert day_text(DAY, "long") == "Sunday 6 September 2026"
    assert day_text(DAY, "weekday") == "Sunday 6 September"
    assert day_text(DAY, "month") == "September 2026"


def test_other_languages_write_dates_and_numbers_their_own_way() -> None:
    use_language("de")
    assert number_text(-1.25, 1) == "\N{MINUS SIGN}1,2"
    use_language("nl")
    assert day_text(DAY, "no_year") == "6 sep"


def test_long_dates_are_written_as_the_translators_of_a_language_say() -> None:
    translation = NullTranslations()
    translation.gettext = {"EEEE d MMMM yyyy": "EEEE, d. MMMM yyyy"}.get  # type: ignore[assignment, method-assign]  # two words are all it needs
    use_translation(translation, "de")

    assert day_text(DAY, "long") == "Sonntag, 6. September 2026"
    use_translation(None, "de")


@pytest.mark.parametrize(
    ("language", "country", "weekday", "paper"),
    [
        ("en_GB", "", 0, Paper.A4),
        ("en_GB", "US", 6, Paper.LETTER),
        ("nl", "", 0, Paper.A4),
        ("nl", "BE", 0, Paper.A4),
        ("de", "US", 6, Paper.LETTER),
        ("de", "XX", 0, Paper.A4),
    ],
)
def test_weeks_and_paper_are_those_of_the_country_and_not_of_the_language(
    language: str, country: str, weekday: int, paper: Paper
) -> None:
    use_language(language)
    use_region(country)

    assert first_weekday() == weekday
    assert paper_of(Preferences()) is paper


def test_telephone_numbers_are_those_of_the_country() -> None:
    for country, code in (("", "GB"), ("NL", "NL"), ("DE", "DE"), ("FR", "")):
        use_region(country)
        assert local_country() == code


def test_figures_are_shown_and_read_as_the_language_writes_them() -> None:
    assert shown_decimal(Decimal("0.50")) == "0.50"
    assert typed_decimal("1.000") == Decimal("1.000")
    use_language("de")
    assert shown_decimal(Decimal("0.50")) == "0,50"
    assert typed_decimal("0,5") == typed_decimal("0.5") == Decimal("0.5")
    assert typed_decimal("1.000") is None
    assert typed_decimal("1,000") is None


def test_a_number_that_rounds_to_zero_has_no_sign() -> None:
    assert number_text(-0.04, 1) == "0.0"
    assert number_text(-0.4, 1) == "\N{MINUS SIGN}0.4"


def test_lists_read_like_a_sentence() -> None:
    assert [list_text(list(items)) for items in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b and c"]
