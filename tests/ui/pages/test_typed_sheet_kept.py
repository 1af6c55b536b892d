"""A sheet that is half typed in outlasts the dialog, the window and the program, and is no entry before it is kept."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.factor import FactorId
from b12diary.domain.rating import ScaleId
from b12diary.domain.symptom import INTERFERENCE, Cadence, Symptom, SymptomId
from b12diary.errors import DiaryUnwritableError
from b12diary.ui.dialogs.typed_sheet import TypedSheetDialog
from b12diary.ui.dialogs.typed_sheet_draft import SheetDraft, Written, WrittenOn
from b12diary.ui.dialogs.typed_sheet_kept import draft_from, kept_text
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.wiring.diary import connect
from b12diary.ui.wiring.typed_sheet import SheetDesk
from tests.clock import SetClock
from tests.ui.pages.bench import Bench
from tests.ui.pages.desk import keys as press

Key = Qt.Key
FATIGUE, FOG = SymptomId("fatigue"), SymptomId("brain_fog")
FULL = SheetDraft(
    first_day=date(2026, 11, 9),
    n_days=28,
    symptoms=(INTERFERENCE, FOG, SymptomId("my own: ünusual")),
    scale=ScaleId.VERBAL_0_3,
    ratings={(0, INTERFERENCE): 0, (27, FOG): 3},
    injections=frozenset({2, 5}),
    notes={3: "rested – “long”"},
    events={4: FactorId("stress")},
    written=WrittenOn(Written.ON_A_DAY, date(2026, 12, 7)),
    written_rows={1: WrittenOn(Written.SAME_DAY), 2: WrittenOn(Written.ON_A_DAY, None)},
)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench[DiaryPage]]:
    with Bench.on(qtbot, DiaryPage(), connect) as bench:
        bench.diary.set_symptoms([Symptom(INTERFERENCE), Symptom(FATIGUE), Symptom(FOG)])
        yield bench


def begun(bench: Bench[DiaryPage]) -> TypedSheetDialog:
    """Open the dialog and type the first two numbers of Monday 9 November."""
    dialog = reopened(bench)
    dialog.first_day.setFocus()
    press("9 Nov 2026", Key.Key_Tab)
    dialog.grid.focus_start()
    press("34")
    return dialog


def reopened(bench: Bench[DiaryPage]) -> TypedSheetDialog:
    QTest.mouseClick(bench.page.typing_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    dialog = next(d for d in bench.page.findChildren(TypedSheetDialog) if d.isVisible())
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def desk(bench: Bench[DiaryPage]) -> SheetDesk:
    found = bench.page.findChildren(SheetDesk)
    assert len(found) == 1
    return found[0]


TYPED = {(0, INTERFERENCE): 3, (0, FATIGUE): 4}


def test_a_draft_comes_back_from_its_text_as_it_was() -> None:
    assert draft_from(kept_text(FULL)) == FULL
    assert kept_text(SheetDraft(first_day=date(2026, 11, 9))) == ""


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", '{"scale": "no such"}', kept_text(FULL)[:-1], "7"])
def test_what_cannot_be_read_is_no_draft(text: str) -> None:
    assert draft_from(text) is None


def test_a_number_that_its_scale_does_not_have_is_left_out() -> None:
    found = draft_from(kept_text(FULL).replace('"brain_fog",3]', '"brain_fog",9]'))
    assert found is not None
    assert found.ratings == {(0, INTERFERENCE): 0}


def test_the_window_can_close_with_the_dialog_open(bench: Bench[DiaryPage]) -> None:
    begun(bench)
    assert not bench.diary.preferences.paper_draft
    bench.page.commit_edits()
    found = draft_from(bench.diary.preferences.paper_draft)
    assert found is not None
    assert found.ratings == TYPED
    assert not any(map(len, bench.diary.excerpt().ratings))


def test_it_is_kept_now_and_then_while_one_types(bench: Bench[DiaryPage]) -> None:
    dialog = begun(bench)
    timer = desk(bench).timer
    assert timer.isActive()
    timer.timeout.emit()
    assert not timer.isActive()
    assert draft_from(bench.diary.preferences.paper_draft) == dialog.draft
    press("5")
    assert timer.isActive()


def test_the_file_has_it_after_the_program_has_ended(qtbot: QtBot, tmp_path: Path) -> None:
    clock, path = SetClock(), tmp_path / "diary.b12"
    with Bench.on(qtbot, DiaryPage(), connect, Diary.open(path, clock)) as bench:
        bench.diary.set_symptoms([Symptom(INTERFERENCE), Symptom(FATIGUE), Symptom(FOG)])
        begun(bench).close_button.click()
    with Bench.on(qtbot, DiaryPage(), connect, Diary.open(path, clock)) as bench:
        assert bench.page.typing_button.text().replace("&", "") == "Go on typing the sheet"
        assert reopened(bench).draft.ratings == TYPED


def test_a_symptom_put_to_rest_since_is_still_on_the_sheet(bench: Bench[DiaryPage]) -> None:
    begun(bench).close_button.click()
    bench.diary.set_symptoms([Symptom(INTERFERENCE), Symptom(FATIGUE, cadence=Cadence.OFF), Symptom(FOG)])
    dialog = reopened(bench)
    assert dialog.grid.cell(0, 1).value() == 4
    assert dialog.symptoms.chip("fatigue").text() == "Tiredness"


def test_undo_takes_the_sheet_back_and_not_that_it_was_begun(bench: Bench[DiaryPage]) -> None:
    begun(bench).close_button.click()
    dialog = reopened(bench)
    dialog.keep_button.click()
    assert not bench.diary.preferences.paper_draft
    assert bench.page.typing_button.text().replace("&", "") == "Type in a sheet"
    assert sum(map(len, bench.diary.excerpt().ratings)) == 2
    bench.diary.undo()
    assert not any(map(len, bench.diary.excerpt().ratings))
    assert bench.diary.undo_label == "Change my symptoms"
    reopened(bench).close_button.click()


def test_a_sheet_that_undo_took_out_is_there_to_be_put_right(bench: Bench[DiaryPage]) -> None:
    begun(bench).keep_button.click()
    bench.diary.undo()
    dialog = reopened(bench)
    assert dialog.draft.ratings == TYPED
    dialog.keep_button.click()
    assert reopened(bench).draft.is_empty


def test_what_cannot_be_written_stays_in_the_dialog_and_in_memory(
    bench: Bench[DiaryPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise DiaryUnwritableError("This was not saved.", "The disk is full.", "Make some room.")

    dialog = begun(bench)
    monkeypatch.setattr(bench.diary._store, "write", refuse)
    dialog.close_button.click()
    said = "This could not be written. It is kept until you close the program, and is not in the diary yet."
    assert bench.said[-1] == (said, False)
    again = reopened(bench)
    assert again.draft.ratings == TYPED
    monkeypatch.undo()
    again.close_button.click()
    assert draft_from(bench.diary.preferences.paper_draft) is not None


def test_own_words_on_it_are_not_shown_while_they_are_hidden(bench: Bench[DiaryPage]) -> None:
    bench.diary.keep_paper_draft(kept_text(FULL))
    bench.diary.set_preferences(hide_details=True)
    QTest.mouseClick(bench.page.typing_button, Qt.MouseButton.LeftButton)
    assert not [d for d in bench.page.findChildren(TypedSheetDialog) if d.isVisible()]
    assert "hidden now" in bench.page.message_bar.text
