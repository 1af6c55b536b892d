"""What R4 asks of the resources of a bundle, and random diaries to ask it of."""

import re
from dataclasses import replace
from typing import Any

from b12diary.domain.dose import DoseId
from b12diary.domain.entries import Entries
from b12diary.domain.factor import ExposureId
from b12diary.domain.lab import LabResultId
from b12diary.domain.regimen import RegimenId

ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
STRING = re.compile(r"[ \r\n\t\S]+")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KINDS = {"Patient", "MedicationAdministration", "MedicationStatement", "Observation"}
UCUM = {
    *("ug", "mg", "mL", "ng/L", "pg/mL", "pmol/L", "nmol/L", "umol/L", "mg/L", "ug/L", "ng/mL", "g/L", "g/dL", "fL"),
    *("mmol/L", "meq/L", "mU/L"),
}


def resources(made: dict[str, Any], kind: str = "") -> list[dict[str, Any]]:
    return [e["resource"] for e in made.get("entry", []) if not kind or e["resource"]["resourceType"] == kind]


def named(incoming: Entries) -> Entries:
    """Give ids, as reading a file does, some of them such as no standard allows."""
    return replace(
        incoming,
        doses=tuple(replace(d, id=DoseId(f"dose {n} ü/{'x' * 80}")) for n, d in enumerate(incoming.doses)),
        regimens=tuple(replace(r, id=RegimenId(f"plan_{n}")) for n, r in enumerate(incoming.regimens)),
        exposures=tuple(replace(e, id=ExposureId(f"event_{n}")) for n, e in enumerate(incoming.exposures)),
        lab_results=tuple(replace(r, id=LabResultId(f"lab_{n}")) for n, r in enumerate(incoming.lab_results)),
    )


def faults(made: dict[str, Any]) -> list[str]:
    """Return what R4 does not allow, as far as a reader of its tables can tell."""
    found = [] if (made["resourceType"], made["type"]) == ("Bundle", "collection") else ["not a collection"]
    urls = [entry["fullUrl"] for entry in made.get("entry", [])]
    if len(set(urls)) < len(urls):
        found.append("an id twice")
    for resource in resources(made):
        found += [f"{resource['resourceType']}: {fault}" for fault in _resource_faults(resource, set(urls))]
    return found


def _resource_faults(resource: dict[str, Any], urls: set[str]) -> list[str]:
    found = [f"empty {name}" for name, value in resource.items() if value in ("", None, [], {})]
    kind = resource["resourceType"]
    if "subject" not in resource and kind != "Patient":
        return [*found, "no subject"]
    if kind not in KINDS or not ID.fullmatch(resource["id"]):
        found.append("kind or id")
    if kind == "Patient":
        return found
    reference = resource["subject"].get("reference")
    if reference is not None and reference not in urls:
        found.append("a subject that is not there")
    timed = [name for name in ("effectiveDateTime", "effectivePeriod") if name in resource]
    if len(timed) != 1:
        found.append("effective is one of two")
    found += [f"no day: {d}" for d in _days(resource) if not DAY.fullmatch(d)]
    found += [f"no string: {text!r}" for text in _strings(resource) if not STRING.fullmatch(text)]
    match kind:
        case "MedicationAdministration":
            found += [] if resource.get("status") == "completed" else ["status"]
            # Rule mad-1 of the standard: a dosage says how much.
            found += ["dosage without dose"] if "dosage" in resource and "dose" not in resource["dosage"] else []
        case "MedicationStatement":
            found += [] if resource.get("status") in {"active", "completed", "intended"} else ["status"]
        case _:
            values = [name for name in resource if name.startswith("value")]
            found += [] if resource.get("status") == "final" and len(values) <= 1 and "code" in resource else ["value"]
    found += [f"unit {code}" for code in _ucum(resource) if code not in UCUM]
    return found


def _strings(part: object) -> list[str]:
    if isinstance(part, str):
        return [part]
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [text for value in inner for text in _strings(value)]


def _days(resource: dict[str, Any]) -> list[str]:
    period = resource.get("effectivePeriod", {})
    return [d for d in (resource.get("effectiveDateTime"), period.get("start"), period.get("end")) if d is not None]


def _ucum(part: object) -> list[str]:
    if isinstance(part, dict):
        own = [part["code"]] if part.get("system") == "http://unitsofmeasure.org" else []
        return own + [code for value in part.values() for code in _ucum(value)]
    return [code for value in part for code in _ucum(value)] if isinstance(part, list) else []
