"""Days as other programs and people write them. Two readings of one day are never guessed between.

"03/04/2026" is 3 April to one reader and 4 March to another. Which it is holds for a whole file, and is either shown by
another date of that file ("23/04/2026"), or asked once. A part of a date ("2019-05") is no day at all.
"""

import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache, lru_cache

from b12diary.customs import customs_of
from b12diary.i18n import _, language
from b12diary.interchange.table_cells import shown


class DayOrder(StrEnum):
    """Which of the two small numbers in "03/04/2026" is the day."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """What one cell says, before it is known in which order its file writes day and month.

    Attributes:
        day_first: the day when the first number is the day; None when there is no such day.
        month_first: the same the other way round; equal to `day_first` where only one reading is possible.
        at: the time of day that stands behind it, None when there is none.
    """

    day_first: date | None
    month_first: date | None
    at: time | None = None

    @property
    def is_ambiguous(self) -> bool:
        """Whether both readings are possible and differ."""
        return self.day_first is not None and self.month_first is not None and self.day_first != self.month_first

    @property
    def shows(self) -> DayOrder | None:
        """The order that this cell proves, None when it proves none."""
        if (self.day_first is None) is (self.month_first is None):
            return None
        return DayOrder.MONTH_FIRST if self.day_first is None else DayOrder.DAY_FIRST

    def day(self, order: DayOrder | None) -> date | None:
        """Return the day in a file of this order; None when there is none, or it has two readings and no order."""
        if order is None:
            return None if self.is_ambiguous else self.day_first or self.month_first
        return self.day_first if order is DayOrder.DAY_FIRST else self.month_first


_TIME = r"(?:[T,\s]+(?:at\s+)?(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
_TIME += r"\s*(?P<half>[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,?\s+)?"
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        _WEEKDAY + r"(?P<one>\d{1,2})(?P<mark>[-/.]|\s)\s?(?P<two>\d{1,2})(?P=mark)\s?(?P<year>\d{4}|\d{2})\.?",
        _WEEKDAY
        + r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º)?[\s-]*(?:of\s+|de\s+)?(?P<word>[^\W\d_]{3,12})\.?,?[\s-]*(?:de\s+)?"
        r"(?P<year>\d{4}|\d{2})",
        _WEEKDAY + r"(?P<word>[^\W\d_]{3,12})\.?[\s-]+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(?P<year>\d{4})",
    )
)
_LONGEST = 64
TONGUES = ("en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "pl")
"""Languages whose names of months are read in every language of the program."""


@lru_cache(maxsize=1 << 15)
def written_day(text: str) -> WrittenDay | None:
    """Read a cell as a day, with the time of day behind it if there is one; None when it is no whole day.

    A year of two figures lies between 1970 and 2069. A moment with an offset from UTC is taken as the clock showed it.
    """
    text = text.strip()
    if not text.isascii():
        text = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    if not 6 <= len(text) <= _LONGEST:
        return None
    for form in _FORMS:
        found = form.fullmatch(text)
        if found is not None:
            return _day_of(found.groupdict())
    return None


def _day_of(parts: dict[str, str | None]) -> WrittenDay | None:
    hour, is_half = parts["hour"], bool(parts["half"])
    at = _time(int(hour), int(parts["minute"] or 0), int(parts["second"] or 0), parts["half"]) if hour else None
    if hour and at is None and (is_half or int(hour) != 24):
        return None
    written = parts["year"] or ""
    year = int(written) if len(written) == 4 else 2000 + int(written) - (100 if int(written) >= 70 else 0)
    if parts.get("one") is not None:
        one, two = int(parts["one"] or 0), int(parts["two"] or 0)
        day = WrittenDay(_date(year, two, one), _date(year, one, two), at)
        return None if day.day_first is None and day.month_first is None else day
    word = parts.get("word")
    month = _months(language()).get(_plain(word)) if word else int(parts["month"] or 0)
    only = _date(year, month or 0, int(parts["day"] or 0))
    return None if only is None else WrittenDay(only, only, at)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(hour: int, minute: int, second: int, half: str | None) -> time | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def _plain(word: str) -> str:
    return word.casefold().strip(".")


@cache
def _months(tongue: str) -> dict[str, int]:
    """Return the months by name, in the language in use and in others whose names do not contradict each other."""
    known: dict[str, int] = {}
    contradicted: set[str] = set()
    for language_code in dict.fromkeys((tongue, *TONGUES)):
        for number, name in customs_of(language_code).names_of_months():
            word = _plain(name)
            if known.setdefault(word, number) != number:
                contradicted.add(word)
    known["sept"] = 9
    return {word: number for word, number in known.items() if word not in contradicted and word.isalpha()}


_PART = re.compile(r"\d{4}|\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}|[^\W\d_]{3,12}\.?\s+\d{4}")


def written_day_trouble(text: str, order: DayOrder | None = None) -> str:
    """Say why a cell gives no day in a file of this order."""
    value = shown(text.strip())
    if _PART.fullmatch(text.strip()):
        return _("{value} is only a part of a date; the day is missing").format(value=value)
    day = written_day(text)
    if day is None:
        return _("{value} is not a whole date").format(value=value)
    if order is None:
        return _("{value} can be read in two ways").format(value=value)
    if order is DayOrder.DAY_FIRST:
        return _("{value} is no day when the day is written first").format(value=value)
    return _("{value} is no day when the month is written first").format(value=value)


_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?", re.I
)


@lru_cache(maxsize=1 << 12)
def written_time(text: str) -> time | None:
    """Read a cell as a time of day ("9:05", "10:00 pm"); None for anything else."""
    text = text.strip().replace("\N{NARROW NO-BREAK SPACE}", " ")
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    return _time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0), found["half"])
