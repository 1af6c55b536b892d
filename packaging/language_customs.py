"""Write down how languages write days and numbers, for `b12diary/customs.py`: a small part of what Babel knows of them.

Babel itself, with every language of the world, would take up 30 MB on each person's computer.
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_cldr_version
from babel.dates import get_date_format, get_day_names, get_month_names, get_time_format
from babel.numbers import get_decimal_symbol

from b12diary.customs import is_time_pattern
from b12diary.i18n import SOURCE
from b12diary.interchange.day_forms import TONGUES

_INNERMOST = re.compile(r"\[\s+([^\[\]]*?)\s+\]")
_BREAK = re.compile(r"\n +")
_MONDAY = 0


def customs_text(begun: Iterable[str]) -> str:
    """Return the file as it should be.

    Args:
        begun: the languages that the program has words in.
    """
    content = {
        "about": f"From Unicode CLDR {get_cldr_version()} as Babel {version('babel')} has it. Licence: Unicode-3.0.",
        "made by": "python packaging/languages.py update",
        "weeks": dict(sorted(_weeks().items())),
        "languages": {language: _customs(language) for language in sorted({SOURCE, *TONGUES, *begun})},
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return _INNERMOST.sub(lambda found: f"[{_BREAK.sub(' ', found[1])}]", text) + "\n"


def customs_faults(language: str, on_disk: str, begun: Iterable[str]) -> Iterator[str]:
    """Return what keeps the days of a language from being written, for whoever adds it.

    Args:
        language: which has been begun.
        on_disk: the file as it is.
        begun: the languages that the program has words in.
    """
    if on_disk != customs_text(begun):
        yield "resources/locale/customs.json is not as Babel has it: `languages.py update` writes it anew"
    if not is_time_pattern(time := _time_pattern(language)):
        yield f"b12diary/customs.py can't write a time of day as {time!r} yet"


def _customs(language: str) -> dict[str, list[str] | str]:
    date_fields = Locale.parse(language)._data["date_fields"]  # noqa: SLF001 - "3 days ago" in no form but for one number
    return {
        "months": _months("wide", "format", language),
        "months_alone": _months("wide", "stand-alone", language),
        "months_short": _months("abbreviated", "format", language),
        "months_short_alone": _months("abbreviated", "stand-alone", language),
        "weekdays": _weekdays("wide", "format", language),
        "weekdays_alone": _weekdays("wide", "stand-alone", language),
        "weekdays_short": _weekdays("abbreviated", "format", language),
        "weekdays_short_alone": _weekdays("abbreviated", "stand-alone", language),
        "decimal_sign": get_decimal_symbol(language),
        "short_day": get_date_format("short", language).pattern,
        "time": _time_pattern(language),
        "days_ago": sorted(set(date_fields["day"]["past"].values())),
        "weeks_ago": sorted(set(date_fields["week"]["past"].values())),
    }


_Width = Literal["abbreviated", "wide"]
_Context = Literal["format", "stand-alone"]


def _months(width: _Width, context: _Context, language: str) -> list[str]:
    names = get_month_names(width, context, language)
    return [names[number] for number in range(1, 13)]


def _weekdays(width: _Width, context: _Context, language: str) -> list[str]:
    names = get_day_names(width, context, language)
    return [names[number] for number in range(7)]


def _time_pattern(language: str) -> str:
    return str(get_time_format("short", language).pattern)


def _weeks() -> dict[int, list[str]]:
    """Return the countries whose weeks begin on another day than Monday, by that day."""
    weeks: dict[int, list[str]] = {}
    for territory in sorted(Locale("en").territories):
        first = _first_weekday(territory)
        if first != _MONDAY and territory != "ZZ":  # which is nowhere
            weeks.setdefault(first, []).append(territory)
    return weeks


def _first_weekday(territory: str) -> int:
    try:
        return int(Locale.parse(f"und_{territory}").first_week_day)
    except (UnknownLocaleError, ValueError):
        return _MONDAY
