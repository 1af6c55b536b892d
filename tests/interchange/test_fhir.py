"""The FHIR bundle: what R4 asks of each resource, nothing made up, nothing private, the same ids each time.

What this check cannot see: whether a code means what the resource says, and rules of profiles beyond R4 itself. The
resources are also held against the schema of R4 and the model of a library: see `test_fhir_readers`.
"""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from b12diary.diary import Diary
from b12diary.domain.catalogue import catalogue
from b12diary.domain.dose import Compound, Route
from b12diary.domain.entries import Entries
from b12diary.domain.lab import AnalyteId, Comparator, LabResult, LabResultId, ReferenceInterval
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.rating import ScaleId
from b12diary.domain.safety import SignId
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.interchange.examples import EXAMPLE_KINDS, ExampleKind, example_entries
from b12diary.interchange.fhir import fhir_bundle, fhir_text
from tests.clock import SetClock
from tests.interchange.fhir_rules import faults, named, resources
from tests.interchange.strategies import entries

FATIGUE = SymptomId("fatigue")


@pytest.fixture
def diary() -> Diary:
    diary = Diary.in_memory(SetClock())
    diary.set_symptoms([Symptom(FATIGUE)])
    return diary


def bundle(diary: Diary, **how: bool) -> dict[str, Any]:
    return fhir_bundle(diary.excerpt(), diary.now(), **how)


@pytest.mark.parametrize("kind", EXAMPLE_KINDS)
def test_each_example_is_a_bundle_that_r4_allows(diary: Diary, kind: ExampleKind) -> None:
    diary.take_in(example_entries(kind, diary.today), "Example")
    made = bundle(diary)
    excerpt = diary.excerpt()

    assert faults(made) == []
    assert len(resources(made, "MedicationAdministration")) == len(excerpt.doses)
    assert len(resources(made, "MedicationStatement")) == len(excerpt.regimens)
    n_others = len(excerpt.lab_results) + len(excerpt.exposures) + len(excerpt.notes)
    assert len(resources(made, "Observation")) == sum(map(len, excerpt.ratings)) + n_others


@given(incoming=entries())
@settings(deadline=None, max_examples=40)
def test_any_diary_is_a_bundle_that_r4_allows(incoming: Entries) -> None:
    diary = Diary.in_memory(SetClock())
    diary.take_in(named(incoming), "any")
    excerpt, now = diary.excerpt(), diary.now()

    assert faults(fhir_bundle(excerpt, now, names_person=True)) == []
    assert json.loads("".join(fhir_text(excerpt, now))) == fhir_bundle(excerpt, now)


def test_zero_is_a_rating_and_a_missing_one_is_nothing(diary: Diary) -> None:
    diary.rate(diary.today, {FATIGUE: 0})
    (rating,) = resources(bundle(diary), "Observation")

    assert rating["valueInteger"] == 0
    assert rating["effectiveDateTime"] == "2026-11-22"
    assert rating["code"]["text"] == "Tiredness"
    assert rating["code"]["coding"][0]["code"] == "84229001"


def test_a_rating_in_words_stays_in_words(diary: Diary) -> None:
    diary.rate(diary.today, {FATIGUE: 2}, scale=ScaleId.VERBAL_0_3)
    (rating,) = resources(bundle(diary), "Observation")

    assert rating["valueCodeableConcept"] == {"text": "moderate"}
    assert "valueInteger" not in rating


def test_a_late_rating_says_so(diary: Diary) -> None:
    diary.rate(diary.today - timedelta(days=5), {FATIGUE: 4})
    (rating,) = resources(bundle(diary), "Observation")

    assert rating["note"] == [{"text": "Written down on 22 Nov 2026."}]


def test_a_dose_without_an_amount_has_no_dosage(diary: Diary) -> None:
    dose = replace(diary.new_dose(), compound=Compound.HYDROXOCOBALAMIN, route=Route.INTO_MUSCLE)
    diary.record(dose)
    (bare,) = resources(bundle(diary), "MedicationAdministration")
    assert "dosage" not in bare
    assert {"text": "into a muscle"} in bare["note"]

    diary.record(replace(dose, quantity=Quantity(Decimal("0.5"), DoseUnit.MILLIGRAM)))
    (full,) = resources(bundle(diary), "MedicationAdministration")
    assert full["dosage"]["dose"] == {"value": 0.5, "unit": "mg", "system": "http://unitsofmeasure.org", "code": "mg"}


def test_a_blood_test_keeps_its_sign_unit_and_own_range(diary: Diary) -> None:
    diary.record(
        LabResult(
            LabResultId("l"),
            date(2026, 11, 1),
            AnalyteId("b12_total"),
            diary.now(),
            Decimal(2000),
            Comparator.ABOVE,
            "ng/L",
            ReferenceInterval(Decimal(200), None),
        )
    )
    (result,) = resources(bundle(diary), "Observation")

    assert result["valueQuantity"]["comparator"] == ">"
    assert result["valueQuantity"]["code"] == "ng/L"
    assert result["referenceRange"][0]["low"]["value"] == 200
    assert "high" not in result["referenceRange"][0]
    assert result["code"]["coding"] == [{"system": "http://loinc.org", "code": "2132-9"}]


def test_an_unknown_unit_is_given_as_printed_and_without_a_code(diary: Diary) -> None:
    diary.record(
        LabResult(LabResultId("l"), date(2026, 11, 1), AnalyteId("b12_total"), diary.now(), Decimal(151), unit="units")
    )
    (result,) = resources(bundle(diary), "Observation")

    assert result["valueQuantity"] == {"value": 151, "unit": "units"}
    assert "coding" not in result["code"]


def test_what_is_private_and_who_it_is_stays_out_unless_wanted(diary: Diary) -> None:
    diary.set_preferences(person_name="Somebody", person_number="943 476 5919")
    diary.tick_sign(SignId("S8"))
    diary.tick_sign(SignId("S5"))
    text = json.dumps(bundle(diary))

    assert "Somebody" not in text
    assert "943" not in text
    assert len(resources(bundle(diary), "Observation")) == 1
    assert "Somebody" in json.dumps(bundle(diary, names_person=True))


def test_the_same_entry_has_the_same_id_in_every_export(diary: Diary) -> None:
    diary.rate(diary.today, {FATIGUE: 3})
    first = [e["fullUrl"] for e in bundle(diary)["entry"]]
    diary.rate(diary.today, {FATIGUE: 5})

    assert [e["fullUrl"] for e in bundle(diary)["entry"]] == first


def test_codes_are_only_those_of_the_catalogue(diary: Diary) -> None:
    diary.take_in(example_entries("returns", diary.today), "Example")
    labs = {code for analyte in catalogue().analytes for _unit, code in analyte.loinc}
    known = {symptom.snomed for symptom in catalogue().symptoms} | labs
    codings = [c["code"] for r in resources(bundle(diary)) for c in r.get("code", {}).get("coding", [])]

    assert codings
    assert set(codings) <= known
