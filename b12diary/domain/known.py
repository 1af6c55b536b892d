"""What the diary knows by name: symptoms, other things that go on, blood tests, medicines.

The words lie in `resources/catalogue/*.toml`, where people who are no programmers can mend them. They are read when
first asked for, file by file and once for each language, and come out translated.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from b12diary.assets import read_toml
from b12diary.domain.dose import Compound, Route
from b12diary.domain.factor import FactorId
from b12diary.domain.lab import AnalyteId
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.safety import SignId
from b12diary.domain.symptom import Cadence, SymptomId
from b12diary.i18n import _, language

if TYPE_CHECKING:
    from b12diary.domain.care import Sign

Pairs = tuple[tuple[str, str], ...]


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


class Catalogue:
    """Everything known by name, in one language. Groups, sites and givers are (id, label) pairs in showing order.

    Each file is read when something of it is first asked for: half of them are never needed where a day is rated.
    """

    # --- symptoms

    @cached_property
    def _symptom_file(self) -> dict[str, Any]:
        return read_toml("catalogue", "symptoms.toml")

    @cached_property
    def symptoms(self) -> tuple[CatalogueSymptom, ...]:
        """What can be rated, interference apart, group after group."""
        return tuple(_symptom(row) for row in self._symptom_file["symptom"])

    @cached_property
    def symptom_groups(self) -> Pairs:
        """The groups of symptoms."""
        return _pairs(self._symptom_file["group"])

    @cached_property
    def interference_label(self) -> str:
        """What the item is called that is always asked."""
        return _(self._symptom_file["interference"])

    @cached_property
    def interference_help(self) -> str:
        """The question behind the item that is always asked."""
        return _(self._symptom_file["interference_help"])

    @cached_property
    def own_group_label(self) -> str:
        """The heading over symptoms in the person's own words."""
        return _(self._symptom_file["own_group"])

    # --- other things that go on

    @cached_property
    def _factor_file(self) -> dict[str, Any]:
        return read_toml("catalogue", "factors.toml")

    @cached_property
    def factors(self) -> tuple[CatalogueFactor, ...]:
        """What else can go on, group after group."""
        return tuple(_factor(row) for row in self._factor_file["factor"])

    @cached_property
    def factor_groups(self) -> Pairs:
        """The groups of factors."""
        return _pairs(self._factor_file["group"])

    # --- blood tests

    @cached_property
    def _analyte_file(self) -> dict[str, Any]:
        return read_toml("catalogue", "analytes.toml")

    @cached_property
    def analytes(self) -> tuple[CatalogueAnalyte, ...]:
        """The blood tests."""
        return tuple(_analyte(row, self._analyte_file["findings"]) for row in self._analyte_file["analyte"])

    @cached_property
    def lab_caption(self) -> str:
        """The sentence that stands beside every blood test."""
        return _(self._analyte_file["caption"])

    @cached_property
    def lab_caution(self) -> str:
        """Its companion, against stopping because of a number."""
        return _(self._analyte_file["caution"])

    # --- doses

    @cached_property
    def _dose_file(self) -> dict[str, Any]:
        return read_toml("catalogue", "medicines.toml")

    @cached_property
    def medicines(self) -> tuple[CatalogueMedicine, ...]:
        """The forms of B12."""
        return tuple(_medicine(row) for row in self._dose_file["compound"])

    @cached_property
    def routes(self) -> Pairs:
        """The ways a dose goes in."""
        return _pairs(self._dose_file["route"])

    @cached_property
    def phases(self) -> Pairs:
        """The parts of a treatment."""
        return _pairs(self._dose_file["phase"])

    @cached_property
    def reasons(self) -> Pairs:
        """Why a dose came on its day."""
        return _pairs(self._dose_file["reason"])

    @cached_property
    def reasons_short(self) -> Pairs:
        """The same in few words, for a chip."""
        return _pairs(self._dose_file["reason"], "short")

    @cached_property
    def sites(self) -> Pairs:
        """Where on the body."""
        return _pairs(self._dose_file["site"])

    @cached_property
    def givers(self) -> Pairs:
        """Who gives doses."""
        return _pairs(self._dose_file["giver"])

    @cached_property
    def reactions(self) -> tuple[Reaction, ...]:
        """What a person may notice after an injection."""
        return tuple(_reaction(row) for row in self._dose_file["reaction"])

    # --- signs

    @property
    def signs(self) -> "tuple[Sign, ...]":
        """What can be ticked under "Get help"; the rest of it is in `domain.care`."""
        # Imported late: the start asks for no signs.
        from b12diary.domain.care import care_texts

        return care_texts().signs


def catalogue() -> Catalogue:
    """Return the catalogue in the language in use. Ask anew rather than keep it: it speaks one language only."""
    return _in(language())


@cache
def _in(_language: str) -> Catalogue:
    return Catalogue()


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


def _factor(row: dict[str, Any]) -> CatalogueFactor:
    return CatalogueFactor(
        FactorId(row["id"]), _(row["label"]), row["group"], _(row["help"]), row.get("on_today", False)
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


def _medicine(row: dict[str, Any]) -> CatalogueMedicine:
    ways = (row.get(way, ()) for way in ("injection", "oral", "nasal"))
    strengths = (tuple(Quantity(Decimal(amount), DoseUnit(unit)) for amount, unit in way) for way in ways)
    return CatalogueMedicine(Compound(row["id"]), _(row["label"]), *strengths)


def _reaction(row: dict[str, Any]) -> Reaction:
    sign = SignId(row["sign"]) if "sign" in row else None
    return Reaction(row["id"], _(row["label"]), sign, _(row.get("about", "")))


def _pairs(rows: Iterable[dict[str, Any]], words: str = "label") -> Pairs:
    return tuple((row["id"], _(row[words])) for row in rows)
