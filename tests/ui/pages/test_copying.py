"""What is listed can be copied where it is listed, as a table for spreadsheets."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from b12diary.domain.dose import Compound, Dose, DoseId, Route
from b12diary.domain.lab import AnalyteId, LabResult, LabResultId
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.symptom import INTERFERENCE, Symptom, SymptomId
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.pages.injections import InjectionsPage
from b12diary.ui.wiring import diary as diary_wiring
from b12diary.ui.wiring import injections as injections_wiring
from b12diary.ui.wiring.typed_sheet import SheetDesk
from tests.ui.pages.bench import Bench

FATIGUE = SymptomId("fatigue")


@pytest.fixture
def days(qtbot: QtBot) -> Iterator[Bench[DiaryPage]]:
    with Bench.on(qtbot, DiaryPage(), diary_wiring.connect) as bench:
        bench.diary.set_symptoms([Symptom(INTERFERENCE), Symptom(FATIGUE)])
        yield bench


@pytest.fixture
def injections(qtbot: QtBot) -> Iterator[Bench[InjectionsPage]]:
    with Bench.on(qtbot, InjectionsPage(), injections_wiring.connect) as bench:
        yield bench


def copied() -> list[list[str]]:
    return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]


def dose(bench: Bench[DiaryPage] | Bench[InjectionsPage], n: int, given_on: date) -> Dose:
    quantity = Quantity(Decimal(1), DoseUnit.MILLIGRAM)
    return Dose(
        DoseId(f"d{n}"),
        given_on,
        bench.clock(),
        compound=Compound.HYDROXOCOBALAMIN,
        quantity=quantity,
        route=Route.INTO_MUSCLE,
    )


def test_the_injections_are_copied_all_of_them(injections: Bench[InjectionsPage]) -> None:
    page, diary = injections.page, injections.diary
    assert not page.list.copy_button.isVisible()
    diary.record(*(dose(injections, n, diary.today - timedelta(days=7 * n)) for n in range(30)), label="thirty")
    page.list.copy_button.setFocus()
    QTest.keyClick(page.list.copy_button, Qt.Key.Key_Space)
    table = copied()
    assert table[0][:3] == ["date", "time", "compound"]
    assert len(table) == 31
    assert injections.said[-1] == ("The table is on the clipboard.", False)


def test_a_day_is_copied_as_it_is_listed(days: Bench[DiaryPage]) -> None:
    page, diary = days.page, days.diary
    assert not page.day.copy_button.isVisible()
    diary.record(dose(days, 1, diary.today))
    diary.rate(diary.today, {FATIGUE: 6})
    diary.write_note(diary.today, "A long walk.\nThen\trest.")
    page.day.copy_button.click()
    assert copied() == [
        ["Date", "Entry", "Recorded"],
        ["22 Nov 2026", "hydroxocobalamin 1 mg", "into a muscle"],
        ["22 Nov 2026", "Tiredness", "6 of 10"],
        ["22 Nov 2026", "Note", "A long walk. Then rest."],
    ]


def test_own_words_that_are_hidden_here_are_in_the_table(days: Bench[DiaryPage]) -> None:
    days.diary.write_note(days.diary.today, "A long walk.")
    days.diary.set_preferences(hide_details=True)
    days.page.day.copy_button.click()
    assert copied()[-1][-1] == "A long walk."


def test_beside_a_blood_test_all_of_them_can_be_copied(days: Bench[DiaryPage]) -> None:
    page, diary = days.page, days.diary
    assert not page.day.tests_button.isVisible()
    for n in range(3):
        day = diary.today - timedelta(days=90 * n)
        diary.record(LabResult(LabResultId(f"t{n}"), day, AnalyteId("ferritin"), days.clock(), value=Decimal(30 + n)))
    page.day.tests_button.click()
    assert [row[1:3] for row in copied()] == [["test", "value"], *(["ferritin", str(30 + n)] for n in (2, 1, 0))]


def test_copying_writes_nothing(days: Bench[DiaryPage]) -> None:
    days.diary.write_note(days.diary.today, "A long walk.")
    label = days.diary.undo_label
    days.page.day.copy_button.click()
    assert days.diary.undo_label == label
    assert not days.page.findChildren(SheetDesk)
