"""Small pieces of FHIR that several resources share."""

from decimal import Decimal
from typing import Any
from unicodedata import category as category_of

UCUM = "http://unitsofmeasure.org"
SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"

Part = dict[str, Any]


def said(text: str, system: str = "", code: str = "") -> Part:
    """Return a CodeableConcept: plain words, and a code where there is one."""
    concept: Part = {"text": clean(text) or "?"}
    if code:
        concept["coding"] = [{"system": system, "code": code}]
    return concept


def category(code: str, display: str) -> list[Part]:
    """Return the category of an Observation."""
    return [{"coding": [{"system": CATEGORIES, "code": code, "display": display}]}]


def number(value: Decimal) -> int | float:
    """Return a number as JSON has it: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def remarks(*texts: str) -> list[Part]:
    """Return annotations for the texts that are not empty."""
    return [{"text": clean(text)} for text in texts if clean(text)]


def clean(text: str) -> str:
    """Return a text as FHIR strings may be: without control characters, and with plain spaces for all other kinds."""
    spaced = (" " if c.isspace() and c not in "\t\r\n" else c for c in text)
    return "".join(c for c in spaced if c in "\t\r\n" or category_of(c) != "Cc").strip()


def filled(resource: Part) -> Part:
    """Return a resource without the fields that hold nothing: FHIR allows no empty ones."""
    return {name: value for name, value in resource.items() if value not in ("", None, [], {})}
