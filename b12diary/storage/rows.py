"""Between the rows of a table and the nouns of the domain, one mapping a table; only the writing is converted."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Generic, TypeVar

from b12diary.domain.answer import Answer
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.change import Part
from b12diary.domain.dose import Compound, Dose, DoseId, DoseReason, Phase, Route
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.lab import AnalyteId, Comparator, LabResult, LabResultId, ReferenceInterval
from b12diary.domain.note import DayNote
from b12diary.domain.preferences import Paper
from b12diary.domain.printed_page import PrintedAs, PrintedPage, PrintedPageId
from b12diary.domain.quantity import DoseUnit, Quantity, decimal_text
from b12diary.domain.rating import Origin, Rating, ScaleId
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.safety import SafetyTick, SignId, TickId
from b12diary.domain.symptom import Cadence, MainSet, Symptom, SymptomId
from b12diary.storage.schema import COLUMNS, KEYS

Row = tuple[Any, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """One table: how a noun becomes a row (in the order of `COLUMNS`) and a row a noun."""

    part: Part
    to_row: Callable[[T], Row]
    from_row: Callable[[Row], T]

    @property
    def name(self) -> str:
        """The table's name in the file."""
        return self.part.value

    @property
    def insert(self) -> str:
        """The statement that adds a row with a key that is not there."""
        columns = COLUMNS[self.name]
        return f"INSERT INTO {self.name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"

    @property
    def upsert(self) -> str:
        """The statement that adds a row or changes the one with its key; a row that is the same stays untouched."""
        key = KEYS[self.name]
        others = ", ".join(f"{c} = excluded.{c}" for c in COLUMNS[self.name] if c not in key)
        return f"{self.insert} ON CONFLICT ({', '.join(key)}) DO UPDATE SET {others}"

    @property
    def delete(self) -> str:
        """The statement that removes the row with a key."""
        return f"DELETE FROM {self.name} WHERE {' AND '.join(f'{c} = ?' for c in KEYS[self.name])}"

    @property
    def select(self) -> str:
        """The start of every reading statement."""
        return f"SELECT {', '.join(COLUMNS[self.name])} FROM {self.name}"


def _iso(value: date | time | datetime | None) -> str | None:
    return None if value is None else value.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _amount(quantity: Quantity | None) -> Row:
    return (None, None) if quantity is None else (decimal_text(quantity.amount), quantity.unit.value)


