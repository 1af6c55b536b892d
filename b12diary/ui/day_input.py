"""Reading a day as people type it, and writing it back. Knows no widget."""

import re
from datetime import date

from b12diary.i18n import language

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[./\- ]+(\d{1,2})(?:[./\- ]+(\d{2}|\d{4}))?\.?")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s*([^\W\d_]{3,})\.?\s*,?\s*(\d{2}|\d{4})?")


def read_day(text: str, today: date) -> date | None:
    """Return the day that `text` names: "16 Sep 2026", "16/9/26", "16.9.", "2026-09-16"; None when it names none.

    Day before month, except where the language writes the month first. A day without a year is the latest one up to
    `today`; a two-figure year lies at most 20 years ahead.
    """
    text = text.strip().casefold()
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        return _day(year, month, day)
    if found := _NUMBERS.fullmatch(text):
        first, second, year_text = int(found[1]), int(found[2]), found[3]
        day, month = (second, first) if language() == "en_US" else (first, second)
        return _with_year(day, month, year_text, today)
    if found := _WORDS.fullmatch(text):
        named = _month(found[2])
        return _with_year(int(found[1]), named, found[3], today) if named else None
    return None


def _month(word: str) -> int | None:
    from babel.dates import get_month_names

    for tongue in (language(), "en"):
        for width in ("abbreviated", "wide"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, tongue).items():
                    if name.casefold().rstrip(".") == word or (len(word) >= 3 and name.casefold().startswith(word)):
                        return int(number)
    return None


def _with_year(day: int, month: int, year_text: str | None, today: date) -> date | None:
    if year_text is not None:
        year = int(year_text)
        if len(year_text) == 2:
            year += 2000 if 2000 + year <= today.year + 20 else 1900
        return _day(year, month, day)
    for year in (today.year, today.year - 1):
        found = _day(year, month, day)
        if found is not None and found <= today:
            return found
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
