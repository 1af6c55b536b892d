"""Doses and plans as FHIR resources.

A plan is a MedicationStatement and not a MedicationRequest: the diary knows what the person says was agreed, not what
somebody ordered.
"""

from collections.abc import Iterator
from datetime import timedelta

from b12diary.domain.answer import Answer
from b12diary.domain.catalogue import (
    compound_label,
    giver_label,
    phase_label,
    quantity_text,
    reaction_label,
    reason_label,
    rhythm_text,
    route_label,
    site_label,
)
from b12diary.domain.dose import Compound, Dose, DoseReason, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.regimen import Regimen, Rhythm, RhythmUnit
from b12diary.i18n import _, day_text
from b12diary.interchange.fhir_parts import UCUM, Part, clean, filled, number, remarks, said

_UNITS = {DoseUnit.MICROGRAM: ("ug", "micrograms"), DoseUnit.MILLIGRAM: ("mg", "mg"), DoseUnit.MILLILITRE: ("mL", "ml")}
_PERIODS = {RhythmUnit.DAYS: "d", RhythmUnit.WEEKS: "wk", RhythmUnit.MONTHS: "mo"}


def doses(excerpt: Excerpt) -> Iterator[Part]:
    """Yield a MedicationAdministration for each dose."""
    for dose in excerpt.doses:
        yield filled(
            {
                "resourceType": "MedicationAdministration",
                "id": dose.id,
                "status": "completed",
                "medicationCodeableConcept": _medicine(dose.compound),
                "effectiveDateTime": dose.given_on.isoformat(),
                "dosage": _dosage(dose),
                "note": remarks(*_dose_remarks(dose)),
            }
        )


def _medicine(compound: Compound) -> Part:
    return said(_("vitamin B12") if compound is Compound.UNKNOWN else compound_label(compound))


def _amount(quantity: Quantity) -> Part:
    code, unit = _UNITS[quantity.unit]
    return {"value": number(quantity.amount), "unit": unit, "system": UCUM, "code": code}


def _dosage(dose: Dose) -> Part:
    # FHIR wants an amount in every dosage; without one, the way and the place stand in the remarks.
    if dose.quantity is None:
        return {}
    return filled(
        {
            "text": quantity_text(dose.quantity),
            "site": said(site_label(dose.site)) if clean(dose.site) else None,
            "route": said(route_label(dose.route)) if dose.route is not Route.UNKNOWN else None,
            "dose": _amount(dose.quantity),
        }
    )


def _dose_remarks(dose: Dose) -> Iterator[str]:
    if dose.quantity is None:
        yield route_label(dose.route) if dose.route is not Route.UNKNOWN else ""
        yield site_label(dose.site) if dose.site else ""
    if dose.given_time is not None:
        yield _("Given at {time}, by the clock of that place.").format(time=f"{dose.given_time:%H:%M}")
    if dose.phase is not None:
        yield phase_label(dose.phase)
    if dose.planned_on is not None:
        yield _("Planned for {day}.").format(day=day_text(dose.planned_on))
    if dose.reason is not DoseReason.UNKNOWN:
        yield _("Why this day: {reason}.").format(reason=reason_label(dose.reason))
    if dose.given_by:
        yield _("Given by: {giver}.").format(giver=giver_label(dose.given_by))
    if dose.batch:
        yield _("Batch: {batch}.").format(batch=dose.batch)
    if dose.reactions:
        yield _("Afterwards: {reactions}.").format(reactions=", ".join(map(reaction_label, dose.reactions)))
    yield dose.note


def plans(excerpt: Excerpt) -> Iterator[Part]:
    """Yield a MedicationStatement for each plan."""
    for plan in excerpt.regimens:
        end = _end(plan, excerpt.regimens)
        status = "intended" if plan.starts_on > excerpt.today else "active"
        if end.get("end", "9") < excerpt.today.isoformat():
            status = "completed"
        nerves = _("Made because of nerve symptoms.") if plan.for_nerves is Answer.YES else ""
        yield filled(
            {
                "resourceType": "MedicationStatement",
                "id": plan.id,
                "status": status,
                "medicationCodeableConcept": _medicine(plan.compound),
                "effectivePeriod": {"start": plan.starts_on.isoformat(), **end},
                "dateAsserted": plan.recorded_at.date().isoformat(),
                "dosage": [_plan_dosage(plan)],
                "note": remarks(phase_label(plan.phase), nerves, plan.note),
            }
        )


def _end(plan: Regimen, all_plans: tuple[Regimen, ...]) -> dict[str, str]:
    """A plan ends where it says so, or on the day before the next one begins."""
    later = min((p.starts_on for p in all_plans if p.starts_on > plan.starts_on), default=None)
    ends = [day for day in (plan.ends_on, later and later - timedelta(days=1)) if day is not None]
    return {"end": min(ends).isoformat()} if ends else {}


def _plan_dosage(plan: Regimen) -> Part:
    words = rhythm_text(plan.rhythm)
    return filled(
        {
            "text": words if plan.quantity is None else f"{quantity_text(plan.quantity)}, {words}",
            "timing": {"repeat": filled({"count": plan.count, **_repeat(plan.rhythm)})},
            "route": said(route_label(plan.route)) if plan.route is not Route.UNKNOWN else None,
            "doseAndRate": [{"doseQuantity": _amount(plan.quantity)}] if plan.quantity is not None else None,
        }
    )


def _repeat(rhythm: Rhythm) -> Part:
    if rhythm.unit is RhythmUnit.PER_WEEK:
        return {"frequency": rhythm.count, "period": 1, "periodUnit": "wk"}
    return {"frequency": 1, "period": rhythm.count, "periodUnit": _PERIODS[rhythm.unit]}
