"""What version 2 of the file can hold, and that steps from before it can still be taken back."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

from b12diary.diary import Diary
from b12diary.domain.answer import Answer
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.change import Part
from b12diary.domain.preferences import Cause, Paper
from b12diary.domain.printed_page import PrintedAs, PrintedPage, PrintedPageId
from b12diary.domain.rating import ScaleId
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.storage.schema import APPLICATION_ID, first_version
from tests.clock import SetClock


def test_reactions_stay_with_their_injection_and_not_with_the_next(diary: Diary) -> None:
    dose = replace(diary.new_dose(), reactions=("headache", "a tight feeling"))
    diary.record(dose)

    assert diary.excerpt().doses[0].reactions == ("headache", "a tight feeling")
    assert diary.new_dose().reactions == ()


def test_a_plan_keeps_whether_it_was_made_for_nerve_symptoms(diary: Diary, clock: SetClock) -> None:
    plan = Regimen(
        RegimenId("p"),
        date(2026, 1, 1),
        Rhythm(2, RhythmUnit.MONTHS),
        clock().replace(microsecond=0),
        for_nerves=Answer.YES,
    )
    diary.record(plan)

    assert diary.excerpt().regimens == (plan,)


def test_an_appointment_keeps_the_choices_of_its_page(diary: Diary) -> None:
    appointment = Appointment(
        AppointmentId("a"), diary.now(), asks_frequency=True, set_aside=("late",), page=(("period", "year"),)
    )
    diary.record(appointment)

    assert diary.excerpt().appointments == (appointment,)


def test_what_was_printed_is_kept_beside_the_excerpt(diary: Diary) -> None:
    page = PrintedPage(
        PrintedPageId("1"), diary.now(), AppointmentId("a"), PrintedAs.PDF, Paper.A4, "0.1.0", "Page", "{}"
    )
    change = diary.record(page)

    assert (change.label, change.parts) == ("Keep what was printed", frozenset({Part.PRINTED}))
    assert diary.printed_pages() == (page,)
    diary.undo()
    assert diary.printed_pages() == ()


def test_choices_of_several_parts_survive_the_file(diary: Diary) -> None:
    diary.set_preferences(
        rating_scale=ScaleId.VERBAL_0_3,
        cause=Cause.ABSORPTION,
        hidden_suggestions=("late",),
        own_numbers=(("urgent", "116 117"),),
        evening_reminder="20:00",
    )
    chosen = diary.preferences

    assert (chosen.rating_scale, chosen.cause) == (ScaleId.VERBAL_0_3, Cause.ABSORPTION)
    assert (chosen.hidden_suggestions, chosen.own_numbers) == (("late",), (("urgent", "116 117"),))
    assert chosen.evening_reminder == "20:00"


def test_a_step_of_the_first_version_can_be_taken_back_in_the_second(tmp_path: Path, clock: SetClock) -> None:
    path = tmp_path / "old.b12"
    old = sqlite3.connect(path, isolation_level=None)
    for statement in (*first_version(), f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 1"):
        old.execute(statement)
    old.execute(
        "CREATE TABLE _sqlite_migrations"
        " (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT, UNIQUE (migration_set, name))"
    )
    old.execute("INSERT INTO _sqlite_migrations VALUES (1, 'b12diary', 'first_release', '2026-01-01')")
    old.execute("INSERT INTO steps (at, label, kind) VALUES ('2026-11-01T10:00:00+00:00', 'Remove: Injection', 'do')")
    old.execute("INSERT INTO open_step (id, step) VALUES (1, 1)")
    old.execute(
        "INSERT INTO doses VALUES ('d', '2026-10-01', NULL, 'unknown', NULL, NULL, 'im', '', '', NULL, NULL,"
        " 'unknown', '', 'by the nurse', '2026-10-01T10:00:00+00:00')"
    )
    old.execute("DELETE FROM doses")
    old.execute("DELETE FROM open_step")
    old.close()

    diary = Diary.open(path, clock)
    assert diary.excerpt().doses == ()
    diary.undo()
    diary.redo()
    diary.undo()
    diary.close()