def _quantity(amount: str | None, unit: str | None) -> Quantity | None:
    return None if amount is None or unit is None else Quantity(Decimal(amount), DoseUnit(unit))


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _number_text(value: Decimal | None) -> str | None:
    return None if value is None else decimal_text(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _dose_row(d: Dose) -> Row:
    return (
        *(d.id, _iso(d.given_on), _iso(d.given_time), d.compound.value, *_amount(d.quantity), d.route.value),
        *(d.site, d.given_by, d.phase and d.phase.value, _iso(d.planned_on), d.reason.value, d.batch, d.note),
        *(_iso(d.recorded_at), _json(d.reactions)),
    )


def _dose(row: Row) -> Dose:
    (id_, day, at, compound, amount, unit, route, site, by, phase, planned, reason, batch, note, *last) = row
    recorded, reactions = last
    return Dose(
        id=DoseId(id_),
        given_on=date.fromisoformat(day),
        given_time=None if at is None else time.fromisoformat(at),
        compound=Compound(compound),
        quantity=_quantity(amount, unit),
        route=Route(route),
        site=site,
        given_by=by,
        phase=None if phase is None else Phase(phase),
        planned_on=_day(planned),
        reason=DoseReason(reason),
        batch=batch,
        note=note,
        recorded_at=datetime.fromisoformat(recorded),
        reactions=tuple(json.loads(reactions)),
    )


def _regimen_row(r: Regimen) -> Row:
    return (
        *(r.id, _iso(r.starts_on), _iso(r.ends_on), r.rhythm.count, r.rhythm.unit.value, r.phase.value, r.count),
        *(r.compound.value, *_amount(r.quantity), r.route.value, r.note, _iso(r.recorded_at)),
        r.for_nerves.value,
    )


def _regimen(row: Row) -> Regimen:
    (id_, starts, ends, count, unit, phase, course, compound, amount, dose_unit, route, note, recorded, for_nerves) = (
        row
    )
    return Regimen(
        id=RegimenId(id_),
        starts_on=date.fromisoformat(starts),
        ends_on=_day(ends),
        rhythm=Rhythm(count, RhythmUnit(unit)),
        phase=Phase(phase),
        count=course,
        compound=Compound(compound),
        quantity=_quantity(amount, dose_unit),
        route=Route(route),
        note=note,
        recorded_at=datetime.fromisoformat(recorded),
        for_nerves=Answer(for_nerves),
    )


def _rating_row(r: Rating) -> Row:
    written = (r.scale.value, _iso(r.entered_on), r.origin.value, _iso(r.recorded_at))
    return (r.symptom, _iso(r.day), r.value, *written)


def rating_rows(ratings: Iterable[Rating]) -> Iterator[Row]:
    """Yield the rows of many ratings; every day is put into words once, and what stays the same is not asked again."""
    days: dict[date | None, str | None] = {None: None}
    scale, origin, moment = "", "", ""
    before: Rating | None = None
    for r in ratings:
        if r.day not in days:
            days[r.day] = r.day.isoformat()
        if r.entered_on not in days:
            days[r.entered_on] = _iso(r.entered_on)
        if before is None or r.scale is not before.scale:
            scale = r.scale.value
        if before is None or r.origin is not before.origin:
            origin = r.origin.value
        if before is None or r.recorded_at is not before.recorded_at:
            moment = r.recorded_at.isoformat()
        before = r
        yield r.symptom, days[r.day], r.value, scale, days[r.entered_on], origin, moment


def _rating(row: Row) -> Rating:
    symptom, day, value, scale, entered, origin, recorded = row
    return Rating(
        day=date.fromisoformat(day),
        symptom=SymptomId(symptom),
        value=value,
        scale=ScaleId(scale),
        entered_on=_day(entered),
        origin=Origin(origin),
        recorded_at=datetime.fromisoformat(recorded),
    )


def _exposure_row(e: Exposure) -> Row:
    return (e.id, e.factor, _iso(e.starts_on), _iso(e.ends_on), e.label, _iso(e.recorded_at))


def _exposure(row: Row) -> Exposure:
    id_, factor, starts, ends, label, recorded = row
    moment = datetime.fromisoformat(recorded)
    return Exposure(ExposureId(id_), FactorId(factor), date.fromisoformat(starts), moment, _day(ends), label)


def _lab_row(r: LabResult) -> Row:
    return (
        *(r.id, _iso(r.day), r.analyte, _number_text(r.value), r.comparator.value, r.unit),
        *(_number_text(r.reference.low), _number_text(r.reference.high), r.finding, r.note, _iso(r.recorded_at)),
    )


def _lab(row: Row) -> LabResult:
    id_, day, analyte, value, comparator, unit, low, high, finding, note, recorded = row
    return LabResult(
        id=LabResultId(id_),
        day=date.fromisoformat(day),
        analyte=AnalyteId(analyte),
        value=_number(value),
        comparator=Comparator(comparator),
        unit=unit,
        reference=ReferenceInterval(_number(low), _number(high)),
        finding=finding,
        note=note,
        recorded_at=datetime.fromisoformat(recorded),
    )


def _tick_row(t: SafetyTick) -> Row:
    return (t.id, t.sign, _iso(t.ticked_on), _iso(t.cleared_on), t.note, int(t.is_private), _iso(t.recorded_at))


def _tick(row: Row) -> SafetyTick:
    id_, sign, ticked, cleared, note, private, recorded = row
    moment = datetime.fromisoformat(recorded)
    return SafetyTick(TickId(id_), SignId(sign), date.fromisoformat(ticked), moment, _day(cleared), note, bool(private))


def _appointment_row(a: Appointment) -> Row:
    lists = (int(a.asks_frequency), _json(a.set_aside), _json(dict(a.page)))
    return (a.id, _iso(a.day), a.clinician, a.main_point, _json(a.questions), a.note, _iso(a.recorded_at), *lists)


def _appointment(row: Row) -> Appointment:
    id_, day, clinician, main_point, questions, note, recorded, asks, set_aside, page = row
    return Appointment(
        id=AppointmentId(id_),
        recorded_at=datetime.fromisoformat(recorded),
        day=_day(day),
        clinician=clinician,
        main_point=main_point,
        questions=tuple(json.loads(questions)),
        note=note,
        asks_frequency=bool(asks),
        set_aside=tuple(json.loads(set_aside)),
        page=tuple(json.loads(page).items()),
    )


def _printed_row(p: PrintedPage) -> Row:
    return (p.id, _iso(p.recorded_at), p.appointment, p.how.value, p.paper.value, p.version, p.title, p.content)


def _printed(row: Row) -> PrintedPage:
    id_, recorded, appointment, how, paper, version, title, content = row
    moment = datetime.fromisoformat(recorded)
    for_ = AppointmentId(appointment)
    return PrintedPage(PrintedPageId(id_), moment, for_, PrintedAs(how), Paper(paper), version, title, content)


DOSES = Table(Part.DOSES, _dose_row, _dose)
REGIMENS = Table(Part.REGIMENS, _regimen_row, _regimen)
SYMPTOMS: Table[Symptom] = Table(
    Part.SYMPTOMS,
    lambda s: (s.id, s.label, s.group, s.cadence.value, s.position),
    lambda row: Symptom(SymptomId(row[0]), row[1], row[2], Cadence(row[3]), row[4]),
)
MAIN_SETS: Table[MainSet] = Table(
    Part.MAIN_SETS,
    lambda m: (_iso(m.since), json.dumps(m.symptoms)),
    lambda row: MainSet(date.fromisoformat(row[0]), tuple(SymptomId(s) for s in json.loads(row[1]))),
)
RATINGS = Table(Part.RATINGS, _rating_row, _rating)
NOTES: Table[DayNote] = Table(
    Part.NOTES,
    lambda n: (_iso(n.day), n.text, _iso(n.recorded_at)),
    lambda row: DayNote(date.fromisoformat(row[0]), row[1], datetime.fromisoformat(row[2])),
)
EXPOSURES = Table(Part.EXPOSURES, _exposure_row, _exposure)
LABS = Table(Part.LABS, _lab_row, _lab)
TICKS = Table(Part.TICKS, _tick_row, _tick)
APPOINTMENTS = Table(Part.APPOINTMENTS, _appointment_row, _appointment)
PRINTED = Table(Part.PRINTED, _printed_row, _printed)
PREFERENCES: Table[tuple[str, object]] = Table(
    Part.PREFERENCES,
    lambda pair: (pair[0], json.dumps(pair[1])),
    lambda row: (row[0], json.loads(row[1])),
)

TABLES: dict[Part, Table[Any]] = {
    table.part: table
    for table in (
        *(DOSES, REGIMENS, SYMPTOMS, MAIN_SETS, RATINGS, NOTES),
        *(EXPOSURES, LABS, TICKS, APPOINTMENTS, PREFERENCES, PRINTED),
    )
}
