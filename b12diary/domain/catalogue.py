"""The words for everything the diary knows by name, and for rhythms and amounts.

What the catalogue does not know keeps the person's own words, or a readable form of its id: a diary may hold symptoms
of its own, or come from a later version.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache

from b12diary.domain.dose import Compound, DoseReason, Phase, Route
from b12diary.domain.factor import FactorId
from b12diary.domain.known import (
    Catalogue,
    CatalogueAnalyte,
    CatalogueFactor,
    CatalogueMedicine,
    CatalogueSymptom,
    Reaction,
    catalogue,
)
from b12diary.domain.lab import AnalyteId
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.regimen import Rhythm, RhythmUnit
from b12diary.domain.safety import SignId
from b12diary.domain.symptom import INTERFERENCE, Symptom, SymptomId
from b12diary.i18n import _, language, ngettext, number_text

__all__ = [
    "Catalogue",
    "CatalogueAnalyte",
    "CatalogueFactor",
    "CatalogueMedicine",
    "CatalogueSymptom",
    "Reaction",
    "analyte_label",
    "catalogue",
    "compound_label",
    "factor_label",
    "factor_names",
    "finding_label",
    "giver_label",
    "phase_label",
    "quantity_text",
    "reaction_label",
    "reason_label",
    "rhythm_text",
    "route_label",
    "sign_label",
    "site_label",
    "symptom_group_label",
    "symptom_label",
]


def _symptoms(known: Catalogue) -> dict[str, str]:
    return {**{s.id: s.label for s in known.symptoms}, INTERFERENCE: known.interference_label}


_TABLES: dict[str, Callable[[Catalogue], dict[str, str]]] = {
    "symptom": _symptoms,
    "group": lambda known: dict(known.symptom_groups),
    "factor": lambda known: {f.id: f.label for f in known.factors},
    "analyte": lambda known: {a.id: a.label for a in known.analytes},
    "finding": lambda known: {word: label for analyte in known.analytes for word, label in analyte.findings},
    "compound": lambda known: {m.compound: m.label for m in known.medicines},
    "route": lambda known: dict(known.routes),
    "phase": lambda known: dict(known.phases),
    "reason": lambda known: dict(known.reasons),
    "reason_short": lambda known: dict(known.reasons_short),
    "site": lambda known: dict(known.sites),
    "giver": lambda known: dict(known.givers),
    "reaction": lambda known: {r.id: r.label for r in known.reactions},
}


@cache
def _words(kind: str, _language: str) -> dict[str, str]:
    """Look-up table from id to label: labels are asked for row by row, in lists of thousands."""
    return _TABLES[kind](catalogue())


def _label(kind: str, name: str) -> str | None:
    return _words(kind, language()).get(name)


def _readable(name: str) -> str:
    words = " ".join(name.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:]


def symptom_label(symptom: Symptom | SymptomId, symptoms: tuple[Symptom, ...] = ()) -> str:
    """Return what a symptom is called: the person's own words, else the catalogue's, else its id made readable.

    Args:
        symptom: the symptom itself, or its id.
        symptoms: this diary's symptoms, for their own words when only the id is given.
    """
    if not isinstance(symptom, Symptom):
        symptom = next((own for own in symptoms if own.id == symptom), Symptom(symptom))
    return symptom.label or _label("symptom", symptom.id) or _readable(symptom.id)


def symptom_group_label(group: str) -> str:
    """Return what a group of symptoms is called; groups that the catalogue does not know hold the person's own."""
    return _label("group", group) or catalogue().own_group_label


def factor_label(factor: FactorId) -> str:
    """Return what a factor is called; one that the catalogue does not know is its id made readable."""
    return _label("factor", factor) or _readable(factor)


