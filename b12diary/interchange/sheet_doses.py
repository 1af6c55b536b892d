"""What a cell says about a dose: whether it was given, how much, and which form of B12. Nothing is guessed.

An amount counts only with its unit, in the cell or in the column's head; what is not understood is kept as a note.
"""

import re
from dataclasses import dataclass

from b12diary.domain.dose import Compound
from b12diary.domain.quantity import DoseUnit, Quantity, parse_decimal

_YES = frozenset(
    {
        "x",
        "✓",
        "✔",
        "☑",
        "yes",
        "y",
        "true",
        "1",
        "1.0",
        "taken",
        "done",
        "given",
        "yes_manual",
        "ja",
        "oui",
        "sí",
        "si",
    }
)
_NO = frozenset(
    {"", "no", "n", "false", "0", "0.0", "-", "–", "none", "not taken", "skipped", "skip", "missed", "unknown"}
    | {"yes_auto", "nein", "non", "n/a", "na", "null", "not given"}
)
_AMOUNT = re.compile(
    r"(?<![\w.,])(?P<amount>\d[\d.,]*)\s*(?P<unit>mg|µg|μg|ug|mcg|mikrogramm|micrograms?|milligrams?|ml|millilitres?|milliliters?)\b",
    re.IGNORECASE,
)
_HEAD_UNIT = re.compile(r"\b(mg|µg|μg|ug|mcg|micrograms?|milligrams?|ml)\b", re.IGNORECASE)
_COMPOUNDS = (
    (re.compile(r"h[yi]dro[xk][oy]|oh-?cbl|ohcbl", re.IGNORECASE), Compound.HYDROXOCOBALAMIN),
    (re.compile(r"cyano|c[yi]anoc", re.IGNORECASE), Compound.CYANOCOBALAMIN),
    (re.compile(r"m[eé]t[h]?yl-?(b-?12|cob|kob)|mecobal|mekobal|\bmethylcbl", re.IGNORECASE), Compound.METHYLCOBALAMIN),
    (re.compile(r"adenos", re.IGNORECASE), Compound.ADENOSYLCOBALAMIN),
)
_B12 = re.compile(r"\bb[ -]?12\b|[ck]obalamin|vitamin b 12", re.IGNORECASE)
_NEEDLE = re.compile(r"inject|\bshots?\b|\bjabs?\b|inje[kc]|spritze|piq[uû]re|ampoule|ampul", re.IGNORECASE)


def is_yes(cell: str) -> bool:
    """Tell whether a cell is a plain mark that something was so."""
    return cell.strip().casefold() in _YES


def is_no(cell: str) -> bool:
    """Tell whether a cell says that nothing was there, or says nothing."""
    return cell.strip().casefold() in _NO


def names_b12(name: str) -> bool:
    """Tell whether a name or head speaks of vitamin B12."""
    return bool(_B12.search(name)) or compound_in(name) is not Compound.UNKNOWN


def names_needle(name: str) -> bool:
    """Tell whether a name or head speaks of an injection."""
    return bool(_NEEDLE.search(name))


def compound_in(text: str) -> Compound:
    """Return the form of B12 that a text names, UNKNOWN when it names none."""
    return next((compound for form, compound in _COMPOUNDS if form.search(text)), Compound.UNKNOWN)


@dataclass(frozen=True, slots=True)
class DoseCell:
    """What a cell says: the amount, the form of B12, and the words that were not understood."""

    quantity: Quantity | None
    compound: Compound
    rest: str


def dose_cell(cell: str, head: str = "") -> DoseCell | None:
    """Read a cell of a column of doses; None when it says that none was given. `head` may name the unit."""
    text = cell.strip()
    if is_no(text):
        return None
    compound = compound_in(text)
    found = _AMOUNT.search(text)
    quantity = None if found is None else _quantity(found["amount"], found["unit"])
    if quantity is not None and found is not None:
        rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;()")
        words = rest if not rest or compound is Compound.UNKNOWN or len(rest.split()) > 1 else ""
        return DoseCell(quantity, compound, words)
    unit = _HEAD_UNIT.search(head)
    number = parse_decimal(text)
    if unit is not None and number is not None and number > 0:
        return DoseCell(_quantity(text, unit[1]), compound, "")
    is_plain = is_yes(text) or (compound is not Compound.UNKNOWN and len(text.split()) == 1)
    return DoseCell(None, compound, "" if is_plain else text)


def _quantity(amount: str, unit: str) -> Quantity | None:
    number = parse_decimal(amount)
    if number is None or number <= 0:
        return None
    small = unit.casefold()
    if small.startswith("mg") or small.startswith("millig"):
        return Quantity(number, DoseUnit.MILLIGRAM)
    return Quantity(number, DoseUnit.MILLILITRE if small.startswith(("ml", "millil")) else DoseUnit.MICROGRAM)
