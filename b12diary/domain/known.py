"""What the diary knows by name: symptoms, other things that go on, blood tests, medicines.

The words lie in `resources/catalogue/*.toml`, where people who are no programmers can mend them. They are read when
first asked for, once for each language, and come out translated.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from b12diary.assets import read_toml
from b12diary.domain.care import Sign, care_texts
from b12diary.domain.dose import Compound, Route
from b12diary.domain.factor import FactorId
from b12diary.domain.lab import AnalyteId
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.safety import SignId
from b12diary.domain.symptom import Cadence, SymptomId
from b12diary.i18n import _, language


@dataclass(frozen=True, slots=True)
class CatalogueSymptom:
    """A symptom that can be picked.

    Attributes:
        id: frozen name.
        label: plain words, at most 30 letters.
        group: id of one of `Catalogue.symptom_groups`.
        help: one or two sentences; may be empty.
        also: other words for it, for searching.
        signs: what to look up under "Get help" when it is new or suddenly worse.
        cadence: how often it is asked unless the person says otherwise.
        snomed: SNOMED CT code, empty where no published value set has one for just this.
    """

    id: SymptomId
    label: str
    group: str
    help: str = ""
    also: str = ""
    signs: tuple[SignId, ...] = ()
    cadence: Cadence = Cadence.DAILY
    snomed: str = ""


@dataclass(frozen=True, slots=True)
class CatalogueFactor:
    """Something else that can go on. `on_today` = offered as a chip on the page where the day is rated."""

    id: FactorId
    label: str
    group: str
    help: str = ""
    on_today: bool = False


@dataclass(frozen=True, slots=True)
class CatalogueAnalyte:
    """A blood test.

    Attributes:
        id: frozen name.
        label: plain words.
        units: as laboratories print them; empty for tests without a number.
        findings: results in words, as (stored word, label) pairs; empty for tests with a number.
        loinc: (unit, LOINC code) pairs, for the units that have one.
        equals: (unit, amount) pairs: how much one of each unit is, all measured alike; empty where none is converted.
        also: another name for it, for searching.
    """

    id: AnalyteId
    label: str
    units: tuple[str, ...] = ()
    findings: tuple[tuple[str, str], ...] = ()
    loinc: tuple[tuple[str, str], ...] = ()
    also: str = ""
    equals: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueMedicine:
    """A form of B12 with the strengths that are usual on its labels, to save typing; none is ever preselected."""

    compound: Compound
    label: str
    injection: tuple[Quantity, ...] = ()
    oral: tuple[Quantity, ...] = ()
    nasal: tuple[Quantity, ...] = ()

    def strengths(self, route: Route) -> tuple[Quantity, ...]:
        """Return the usual strengths for a route; empty when none is known."""
        if route is Route.ORAL:
            return self.oral
        if route is Route.NASAL:
            return self.nasal
        return self.injection if route.is_injection else ()


@dataclass(frozen=True, slots=True)
class Reaction:
    """Something a person may notice after an injection.

    `sign` is what to look up under "Get help", or None; `about` is what to know of it, and may be empty.
    """

    id: str
    label: str
    sign: SignId | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything known by name, in one language. Groups, sites and givers are (id, label) pairs in showing order.

    Attributes:
        symptoms: what can be rated, interference apart, group after group.
        interference_help: the question behind the item that is always asked.
        lab_caption: the sentence that stands beside every blood test.
        lab_caution: its companion, against stopping because of a number.
    """

    symptoms: tuple[CatalogueSymptom, ...]
    symptom_groups: tuple[tuple[str, str], ...]
    interference_label: str
    interference_help: str
    own_group_label: str
    factors: tuple[CatalogueFactor, ...]
    factor_groups: tuple[tuple[str, str], ...]
    analytes: tuple[CatalogueAnalyte, ...]
    lab_caption: str
    lab_caution: str
    medicines: tuple[CatalogueMedicine, ...]
    routes: tuple[tuple[str, str], ...]
    phases: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str], ...]
    reasons_short: tuple[tuple[str, str], ...]
    sites: tuple[tuple[str, str], ...]
    givers: tuple[tuple[str, str], ...]
    reactions: tuple[Reaction, ...]

    @property
    def signs(self) -> tuple[Sign, ...]:
        """What can be ticked under "Get help"; the rest of it is in `domain.care`."""
        return care_texts().signs


def catalogue() -> Catalogue:
    """Return the catalogue in the language in use. Read once for each language."""
    return _read(language())


@cache
def _read(_language: str) -> Catalogue:
    symptoms = read_toml("catalogue", "symptoms.toml")
    factors = read_toml("catalogue", "factors.toml")
    labs = read_toml("catalogue", "analytes.toml")
    doses = read_toml("catalogue", "medicines.toml")
    return Catalogue(
        symptoms=tuple(_symptom(row) for row in symptoms["symptom"]),
        symptom_groups=_pairs(symptoms["group"]),
        interference_label=_(symptoms["interference"]),
        interference_help=_(symptoms["interference_help"]),
        own_group_label=_(symptoms["own_group"]),
        factors=tuple(
            CatalogueFactor(
                FactorId(row["id"]), _(row["label"]), row["group"], _(row["help"]), row.get("on_today", False)
            )
            for row in factors["factor"]
        ),
        factor_groups=_pairs(factors["group"]),
        analytes=tuple(_analyte(row, labs["findings"]) for row in labs["analyte"]),
        lab_caption=_(labs["caption"]),
        lab_caution=_(labs["caution"]),
        medicines=tuple(
            CatalogueMedicine(
                Compound(row["id"]),
                _(row["label"]),
                *(
                    tuple(Quantity(Decimal(amount), DoseUnit(unit)) for amount, unit in row.get(way, ()))
                    for way in ("injection", "oral", "nasal")
                ),
            )
            for row in doses["compound"]
        ),
        routes=_pairs(doses["route"]),
        phases=_pairs(doses["phase"]),
        reasons=_pairs(doses["reason"]),
        reasons_short=_pairs(doses["reason"], "short"),
        sites=_pairs(doses["site"]),
        givers=_pairs(doses["giver"]),
        reactions=tuple(
            Reaction(
                row["id"], _(row["label"]), SignId(row["sign"]) if "sign" in row else None, _(row.get("about", ""))
            )
            for row in doses["reaction"]
        ),
    )


def _symptom(row: dict[str, Any]) -> CatalogueSymptom:
    return CatalogueSymptom(
        SymptomId(row["id"]),
        _(row["label"]),
        row["group"],
        _(row["help"]),
        _(row["also"]),
        tuple(SignId(sign) for sign in row.get("signs", ())),
        Cadence.WEEKLY if row.get("weekly") else Cadence.DAILY,
        row.get("snomed", ""),
    )


def _analyte(row: dict[str, Any], findings: dict[str, str]) -> CatalogueAnalyte:
    return CatalogueAnalyte(
        AnalyteId(row["id"]),
        _(row["label"]),
        tuple(row.get("units", ())),
        tuple((word, _(findings[word])) for word in row.get("findings", ())),
        tuple(row.get("loinc", {}).items()),
        _(row.get("also", "")),
        tuple((unit, Decimal(amount)) for unit, amount in row.get("equals", {}).items()),
    )


def _pairs(rows: Iterable[dict[str, Any]], words: str = "label") -> tuple[tuple[str, str], ...]:
    return tuple((row["id"], _(row[words])) for row in rows)