def factor_names(factors: Iterable[FactorId]) -> list[str]:
    """Return what factors are called as a list in a sentence has them: the first as it is, the others in small letters.

    In German all stay as they are: nouns have a capital there.
    """
    names = [factor_label(factor) for factor in factors]
    if language().startswith("de"):
        return names
    # "B12 tablets" begins with a name.
    small = [name if name[1:2].isdigit() else name[:1].lower() + name[1:] for name in names]
    return [*names[:1], *small[1:]]


def sign_label(sign: SignId) -> str:
    """Return a sign from "Get help" in one sentence; one that this version does not know is its id."""
    # Imported late: the start asks for no signs.
    from b12diary.domain.care import care_texts

    known = care_texts().sign(sign)
    return sign if known is None else known.label


def analyte_label(analyte: AnalyteId) -> str:
    """Return what a blood test is called; one that the catalogue does not know keeps the person's words."""
    return _label("analyte", analyte) or analyte


def finding_label(finding: str) -> str:
    """Return a result in words ("positive") in the language in use, or as it was typed."""
    return _label("finding", finding) or finding


def compound_label(compound: Compound) -> str:
    """Return what a form of B12 is called, inside a sentence: "hydroxocobalamin"."""
    return _words("compound", language())[compound]


def route_label(route: Route) -> str:
    """Return how a dose goes in, inside a sentence: "into a muscle"."""
    return _words("route", language())[route]


def phase_label(phase: Phase) -> str:
    """Return the part of a treatment, inside a sentence: "loading"."""
    return _words("phase", language())[phase]


def reason_label(reason: DoseReason, *, short: bool = False) -> str:
    """Return why a dose came on its day: "earlier, because of symptoms", or short for a chip: "earlier: symptoms"."""
    return _words("reason_short" if short else "reason", language())[reason]


def site_label(site: str) -> str:
    """Return where on the body, inside a sentence: "left upper arm"; own words stay as they are."""
    return _label("site", site) or site


def giver_label(giver: str) -> str:
    """Return who gave a dose, inside a sentence: "nurse"; own words stay as they are."""
    return _label("giver", giver) or giver


def reaction_label(reaction: str) -> str:
    """Return how it was after an injection, inside a sentence: "headache"; own words stay as they are."""
    return _label("reaction", reaction) or reaction


def rhythm_text(rhythm: Rhythm) -> str:
    """Return how often, inside a sentence: "every 12 weeks", "3 times a week"."""
    n = rhythm.count
    match rhythm.unit:
        case RhythmUnit.DAYS:
            return _("every day") if n == 1 else ngettext("every {n} day", "every {n} days", n).format(n=n)
        case RhythmUnit.WEEKS:
            return _("every week") if n == 1 else ngettext("every {n} week", "every {n} weeks", n).format(n=n)
        case RhythmUnit.MONTHS:
            return _("every month") if n == 1 else ngettext("every {n} month", "every {n} months", n).format(n=n)
        case RhythmUnit.PER_WEEK:
            return _("once a week") if n == 1 else ngettext("{n} time a week", "{n} times a week", n).format(n=n)


def quantity_text(quantity: Quantity) -> str:
    """Return an amount with its unit: "1 mg", "1,000 micrograms", "0.5 ml". Micrograms are always written out."""
    amount = _amount(quantity.amount)
    match quantity.unit:
        case DoseUnit.MICROGRAM:
            several = 1 if quantity.amount == 1 else 2
            return ngettext("{amount} microgram", "{amount} micrograms", several).format(amount=amount)
        case DoseUnit.MILLIGRAM:
            return _("{amount} mg").format(amount=amount)
        case DoseUnit.MILLILITRE:
            return _("{amount} ml").format(amount=amount)


def _amount(value: Decimal) -> str:
    # Zeros at the end invite a tenfold misreading ("1.0 mg"), so they are not shown.
    plain = value.normalize()
    if language().startswith("en"):
        return f"{plain:,f}"
    exponent = plain.as_tuple().exponent
    return number_text(float(plain), max(0, -exponent) if isinstance(exponent, int) else 0)
