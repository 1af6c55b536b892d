"""What one day of the diary holds, entry by entry, in the words of the day list. Knows no widget."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from b12diary.domain.appointment import Appointment
from b12diary.domain.catalogue import (
    analyte_label,
    compound_label,
    factor_label,
    finding_label,
    quantity_text,
    reaction_label,
    reason_label,
    route_label,
    sign_label,
    symptom_label,
)
from b12diary.domain.change import Part
from b12diary.domain.dose import Compound, Dose, DoseReason, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure
from b12diary.domain.lab import Comparator, LabResult
from b12diary.domain.lab_units import beside_as_chosen
from b12diary.domain.quantity import shown_decimal
from b12diary.domain.rating import SCALES, ScaleId
from b12diary.domain.rating_words import rating_text
from b12diary.domain.safety import SafetyTick
from b12diary.domain.symptom import INTERFERENCE, Cadence, SymptomId
from b12diary.i18n import DayForm, _, day_text, list_text


class Kind(StrEnum):
    """The kinds of rows in a day."""

    DOSE = "dose"
    RATING = "rating"
    EVENT = "event"
    NOTE = "note"
    TEST = "test"
    SIGN = "sign"
    VISIT = "visit"


PARTS = {
    Kind.DOSE: Part.DOSES,
    Kind.RATING: Part.RATINGS,
    Kind.EVENT: Part.EXPOSURES,
    Kind.NOTE: Part.NOTES,
    Kind.TEST: Part.LABS,
    Kind.SIGN: Part.TICKS,
    Kind.VISIT: Part.APPOINTMENTS,
}


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One row.

    Attributes:
        kind: what it is.
        key: its key in its part of the diary, as `Diary.history` takes it.
        name: what is said first.
        value: what is said about it; for a rating its value in words.
        is_recorded: False for something that could be filled in.
        item: the recorded thing itself, for doses, events, blood tests, signs and appointments.
        rating: the value of a rating; None = not rated.
        scale: the scale of that rating.
        text: the words of a note.
    """

    kind: Kind
    key: tuple[str, ...]
    name: str
    value: str = ""
    is_recorded: bool = True
    item: Dose | Exposure | LabResult | SafetyTick | Appointment | None = None
    rating: int | None = None
    scale: ScaleId = ScaleId.NRS_0_10
    text: str = ""

    @property
    def part(self) -> Part:
        """The part of the diary that it belongs to."""
        return PARTS[self.kind]

    @property
    def row_key(self) -> str:
        """A name for the row that stays the same while the entry changes."""
        return f"{self.kind}:{':'.join(self.key)}"


def entries_of(excerpt: Excerpt, day: date) -> tuple[DayEntry, ...]:
    """Return the rows of a day: injections, ratings, events, note, blood tests, signs, appointments."""
    return (
        *(_dose(dose) for dose in excerpt.doses if dose.given_on == day),
        *_ratings(excerpt, day),
        *(_event(event, day) for event in excerpt.exposures if event.covers(day)),
        _note(excerpt, day),
        *(_test(result, excerpt.preferences.lab_units) for result in excerpt.lab_results if result.day == day),
        *(_sign(tick) for tick in excerpt.ticks if tick.ticked_on == day),
        *(_visit(visit) for visit in excerpt.appointments if visit.day == day),
    )


def dose_text(dose: Dose) -> tuple[str, str]:
    """Say what was given, and how and why on that day: ("hydroxocobalamin 1 mg", "into a muscle, later")."""
    what = compound_label(dose.compound) if dose.compound is not Compound.UNKNOWN else ""
    amount = quantity_text(dose.quantity) if dose.quantity else ""
    how = [] if dose.route is Route.UNKNOWN else [route_label(dose.route)]
    how += [] if dose.reason is DoseReason.UNKNOWN else [reason_label(dose.reason)]
    if dose.reactions:
        noted = list_text([reaction_label(reaction) for reaction in dose.reactions])
        how.append(_("afterwards {reactions}").format(reactions=noted))
    plain = _("Injection") if dose.route.is_injection else _("Dose")
    return " ".join(part for part in (what, amount) if part) or plain, ", ".join(how)


