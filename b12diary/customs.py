"""How each language writes days, times and numbers, and on which day a country's weeks begin.

A small part of Unicode CLDR, kept in `resources/locale/customs.json` and read when it is first asked for. All of it is
seven times as large as this program. The file is written by `packaging/languages.py update`.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from b12diary.assets import asset

FILE: Final = ("locale", "customs.json")


@dataclass(frozen=True, slots=True)
class Customs:
    """What one language writes. Names stand in their order, months from January, weekdays from Monday.

    Attributes:
        months: as they stand inside a date.
        months_alone: as they stand without a day.
        months_short: inside a date, with few letters.
        months_short_alone: without a day, with few letters.
        weekdays: as they stand inside a date.
        weekdays_alone: as they stand without a date.
        weekdays_short: inside a date, with few letters.
        weekdays_short_alone: without a date, with few letters.
        decimal_sign: stands between whole and tenths.
        short_day: pattern of a day in numbers, "dd.MM.yy".
        time: pattern of a time of day, "HH:mm".
        days_ago: every form of "{0} days ago"; there are as many as the language has plural forms.
        weeks_ago: the same of weeks.
    """

    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    months_short: tuple[str, ...]
    months_short_alone: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_alone: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    weekdays_short_alone: tuple[str, ...]
    decimal_sign: str
    short_day: str
    time: str
    days_ago: tuple[str, ...]
    weeks_ago: tuple[str, ...]

    def names_of_months(self) -> Iterator[tuple[int, str]]:
        """Return every name of every month with its number from 1 to 12, those with few letters first."""
        for names in (self.months_short, self.months_short_alone, self.months, self.months_alone):
            yield from enumerate(names, start=1)

    @property
    def has_month_first(self) -> bool:
        """Whether a day in numbers begins with the month. One that begins with the year does not."""
        return self.short_day.index("M") < min(self.short_day.index("d"), self.short_day.index("y"))


@cache
def _file() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(asset(*FILE).read_text("utf-8"))
    return content


@cache
def customs_of(language: str) -> Customs:
    """Return how a language writes; English where nothing is known of it.

    Args:
        language: a locale name: "nl", "en_GB". Where the country is not known, the language alone counts.
    """
    known = _file()["languages"]
    name = next(name for name in (language, language.partition("_")[0], "en") if name in known)
    values: dict[str, Any] = {field.name: known[name][field.name] for field in fields(Customs)}
    values |= {field: tuple(value) for field, value in values.items() if isinstance(value, list)}
    return Customs(**values)


def first_weekday_of(territory: str) -> int:
    """Return the weekday on which weeks begin in a country, 0 for Monday, which is also for one that is not known.

    Args:
        territory: an ISO 3166 code in capital letters.
    """
    return next((int(day) for day, territories in _file()["weeks"].items() if territory in territories), 0)


_FIELDS: Final[dict[str, Callable[[date, Customs], str]]] = {
    "d": lambda day, _: str(day.day),
    "dd": lambda day, _: f"{day.day:02}",
    "EEE": lambda day, of: of.weekdays_short[day.weekday()],
    "EEEE": lambda day, of: of.weekdays[day.weekday()],
    "M": lambda day, _: str(day.month),
    "MM": lambda day, _: f"{day.month:02}",
    "MMM": lambda day, of: of.months_short[day.month - 1],
    "MMMM": lambda day, of: of.months[day.month - 1],
    "LLL": lambda day, of: of.months_short_alone[day.month - 1],
    "LLLL": lambda day, of: of.months_alone[day.month - 1],
    "yy": lambda day, _: f"{day.year % 100:02}",
    "y": lambda day, _: str(day.year),
    "yyyy": lambda day, _: f"{day.year:04}",
}
_CLOCK: Final[dict[str, Callable[[datetime], str]]] = {
    "H": lambda moment: str(moment.hour),
    "HH": lambda moment: f"{moment.hour:02}",
    "mm": lambda moment: f"{moment.minute:02}",
}
_PIECE: Final = re.compile(r"'([^']*)'|([A-Za-z])\2*")
"""Words of a pattern that stand for themselves are in quotation marks; all other letters stand for something."""


def written_day(pattern: str, day: date, customs: Customs) -> str:
    """Return a day by a pattern in the letters of Unicode CLDR; letters that stand for nothing known stay."""
    return _filled(pattern, lambda letters: field(day, customs) if (field := _FIELDS.get(letters)) else None)


def written_time(moment: datetime, customs: Customs) -> str:
    """Return the time of day: "21:04"."""
    return _filled(customs.time, lambda letters: field(moment) if (field := _CLOCK.get(letters)) else None)


def _filled(pattern: str, value_of: Callable[[str], str | None]) -> str:
    def piece(found: re.Match[str]) -> str:
        if found[1] is not None:
            return found[1] or "'"  # two marks without anything between them are one that is meant
        value = value_of(found[0])
        return found[0] if value is None else value

    return _PIECE.sub(piece, pattern)


def is_day_pattern(text: str) -> bool:
    """Tell whether every letter of a text stands for a part of a day or is in quotation marks; False without any."""
    pieces = [found[0] for found in _PIECE.finditer(text)]
    return any(piece in _FIELDS for piece in pieces) and all(piece in _FIELDS or piece[0] == "'" for piece in pieces)


def is_time_pattern(text: str) -> bool:
    """Tell whether every letter of a text stands for a part of a time of day or is in quotation marks."""
    return all(found[0] in _CLOCK or found[0][0] == "'" for found in _PIECE.finditer(text))
