"""A diary with an entry of every kind and a word of its own in every field that holds words."""

from datetime import date, time
from decimal import Decimal

from b12diary.diary import Diary
from b12diary.domain.answer import Answer
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.dose import Compound, Dose, DoseId, DoseReason, Phase, Route
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.lab import AnalyteId, Comparator, LabResult, LabResultId, ReferenceInterval
from b12diary.domain.preferences import Paper
from b12diary.domain.printed_page import PrintedAs, PrintedPage, PrintedPageId
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.safety import SafetyTick, SignId, TickId
from b12diary.domain.symptom import Symptom, SymptomId

FATIGUE, FOG, OWN = SymptomId("fatigue"), SymptomId("brain_fog"), SymptomId("own-1")

WORDS = (
    *(f"{kind}{n}walrus" for kind in ("site", "giver", "batch", "dosenote", "reaction") for n in (1, 2, 3)),
    *("plannote1walrus", "plannote2walrus", "symptomwalrus", "groupwalrus", "eventwalrus", "factorwalrus"),
    *("analytewalrus", "unitwalrus", "findingwalrus", "labnotewalrus", "ticknotewalrus", "clinicianwalrus"),
    *("mainpointwalrus", "questionawalrus", "questionbwalrus", "appointmentwalrus", "setasidewalrus", "pagewalrus"),
    *("titlewalrus", "contentwalrus", "namewalrus", "bornwalrus", "numberwalrus", "mappingwalrus", "helplinewalrus"),
    *(f"day{n}walrus" for n in range(1, 11)),
)
"""Words that stand nowhere else: each is typed into one field by `fill`."""


def fill(diary: Diary) -> None:
    """Write an entry of every kind into `diary`, with every field filled in, in more than 20 steps."""
    now = diary.now()
    day = date(2026, 3, 2)
    diary.set_preferences(
        person_name="namewalrus",
        person_born="bornwalrus",
        person_number="numberwalrus",
        paper=Paper.LETTER,
        import_mappings=(("phone", "mappingwalrus"),),
        own_numbers=(("out_of_hours", "helplinewalrus"),),
        first_start_done=True,
    )
    diary.set_symptoms(
        [Symptom(FATIGUE), Symptom(FOG), Symptom(OWN, label="symptomwalrus", group="groupwalrus", position=2)]
    )
    diary.choose_main([FATIGUE, OWN])
    for n in (1, 2, 3):
        diary.record(
            Dose(
                DoseId(f"dose-{n}"),
                date(2026, n, 2),
                now,
                given_time=time(9, 30),
                compound=Compound.HYDROXOCOBALAMIN,
                quantity=Quantity(Decimal("1.50"), DoseUnit.MILLIGRAM),
                route=Route.INTO_MUSCLE,
                site=f"site{n}walrus",
                given_by=f"giver{n}walrus",
                phase=Phase.MAINTENANCE,
                planned_on=date(2026, n, 1),
                reason=DoseReason.LATER,
                batch=f"batch{n}walrus",
                note=f"dosenote{n}walrus",
                reactions=(f"reaction{n}walrus",),
            )
        )
    for n in (1, 2):
        diary.record(
            Regimen(
                *(RegimenId(f"plan-{n}"), date(2026, n, 1), Rhythm(8, RhythmUnit.WEEKS), now, date(2026, n, 28)),
                *(Phase.LOADING, 6, Compound.HYDROXOCOBALAMIN, Quantity(Decimal(1000), DoseUnit.MICROGRAM)),
                *(Route.UNDER_SKIN, f"plannote{n}walrus", Answer.YES),
            )
        )
    diary.record(
        Exposure(ExposureId("event"), FactorId("factorwalrus"), day, now, date(2026, 3, 9), "eventwalrus"),
        LabResult(
            *(LabResultId("lab"), day, AnalyteId("analytewalrus"), now, Decimal("148.0"), Comparator.BELOW),
            *("unitwalrus", ReferenceInterval(Decimal("150"), None), "findingwalrus", "labnotewalrus"),
        ),
        SafetyTick(TickId("tick"), SignId("S3"), day, now, date(2026, 3, 4), "ticknotewalrus", is_private=True),
    )
    diary.record(
        Appointment(
            *(AppointmentId("visit"), now, date(2026, 4, 1), "clinicianwalrus", "mainpointwalrus"),
            *(("questionawalrus", "questionbwalrus"), "appointmentwalrus"),
            asks_frequency=True,
            set_aside=("setasidewalrus",),
            page=(("title", "pagewalrus"),),
        )
    )
    diary.record(
        PrintedPage(
            *(PrintedPageId("page"), now, AppointmentId("visit"), PrintedAs.PDF, Paper.A4, "0.1"),
            *("titlewalrus", "contentwalrus"),
        )
    )
    for n in range(1, 11):
        diary.rate(date(2026, 3, n), {FATIGUE: n % 11, FOG: 10 - n, OWN: 3})
        diary.write_note(date(2026, 3, n), f"day{n}walrus")
    diary.rate(date(2026, 3, 5), {FOG: None})
    diary.write_note(date(2026, 3, 1), "day1walrus again")
