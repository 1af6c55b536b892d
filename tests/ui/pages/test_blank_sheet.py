"""The blank sheet, from the Diary page: the person's own words, printed or saved, and never a trace in the diary."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from b12diary.domain.preferences import Paper
from b12diary.domain.symptom import INTERFERENCE, Cadence, Symptom, SymptomId
from b12diary.ui.dialogs.blank_sheet import BlankSheetDialog
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.wiring.diary import connect
from tests.ui.pages.bench import Bench, n_steps, press

D = TypeVar("D", BlankSheetDialog, QFileDialog, QPrintDialog)


def shown(home: QWidget, kind: type[D]) -> D:
    """The only window of its kind that was opened from `home`."""
    (found,) = home.findChildren(kind)
    return found


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench[DiaryPage]]:
    with Bench.on(qtbot, DiaryPage(), connect) as bench:
        bench.diary.set_symptoms([Symptom(INTERFERENCE), Symptom(SymptomId("fatigue"))])
        yield bench


@pytest.fixture
def dialog(bench: Bench[DiaryPage]) -> BlankSheetDialog:
    bench.page.sheet_button.setFocus()
    QTest.keyClick(bench.page.sheet_button, Qt.Key.Key_Return)
    return shown(bench.page, BlankSheetDialog)


def test_it_begins_today_with_the_persons_symptoms(bench: Bench[DiaryPage], dialog: BlankSheetDialog) -> None:
    assert dialog.isVisible()
    assert dialog.sheet.first_day == bench.diary.today
    assert dialog.sheet.heads[1] == "Tiredness"
    assert (dialog.sheet.n_days, dialog.sheet.paper) == (14, Paper.A4)


def test_day_and_paper_can_be_chosen_by_key(dialog: BlankSheetDialog) -> None:
    QTest.keyClick(dialog.first_day.chip("none"), Qt.Key.Key_Space)
    QTest.keyClick(dialog.paper.chip(Paper.LETTER), Qt.Key.Key_Space)
    undated = dialog.sheet
    assert undated.first_day is None
    assert dialog.sheet.paper is Paper.LETTER
    QTest.keyClick(dialog.first_day.chip("monday"), Qt.Key.Key_Space)
    monday = dialog.sheet.first_day
    assert monday is not None
    assert monday.weekday() == 0


def test_four_weeks_a_day_of_ones_own_and_other_symptoms(bench: Bench[DiaryPage]) -> None:
    names = ("fatigue", "brain_fog", "numb", "balance", "dizzy")
    listed = [Symptom(INTERFERENCE), *(Symptom(SymptomId(s)) for s in names)]
    bench.diary.set_symptoms([*listed, Symptom(SymptomId("cramps"), cadence=Cadence.WEEKLY)])
    bench.page.sheet_button.click()
    dialog = shown(bench.page, BlankSheetDialog)
    assert dialog.symptoms.checked() == names
    QTest.keyClick(dialog.length.chip("28"), Qt.Key.Key_Space)
    QTest.keyClick(dialog.first_day.chip("own"), Qt.Key.Key_Space)
    assert dialog.own_day.isVisible()
    assert dialog.sheet.first_day is None
    QApplication.processEvents()
    dialog.own_day.setFocus()
    press("1 Nov 2026", Qt.Key.Key_Tab)
    dated = dialog.sheet
    assert (dated.first_day, dated.n_days) == (date(2026, 11, 1), 28)
    QTest.keyClick(dialog.symptoms.chip("cramps"), Qt.Key.Key_Space)
    assert dialog.symptoms.checked() == names
    assert "There is room for 5 symptoms" in dialog._problem.text()
    QTest.keyClick(dialog.symptoms.chip("fatigue"), Qt.Key.Key_Space)
    QTest.keyClick(dialog.symptoms.chip("cramps"), Qt.Key.Key_Space)
    assert dialog.sheet.heads[-1] == "Muscle cramps or twitches"
    assert dialog._problem.isHidden()


def test_it_is_saved_where_it_was_asked(bench: Bench[DiaryPage], dialog: BlankSheetDialog, tmp_path: Path) -> None:
    steps = n_steps(bench.diary)
    dialog.pdf_button.click()
    asked = shown(dialog, QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "sheet.pdf"))
    assert len(PdfReader(tmp_path / "sheet.pdf").pages) == 1
    assert bench.said == [(f"Saved: {tmp_path / 'sheet.pdf'}", False)]
    assert not dialog.isVisible()
    assert n_steps(bench.diary) == steps


def test_a_place_that_cannot_be_written_is_told_in_the_window(dialog: BlankSheetDialog, tmp_path: Path) -> None:
    dialog.pdf_button.click()
    shown(dialog, QFileDialog).fileSelected.emit(str(tmp_path / "missing" / "sheet.pdf"))
    assert dialog.isVisible()
    assert "not saved" in dialog._problem.text()


def test_print_asks_for_a_printer(dialog: BlankSheetDialog) -> None:
    dialog.print_button.click()
    asked = shown(dialog, QPrintDialog)
    assert asked.isVisible()
    asked.reject()
