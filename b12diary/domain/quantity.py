"""Amounts with their units, kept exactly as typed and converted only to compare or display."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from b12diary.i18n import decimal_sign

_TWO_READINGS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")


class DoseUnit(StrEnum):
    """Units of a B12 dose."""

    MICROGRAM = "ug"
    MILLIGRAM = "mg"
    MILLILITRE = "ml"


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much was given, in the unit that the person used."""

    amount: Decimal
    unit: DoseUnit

    @property
    def amount_ug(self) -> Decimal | None:
        """The amount in micrograms; None for a volume, which says nothing about the strength."""
        if self.unit is DoseUnit.MILLILITRE:
            return None
        return self.amount * 1000 if self.unit is DoseUnit.MILLIGRAM else self.amount


def parse_decimal(text: str) -> Decimal | None:
    """Read a finite number written with a point or one comma ("0.5", "0,5"); None when it is not one.

    "1,000" is refused as well: one thousand to some, one to others, and the difference is a thousandfold dose.
    """
    cleaned = text.strip()
    if _TWO_READINGS.fullmatch(cleaned):
        return None
    if cleaned.count(",") == 1 and "." not in cleaned:
        cleaned = cleaned.replace(",", ".")
    if not cleaned.isascii() or "_" in cleaned or len(cleaned) > 24:
        return None
    try:
        value = Decimal(cleaned)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) <= 12 else None


def typed_decimal(text: str) -> Decimal | None:
    """Read a number that a person typed in the language in use; None when it is none, or can be read in two ways.

    "1.000" is one to somebody who writes 0.5, and one thousand to many who write 0,5.
    """
    if decimal_sign() == "," and _TWO_READINGS.fullmatch(text.strip().replace(".", ",")):
        return None
    return parse_decimal(text)


def decimal_text(value: Decimal) -> str:
    """Write a number as typed, without an exponent, for files and for other programs."""
    return format(value, "f")


def shown_decimal(value: Decimal) -> str:
    """Write a number as typed, with the decimal sign of the language in use, for people."""
    return decimal_text(value).replace(".", decimal_sign())
