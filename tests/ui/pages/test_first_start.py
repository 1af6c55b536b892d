"""The first start, by keyboard and by hand: skipped, filled in, refused, and taken back."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.answer import Answer
from b12diary.domain.dose import Compound, Phase, Route
from b12diary.domain.preferences import DosingStyle
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.regimen import Rhythm, RhythmUnit
from b12diary.domain.symptom import INTERFERENCE, Cadence
from b12diary.ui.pages.first_start import FILE, INJECTIONS, SYMPTOMS, FirstStartPage
from b12diary.ui.pages.first_start_file import FileStep
from b12diary.ui.widgets.chips import ChipGroup
from b12diary.ui.wiring.first_start import connect
from tests.clock import SetClock
from tests.ui.pages.bench import Bench, n_steps, press

Key = Qt.Key


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench[FirstStartPage]]:
    with Bench.on(qtbot, FirstStartPage(), connect) as bench:
        yield bench


def _pick(page: FirstStartPage, *keys: str) -> None:
    for key in keys:
        chip = page.symptoms.picker.chip(key)
        chip.setFocus()
        press(Key.Key_Space)


def test_three_skips_give_an_empty_diary_that_can_be_used(bench: Bench[FirstStartPage]) -> None:
    page, diary = bench.page, bench.diary
    before = n_steps(diary)
    page.skip_button.click()
    page.skip_button.click()
    assert page.step == FILE
    assert n_steps(diary) == before
    page.next_button.click()
    assert diary.preferences.first_start_done
    assert bench.went == [("today", "")]
    excerpt = diary.excerpt()
    assert [s.id for s in excerpt.symptoms] == [INTERFERENCE]
    assert (excerpt.doses, excerpt.regimens) == ((), ())


def test_nothing_is_chosen_beforehand(bench: Bench[FirstStartPage]) -> None:
    step = bench.page.injections
    assert [box.key() for box in (step.medicine, step.unit, step.route, step.plan.template)] == [None] * 4
    assert step.plan.is_empty
    assert step.last.day() is None
    assert step.style_chips.checked() == step.monthly_chips.checked() == ()
    assert bench.page.symptoms.symptoms == ()


def test_all_that_was_filled_in_is_one_step_of_undo(bench: Bench[FirstStartPage]) -> None:
    page, diary = bench.page, bench.diary
    step = page.injections
    step.medicine.setFocus()
    press("h")  # a drop-down goes to what begins with the letter
    assert step.medicine.key() == Compound.HYDROXOCOBALAMIN
    step.amount.setFocus()
    press("1", Key.Key_Tab, "m")
    assert step.unit.key() == DoseUnit.MILLIGRAM
    step.route.setFocus()
    press("i")
    step.last.setFocus()
    press("16 Sep 2026", Key.Key_Tab)
    step.plan.steady_often.kind.setFocus()
    press(Key.Key_Down)
    step.plan.steady_often.number.setFocus()
    press("12")
    step.style_chips.chip(DosingStyle.FIXED).click()
    step.monthly_chips.chip(Answer.NO).click()
    page.next_button.click()
    assert page.step == SYMPTOMS
    _pick(page, "fatigue", "brain_fog", "balance")
    page.symptoms.list.rows()[2].main.click()
    page.next_button.click()
    page.next_button.click()

    excerpt = diary.excerpt()
    (dose,), (plan,) = excerpt.doses, excerpt.regimens
    assert (dose.given_on, dose.compound, dose.route) == (
        date(2026, 9, 16),
        Compound.HYDROXOCOBALAMIN,
        Route.INTO_MUSCLE,
    )
    assert dose.quantity == plan.quantity == Quantity(Decimal(1), DoseUnit.MILLIGRAM)
    assert (plan.starts_on, plan.rhythm) == (dose.given_on, Rhythm(12, RhythmUnit.WEEKS))
    assert [s.id for s in excerpt.symptoms] == [INTERFERENCE, "fatigue", "brain_fog", "balance"]
    assert excerpt.main_symptoms == ("balance",)
    assert (diary.preferences.dosing_style, diary.preferences.has_monthly_rhythm) == (DosingStyle.FIXED, Answer.NO)
    assert bench.said == [("Your diary is ready.", True)]
    assert diary.undo_label == "First entries"
    diary.undo()
    assert diary.excerpt().doses == ()
    assert diary.preferences.first_start_done


def test_a_known_plan_fills_in_medicine_and_both_parts_and_leaves_open_what_its_source_does(
    bench: Bench[FirstStartPage],
) -> None:
    page, diary = bench.page, bench.diary
    step = page.injections
    step.last.setFocus()
    press("2 Nov 2026", Key.Key_Tab)
    step.plan.template.setFocus()
    press(Key.Key_Down)
    assert (step.medicine.key(), step.amount.text(), step.unit.key()) == (Compound.HYDROXOCOBALAMIN, "1", "mg")
    page.next_button.click()
    assert page.step == INJECTIONS  # 2 or 3 months: the source names both, so neither is filled in
    assert QApplication.focusWidget() is step.plan.steady_often.number
    press("3")
    page.next_button.click()
    page.skip_button.click()
    page.next_button.click()
    first, steady = diary.excerpt().regimens
    assert (first.phase, first.rhythm, first.count) == (Phase.LOADING, Rhythm(3, RhythmUnit.PER_WEEK), 6)
    assert (steady.phase, steady.rhythm, steady.count) == (Phase.MAINTENANCE, Rhythm(3, RhythmUnit.MONTHS), None)
    assert first.starts_on == date(2026, 11, 2)
    assert first.id != steady.id
    assert {first.for_nerves, steady.for_nerves} == {Answer.NO}


def test_a_skipped_step_is_left_out_but_kept_for_going_back(bench: Bench[FirstStartPage]) -> None:
    page = bench.page
    page.injections.amount.setText("1")
    page.skip_button.click()
    assert page.answers().injections.quantity is None
    page.back_button.click()
    assert page.step == INJECTIONS
    assert page.injections.amount.text() == "1"


@pytest.mark.parametrize(
    ("amount", "unit", "says"), [("x", None, "amount"), ("0", None, "amount"), ("1", None, "unit"), ("1", "mg", "last")]
)
def test_what_does_not_fit_is_said_beside_its_field(
    bench: Bench[FirstStartPage], amount: str, unit: str | None, says: str
) -> None:
    page = bench.page
    page.injections.amount.setText(amount)
    page.injections.unit.fill(unit)
    page.next_button.click()
    assert page.step == INJECTIONS
    assert set(page.injections.problems()) == {says}
    field = page.injections.form.field(says).field
    focus = QApplication.focusWidget()
    assert focus is (field.focusProxy() or field)
    assert focus.accessibleDescription()
    assert page.injections.amount.text() == amount


def test_a_day_to_come_is_refused_and_stays_to_be_mended(bench: Bench[FirstStartPage]) -> None:
    page = bench.page
    page.injections.last.setFocus()
    press("1 Dec 2026", Key.Key_Tab)
    page.next_button.click()
    assert page.step == INJECTIONS
    assert page.injections.last.problem == "This day is still to come."


def test_a_sixth_symptom_and_a_fourth_main_one_are_refused_in_words(bench: Bench[FirstStartPage]) -> None:
    page = bench.page
    page.skip_button.click()
    _pick(page, "fatigue", "brain_fog", "balance", "numb", "sleep")
    assert page.message_bar.text == ""
    _pick(page, "aches")
    assert "room for 5" in page.message_bar.text
    assert page.symptoms.symptoms[-1].id == "sleep"
    _pick(page, "hair_skin_nails")  # asked once a week, so it takes none of the five places
    assert page.symptoms.symptoms[-1].cadence is Cadence.WEEKLY
    for n in range(4):
        page.symptoms.list.rows()[n].main.click()
    assert "At most 3" in page.message_bar.text
    assert page.symptoms.main == ("fatigue", "brain_fog", "balance")
    assert not page.symptoms.list.rows()[3].main.isChecked()


def test_words_of_ones_own_become_a_symptom_and_known_words_the_catalogues(bench: Bench[FirstStartPage]) -> None:
    page = bench.page
    page.skip_button.click()
    assert QApplication.focusWidget() is page.symptoms.picker.search
    press("Shoulder bumps", Key.Key_Return)
    press("TIREDNESS", Key.Key_Return)
    press("knicker", Key.Key_Return)
    assert [(s.id, s.label) for s in page.symptoms.symptoms] == [
        ("shoulder_bumps", "Shoulder bumps"),
        ("fatigue", ""),
        ("knicker", "knicker"),
    ]
    assert page.symptoms.picker.search.text() == ""


def test_searching_finds_other_words_and_goes_to_what_it_found(bench: Bench[FirstStartPage]) -> None:
    page = bench.page
    page.skip_button.click()
    press("tingling")
    picker = page.symptoms.picker
    assert picker.chip("pins_needles").isVisible()
    assert not picker.chip("fatigue").isVisible()
    assert picker.add_button.isVisible()
    press(Key.Key_Return)
    assert [s.id for s in page.symptoms.symptoms] == ["pins_needles"]


def test_taking_symptoms_off_keeps_the_focus_in_the_list(bench: Bench[FirstStartPage]) -> None:
    page = bench.page
    page.skip_button.click()
    _pick(page, "fatigue", "brain_fog")
    page.symptoms.list.rows()[0].remove.setFocus()
    press(Key.Key_Space)
    assert QApplication.focusWidget() is page.symptoms.list.rows()[0].remove
    press(Key.Key_Space)
    assert QApplication.focusWidget() is page.symptoms.picker.search


def test_the_place_of_the_file_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    diary = Diary.open(tmp_path / "diary.b12", SetClock())
    with Bench.on(qtbot, FirstStartPage(), connect, diary) as bench:
        bench.page.skip_button.click()
        bench.page.skip_button.click()
        bench.page.file.folder_button.click()
    assert bench.folders == 1


def test_the_example_is_one_press_away(bench: Bench[FirstStartPage]) -> None:
    bench.page.example_button.click()
    assert bench.examples == 1


def test_help_and_a_diary_that_is_there_already_are_one_press_away(bench: Bench[FirstStartPage]) -> None:
    bench.page.help_button.click()
    bench.page.other_button.click()
    assert bench.went == [("help", "")]
    assert bench.others == 1


def test_another_folder_is_kept_in_mind_until_the_diary_is_started(qtbot: QtBot, tmp_path: Path) -> None:
    elsewhere = tmp_path / "My papers"
    elsewhere.mkdir()
    diary = Diary.open(tmp_path / "diary.b12", SetClock())
    with Bench.on(qtbot, FirstStartPage(), connect, diary) as bench:
        page = bench.page
        page.skip_button.click()
        page.symptoms.picker.chip("fatigue").click()  # type: ignore[attr-defined]  # a chip is a button
        page.next_button.click()
        page.file.place_button.click()
        dialog = page.findChildren(QFileDialog)[0]
        dialog.fileSelected.emit(str(elsewhere))
        dialog.reject()
        assert page.place == elsewhere / "diary.b12"
        assert not page.file.folder_button.isEnabled()
        assert list(elsewhere.iterdir()) == []
        page.next_button.click()
        assert bench.kept_at == [elsewhere / "diary.b12"]
        assert [s.id for s in bench.diary.excerpt().symptoms] == [INTERFERENCE, "fatigue"]


def test_a_folder_with_a_diary_in_it_is_not_taken(qtbot: QtBot, tmp_path: Path) -> None:
    diary = Diary.open(tmp_path / "diary.b12", SetClock())
    with Bench.on(qtbot, FirstStartPage(), connect, diary) as bench:
        page = bench.page
        page.file.place_asked.emit()
        dialog = page.findChildren(QFileDialog)[0]
        dialog.fileSelected.emit(str(tmp_path))
        dialog.reject()
        assert page.place is None
        assert page.message_bar.text.startswith("There is a diary in this folder already.")


def _focus_chain(page: FirstStartPage) -> list[QWidget]:
    chain = [page.window()]
    while (following := chain[-1].nextInFocusChain()) is not None and following is not chain[0]:
        chain.append(following)
    return chain


def test_tab_comes_to_what_is_offered_later_where_it_stands(bench: Bench[FirstStartPage]) -> None:
    step = bench.page.injections
    step.medicine.fill(Compound.HYDROXOCOBALAMIN)
    step.route.fill(Route.INTO_MUSCLE)
    step.route.picked.emit(Route.INTO_MUSCLE)
    strengths = next(g for g in step.findChildren(ChipGroup) if g.accessibleName().startswith("Usual strengths"))
    chain = _focus_chain(bench.page)
    order = [chain.index(w) for w in (step.route, strengths.chip("0"), step.last.findChildren(QLineEdit)[0])]
    assert order == sorted(order)
    symptoms, symptom_chain = bench.page.symptoms.picker, _focus_chain(bench.page)
    order = [symptom_chain.index(w) for w in (symptoms.search, symptoms.chip("fatigue"), bench.page.next_button)]
    assert order == sorted(order)


def test_a_screen_reader_is_told_where_the_file_is(qtbot: QtBot) -> None:
    step = FileStep()
    qtbot.addWidget(step)
    step.set_place("/home/me/diary.b12")
    assert any(label.accessibleName().endswith("/home/me/diary.b12") for label in step.findChildren(QLabel))
