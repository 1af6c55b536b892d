"""The FHIR bundle before three judges: R4's own schema, the model of a library, and the rules of `fhir_rules`.

The schema is HL7's for R4 4.0.1 (public domain), cut down to what the bundle uses. No judge sees everything; the table
at the end says which of them misses what. What all three would miss: whether a code means what the resource says, and
rules of profiles beyond R4 itself.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from b12diary.diary import Diary
from b12diary.domain.entries import Entries
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.interchange.examples import EXAMPLE_KINDS, ExampleKind, example_entries
from b12diary.interchange.fhir import fhir_bundle
from tests.clock import SetClock
from tests.interchange.fhir_rules import faults, named, resources
from tests.interchange.strategies import entries

SCHEMA = Path(__file__).with_name("r4.schema.json")
Resource = dict[str, Any]


@cache
def schema(kind: str) -> Any:  # noqa: ANN401 - the library is only there in tests, and typed by itself
    """Return what holds a resource against the schema; by its kind, since a choice of kinds says nothing of use."""
    jsonschema = pytest.importorskip("jsonschema")
    whole = json.loads(SCHEMA.read_text("utf-8"))
    return jsonschema.Draft6Validator({**whole, "$ref": f"#/definitions/{kind}"})


def says_schema(resource: Resource) -> list[str]:
    return [error.message for error in schema(resource["resourceType"]).iter_errors(resource)]


def says_library(bundle: Resource) -> list[str]:
    library = pytest.importorskip("fhir.resources.R4B.bundle")
    try:
        library.Bundle.model_validate(bundle)
    except ValueError as error:
        return [str(error)]
    return []


def bundle_of(incoming: Entries) -> Resource:
    diary = Diary.in_memory(SetClock())
    diary.take_in(incoming, "any")
    diary.set_preferences(person_name="Somebody", person_born="1970-01-31", person_number="943 476 5919")
    return fhir_bundle(diary.excerpt(), diary.now(), names_person=True)


@pytest.mark.parametrize("kind", EXAMPLE_KINDS)
def test_the_schema_allows_each_example(kind: ExampleKind) -> None:
    made = bundle_of(example_entries(kind, SetClock()().date()))

    alike = resources(made, "Observation")  # more than a thousand, mostly ratings
    others = [resource for resource in resources(made) if resource["resourceType"] != "Observation"]
    assert [fault for resource in (*others, *alike[::10]) for fault in says_schema(resource)] == []
    assert schema("Bundle").is_valid({**made, "entry": made["entry"][:5]})


@pytest.mark.parametrize("kind", EXAMPLE_KINDS)
def test_the_library_reads_each_example(kind: ExampleKind) -> None:
    assert says_library(bundle_of(example_entries(kind, SetClock()().date()))) == []


@given(incoming=entries())
@settings(deadline=None, max_examples=20)
def test_the_schema_allows_any_diary(incoming: Entries) -> None:
    assert [fault for resource in resources(bundle_of(named(incoming))) for fault in says_schema(resource)] == []


@given(incoming=entries())
@settings(deadline=None, max_examples=20)
def test_the_library_reads_any_diary(incoming: Entries) -> None:
    assert says_library(bundle_of(named(incoming))) == []


# --- what each judge misses


def a_dose() -> Resource:
    """A bundle of one injection with all its details."""
    diary = Diary.in_memory(SetClock())
    diary.record(replace(diary.new_dose(), quantity=Quantity(Decimal(1), DoseUnit.MILLIGRAM)))
    return fhir_bundle(diary.excerpt(), diary.now())


def set_to(**fields: object) -> Callable[[Resource], object]:
    return lambda dose: dose.update(fields)


def without(name: str) -> Callable[[Resource], object]:
    return lambda dose: dose.pop(name)


def of_dose(**fields: object) -> Callable[[Resource], object]:
    return lambda dose: dose["dosage"]["dose"].update(fields)


BROKEN: dict[str, tuple[Callable[[Resource], object], set[str]]] = {
    "a list of dosages": (lambda dose: dose.update(dosage=[dose["dosage"]]), {"schema"}),
    "a dosage without a dose": (lambda dose: dose.update(dosage={"text": "1 mg"}), {"schema", "library"}),
    "a dose in words": (of_dose(value="one"), {"rules"}),
    "two times": (set_to(effectivePeriod={"start": "2026-11-22"}), {"schema"}),
    "no time": (without("effectiveDateTime"), {"schema"}),
    "an hour without a zone": (set_to(effectiveDateTime="2026-11-22T10:00:00"), set()),
    "no date": (set_to(effectiveDateTime="22.11.2026"), set()),
    "a status of its own": (set_to(status="done"), {"schema", "library"}),
    "no status": (without("status"), {"schema"}),
    "nobody": (without("subject"), set()),
    "a unit that UCUM has not": (of_dose(code="milligrams"), {"schema", "library"}),
    "a field of its own": (set_to(mood="good"), {"rules"}),
}
"""By what is wrong: how to break it so, and which judges miss it."""


@pytest.mark.parametrize("wrong", BROKEN)
def test_each_broken_resource_is_seen_by_some_judge(wrong: str) -> None:
    whole = a_dose()
    breaking, missed_by = BROKEN[wrong]
    broken = deepcopy(whole)
    (dose,) = resources(broken, "MedicationAdministration")
    breaking(dose)
    says = {"rules": faults(broken), "schema": says_schema(dose)}
    if find_spec("fhir") is not None:
        says["library"] = says_library(broken)

    assert faults(whole) == []
    assert {judge for judge, said in says.items() if not said} == missed_by & says.keys()
    assert any(says.values())
