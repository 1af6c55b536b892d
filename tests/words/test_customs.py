"""What the program knows of how languages write days and numbers is what Babel knows, which it does not bring along."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import get_args

import pytest
from babel import Locale, UnknownLocaleError
from babel.dates import (
    format_date,
    format_time,
    format_timedelta,
    get_date_format,
    get_day_names,
    get_month_names,
)
from babel.numbers import get_decimal_symbol
from language_customs import customs_faults, customs_text
from language_faults import faults
from languages import CUSTOMS
from languages import languages as begun

from b12diary import customs, i18n
from b12diary.customs import Customs, customs_of, first_weekday_of, is_day_pattern, is_time_pattern, written_day
from b12diary.i18n import DayForm, _, day_text, decimal_sign, language, languages, number_text, use_language, use_region
from b12diary.interchange.day_forms import TONGUES
from b12diary.interchange.day_forms import written_day as day_in_a_file
from b12diary.ui.day_input import read_day
from b12diary.ui.pages.diary_month import weekday_names
from b12diary.ui.wiring.today import time_text
from tests.words.test_languages import catalog_of

TODAY = date(2026, 11, 22)
YEAR = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]
OFFERED = languages()[1:]  # British English is the source, and needs nothing but itself
KNOWN = sorted({*TONGUES, *languages()})


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    before = language()
    yield
    use_language(before)
    use_region("")


def test_the_file_is_what_babel_gives_now() -> None:
    assert CUSTOMS.read_text("utf-8") == customs_text(begun())


@pytest.mark.parametrize("code", KNOWN)
def test_months_weekdays_and_signs_are_those_of_the_language(code: str) -> None:
    known = customs_of(code)
    for width, context, months, weekdays in (
        ("wide", "format", known.months, known.weekdays),
        ("wide", "stand-alone", known.months_alone, known.weekdays_alone),
        ("abbreviated", "format", known.months_short, known.weekdays_short),
        ("abbreviated", "stand-alone", known.months_short_alone, known.weekdays_short_alone),
    ):
        assert dict(enumerate(months, 1)) == dict(get_month_names(width, context, code))  # type: ignore[arg-type]  # mypy widens the words
        assert dict(enumerate(weekdays)) == dict(get_day_names(width, context, code))  # type: ignore[arg-type]  # the same
    assert known.decimal_sign == get_decimal_symbol(code)
    assert known.short_day == get_date_format("short", code).pattern


@pytest.mark.parametrize("code", OFFERED)
def test_every_day_of_a_year_is_written_as_babel_writes_it(code: str) -> None:
    use_language(code)
    for form, day in product(get_args(DayForm), YEAR):
        assert day_text(day, form) == format_date(day, _(i18n._DAY_PATTERNS[form]), code)
    assert decimal_sign() == get_decimal_symbol(code)


@pytest.mark.parametrize("code", OFFERED)
def test_every_minute_of_a_day_is_written_as_babel_writes_it(code: str) -> None:
    use_language(code)
    for hour, minute in product(range(24), range(60)):
        moment = datetime.combine(TODAY, time(hour, minute))
        assert time_text(moment) == format_time(moment, "short", locale=code)


@pytest.mark.parametrize("code", languages())
def test_the_columns_of_the_calendar_have_the_names_of_weekdays_that_stand_alone(code: str) -> None:
    use_language(code)
    short, long = (get_day_names(width, "stand-alone", code) for width in ("abbreviated", "wide"))

    assert weekday_names() == tuple((short[n], long[n]) for n in range(7))


@pytest.mark.parametrize("code", languages())
def test_how_long_ago_is_read_for_every_number(code: str) -> None:
    use_language(code)
    for n, (unit, length) in product(range(1, 401), (("day", 1), ("week", 7))):
        for tongue in (code, "en"):
            back = timedelta(days=n * length)
            text = format_timedelta(-back, unit, threshold=1e9, add_direction=True, locale=tongue)  # type: ignore[arg-type]  # mypy widens the words
            assert read_day(text, TODAY) == TODAY - back, text


def of_babel(territory: str) -> int:
    try:
        return int(Locale.parse(f"und_{territory}").first_week_day)
    except (UnknownLocaleError, ValueError):
        return 0


def test_weeks_begin_in_every_country_as_babel_says() -> None:
    territories = set(Locale("en").territories) - {"ZZ"}  # which is nowhere

    assert len(territories) > 250
    assert {t: first_weekday_of(t) for t in territories} == {t: of_babel(t) for t in territories}
    assert first_weekday_of("ZZ") == 0


@pytest.mark.parametrize("code", KNOWN)
def test_months_in_files_are_read_by_their_names_unless_languages_contradict_each_other(code: str) -> None:
    read = {number: day_in_a_file(f"16 {name} 2026") for number, name in get_month_names("wide", locale=code).items()}

    assert read.keys() == set(range(1, 13))
    days = {number: found.day(None) for number, found in read.items() if found is not None}
    assert days == {number: date(2026, number, 16) for number in days}
    assert len(days) >= 10


def test_english_needs_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_file() -> dict[str, object]:
        raise AssertionError("the file was read")

    monkeypatch.setattr(customs, "_file", no_file)
    customs_of.cache_clear()
    try:
        for form in get_args(DayForm):
            assert day_text(TODAY, form)
        assert number_text(1.25, 1) == "1.2"
        assert time_text(datetime(2026, 11, 22, 21, 4)) == "21:04"  # noqa: DTZ001 - times of a diary have no zone
        with pytest.raises(AssertionError, match="was read"):
            customs_of("nl")
    finally:
        customs_of.cache_clear()


def test_a_country_that_is_not_known_leaves_the_language_and_one_that_is_not_known_leaves_english() -> None:
    assert customs_of("de_AT") == customs_of("de")
    assert customs_of("en_US").has_month_first
    assert not customs_of("en_GB").has_month_first
    assert not customs_of("sv").has_month_first  # 2026-11-22
    assert customs_of("xx_XX") == customs_of("en")


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("d 'de' MMMM 'de' yyyy", "6 de September de 2026"),
        ("'d' dd.MM.yy", "d 06.09.26"),
        ("M''yyyy", "9'2026"),
        ("LLL y", "Sep 2026"),
        ("", ""),
    ],
)
def test_words_in_marks_stand_in_a_day_as_they_are(pattern: str, written: str) -> None:
    day, known = date(2026, 9, 6), customs_of("en")

    assert written_day(pattern, day, known) == written
    if pattern:
        assert is_day_pattern(pattern)
        assert format_date(day, pattern, "en") == written


def test_letters_that_stand_for_nothing_known_are_shown_and_told_to_translators() -> None:
    assert written_day("d QQQ", date(2026, 9, 6), customs_of("en")) == "6 QQQ"
    assert [text for text in ("d QQQ", "d de MMMM", "'d'", "") if is_day_pattern(text)] == []
    assert is_time_pattern("HH 'h' mm")
    assert not is_time_pattern("h:mm a")

    told = list(faults("nl", catalog_of("EEEE d MMMM", "EEEE d van MMMM"), catalog_of("EEEE d MMMM", "")))
    assert [fault.partition(":")[0] for fault in told] == ["not a date in the letters that b12diary/customs.py knows"]


def test_a_language_that_was_begun_without_its_days_is_told() -> None:
    now = CUSTOMS.read_text("utf-8")

    assert list(customs_faults("nl", now, begun())) == []
    assert ["`languages.py update` writes it anew" in fault for fault in customs_faults("nl", now, ("nl", "fi"))] == [
        True
    ]
    assert ["'h:mm\\u202fa'" in fault for fault in customs_faults("en", now, begun())] == [True]


def test_customs_are_whole() -> None:
    for code in KNOWN:
        known: Customs = customs_of(code)
        assert {len(names) for names in (known.months, known.months_alone)} == {12}
        assert {len(known.weekdays), len(known.weekdays_short_alone)} == {7}
        assert all("{0}" in form for form in (*known.days_ago, *known.weeks_ago))
