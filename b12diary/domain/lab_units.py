"""A blood test's number in another unit, to be shown beside the printed one. What is stored never changes.

No unit is ever guessed: without one, or with one that the catalogue does not know for that test, nothing is converted.
The sign before a number ("<", ">") holds in every unit and is kept.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from b12diary.domain.known import CatalogueAnalyte, catalogue
from b12diary.domain.lab import AnalyteId, Comparator, LabResult
from b12diary.domain.quantity import shown_decimal

_LEAST_DIGITS = 2
_MOST_EXACT_DIGITS = 3


def known_unit(text: str, units: Iterable[str]) -> str | None:
    """Return the unit that `text` writes, whatever its capitals and way of writing micro; None when it is none."""
    return next((unit for unit in units if _plain(unit) == _plain(text)), None)


def converted(value: Decimal, unit: str, wanted: str, analyte: CatalogueAnalyte) -> Fraction | None:
    """Return a number of `unit` in `wanted`, exactly; None where the catalogue does not know both for this test."""
    amounts = dict(analyte.equals)
    known, other = known_unit(unit, amounts), known_unit(wanted, amounts)
    if known is None or other is None:
        return None
    return Fraction(value) * Fraction(amounts[known]) / Fraction(amounts[other])


def beside(result: LabResult, wanted: str) -> str:
    """Return a result in another unit as text, "< 151 pmol/L"; empty where there is nothing to convert.

    It has as many digits as the printed number, at least 2, so that it does not look more exact than the test was.
    """
    analyte = _analyte(result.analyte)
    if result.value is None or analyte is None:
        return ""
    unit = known_unit(wanted, dict(analyte.equals))
    number = converted(result.value, result.unit, wanted, analyte)
    if number is None or unit is None or _plain(unit) == _plain(result.unit):
        return ""
    sign = "" if result.comparator is Comparator.EQUAL else f"{result.comparator.value} "
    return f"{sign}{shown_decimal(_rounded(number, result.value))} {unit}"


def beside_as_chosen(result: LabResult, lab_units: Iterable[tuple[str, str]]) -> str:
    """Return a result in the unit that the person wants to see for this test, empty without such a wish.

    Args:
        result: as the laboratory printed it.
        lab_units: pairs of a test's id and a unit, see `Preferences.lab_units`.
    """
    wanted: Mapping[str, str] = dict(lab_units)
    return beside(result, wanted[result.analyte]) if result.analyte in wanted else ""


def all_beside(result: LabResult) -> tuple[str, ...]:
    """Return a result in each other unit in which its number differs: "151 pmol/L" for 205 ng/L, without pg/mL."""
    analyte = _analyte(result.analyte)
    if result.value is None or analyte is None:
        return ()
    amounts = dict(analyte.equals)
    known = known_unit(result.unit, amounts)
    if known is None:
        return ()
    texts = (beside(result, unit) for unit, amount in analyte.equals if amount != amounts[known])
    return tuple(text for text in texts if text)


def _analyte(name: AnalyteId) -> CatalogueAnalyte | None:
    return next((known for known in catalogue().analytes if known.id == name), None)


def _plain(unit: str) -> str:
    micro = unit.strip().replace("\N{MICRO SIGN}", "u").replace("\N{GREEK SMALL LETTER MU}", "u")
    return "".join(micro.split()).casefold()


def _rounded(number: Fraction, printed: Decimal) -> Decimal:
    """Round to the digits of the printed number; a number that is short by itself stays as it is."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    if not exact:
        return Decimal(0)
    if Fraction(exact) == number and len(exact.normalize().as_tuple().digits) <= _MOST_EXACT_DIGITS:
        return Decimal(f"{exact.normalize():f}")
    digits = max(_LEAST_DIGITS, len(printed.as_tuple().digits))
    place = exact.adjusted() - digits + 1
    # A whole number is never cut to tens: "1,355", not "1,360", reads like a measured one and is no less true.
    return exact.quantize(Decimal(1).scaleb(min(place, 0)))
