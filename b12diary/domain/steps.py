"""The name of each step, as undo shows it, and what is checked before it is made."""

from collections.abc import Mapping
from datetime import date

from b12diary.domain.appointment import Appointment
from b12diary.domain.catalogue import factor_label, sign_label, symptom_label
from b12diary.domain.change import Part
from b12diary.domain.checks import (
    Problem,
    check_appointment,
    check_dose,
    check_exposure,
    check_lab,
    check_regimen,
    check_tick,
)
from b12diary.domain.dose import Dose
from b12diary.domain.factor import Exposure
from b12diary.domain.lab import LabResult
from b12diary.domain.printed_page import PrintedPage
from b12diary.domain.rating import SCALES, ScaleId
from b12diary.domain.rating_words import point_text
from b12diary.domain.regimen import Regimen
from b12diary.domain.safety import SafetyTick
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.i18n import _, day_text

Recordable = Dose | Regimen | Exposure | LabResult | SafetyTick | Appointment | PrintedPage
"""What is recorded as a whole and has an id."""


def name_and_problems(item: Recordable, today: date) -> tuple[Part, str, list[Problem]]:  # noqa: PLR0911 - one a kind
    """Return the part of the diary an item belongs to, its name in a step, and what is wrong with it."""
    match item:
        case Dose():
            form = _("Injection on {day}") if item.route.is_injection else _("Dose on {day}")
            return Part.DOSES, form.format(day=day_text(item.given_on)), check_dose(item, today)
        case Regimen():
            return Part.REGIMENS, _("Plan from {day}").format(day=day_text(item.starts_on)), check_regimen(item)
        case Exposure():
            name = _("Event: {factor}").format(factor=factor_label(item.factor))
            return Part.EXPOSURES, name, check_exposure(item, today)
        case LabResult():
            return Part.LABS, _("Blood test on {day}").format(day=day_text(item.day)), check_lab(item, today)
        case SafetyTick():
            form = _("Ticked: {sign}") if item.is_open else _("Cleared: {sign}")
            # The name shows in the undo menu, where somebody else may look on.
            name = _("a private sign") if item.is_private else sign_label(item.sign)
            return Part.TICKS, form.format(sign=name), check_tick(item, today)
        case Appointment():
            return Part.APPOINTMENTS, _("Appointment page"), check_appointment(item)
        case PrintedPage():
            return Part.PRINTED, _("Keep what was printed"), []


def rating_name(
    day: date, ratings: Mapping[SymptomId, int | None], scale: ScaleId, symptoms: tuple[Symptom, ...], today: date
) -> str:
    """Return the name of a rating step: "Rate Tiredness 6", with the day when it is not today."""
    if len(ratings) != 1:
        return _("Ratings of {day}").format(day=day_text(day))
    ((symptom, value),) = ratings.items()
    if day == today:
        form = _("Clear {symptom}") if value is None else _("Rate {symptom} {value}")
    else:
        form = _("Clear {symptom} on {day}") if value is None else _("Rate {symptom} {value} on {day}")
    said = "" if value is None else point_text(value, SCALES[scale])
    return form.format(symptom=symptom_label(symptom, symptoms), value=said, day=day_text(day, "no_year"))
