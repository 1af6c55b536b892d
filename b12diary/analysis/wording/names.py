"""What a series, a number of points and a day after an injection are called in a sentence."""

from collections.abc import Callable

from b12diary.analysis.results import COMPOSITE
from b12diary.domain.symptom import INTERFERENCE, SymptomId
from b12diary.i18n import _, ngettext, number_text

Label = Callable[[SymptomId], str]
"""Gives the catalogue's or the person's own name of a symptom."""

WIDE_DAYS = 10.0


def series_name(symptom: SymptomId, label: Label) -> str:
    """Return what a series is called inside a sentence."""
    if symptom == COMPOSITE:
        return _("main symptoms")
    return _("effect on daily life") if symptom == INTERFERENCE else label(symptom)


def measured_name(symptom: SymptomId, label: Label) -> str:
    """Return what a series is called where one number is told of it, as in "… was 1.2 points higher"."""
    return _("the main symptom average") if symptom == COMPOSITE else series_name(symptom, label)


def capital(text: str) -> str:
    """Return a sentence with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def points(value: float) -> str:
    """Write points with one decimal."""
    return number_text(value, 1)


def points_with_unit(value: float) -> str:
    """Write points with one decimal and the word for them."""
    return ngettext("{points} point", "{points} points", 1 if points(value) == points(1.0) else 2).format(
        points=points(value)
    )


def points_range(low: float, high: float) -> str:
    """Write a range of points as "1.2 to 2.9"."""
    return _("{low} to {high}").format(low=points(low), high=points(high))


def whole_day(day: float) -> str:
    """Write a day after an injection as a whole number."""
    return number_text(day)


def week(day: float) -> str:
    """Write the week after an injection that a day lies in: days 1 to 7 are week 1."""
    return number_text(max(1, -(-round(day) // 7)))
