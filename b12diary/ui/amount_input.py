"""Reading a dose as people type it: an amount and its unit. Knows no widget.

A dose without a unit, or one that can be read in two ways, is no dose: the difference may be a thousandfold.
"""

import re

from b12diary.domain.catalogue import quantity_text
from b12diary.domain.quantity import DoseUnit, Quantity, parse_decimal, typed_decimal

_PARTS = re.compile(r"([0-9.,\s]*[0-9.,])\s*([^\W\d_]+)\.?")
_UNITS = {
    "mg": DoseUnit.MILLIGRAM,
    "milligram": DoseUnit.MILLIGRAM,
    "milligrams": DoseUnit.MILLIGRAM,
    "microgram": DoseUnit.MICROGRAM,
    "micrograms": DoseUnit.MICROGRAM,
    "ug": DoseUnit.MICROGRAM,
    "mcg": DoseUnit.MICROGRAM,
    "\N{MICRO SIGN}g": DoseUnit.MICROGRAM,
    "\N{GREEK SMALL LETTER MU}g": DoseUnit.MICROGRAM,
    "ml": DoseUnit.MILLILITRE,
    "millilitre": DoseUnit.MILLILITRE,
    "millilitres": DoseUnit.MILLILITRE,
}


def read_quantity(text: str) -> Quantity | None:
    """Return the dose that `text` names: "1 mg", "1000 micrograms", "0,5 ml"; None when it names none for certain.

    "1,000 micrograms" is read as this diary writes it: nobody writes micrograms with three decimals.
    """
    found = _PARTS.fullmatch(text.strip())
    if found is None:
        return None
    number, word = "".join(found[1].split()), found[2]
    unit = _UNITS.get(word.casefold()) or _unit_as_written(word)
    if unit is None:
        return None
    amount = typed_decimal(number)
    if amount is None and unit is DoseUnit.MICROGRAM:
        amount = parse_decimal(number.replace(",", ""))
        if amount is not None and quantity_text(Quantity(amount, unit)).split()[0] != number:
            return None
    return Quantity(amount, unit) if amount is not None and amount > 0 else None


def _unit_as_written(word: str) -> DoseUnit | None:
    """Return the unit that the language in use writes with this word."""
    for unit in DoseUnit:
        for amount in (1, 2):
            number = parse_decimal(str(amount))
            if number is not None and word in quantity_text(Quantity(number, unit)).split():
                return unit
    return None