def result_text(result: LabResult) -> str:
    """Say a result as the laboratory printed it: "< 150 ng/L (lab's range 180 to 900)"."""
    if result.value is None:
        return finding_label(result.finding)
    sign = "" if result.comparator is Comparator.EQUAL else f"{result.comparator.value} "
    text = " ".join(part for part in (f"{sign}{shown_decimal(result.value)}", result.unit) if part)
    span = _range_text(result.reference.low, result.reference.high)
    return _("{result} (lab’s range {range})").format(result=text, range=span) if span else text


def _range_text(low: Decimal | None, high: Decimal | None) -> str:
    if low is not None and high is not None:
        return _("{low} to {high}").format(low=shown_decimal(low), high=shown_decimal(high))
    if low is not None:
        return _("from {low}").format(low=shown_decimal(low))
    return _("up to {high}").format(high=shown_decimal(high)) if high is not None else ""


def event_text(event: Exposure) -> str:
    """Say an event: its kind, and the person's words for it."""
    return ": ".join(part for part in (factor_label(event.factor), event.label) if part)


def _dose(dose: Dose) -> DayEntry:
    name, value = dose_text(dose)
    return DayEntry(Kind.DOSE, (dose.id,), name, value, item=dose)


def _ratings(excerpt: Excerpt, day: date) -> list[DayEntry]:
    """Every symptom that is asked daily, rated or not, and every other that was rated on that day."""
    ordinal = day.toordinal()
    found: dict[SymptomId, tuple[ScaleId, int]] = {}
    for series in excerpt.ratings:
        if ordinal in series.days:
            found[series.symptom] = (series.scale, series.values[series.days.index(ordinal)])
    listed = [s.id for s in excerpt.symptoms if s.cadence is Cadence.DAILY or s.id in found]
    order = [INTERFERENCE, *(s for s in listed if s != INTERFERENCE), *(s for s in found if s not in listed)]
    rows = []
    for symptom in dict.fromkeys(order):
        scale, value = found.get(symptom, (excerpt.preferences.rating_scale, None))
        words = rating_text(value, SCALES[scale])
        name = symptom_label(symptom, excerpt.symptoms)
        rows.append(
            DayEntry(
                *(Kind.RATING, (symptom, day.isoformat()), name, words),
                is_recorded=value is not None,
                rating=value,
                scale=scale,
            )
        )
    return rows


def _event(event: Exposure, day: date) -> DayEntry:
    begin, end = event.starts_on, event.ends_on
    if begin == end:
        value = ""
    elif end is None:
        value = _("since {day}").format(day=day_text(begin, _form(begin, day)))
    else:
        first, last = day_text(begin, _form(begin, day)), day_text(end, _form(end, day))
        value = _("{first} to {last}").format(first=first, last=last)
    return DayEntry(Kind.EVENT, (event.id,), event_text(event), value, item=event)


def _form(day: date, shown: date) -> DayForm:
    return "no_year" if abs(day - shown) < timedelta(days=180) else "short"


def _note(excerpt: Excerpt, day: date) -> DayEntry:
    text = next((note.text for note in excerpt.notes if note.day == day), "")
    return DayEntry(Kind.NOTE, (day.isoformat(),), text or _("No note"), is_recorded=bool(text), text=text)


def _test(result: LabResult, lab_units: tuple[tuple[str, str], ...]) -> DayEntry:
    also = beside_as_chosen(result, lab_units)
    told = _("{result}, that is {also}").format(result=result_text(result), also=also)
    value = told if also else result_text(result)
    return DayEntry(Kind.TEST, (result.id,), analyte_label(result.analyte), value, item=result)


def _sign(tick: SafetyTick) -> DayEntry:
    value = _("noted under Get help")
    if tick.cleared_on is not None:
        value = _("noted under Get help, cleared on {day}").format(day=day_text(tick.cleared_on))
    return DayEntry(Kind.SIGN, (tick.id,), sign_label(tick.sign), value, item=tick)


def visit_text(visit: Appointment) -> tuple[str, str]:
    """Say an appointment: with whom, and what was to be said."""
    name = _("Appointment: {clinician}").format(clinician=visit.clinician) if visit.clinician else _("Appointment")
    return name, visit.main_point


def _visit(visit: Appointment) -> DayEntry:
    name, value = visit_text(visit)
    return DayEntry(Kind.VISIT, (visit.id,), name, value, item=visit)
