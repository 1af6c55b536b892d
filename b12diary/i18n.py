"""The words people see: translation, plural forms, and dates and numbers as the chosen language writes them.

British English is the source language; catalogues are looked up in `resources/locale`. Nothing here knows which
screen or page asks.
"""

import gettext as _gettext
from collections.abc import Iterable
from datetime import date
from typing import Literal

from b12diary.assets import asset

SOURCE = "en_GB"
_DOMAIN = "b12diary"
_translation: _gettext.NullTranslations = _gettext.NullTranslations()
_language = SOURCE
_region = ""
_given: dict[str, _gettext.NullTranslations] = {}

DayForm = Literal[
    "short", "no_year", "long", "weekday", "weekday_only", "weekday_short", "day_only", "month", "month_short"
]


def marked(message: str) -> str:
    """Return `message` as it is: it is translated when it is shown, and only named here for the translators."""
    return message


# Translators: how dates are written, in the letters of Unicode CLDR. EEEE d MMMM yyyy: Sunday 22 November 2026.
_DAY_PATTERNS: dict[DayForm, str] = {
    "short": marked("d MMM yyyy"),
    "no_year": marked("d MMM"),
    "long": marked("EEEE d MMMM yyyy"),
    "weekday": marked("EEEE d MMMM"),
    "weekday_only": "EEEE",
    "weekday_short": "EEE",
    "day_only": marked("d"),
    "month": marked("LLLL yyyy"),
    "month_short": marked("MMM yyyy"),
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def languages() -> tuple[str, ...]:
    """Return the languages that the program's words exist in, as locale names; British English is always the first."""
    found = sorted(file.parents[1].name for file in asset("locale").glob(f"*/LC_MESSAGES/{_DOMAIN}.mo"))
    return tuple(dict.fromkeys((SOURCE, *found)))


def best_language(wanted: Iterable[str]) -> str:
    """Return the first language that the program has words in; English where it has none of them.

    Words and dates always speak the same language: where there are no words, the dates are English too.

    Args:
        wanted: locale names, the dearest first: "nl_NL", "nl-NL", "nl"; any English is the source language.
    """
    known = languages()
    for locale in wanted:
        name = locale.replace("-", "_")
        for form in (name, name.partition("_")[0]):
            if form in known:
                return form
        if name.partition("_")[0] == "en":
            return SOURCE
    return SOURCE


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


def use_region(territory: str) -> None:
    """Take weeks, sheets of paper and telephone numbers from this country, an ISO 3166 code; empty = not known."""
    global _region  # noqa: PLW0603 - one country for the whole process
    _region = territory.upper()


def region() -> str:
    """Return the country that the computer is set to, which need not be one of the language; empty = not known."""
    return _region


def first_weekday() -> int:
    """Return the weekday on which weeks begin in the country, else where the language is spoken; 0 for Monday."""
    # Imported late: half of the program's runs show no calendar.
    from b12diary.customs import first_weekday_of

    return first_weekday_of(_region or _language.rpartition("_")[2])


def _(message: str) -> str:
    """Return `message` in the chosen language."""
    return _translation.gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form for `n` things in the chosen language; `{n}` in it is still to be filled in."""
    return _translation.ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """Return `message` in the chosen language where English writes several things alike; `context` says which it is."""
    return _translation.pgettext(context, message)


def day_text(day: date, form: DayForm = "short") -> str:
    """Write a date as people read it: short "22 Nov 2026", long "Sunday 22 November 2026"."""
    if _language.startswith("en"):
        # The source language needs no file: that keeps reading it out of the time until the first page is there.
        month, weekday = _MONTHS[day.month - 1], _WEEKDAYS[day.weekday()]
        fields = {"d": str(day.day), "MMM": month[:3], "MMMM": month, "EEE": weekday[:3], "EEEE": weekday}
        fields |= {"yyyy": str(day.year)}
        pattern = _DAY_PATTERNS[form].replace("LLLL", "MMMM")
        return " ".join(fields[field] for field in pattern.split())
    from b12diary.customs import customs_of, written_day

    return written_day(_(_DAY_PATTERNS[form]), day, customs_of(_language))


def number_text(value: float, decimals: int = 0) -> str:
    """Write a number with a fixed count of decimals and the language's decimal sign; a true minus sign below zero."""
    text = f"{abs(value):.{decimals}f}"
    sign = "\N{MINUS SIGN}" if value < 0 and float(text) else ""
    return sign + (text.replace(".", decimal_sign()) if decimals else text)


def decimal_sign() -> str:
    """Return what stands between whole and tenths in the language in use: "." or ","."""
    if _language.startswith("en"):
        return "."
    from b12diary.customs import customs_of

    return customs_of(_language).decimal_sign


def list_text(items: list[str]) -> str:
    """Join words as a sentence does: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return _("{items} and {last}").format(items=", ".join(items[:-1]), last=items[-1])


def quoted(text: str) -> str:
    """Put `text` into the quotation marks of the language in use."""
    # Translators: the language's own quotation marks.
    return _("“{text}”").format(text=text)
