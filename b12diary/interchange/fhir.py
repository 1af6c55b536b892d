"""The diary as a FHIR R4 bundle, for programs that read health records.

A `collection`: what a person wrote down about themselves, in the resources that fit it. Codes stand only where they
are certain, plain words always. Plain dictionaries, since no library has R4 itself.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from b12diary.domain.excerpt import Excerpt
from b12diary.i18n import _, language
from b12diary.interchange.fhir_observations import events, lab_results, notes, ratings, signs
from b12diary.interchange.fhir_parts import clean
from b12diary.interchange.fhir_treatment import doses, plans

Resource = dict[str, Any]


def fhir_bundle(excerpt: Excerpt, now: datetime, *, names_person: bool = False) -> Resource:
    """Return everything in `excerpt` as one bundle; signs that are private stay out of it.

    Args:
        excerpt: the whole diary.
        now: the moment, with its offset, as time stamp.
        names_person: whether name, date of birth and number are in it, as far as they were typed.
    """
    subject = {"display": _("The person who keeps this diary")}
    entries = []
    if names_person:
        person = _person(excerpt)
        subject = {"reference": _entry(person)["fullUrl"]}
        entries.append(_entry(person))
    for found in (doses, plans, ratings, lab_results, events, signs, notes):
        entries.extend(_entry({**resource, "subject": subject}) for resource in found(excerpt))
    return {
        "resourceType": "Bundle",
        "id": str(uuid5(NAMESPACE_URL, f"b12diary:bundle:{now.isoformat()}")),
        "language": language().replace("_", "-"),
        "type": "collection",
        "timestamp": now.isoformat(timespec="seconds"),
        **({"entry": entries} if entries else {}),
    }


def fhir_text(excerpt: Excerpt, now: datetime, *, names_person: bool = False) -> Iterator[str]:
    """Yield the bundle as JSON, piece by piece."""
    bundle = fhir_bundle(excerpt, now, names_person=names_person)
    entries = bundle.pop("entry", [])
    # Entry by entry: the quick encoder takes whole values only, and nobody needs forty years as one text.
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    yield encode(bundle)[:-1]
    for number, entry in enumerate(entries):
        yield ",\n" if number else ', "entry": [\n'
        yield encode(entry)
    yield "\n]}\n" if entries else "}\n"


def _entry(resource: Resource) -> Resource:
    # The same entry of the diary has the same id in every export, so that a program can tell it from a new one.
    unique = str(uuid5(NAMESPACE_URL, f"b12diary:{resource['resourceType']}:{resource['id']}"))
    return {"fullUrl": f"urn:uuid:{unique}", "resource": {**resource, "id": unique}}


def _person(excerpt: Excerpt) -> Resource:
    chosen = excerpt.preferences
    person: Resource = {"resourceType": "Patient", "id": "patient"}
    if clean(chosen.person_name):
        person["name"] = [{"text": clean(chosen.person_name)}]
    if clean(chosen.person_number):
        person["identifier"] = [{"value": clean(chosen.person_number)}]
    try:
        person["birthDate"] = date.fromisoformat(chosen.person_born).isoformat()
    except ValueError:
        # Typed in some other way: words, but FHIR takes only a date.
        if clean(chosen.person_born):
            person["text"] = {
                "status": "additional",
                "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{_escaped(clean(chosen.person_born))}</div>',
            }
    return person


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
