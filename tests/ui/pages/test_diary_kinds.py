"""Every kind of entry on the diary page: signs, appointments, breaks, reactions, paper, the simple scale."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.change import Part
from b12diary.domain.factor import DIARY_BREAK, Exposure, ExposureId, FactorId
from b12diary.domain.rating import Origin, ScaleId
from b12diary.domain.safety import SignId
from b12diary.domain.symptom import Symptom
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.pages.diary_editors import FormEditor
from b12diary.ui.pages.diary_event_form import EventForm
from b12diary.ui.pages.diary_history import history_lines
from b12diary.ui.pages.diary_search import find
from b12diary.ui.pages.diary_sign_form import SignForm
from b12diary.ui.pages.diary_visit_form import VisitForm
from b12diary.ui.wiring.diary import connect
from tests.ui.pages.bench import Bench, n_steps, press
from tests.ui.pages.diary_bench import DAY, FATIGUE, TODAY, record_dose, record_event, row_of_kind

Key = Qt.Key


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench[DiaryPage]]:
    with Bench.on(qtbot, DiaryPage(), connect) as bench:
        bench.diary.set_symptoms([Symptom(FATIGUE)])
        yield bench


def form_of(bench: Bench[DiaryPage], kind: str) -> EventForm | SignForm | VisitForm:
    """Open the row of a kind by key and return its form."""
    row = row_of_kind(bench.page, kind)
    row.edit_button.setFocus()
    press(Key.Key_Space)
    assert isinstance(row.editor, FormEditor)
    form = row.editor.form
    assert isinstance(form, EventForm | SignForm | VisitForm)
    return form


def test_a_sign_is_cleared_noted_and_kept_private_from_here(bench: Bench[DiaryPage]) -> None:
    diary = bench.diary
    diary.tick_sign(SignId("S12"))
    bench.page.show_day(TODAY)
    form = form_of(bench, "sign")
    assert isinstance(form, SignForm)
    press("22 Nov 2026", Key.Key_Tab)  # the focus is on the day of clearing
    (tick,) = diary.excerpt().ticks
    assert tick.cleared_on == TODAY
    form.note.setFocus()
    press("better since lunch", Key.Key_Tab)
    form.is_private.setFocus()
    press(Key.Key_Space)
    (tick,) = diary.excerpt().ticks
    assert (tick.note, tick.is_private) == ("better since lunch", True)
    assert row_of_kind(bench.page, "sign").entry.value == "noted under Get help, cleared on 22 Nov 2026"
    diary.undo()
    assert not form.is_private.isChecked()


def test_a_sign_cleared_before_it_was_noted_is_refused_and_stays_typed(bench: Bench[DiaryPage]) -> None:
    bench.diary.tick_sign(SignId("S12"))
    bench.page.show_day(TODAY)
    form = form_of(bench, "sign")
    assert isinstance(form, SignForm)
    before = n_steps(bench.diary)
    press("1 Nov 2026", Key.Key_Tab)
    assert n_steps(bench.diary) == before
    line = form.cleared.focusProxy()
    assert isinstance(line, QLineEdit)
    assert line.text() == "1 Nov 2026"
    assert "Cleared before it was ticked." in form.form.field("cleared_on")._problem.text()


def test_an_appointment_that_is_over_stands_on_its_day_and_can_be_mended(bench: Bench[DiaryPage]) -> None:
    diary = bench.diary
    diary.record(
        Appointment(AppointmentId("a"), diary.now(), DAY, "Dr Example", "Bad before each injection", ("Why?",))
    )
    bench.page.show_day(DAY)
    row = row_of_kind(bench.page, "visit")
    assert (row.entry.name, row.entry.value) == ("Appointment: Dr Example", "Bad before each injection")
    form = form_of(bench, "visit")
    assert isinstance(form, VisitForm)
    form.questions[1].setFocus()
    press("How often?", Key.Key_Tab)
    (visit,) = diary.excerpt().appointments
    assert visit.questions == ("Why?", "How often?")
    lines = history_lines(Part.APPOINTMENTS, diary.history(Part.APPOINTMENTS, ("a",)))
    assert lines[0].what == "changed: questions from Why? to Why?; How often?"
    row.panel.remove_button.click()
    assert diary.excerpt().appointments == ()


def test_a_break_is_an_event_that_can_be_ended_here(bench: Bench[DiaryPage]) -> None:
    diary = bench.diary
    diary.record(Exposure(ExposureId("b"), DIARY_BREAK, DAY, diary.now()))
    bench.page.show_day(DAY)
    assert row_of_kind(bench.page, "event").entry.value == "since 16 Sep"
    form = form_of(bench, "event")
    assert isinstance(form, EventForm)
    assert form.what.key() == DIARY_BREAK
    form.goes_on.setFocus()
    press(Key.Key_Space)
    assert diary.excerpt().exposures[0].ends_on == DAY


def test_an_event_from_a_later_version_keeps_its_kind(bench: Bench[DiaryPage]) -> None:
    record_event(bench.diary, DAY, DAY, factor="moon_dust")
    bench.page.show_day(DAY)
    form = form_of(bench, "event")
    assert isinstance(form, EventForm)
    assert (form.what.key(), form.what.currentText()) == ("moon_dust", "Moon dust")
    form.words.setFocus()
    press("grey", Key.Key_Tab)
    (event,) = bench.diary.excerpt().exposures
    assert (event.factor, event.label) == (FactorId("moon_dust"), "grey")


def test_reactions_stand_in_the_row_the_search_and_the_history(bench: Bench[DiaryPage]) -> None:
    diary = bench.diary
    dose = record_dose(diary)
    diary.record(replace(dose, reactions=("headache", "metal taste")))
    bench.page.show_day(DAY)
    said = "into a muscle, later, afterwards headache and metal taste"
    assert row_of_kind(bench.page, "dose").entry.value == said
    assert [hit.day for hit in find(diary.excerpt(), "metal")] == [DAY]
    lines = history_lines(Part.DOSES, diary.history(Part.DOSES, (dose.id,)))
    assert lines[0].what == "changed: how it was afterwards from nothing to headache and metal taste"


def test_the_history_says_what_came_from_paper(bench: Bench[DiaryPage]) -> None:
    diary = bench.diary
    diary.rate(DAY, {FATIGUE: 4}, origin=Origin.PAPER, entered_on=DAY + timedelta(days=3))
    lines = history_lines(Part.RATINGS, diary.history(Part.RATINGS, (FATIGUE, DAY.isoformat())))
    assert [line.what for line in lines] == ["first entered, from paper, 3 days later: 4"]


def test_an_unrated_day_is_filled_in_on_the_scale_that_is_asked(bench: Bench[DiaryPage]) -> None:
    bench.diary.set_preferences(rating_scale=ScaleId.VERBAL_0_3)
    bench.page.show_day(DAY)
    row = row_of_kind(bench.page, "rating:fatigue")
    row.edit_button.setFocus()
    press(Key.Key_Space, "2")
    (rating,) = bench.diary.ratings_on(DAY)
    assert (rating.scale, rating.value) == (ScaleId.VERBAL_0_3, 2)
    assert row_of_kind(bench.page, "rating:fatigue").entry.value == "moderate"


def test_private_signs_are_never_found_and_others_are(bench: Bench[DiaryPage]) -> None:
    diary = bench.diary
    diary.tick_sign(SignId("S8"), "dark")
    diary.tick_sign(SignId("S12"), "dark red")
    assert [hit.words.rpartition(", ")[2] for hit in find(diary.excerpt(), "dark")] == ["dark red"]


def test_a_search_finds_notes_of_any_year_without_reading_the_ratings(bench: Bench[DiaryPage]) -> None:
    bench.diary.write_note(date(1990, 1, 2), "first ever injection, in a barn")
    bench.page.search.setFocus()
    press("barn", Key.Key_Return)
    assert [button.text() for button in bench.page.found.buttons] == ["2 Jan 1990"]
    bench.page.found.buttons[0].click()
    assert bench.page.chosen == date(1990, 1, 2)


def test_the_calendar_tells_of_signs_and_appointments(bench: Bench[DiaryPage]) -> None:
    diary = bench.diary
    diary.tick_sign(SignId("S12"))
    diary.record(Appointment(AppointmentId("a"), diary.now(), TODAY))
    cell = bench.page.calendar.cell(TODAY)
    assert cell.accessibleName() == "today, Sunday 22 November 2026: 1 noted sign and appointment"
