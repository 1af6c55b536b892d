"""Blood tests on the screen: the printed result is what is kept, others stand beside it, and the caption is there."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.domain.catalogue import catalogue
from b12diary.domain.lab import AnalyteId, LabResult, LabResultId
from b12diary.ui.dialogs.evidence import EvidenceDialog
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.pages.diary_editors import FormEditor
from b12diary.ui.pages.diary_result_form import ResultForm
from b12diary.ui.wiring.diary import connect
from tests.ui.pages.bench import Bench
from tests.ui.pages.desk import words
from tests.ui.pages.diary_bench import DAY, row_of_kind

CAPTION = "Blood tests after injections do not show how often a person needs injections."


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench[DiaryPage]]:
    with Bench.on(qtbot, DiaryPage(), connect) as bench:
        yield bench


def record(bench: Bench[DiaryPage], value: str = "205", unit: str = "ng/L") -> LabResult:
    result = LabResult(LabResultId("l"), DAY, AnalyteId("b12_total"), bench.diary.now(), Decimal(value), unit=unit)
    bench.diary.record(result)
    bench.page.show_day(DAY)
    return result


def opened(bench: Bench[DiaryPage]) -> ResultForm:
    row = row_of_kind(bench.page, "test")
    row.edit_button.click()
    assert isinstance(row.editor, FormEditor)
    assert isinstance(row.editor.form, ResultForm)
    return row.editor.form


def test_the_caption_stands_below_the_results_of_a_day_and_of_no_other(bench: Bench[DiaryPage]) -> None:
    bench.page.show_day(DAY)
    assert CAPTION not in words(bench.page.day)
    record(bench)
    assert CAPTION in words(bench.page.day)


def test_a_result_stands_in_the_chosen_unit_beside_the_printed_one(bench: Bench[DiaryPage]) -> None:
    record(bench)
    assert row_of_kind(bench.page, "test").entry.value == "205 ng/L"

    bench.diary.set_preferences(lab_units=(("b12_total", "pmol/L"),))
    assert row_of_kind(bench.page, "test").entry.value == "205 ng/L, that is 151 pmol/L"


def test_the_form_says_the_result_in_other_units_and_keeps_the_printed_one(bench: Bench[DiaryPage]) -> None:
    result = record(bench)
    form = opened(bench)

    assert "In other units: 151 pmol/L." in words(form)
    assert bench.diary.excerpt().lab_results == (result,)


@pytest.mark.parametrize(("typed", "sign", "shown"), [("<150", "<", "150"), ("> 2000", ">", "2000"), ("=5", "=", "5")])
def test_a_sign_typed_with_the_number_is_taken(bench: Bench[DiaryPage], typed: str, sign: str, shown: str) -> None:
    record(bench)
    form = opened(bench)
    form.value.setFocus()
    form.value.setText(typed)
    form.value.commit()

    (kept,) = bench.diary.excerpt().lab_results
    assert (kept.comparator, kept.value) == (sign, Decimal(shown))
    assert (form.value.text(), form.sign.key()) == (shown, sign)


def test_no_unit_is_guessed(bench: Bench[DiaryPage]) -> None:
    record(bench, "151", "")
    form = opened(bench)

    assert form.same_as.isHidden()
    form.unit.committed.emit("pmol/L")
    assert form.same_as.text() == "In other units: 205 ng/L and 205 pg/mL."


def test_the_caption_leads_to_what_it_rests_on(bench: Bench[DiaryPage], qtbot: QtBot) -> None:
    record(bench)
    form = opened(bench)
    known = catalogue()
    assert f"{known.lab_caption} {known.lab_caution}" in words(form)

    form.evidence_button.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), EvidenceDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EvidenceDialog)
    assert [card.claim.id for card in dialog.cards] == ["blood_tests_after", "high_b12_expected"]
    dialog.accept()
