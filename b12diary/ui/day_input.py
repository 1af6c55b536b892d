"""Reading a day as people type it. Knows no widget.

Nothing is guessed in silence: where numbers can be read in two ways, the other way comes back beside the answer, so
that a field can say which one it took. What is named by a weekday comes back as such, for the same reason.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain

from b12diary.customs import customs_of
from b12diary.i18n import language, pgettext

_YEAR_FIRST = re.compile(r"(\d{4})([./\- ])\s?(\d{1,2})\2\s?(\d{1,2})\.?")
_NUMBERS = re.compile(r"(\d{1,2})[./\- ]+(\d{1,2})(?:[./\- ]+(\d{2}|\d{4}))?\.?")
_PIECES = re.compile(r"\d+|[^\W\d_]+")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "e", "ste", "de"})
_FILLERS = frozenset({"the", "of", "de", "den", "der", "am", "op", "le", "du", "el", "del", "on"})
_LONGEST_AGO = 400


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text was read.

    Attributes:
        day: the day that it names.
        other: the day that its numbers name with day and month exchanged; None where there is only one way.
        by_weekday: it names a weekday and no date.
    """

    day: date
    other: date | None = None
    by_weekday: bool = False


def read_day(text: str, today: date) -> date | None:
    """Return the day that `text` names: "16 Sep 2026", "16/9/26", "16.9.", "yesterday"; None when it names none.

    Day before month, except where the language writes the month first. A day without a year is the latest one up to
    `today`; a two-figure year lies at most 20 years ahead. Weekdays alone are not read: see `reading_of`.
    """
    found = reading_of(text, today)
    return None if found is None or found.by_weekday else found.day


def reading_of(text: str, today: date, *, may_be_ahead: bool = False) -> Reading | None:
    """Return how `text` is read, also "Monday" and "3 days ago"; None when it names no day.

    Args:
        text: as the person typed it.
        today: what it counts from.
        may_be_ahead: days to come are meant as well: a day without a year is then the one nearest to `today`, and a
            weekday alone says too little.
    """
    text = " ".join(text.split()).casefold().rstrip(".,")
    by_words = _by_words(text, today)
    if by_words is not None:
        return Reading(by_words)
    if found := _YEAR_FIRST.fullmatch(text):
        day = _day(int(found[1]), int(found[3]), int(found[4]))
        return None if day is None else Reading(day)

    def with_year(day: int, month: int, year: str | None) -> date | None:
        return _with_year(day, month, year, today, may_be_ahead=may_be_ahead)

    if found := _NUMBERS.fullmatch(text):
        return _by_numbers(int(found[1]), int(found[2]), found[3], with_year)
    return _by_names(text, today, with_year, may_be_ahead=may_be_ahead)


def _by_numbers(
    first: int, second: int, year: str | None, with_year: Callable[[int, int, str | None], date | None]
) -> Reading | None:
    day, month = (second, first) if _is_month_first() else (first, second)
    usual, other = with_year(day, month, year), with_year(month, day, year)
    if usual is None:
        # 9/16 can only be September wherever it is written.
        return None if other is None or month <= 12 else Reading(other)
    return Reading(usual, other if other != usual else None)


def _by_names(
    text: str, today: date, with_year: Callable[[int, int, str | None], date | None], *, may_be_ahead: bool
) -> Reading | None:
    """Read a weekday, or a date with the name of its month, in whichever order; a weekday beside it must be right."""
    pieces = _PIECES.findall(text)
    if re.sub(r"[\s.,/\-]", "", text) != "".join(pieces):
        return None
    numbers = [piece for piece in pieces if piece.isdecimal()]
    words = [piece for n, piece in enumerate(pieces) if not piece.isdecimal() and not _is_filler(pieces, n)]
    months = [found for word in words if (found := _month(word)) is not None]
    weekdays = [found for word in words if _month(word) is None and (found := _weekday(word)) is not None]
    if not numbers and len(words) == len(weekdays) == 1 and not may_be_ahead:
        return Reading(today - timedelta(days=(today.weekday() - weekdays[0]) % 7), by_weekday=True)
    if len(months) != 1 or len(words) - len(months) != len(weekdays) or len(weekdays) > 1 or not 1 <= len(numbers) <= 2:
        return None
    if len(numbers) == 2 and len(numbers[0]) == 4:
        numbers.reverse()
    if len(numbers[0]) > 2 or (len(numbers) == 2 and len(numbers[1]) not in {2, 4}):
        return None
    day = with_year(int(numbers[0]), months[0], numbers[1] if len(numbers) == 2 else None)
    if day is None or (weekdays and day.weekday() != weekdays[0]):
        return None
    return Reading(day)


def _is_filler(pieces: list[str], n: int) -> bool:
    follows_number = n > 0 and pieces[n - 1].isdecimal()
    return pieces[n] in _FILLERS or (follows_number and pieces[n] in _ORDINALS)


def _by_words(text: str, today: date) -> date | None:
    """Read "yesterday" and its like, and "3 days ago", in the language in use and in English."""
    days = {
        0: ("today", pgettext("typed as a date; more words after commas", "today")),
        -1: ("yesterday", pgettext("typed as a date; more words after commas", "yesterday")),
        1: ("tomorrow", pgettext("typed as a date; more words after commas", "tomorrow")),
        -2: (
            "the day before yesterday,day before yesterday",
            pgettext("typed as a date; more words after commas", "the day before yesterday"),
        ),
    }
    for n, words in days.items():
        if text in {word.strip().casefold() for word in ",".join(words).split(",")}:
            return today + timedelta(days=n)
    number = re.search(r"\d+", text)
    if number and len(text) > len(number[0]) and not text.isdecimal() and int(number[0]) <= _LONGEST_AGO:
        days_back = _days_ago(text, int(number[0]))
        return None if days_back is None else today - timedelta(days=days_back)
    return None


def _days_ago(text: str, n: int) -> int | None:
    """Return how many days back a text is that says `n` days or weeks; None where it says something else."""
    for known in (customs_of(language()), customs_of("en")):
        for length, forms in ((1, known.days_ago), (7, known.weeks_ago)):
            if text in {form.replace("{0}", str(n)).casefold() for form in forms}:
                return n * length
    return None


def _is_month_first() -> bool:
    return customs_of(language()).has_month_first


def _weekday(word: str) -> int | None:
    """Return which day of the week a word names, 0 = Monday, by at least its first three letters."""
    for tongue in (language(), "en"):
        for number, name in enumerate(customs_of(tongue).weekdays):
            if len(word) >= 3 and name.casefold().startswith(word):
                return number
    return None


def _month(word: str) -> int | None:
    for number, name in _month_names(language()):
        if name == word or (len(word) >= 3 and name.startswith(word)):
            return number
    return None


@cache
def _month_names(tongue: str) -> tuple[tuple[int, str], ...]:
    """Return the names of months in a language and in English."""
    both = chain.from_iterable(customs_of(known).names_of_months() for known in (tongue, "en"))
    return tuple((number, name.casefold().rstrip(".")) for number, name in both)


def _with_year(day: int, month: int, year_text: str | None, today: date, *, may_be_ahead: bool) -> date | None:
    if year_text is not None:
        year = int(year_text)
        if len(year_text) == 2:
            year += 2000 if 2000 + year <= today.year + 20 else 1900
        return _day(year, month, day)
    years = (today.year + 1, today.year, today.year - 1)
    known = [found for year in years if (found := _day(year, month, day)) is not None]
    if may_be_ahead:
        return min(known, key=lambda found: abs(found - today), default=None)
    return next((found for found in known if found <= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
