"""Typing in a sheet of paper: fast by key, honest about what is missing, careful with what is there already."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from b12diary.domain.rating import Origin, ScaleId
from b12diary.domain.symptom import INTERFERENCE, Symptom, SymptomId
from b12diary.errors import DiaryUnwritableError
from b12diary.ui.dialogs.typed_sheet import TypedSheetDialog
from b12diary.ui.dialogs.typed_sheet_cell import SheetCell
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.wiring.diary import connect
from tests.ui.pages.bench import Bench, n_steps
from tests.ui.pages.desk import keys as press

Key = Qt.Key
FATIGUE, FOG = SymptomId("fatigue"), SymptomId("brain_fog")
FIRST = date(2026, 11, 9)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench[DiaryPage]]:
    with Bench.on(qtbot, DiaryPage(), connect) as bench:
        bench.diary.set_symptoms([Symptom(INTERFERENCE), Symptom(FATIGUE), Symptom(FOG)])
        yield bench


def open_sheet(bench: Bench[DiaryPage]) -> TypedSheetDialog:
    """Open the dialog with the mouse; it is the newest of its kind."""
    QTest.mouseClick(bench.page.typing_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    dialog = next(d for d in bench.page.findChildren(TypedSheetDialog) if d.isVisible())
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


@pytest.fixture
def dialog(bench: Bench[DiaryPage]) -> TypedSheetDialog:
    """The dialog for two weeks from Monday 9 November; the keys are on its first box."""
    dialog = open_sheet(bench)
    dialog.first_day.setFocus()
    press("9 Nov 2026", Key.Key_Tab)
    dialog.grid.focus_start()
    return dialog


def ratings(bench: Bench[DiaryPage]) -> dict[tuple[date, str], int]:
    return {
        (date.fromordinal(day), series.symptom): value
        for series in bench.diary.excerpt().ratings
        for day, value in zip(series.days, series.values, strict=True)
    }


def focused() -> SheetCell:
    focus = QApplication.focusWidget()
    assert isinstance(focus, SheetCell)
    return focus


def test_it_asks_for_the_first_day_and_assumes_nothing(bench: Bench[DiaryPage]) -> None:
    dialog = open_sheet(bench)
    assert dialog.draft.first_day is None
    assert not dialog.grid.isVisible()
    assert not dialog.keep_button.isEnabled()
    assert dialog.written.checked() == ("unknown",)


def test_digits_fill_and_move_on_and_all_of_it_is_one_step(bench: Bench[DiaryPage], dialog: TypedSheetDialog) -> None:
    before = n_steps(bench.diary)
    press("34x")  # the first day: 3, 4 and 10
    press("0", Key.Key_Space, "2")  # the second one: 0, nothing, 2
    assert focused().accessibleName() == "Got in the way of daily life, Wednesday 11 November"
    dialog.keep_button.click()
    tuesday = date(2026, 11, 10)
    assert ratings(bench) == {
        (FIRST, INTERFERENCE): 3,
        (FIRST, FATIGUE): 4,
        (FIRST, FOG): 10,
        (tuesday, INTERFERENCE): 0,
        (tuesday, FOG): 2,
    }
    (held,) = [r for r in bench.diary.ratings_on(FIRST) if r.symptom == FATIGUE]
    assert (held.origin, held.entered_on) == (Origin.PAPER, None)
    assert n_steps(bench.diary) == before + 1
    assert bench.said == [("Kept: Paper sheet of 9 Nov 2026 to 22 Nov 2026, 5 ratings.", True)]
    assert not dialog.isVisible()
    bench.diary.undo()
    assert ratings(bench) == {}


def test_arrows_and_backspace_go_where_a_pen_would(dialog: TypedSheetDialog) -> None:
    press("3", Key.Key_Down, Key.Key_Down, Key.Key_Left)
    assert focused() is dialog.grid.cell(2, 0)
    press(Key.Key_Up, Key.Key_Right, "5")
    assert dialog.grid.cell(1, 1).value() == 5
    press(Key.Key_Backspace)  # an empty box: back to the one before
    assert focused() is dialog.grid.cell(1, 1)
    press(Key.Key_Backspace)
    assert dialog.grid.cell(1, 1).value() is None
    assert dialog.draft.ratings == {(0, INTERFERENCE): 3}


def test_what_is_no_number_of_the_scale_is_not_taken(dialog: TypedSheetDialog) -> None:
    cell = dialog.grid.cell(0, 0)
    press("z")
    assert (cell.value(), focused()) == (None, cell)
    for text, value in (("11", None), ("-1", None), ("7", 7), ("99", 7), ("x", 10), ("", None)):
        cell.setText(text)  # as an assistive tool or the clipboard writes
        assert cell.value() == value
    assert dialog.draft.is_empty


def test_the_simple_scale_takes_its_four_words_by_number(bench: Bench[DiaryPage]) -> None:
    bench.diary.set_preferences(rating_scale=ScaleId.VERBAL_0_3)
    dialog = open_sheet(bench)
    dialog.first_day.setFocus()
    press("9 Nov 2026", Key.Key_Tab)
    dialog.grid.focus_start()
    press("4")
    assert dialog.draft.is_empty
    press("3")
    dialog.keep_button.click()
    (held,) = bench.diary.ratings_on(FIRST)
    assert (held.scale, held.value) == (ScaleId.VERBAL_0_3, 3)


# --- what is in the diary already


def test_the_diarys_numbers_stand_beside_and_stay_unless_the_sheets_are_wanted(bench: Bench[DiaryPage]) -> None:
    bench.diary.rate(FIRST, {FATIGUE: 6, FOG: 2})
    dialog = open_sheet(bench)
    dialog.first_day.setFocus()
    press("9 Nov 2026", Key.Key_Tab)
    assert dialog.grid.cell(0, 1).accessibleDescription() == "The diary says 6."
    assert not dialog.choice.isVisible()
    dialog.grid.focus_start()
    press("142")
    assert dialog._differences.text() == "1 number is another than in the diary. The small one is the diary’s."
    assert dialog.choice.isVisible()
    assert dialog.choice.checked() == ("mine",)
    dialog.keep_button.click()
    assert ratings(bench) == {(FIRST, INTERFERENCE): 1, (FIRST, FATIGUE): 6, (FIRST, FOG): 2}
    typed = {r.symptom: r.origin for r in bench.diary.ratings_on(FIRST)}
    assert typed == {INTERFERENCE: Origin.PAPER, FATIGUE: Origin.TYPED, FOG: Origin.TYPED}


def test_the_sheets_numbers_are_taken_when_the_person_says_so(bench: Bench[DiaryPage]) -> None:
    bench.diary.rate(FIRST, {FATIGUE: 6})
    dialog = open_sheet(bench)
    dialog.first_day.setFocus()
    press("9 Nov 2026", Key.Key_Tab)
    dialog.grid.focus_start()
    press(Key.Key_Space, "4")
    QTest.keyClick(dialog.choice.chip("sheet"), Key.Key_Space)
    dialog.keep_button.click()
    assert ratings(bench) == {(FIRST, FATIGUE): 4}
    bench.diary.undo()
    assert ratings(bench) == {(FIRST, FATIGUE): 6}


def test_injections_events_and_notes_are_taken_beside_what_is_there(bench: Bench[DiaryPage]) -> None:
    diary = bench.diary
    diary.record(diary.new_dose(FIRST))
    diary.write_note(FIRST, "slept badly")
    dialog = open_sheet(bench)
    dialog.first_day.setFocus()
    press("9 Nov 2026", Key.Key_Tab)
    dialog.shows_notes.click()
    QApplication.processEvents()
    held = _named(dialog, "Injection, Monday 9 November")
    assert not held.isEnabled()
    QTest.keyClick(_named(dialog, "Injection, Wednesday 11 November"), Key.Key_Space)
    note = _named(dialog, "Note, Monday 9 November")
    note.setFocus()
    press("nurse away")
    event = _named(dialog, "Anything different, Tuesday 10 November")
    event.setFocus()
    press(Key.Key_Down)
    dialog.keep_button.click()
    excerpt = diary.excerpt()
    assert excerpt.injection_days == (FIRST, date(2026, 11, 11))
    assert [note.text for note in excerpt.notes] == ["slept badly\nnurse away"]
    assert [(e.starts_on, e.ends_on) for e in excerpt.exposures] == [(date(2026, 11, 10), date(2026, 11, 10))]
    diary.undo()
    assert diary.excerpt().injection_days == (FIRST,)


# --- when it was written


def test_the_day_of_writing_is_kept_as_it_is_said(bench: Bench[DiaryPage], dialog: TypedSheetDialog) -> None:
    press("333", "4")
    QTest.keyClick(dialog.written.chip("same"), Key.Key_Space)
    dialog.shows_written.click()
    QApplication.processEvents()
    assert dialog.grid.cell(1, 0).value() == 4
    ringed = _named(dialog, "Filled in, Tuesday 10 November")
    ringed.setFocus()
    press(Key.Key_Down, Key.Key_Down)  # "another day"
    dialog.keep_button.click()
    ringed.setFocus()
    assert "Say on which day it was filled in." in {t.text() for t in dialog.grid._troubles.values()}
    press(Key.Key_Tab)
    day = QApplication.focusWidget()
    assert isinstance(day, QLineEdit)
    assert day.accessibleName() == "Filled in, Tuesday 10 November"
    press("14 Nov 2026", Key.Key_Tab)
    dialog.keep_button.click()
    entered = {(r.day, r.entered_on) for day in (FIRST, date(2026, 11, 10)) for r in bench.diary.ratings_on(day)}
    assert entered == {(FIRST, FIRST), (date(2026, 11, 10), date(2026, 11, 14))}


def test_all_on_one_day_wants_that_day_and_not_one_before_a_row(
    bench: Bench[DiaryPage], dialog: TypedSheetDialog
) -> None:
    press("5")
    QTest.keyClick(dialog.written.chip("day"), Key.Key_Space)
    dialog.keep_button.click()
    assert dialog._problem.text() == "Say on which day the rows were filled in."
    for text, keeps in (("1 Nov 2026", False), ("21 Nov 2026", True)):
        line = dialog.written_day.focusProxy()
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        press(text, Key.Key_Tab)
        dialog.keep_button.click()
        assert dialog.isVisible() is not keeps
    assert [r.entered_on for r in bench.diary.ratings_on(FIRST)] == [date(2026, 11, 21)]


def test_days_to_come_cannot_be_filled_in(bench: Bench[DiaryPage]) -> None:
    dialog = open_sheet(bench)
    dialog.first_day.setFocus()
    press("20 Nov 2026", Key.Key_Tab)
    assert [dialog.grid.cell(row, 0).isEnabled() for row in range(4)] == [True, True, True, False]
    dialog.grid.cell(2, 2).setFocus()
    press("1")
    assert focused() is dialog.grid.cell(2, 2)


def test_enter_in_the_first_day_leads_to_the_first_box(bench: Bench[DiaryPage]) -> None:
    dialog = open_sheet(bench)
    press(Key.Key_Return)
    assert dialog.isVisible()
    press("9 Nov 2026", Key.Key_Return)
    assert focused() is dialog.grid.cell(0, 0)
    press("3")
    assert dialog.draft.ratings == {(0, INTERFERENCE): 3}


# --- nothing is lost


def test_closing_keeps_what_was_typed_for_the_next_time(bench: Bench[DiaryPage], dialog: TypedSheetDialog) -> None:
    press("34")
    press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert ratings(bench) == {}
    assert bench.said[-1] == ("What you typed is kept for the next time. It is not in the diary yet.", False)
    assert bench.page.typing_button.text().replace("&", "") == "Go on typing the sheet"
    again = open_sheet(bench)
    assert again.draft.ratings == {(0, INTERFERENCE): 3, (0, FATIGUE): 4}
    assert again.grid.cell(0, 1).value() == 4
    assert focused() is again.grid.cell(0, 2)
    again.again_button.click()
    assert again.draft.is_empty
    again.close_button.click()
    assert open_sheet(bench).draft.first_day is None


def test_an_error_leaves_the_sheet_as_it_is(
    bench: Bench[DiaryPage], dialog: TypedSheetDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise DiaryUnwritableError("This was not saved.", "The disk is full.", "Make some room.")

    press("34")
    monkeypatch.setattr(bench.diary._store, "write", refuse)
    dialog.keep_button.click()
    assert dialog.isVisible()
    assert dialog._problem.text() == "This was not saved. The disk is full. Make some room."
    monkeypatch.undo()
    dialog.keep_button.click()
    assert len(ratings(bench)) == 2


def test_another_length_or_symptom_keeps_what_was_typed(dialog: TypedSheetDialog) -> None:
    press("345")
    QTest.keyClick(dialog.length.chip("28"), Key.Key_Space)
    QTest.keyClick(dialog.symptoms.chip("fatigue"), Key.Key_Space)
    assert dialog.draft.symptoms == (INTERFERENCE, FOG)
    assert dialog.grid.cell(0, 1).value() == 5
    QTest.keyClick(dialog.symptoms.chip("fatigue"), Key.Key_Space)
    assert dialog.grid.cell(0, 1).value() == 4
    assert (27, 0) in dialog.grid._cells


def test_tab_comes_to_the_boxes_before_the_buttons(dialog: TypedSheetDialog) -> None:
    chain: list[QWidget] = [dialog]
    while (following := chain[-1].nextInFocusChain()) is not None and following is not dialog:
        chain.append(following)
    stops = (dialog.shows_written, dialog.grid.cell(0, 0), dialog.grid.cell(13, 2), dialog.keep_button)
    order = [chain.index(stop) for stop in stops]
    assert order == sorted(order)


def _named(dialog: TypedSheetDialog, name: str) -> QWidget:
    """Return the first control that is known by this name."""
    return next(w for w in dialog.findChildren(QWidget) if w.isVisible() and w.accessibleName() == name)
