"""Diaries, archives of them, and the way back."""

from decimal import Decimal
from pathlib import Path

from b12diary.diary import Diary
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.lab import AnalyteId, LabResult, LabResultId
from b12diary.domain.preferences import Cause, Paper, Theme
from b12diary.domain.printed_page import PrintedAs, PrintedPage, PrintedPageId
from b12diary.domain.safety import SignId
from b12diary.domain.symptom import SymptomId
from b12diary.domain.whole import Whole
from b12diary.interchange.archive import archive_text, read_archive
from b12diary.interchange.examples import ExampleKind, example_entries
from b12diary.storage.schema import SCHEMA_VERSION
from tests.clock import SetClock

FATIGUE, FOG = SymptomId("fatigue"), SymptomId("brain_fog")
HEAD = '{"format": "b12diary-archive", '
SCHEMA = Path(__file__).parents[2] / "resources" / "interchange" / "archive.schema.json"


def written(diary: Diary, *, with_past: bool = False) -> str:
    return "".join(archive_text(diary.whole(with_past=with_past), diary.now()))


def read(text: str) -> Whole:
    return read_archive(text, "archive.json", SCHEMA_VERSION)


def full(diary: Diary, clock: SetClock, kind: ExampleKind = "early") -> Diary:
    """Fill a diary with something in every part, some of it changed, some taken away."""
    diary.take_in(example_entries(kind, diary.today), "Example")
    diary.record(Appointment(AppointmentId("a"), diary.now(), diary.today, "Dr", "Point", ("Why?",), "", True, ("x",)))
    page = PrintedPage(
        PrintedPageId("p"), diary.now(), AppointmentId("a"), PrintedAs.PDF, Paper.A4, "0", "T", '{"a": "\u00fc"}'
    )
    diary.record(page)
    diary.tick_sign(SignId("S5"))
    diary.write_note(diary.today, "A note, “quoted” ü 😀")
    diary.record(
        LabResult(LabResultId("l"), diary.today, AnalyteId("b12_total"), diary.now(), Decimal("151.0"), unit="ng/L")
    )
    diary.set_preferences(cause=Cause.DIET, theme=Theme.DARK, person_name="N")
    clock.pass_time(minutes=5)
    diary.choose_main([FATIGUE])
    gone = Exposure(ExposureId("gone"), FactorId("illness"), diary.today, diary.now())
    diary.record(gone)
    diary.remove(gone)
    diary.undo()
    diary.redo()
    return diary
