"""What several tests of the diary page do to it."""

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QApplication, QWidget

from b12diary.diary import Diary
from b12diary.domain.dose import Compound, Dose, DoseId, DoseReason, Route
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.symptom import SymptomId
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.pages.diary_rows import EntryRow

TODAY = date(2026, 11, 22)
DAY = date(2026, 9, 16)
FATIGUE = SymptomId("fatigue")


def record_dose(diary: Diary, day: date = DAY) -> Dose:
    dose = Dose(
        DoseId("dose"),
        day,
        diary.now(),
        compound=Compound.HYDROXOCOBALAMIN,
        quantity=Quantity(Decimal(1), DoseUnit.MILLIGRAM),
        route=Route.INTO_MUSCLE,
        reason=DoseReason.LATER,
    )
    diary.record(dose)
    return dose


def record_event(diary: Diary, begin: date, end: date | None, factor: str = "poor_sleep") -> Exposure:
    event = Exposure(ExposureId("event"), FactorId(factor), begin, diary.now(), end)
    diary.record(event)
    return event


def row_of_kind(page: DiaryPage, kind: str) -> EntryRow:
    return next(row for key, row in page.day._rows.items() if key.startswith(kind))


def focus() -> QWidget | None:
    return QApplication.focusWidget()
