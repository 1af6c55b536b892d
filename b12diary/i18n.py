"""The words people see: translation, plural forms, and dates and numbers as the chosen language writes them.

British English is the source language; catalogues are looked up in `resources/locale`. Nothing here knows which
screen or page asks.
"""

import gettext as _gettext
from datetime import date
from typing import Literal

from b12diary.assets import asset

_DOMAIN = "b12diary"
_translation: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en_GB"
_given: dict[str, _gettext.NullTranslations] = {}

DayForm = Literal["short", "no_year", "long", "weekday", "weekday_only", "month", "month_short"]
_DAY_PATTERNS: dict[DayForm, str] = {
    "short": "d MMM yyyy",
    "no_year": "d MMM",
    "long": "EEEE d MMMM yyyy",
    "weekday": "EEEE d MMMM",
    "weekday_only": "EEEE",
    "month": "LLLL yyyy",
    "month_short": "MMM yyyy",
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def use_language(language: str) -> None:
    """Take all further words from the catalogue of `language` (for example "de" or "en_GB")."""
    global _translation, _language  # noqa: PLW0603 - one language for the whole process
    _language = language
    _translation = _given.get(language) or _gettext.translation(
        _DOMAIN, str(asset("locale")), [language], fallback=True
    )


def use_translation(translation: _gettext.NullTranslations | None, language: str) -> None:
    """Take the words of `language` from `translation`, now and whenever it is chosen; None = from its catalogue."""
    if translation is None:
        _given.pop(language, None)
    else:
        _given[language] = translation
    use_language(language)


def language() -> str:
    """Return the language in use, as a locale name such as "en_GB"."""
    return _language


def _(message: str) -> str:
    """Return `message` in the chosen language."""
    return _translation.gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form for `n` things in the chosen language; `{n}` in it is still to be filled in."""
    return _translation.ngettext(singular, plural, n)


def day_text(day: date, form: DayForm = "short") -> str:
    """Write a date as people read it: short "22 Nov 2026", long "Sunday 22 November 2026"."""
    if _language.startswith("en"):
        # The source language needs no library: that keeps its import out of the time until the first page is there.
        month, weekday = _MONTHS[day.month - 1], _WEEKDAYS[day.weekday()]
        fields = {"d": str(day.day), "MMM": month[:3], "MMMM": month, "EEEE": weekday, "yyyy": str(day.year)}
        pattern = _DAY_PATTERNS[form].replace("LLLL", "MMMM")
        return " ".join(fields[field] for field in pattern.split())
    from babel.dates import format_date

    return format_date(day, _DAY_PATTERNS[form], locale=_language)


def number_text(value: float, decimals: int = 0) -> str:
    """Write a number with a fixed count of decimals and the language's decimal sign; a true minus sign below zero."""
    text = f"{abs(value):.{decimals}f}"
    sign = "\N{MINUS SIGN}" if value < 0 and float(text) else ""
    if decimals and not _language.startswith("en"):
        from babel.numbers import get_decimal_symbol

        text = text.replace(".", get_decimal_symbol(_language))
    return sign + text


def list_text(items: list[str]) -> str:
    """Join words as a sentence does: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return _("{items} and {last}").format(items=", ".join(items[:-1]), last=items[-1])
