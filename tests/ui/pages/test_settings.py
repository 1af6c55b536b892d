"""Settings: each choice holds at once and can be taken back; the symptoms' list keeps focus and order."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.preferences import Paper, Theme
from b12diary.domain.symptom import INTERFERENCE, Cadence, Symptom, SymptomId
from b12diary.ui.pages.settings import SettingsPage
from b12diary.ui.pages.settings_rows import languages, setting_rows
from b12diary.ui.widgets.chips import ChipGroup
from b12diary.ui.wiring.settings import connect
from tests.ui.pages.bench import Bench, n_steps, press

Key = Qt.Key
FIVE = ("fatigue", "brain_fog", "balance", "numb", "sleep")


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench[SettingsPage]]:
    with Bench.on(qtbot, SettingsPage(), connect) as bench:
        bench.diary.set_symptoms([Symptom(SymptomId(key)) for key in FIVE])
        yield bench


def _names(diary: Diary) -> list[str]:
    return [s.id for s in diary.excerpt().symptoms if s.id != INTERFERENCE]


def test_showing_writes_nothing(bench: Bench[SettingsPage]) -> None:
    before = n_steps(bench.diary)
    bench.refresh()
    bench.page.go_to("country")
    bench.page.go_to("symptoms")
    assert n_steps(bench.diary) == before


def test_a_choice_holds_at_once_and_is_one_step_of_undo(bench: Bench[SettingsPage]) -> None:
    page, diary = bench.page, bench.diary
    chips = page.control("theme")
    assert isinstance(chips, ChipGroup)
    chips.chip(Theme.DARK).setFocus()
    press(Key.Key_Space)
    assert diary.preferences.theme is Theme.DARK
    page.control("text_percent").picked.emit("150")
    page.control("paper").picked.emit("letter")
    page.control("day_start_hour").picked.emit("4")
    assert (diary.preferences.text_percent, diary.preferences.paper) == (150, Paper.LETTER)
    assert diary.preferences.day_start_hour == 4
    assert bench.said == [("Changed.", True)] * 4
    diary.undo()
    assert diary.preferences.day_start_hour == 0
    page.control("paper").picked.emit("")
    assert diary.preferences.paper is None


def test_every_choice_that_is_offered_can_be_kept(bench: Bench[SettingsPage]) -> None:
    for row in setting_rows():
        for choice in row.choices:
            bench.page.control(row.name).picked.emit(choice.key)
            assert row.key_of(bench.diary.preferences) == choice.key
            control = bench.page.control(row.name)
            shown = control.checked() if isinstance(control, ChipGroup) else (control.key(),)
            assert shown == (choice.key,)


def test_only_languages_that_exist_are_offered() -> None:
    assert languages()[0] == "en_GB"
    offered = next(row for row in setting_rows() if row.name == "language").choices
    assert [choice.key for choice in offered] == ["", *languages()]


def test_settings_are_found_by_other_words(bench: Bench[SettingsPage]) -> None:
    page = bench.page
    page.search.setFocus()
    press("bigger")
    assert not page.control("text_percent").isVisible()
    page.search.selectAll()
    press("larger")
    assert page.control("text_percent").isVisible()
    assert not page.control("theme").isVisible()
    assert not page.symptoms.isVisible()
    page.go_to("theme")
    assert page.control("country").isVisible()
    assert QApplication.focusWidget() is page.control("theme").chip(Theme.SYSTEM)  # type: ignore[union-attr]  # chips


def test_a_symptom_is_renamed_and_gets_its_old_name_back(bench: Bench[SettingsPage]) -> None:
    page, diary = bench.page, bench.diary
    name = page.symptoms.row("fatigue").name
    name.setFocus()
    name.selectAll()
    press("The strange tiredness", Key.Key_Tab)
    assert diary.excerpt().symptoms[1].label == "The strange tiredness"
    name.setFocus()
    name.selectAll()
    press(Key.Key_Delete, Key.Key_Return)
    assert diary.excerpt().symptoms[1].label == ""
    page.search.setFocus()
    bench.refresh()
    assert name.text() == "Tiredness"


def test_moving_a_symptom_by_key_keeps_the_focus_on_it(bench: Bench[SettingsPage]) -> None:
    page, diary = bench.page, bench.diary
    row = page.symptoms.row("balance")
    row.up.setFocus()
    press(Key.Key_Space)
    assert _names(diary)[:3] == ["fatigue", "balance", "brain_fog"]
    assert QApplication.focusWidget() is row.up
    press(Key.Key_Space)
    assert _names(diary)[0] == "balance"
    assert QApplication.focusWidget() is row.down  # up leads nowhere any more
    QApplication.sendPostedEvents()  # the layout places its rows after the key
    assert row.y() < page.symptoms.row("fatigue").y()
    assert row.down.nextInFocusChain() is page.symptoms.row("fatigue").name
    diary.undo()
    assert _names(diary)[0] == "fatigue"


def test_how_often_a_symptom_is_asked(bench: Bench[SettingsPage]) -> None:
    page, diary = bench.page, bench.diary
    page.symptoms.row("sleep").cadence.picked.emit(Cadence.OFF)
    assert diary.excerpt().symptoms[-1].cadence is Cadence.OFF
    page.symptoms.add_button.click()
    assert QApplication.focusWidget() is page.symptoms.picker.search
    press("aches", Key.Key_Return)
    assert _names(diary)[-1] == "aches"
    press("headache", Key.Key_Return)
    assert diary.excerpt().symptoms[-1].cadence is Cadence.WEEKLY  # five are asked every day already
    page.symptoms.row("headache").cadence.picked.emit(Cadence.DAILY)
    assert page.message_bar.text == "There is room for 5 symptoms a day."
    assert page.symptoms.row("headache").cadence.key() == Cadence.WEEKLY


def test_main_symptoms_are_chosen_and_a_fourth_is_refused(bench: Bench[SettingsPage]) -> None:
    page, diary = bench.page, bench.diary
    assert [key for key in FIVE if page.symptoms.row(key).main.isChecked()] == ["fatigue", "brain_fog", "balance"]
    page.symptoms.row("sleep").main.click()
    assert page.message_bar.text == "At most 3 symptoms are main."
    assert not page.symptoms.row("sleep").main.isChecked()
    page.symptoms.row("balance").main.click()
    page.symptoms.row("sleep").main.click()
    assert diary.excerpt().main_symptoms == ("fatigue", "brain_fog", "sleep")
    assert diary.undo_label == "Choose main symptoms"


def test_folder_and_about_are_asked_of_the_window(bench: Bench[SettingsPage]) -> None:
    bench.page.folder_asked.emit()
    bench.page.about_button.click()
    assert (bench.folders, bench.abouts) == (1, 1)
