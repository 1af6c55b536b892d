"""The entries of a day on the diary page: changed, added, taken away and erased in place."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from b12diary.domain.change import Part
from b12diary.domain.dose import Dose, DoseId, Route
from b12diary.domain.lab import AnalyteId, Comparator, LabResult, LabResultId, ReferenceInterval
from b12diary.domain.rating import ScaleId
from b12diary.domain.symptom import Symptom
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.pages.diary_editors import FormEditor
from b12diary.ui.pages.diary_event_form import EventForm
from b12diary.ui.pages.diary_result_form import ResultForm
from b12diary.ui.pages.diary_rows import EntryRow
from b12diary.ui.wiring.diary import connect
from tests.ui.pages.bench import Bench, press
from tests.ui.pages.diary_bench import DAY, FATIGUE, TODAY, focus, record_dose, record_event, row_of_kind

Key = Qt.Key


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench[DiaryPage]]:
    with Bench.on(qtbot, DiaryPage(), connect) as bench:
        bench.diary.set_symptoms([Symptom(FATIGUE)])
        yield bench


def test_a_rating_is_changed_in_place_by_key_and_its_history_tells_how(bench: Bench[DiaryPage]) -> None:
    page, diary = bench.page, bench.diary
    diary.rate(TODAY - timedelta(days=1), {FATIGUE: 7})
    bench.clock.pass_time(hours=1)
    page.show_day(TODAY - timedelta(days=1))
    row = page.day.row("rating:fatigue:2026-11-21")
    row.edit_button.setFocus()
    press(Key.Key_Space, "4")
    assert diary.ratings_on(TODAY - timedelta(days=1))[0].value == 4
    assert not row.is_open
    assert focus() is row.edit_button
    assert bench.said == [("Rate Tiredness 4 on 21 Nov.", True)]
    row.edit_button.click()
    row.panel.history_button.click()
    assert row.panel.history_button.accessibleDescription() == (
        "22 Nov 2026, 22:04: changed from 7 to 4; 22 Nov 2026, 21:04: first entered, 1 day later: 7"
    )
    diary.undo()
    assert diary.ratings_on(TODAY - timedelta(days=1))[0].value == 7


def test_a_rating_keeps_its_scale(bench: Bench[DiaryPage]) -> None:
    bench.diary.rate(DAY, {FATIGUE: 2}, scale=ScaleId.VERBAL_0_3)
    bench.page.show_day(DAY)
    row = row_of_kind(bench.page, "rating:fatigue")
    assert row.entry.value == "moderate"
    row.edit_button.click()
    press("3")
    rating = bench.diary.ratings_on(DAY)[0]
    assert (rating.value, rating.scale) == (3, ScaleId.VERBAL_0_3)


def test_not_rated_is_not_zero(bench: Bench[DiaryPage]) -> None:
    bench.page.show_day(DAY)
    assert row_of_kind(bench.page, "rating:fatigue").entry.value == "not rated"
    bench.diary.rate(DAY, {FATIGUE: 0})
    assert row_of_kind(bench.page, "rating:fatigue").entry.value == "0, none"
    row = row_of_kind(bench.page, "rating:fatigue")
    row.edit_button.click()
    row.panel.remove_button.click()
    assert bench.diary.ratings_on(DAY) == ()
    assert row.entry.value == "not rated"


def test_a_note_is_kept_when_its_field_is_left_and_when_the_page_is_left(bench: Bench[DiaryPage]) -> None:
    page, diary = bench.page, bench.diary
    page.show_day(DAY)
    row_of_kind(page, "note").edit_button.click()
    press("Long wait")
    row_of_kind(page, "note").panel.done_button.click()
    assert diary.excerpt().notes[0].text == "Long wait"
    row_of_kind(page, "note").edit_button.click()
    press(" at the surgery")
    page.commit_edits()
    assert diary.excerpt().notes[0].text == "Long wait at the surgery"
    row_of_kind(page, "note").panel.remove_button.click()
    assert diary.excerpt().notes == ()
    assert diary.undo_label == "Note on 16 Sep 2026"


def test_an_injection_is_changed_in_place_and_can_be_taken_back(bench: Bench[DiaryPage]) -> None:
    page, diary = bench.page, bench.diary
    record_dose(diary)
    page.show_day(DAY)
    row = row_of_kind(page, "dose")
    assert (row.entry.name, row.entry.value) == ("hydroxocobalamin 1 mg", "into a muscle, later")
    row.edit_button.click()
    assert row.editor is not None
    row.changed.emit(Dose(DoseId("dose"), DAY, diary.now(), route=Route.UNDER_SKIN))
    assert diary.excerpt().doses[0].route is Route.UNDER_SKIN
    row.panel.remove_button.click()
    assert diary.excerpt().doses == ()
    assert focus() is row_of_kind(page, "rating:interference").edit_button
    diary.undo()
    assert row_of_kind(page, "dose").entry.value == "under the skin"


def said_in(row: EntryRow) -> str:
    """Return all that is shown and told of the history of an entry."""
    labels = [label.text() for label in row.findChildren(QLabel) if label.isVisible()]
    return "; ".join([*labels, row.panel.history_button.accessibleDescription()])


def test_erasing_for_good_is_explained_first_and_leaves_no_history(bench: Bench[DiaryPage]) -> None:
    page, diary = bench.page, bench.diary
    diary.write_note(DAY, "not for anyone")
    page.show_day(DAY)
    row = row_of_kind(page, "note")
    row.edit_button.click()
    row.panel.erase_button.click()
    assert focus() is row.panel.keep_button  # a second Enter keeps it
    row.panel.keep_button.click()
    assert len(diary.excerpt().notes) == 1
    row.panel.history_button.click()
    assert "not for anyone" in said_in(row)
    row.panel.erase_button.click()
    row.panel.erase_now_button.click()
    assert diary.excerpt().notes == ()
    assert "not for anyone" not in said_in(row)
    assert diary.history(Part.NOTES, (DAY.isoformat(),)) == ()
    assert bench.said[-1] == ("It is erased for good.", False)
    now = focus()
    assert now is not None
    assert now.isVisible()


def test_one_row_is_open_at_a_time_and_escape_closes_it(bench: Bench[DiaryPage]) -> None:
    page = bench.page
    page.show_day(DAY)
    note, rating = row_of_kind(page, "note"), row_of_kind(page, "rating:fatigue")
    note.edit_button.click()
    rating.edit_button.click()
    assert (note.is_open, rating.is_open) == (False, True)
    press(Key.Key_Escape)
    assert not rating.is_open
    assert focus() is rating.edit_button


def test_the_focus_survives_a_change_from_elsewhere(bench: Bench[DiaryPage]) -> None:
    page, diary = bench.page, bench.diary
    page.show_day(DAY)
    row_of_kind(page, "note").edit_button.click()
    press("half a thou")
    held = focus()
    diary.rate(DAY, {FATIGUE: 3})
    assert focus() is held
    press("ght")
    page.commit_edits()
    assert diary.excerpt().notes[0].text == "half a thought"


def _add(page: DiaryPage) -> None:
    assert page.day.new_entry is not None
    page.day.new_entry.add_button.click()


def _new_event(page: DiaryPage) -> EventForm:
    page.day.event_button.click()
    assert page.day.new_entry is not None
    form = page.day.new_entry.editor.form
    assert isinstance(form, EventForm)
    return form


def _new_test(page: DiaryPage) -> ResultForm:
    page.day.test_button.click()
    assert page.day.new_entry is not None
    form = page.day.new_entry.editor.form
    assert isinstance(form, ResultForm)
    return form


def test_an_event_is_added_to_the_day_in_sight(bench: Bench[DiaryPage]) -> None:
    page, diary = bench.page, bench.diary
    page.show_day(DAY)
    form = _new_event(page)
    _add(page)
    assert form.form.field("factor").field.accessibleDescription() == "Choose what it was."
    form.what.picked.emit("illness")
    form.words.setFocus()
    press("a cold", Key.Key_Return)
    (event,) = diary.excerpt().exposures
    assert (event.factor, event.label, event.starts_on, event.ends_on) == ("illness", "a cold", DAY, DAY)
    assert page.day.new_entry is None
    assert focus() is page.day.event_button
    assert bench.said[-1] == ("Event: Illness.", True)
    diary.undo()
    assert diary.excerpt().exposures == ()


def test_an_event_that_ends_before_it_starts_is_refused_beside_its_field(bench: Bench[DiaryPage]) -> None:
    page, diary = bench.page, bench.diary
    event = record_event(diary, DAY, DAY + timedelta(days=2))
    page.show_day(DAY)
    row = row_of_kind(page, "event")
    row.edit_button.click()
    assert isinstance(row.editor, FormEditor)
    assert isinstance(row.editor.form, EventForm)
    row.editor.form.last.setFocus()
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    press("1 Sep 2026", Key.Key_Return)
    assert diary.excerpt().exposures == (event,)
    assert "This ends before it starts." in edit.accessibleDescription()
    assert edit.text() == "1 Sep 2026"


def test_a_blood_test_keeps_the_laboratorys_own_words(bench: Bench[DiaryPage]) -> None:
    page, diary = bench.page, bench.diary
    page.show_day(DAY)
    form = _new_test(page)
    for field, words in (
        (form.what, "Vitamin B12 (total)"),
        (form.value, "150"),
        (form.unit, "ng/L"),
        (form.low, "180"),
        (form.high, "900"),
    ):
        field.setFocus()
        press(words, Key.Key_Tab)
    form.sign.picked.emit("<")
    assert form.form.field("finding").isHidden()
    _add(page)
    (result,) = diary.excerpt().lab_results
    assert result == LabResult(
        LabResultId(result.id),
        DAY,
        AnalyteId("b12_total"),
        diary.now(),
        Decimal(150),
        Comparator.BELOW,
        "ng/L",
        ReferenceInterval(Decimal(180), Decimal(900)),
    )
    assert row_of_kind(page, "test").entry.value == "< 150 ng/L (lab’s range 180 to 900)"


def test_tests_in_words_and_tests_of_ones_own(bench: Bench[DiaryPage]) -> None:
    page, diary = bench.page, bench.diary
    page.show_day(DAY)
    for name, finding, shown in (("Intrinsic factor antibodies", "positive", False), ("Zinc", "a little low", True)):
        form = _new_test(page)
        form.what.setFocus()
        press(name, Key.Key_Tab)
        assert form.form.field("value").isHidden() is not shown
        form.finding.setFocus()
        press(finding, Key.Key_Tab)
        _add(page)
    assert {(r.analyte, r.finding) for r in diary.excerpt().lab_results} == {
        ("ifab", "positive"),
        ("Zinc", "a little low"),
    }


def test_a_blood_test_without_a_result_is_refused_and_stays_open(bench: Bench[DiaryPage]) -> None:
    page = bench.page
    page.show_day(DAY)
    form = _new_test(page)
    form.what.setFocus()
    press("Ferritin (iron stores)", Key.Key_Tab)
    _add(page)
    assert focus() is form.value
    assert form.value.accessibleDescription() == "A result is missing."
    press("about 30", Key.Key_Tab)
    _add(page)
    assert form.value.text() == "about 30"
    assert bench.diary.excerpt().lab_results == ()
    form.value.setFocus()
    press(Key.Key_Escape)
    assert page.day.new_entry is None
    assert focus() is page.day.test_button
