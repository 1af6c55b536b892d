"""Ratings, blood tests, events, signs and notes as FHIR Observations."""

from collections.abc import Iterator
from datetime import date

from b12diary.domain.catalogue import analyte_label, factor_label, finding_label, sign_label, symptom_label
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.known import catalogue
from b12diary.domain.lab import Comparator, LabResult
from b12diary.domain.lab_units import known_unit
from b12diary.domain.rating import LATE_AFTER_DAYS, SCALES, RatingSeries, ScaleId
from b12diary.domain.rating_words import is_verbal, point_text
from b12diary.i18n import _, day_text
from b12diary.interchange.fhir_parts import LOINC, SNOMED, UCUM, Part, category, clean, filled, number, remarks, said

_UCUM_CODES = {"µmol/L": "umol/L", "µg/L": "ug/L", "mEq/L": "meq/L"}


def ratings(excerpt: Excerpt) -> Iterator[Part]:
    """Yield an Observation for each rating: a survey answered by the person; a day without a rating has none."""
    codes = {known.id: known.snomed for known in catalogue().symptoms}
    for series in excerpt.ratings:
        name = symptom_label(series.symptom, excerpt.symptoms)
        code = said(name, SNOMED, codes.get(series.symptom, ""))
        method = said(_scale_words(series.scale))
        for day, value, entered in zip(series.days, series.values, series.entered, strict=True):
            is_late = entered and entered - day > LATE_AFTER_DAYS
            late = _("Written down on {day}.").format(day=day_text(date.fromordinal(entered))) if is_late else ""
            yield filled(
                {
                    **_observation(f"{series.symptom}:{day}", "survey", "Survey"),
                    "code": code,
                    "effectiveDateTime": date.fromordinal(day).isoformat(),
                    **_rated(series, value),
                    "method": method,
                    "note": remarks(late),
                }
            )


def _observation(id_: str, code: str, display: str) -> Part:
    return {"resourceType": "Observation", "id": id_, "status": "final", "category": category(code, display)}


def _rated(series: RatingSeries, value: int) -> Part:
    scale = SCALES[series.scale]
    if is_verbal(scale):
        return {"valueCodeableConcept": said(point_text(value, scale))}
    return {"valueInteger": value}


def _scale_words(scale: ScaleId) -> str:
    if is_verbal(SCALES[scale]):
        return _("Rated by the person: none, mild, moderate or severe.")
    low, high = SCALES[scale].low, SCALES[scale].high
    return _("Rated by the person, from {low} (least) to {high} (worst).").format(low=low, high=high)


def lab_results(excerpt: Excerpt) -> Iterator[Part]:
    """Yield an Observation for each blood test, with number, unit and range as the laboratory printed them."""
    known = {analyte.id: analyte for analyte in catalogue().analytes}
    for result in excerpt.lab_results:
        analyte = known.get(result.analyte)
        unit = known_unit(result.unit, analyte.units) if analyte is not None else None
        loinc = dict(analyte.loinc).get(unit, "") if analyte is not None and unit is not None else ""
        yield filled(
            {
                **_observation(result.id, "laboratory", "Laboratory"),
                "code": said(analyte_label(result.analyte), LOINC, loinc),
                "effectiveDateTime": result.day.isoformat(),
                **_measured(result, unit),
                "referenceRange": _range(result, unit),
                "note": remarks(result.note),
            }
        )


def _measured(result: LabResult, unit: str | None) -> Part:
    if result.value is None:
        return {"valueCodeableConcept": said(finding_label(result.finding))} if clean(result.finding) else {}
    sign = {} if result.comparator is Comparator.EQUAL else {"comparator": result.comparator.value}
    return {"valueQuantity": {"value": number(result.value), **sign, **_unit(result, unit)}}


def _unit(result: LabResult, unit: str | None) -> Part:
    if unit is None:
        return {"unit": clean(result.unit)} if clean(result.unit) else {}
    return {"unit": clean(result.unit), "system": UCUM, "code": _UCUM_CODES.get(unit, unit)}


def _range(result: LabResult, unit: str | None) -> list[Part]:
    ends = (("low", result.reference.low), ("high", result.reference.high))
    found = {name: {"value": number(end), **_unit(result, unit)} for name, end in ends if end is not None}
    return [found] if found else []


def events(excerpt: Excerpt) -> Iterator[Part]:
    """Yield an Observation for each event, over its days."""
    for exposure in excerpt.exposures:
        end = {} if exposure.ends_on is None else {"end": exposure.ends_on.isoformat()}
        yield filled(
            {
                **_observation(exposure.id, "survey", "Survey"),
                "code": said(factor_label(exposure.factor)),
                "effectivePeriod": {"start": exposure.starts_on.isoformat(), **end},
                "valueBoolean": True,
                "note": remarks(exposure.label),
            }
        )


def signs(excerpt: Excerpt) -> Iterator[Part]:
    """Yield an Observation for each sign that was ticked and is not private."""
    for tick in excerpt.ticks:
        if tick.is_private:
            continue
        end = {} if tick.cleared_on is None else {"end": tick.cleared_on.isoformat()}
        yield filled(
            {
                **_observation(tick.id, "survey", "Survey"),
                "code": said(sign_label(tick.sign)),
                "effectivePeriod": {"start": tick.ticked_on.isoformat(), **end},
                "valueBoolean": True,
                "note": remarks(tick.note),
            }
        )


def notes(excerpt: Excerpt) -> Iterator[Part]:
    """Yield an Observation for each day with a note."""
    for note in excerpt.notes:
        if clean(note.text):
            yield {
                **_observation(f"note:{note.day}", "survey", "Survey"),
                "code": said(_("Note of the day")),
                "effectiveDateTime": note.day.isoformat(),
                "valueString": clean(note.text),
            }
