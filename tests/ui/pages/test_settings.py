"""Settings: each choice holds at once and can be taken back; the symptoms' list keeps focus and order."""

import sys
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.preferences import Cause, Paper, Preferences, Theme
from b12diary.domain.rating import ScaleId
from b12diary.domain.symptom import INTERFERENCE, Cadence, Symptom, SymptomId
from b12diary.i18n import languages
from b12diary.suggestions.suggestion import SuggestionId
from b12diary.suggestions.titles import suggestion_title
from b12diary.ui.at_login import at_login
from b12diary.ui.at_login_linux import DesktopFile
from b12diary.ui.pages.settings import SettingsPage
from b12diary.ui.pages.settings_rows import setting_rows
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
        for choice in (*row.choices, row.choices[0]):
            bench.page.control(row.name).picked.emit(choice.key)
            assert row.key_of(bench.diary.preferences) == choice.key
            control = bench.page.control(row.name)
            shown = control.checked() if isinstance(control, ChipGroup) else (control.key(),)
            assert shown == (choice.key,)


def test_rows_have_names_of_their_own_and_only_fields_that_there_are() -> None:
    rows = setting_rows()
    assert len({row.name for row in rows}) == len(rows)
    fields = {field.name for field in dataclass_fields(Preferences)}
    assert {row.field for row in rows} <= fields


def test_simple_words_are_said_to_hold_from_today(bench: Bench[SettingsPage]) -> None:
    page, diary = bench.page, bench.diary
    page.go_to("rating_scale")
    press(Key.Key_Right)
    assert diary.preferences.rating_scale is ScaleId.VERBAL_0_3
    assert bench.said[-1] == ("Today asks in this way from now on. What you rated before stays as it is.", True)
    hint = page.control("rating_scale").accessibleDescription()
    assert "never mixed" in hint
    assert "does not compare simple words" in hint


def test_the_cause_is_kept(bench: Bench[SettingsPage]) -> None:
    bench.page.control("cause").picked.emit(Cause.DIET)
    assert bench.diary.preferences.cause is Cause.DIET


def test_each_blood_test_has_its_own_unit(bench: Bench[SettingsPage]) -> None:
    page, diary = bench.page, bench.diary
    rows = [row for row in setting_rows() if row.field == "lab_units"]
    assert len(rows) > 2
    for row in rows[:2]:
        page.control(row.name).picked.emit(row.choices[-1].key)
    assert dict(diary.preferences.lab_units) == {row.part: row.choices[-1].key for row in rows[:2]}
    page.control(rows[0].name).picked.emit("")
    assert dict(diary.preferences.lab_units) == {rows[1].part: rows[1].choices[-1].key}


def hidden(diary: Diary) -> list[str]:
    return list(diary.preferences.hidden_suggestions)


def test_what_was_hidden_can_be_shown_again_by_key(bench: Bench[SettingsPage]) -> None:
    page, diary = bench.page, bench.diary
    assert not page.hidden.isVisible()
    diary.set_preferences(hidden_suggestions=("too_early", "folic_acid"))
    page.hidden.button("folic_acid").setFocus()
    press(Key.Key_Space)
    assert hidden(diary) == ["too_early"]
    assert QApplication.focusWidget() is page.hidden.button("too_early")
    press(Key.Key_Space)
    assert hidden(diary) == []
    assert not page.hidden.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()
    diary.undo()
    assert page.hidden.isVisible()


def test_every_suggestion_that_can_be_hidden_has_a_name() -> None:
    never_hidden = {SuggestionId.SAFETY_FIRST}
    for known in set(SuggestionId) - never_hidden:
        readable = known.replace("_", " ")
        assert suggestion_title(known) != readable[:1].upper() + readable[1:], known
    assert suggestion_title("from_a_later_version") == "From a later version"


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
    assert bench.said[-1] == ("Your main symptoms are changed.", True)
    assert diary.undo_label == "Choose main symptoms"


def test_changed_main_symptoms_are_said_to_count_from_the_next_injection(bench: Bench[SettingsPage]) -> None:
    page, diary = bench.page, bench.diary
    page.symptoms.row("balance").main.click()
    assert bench.said[-1] == ("Your main symptoms are changed.", True)  # without ratings it counts at once
    diary.rate(diary.today, {SymptomId("fatigue"): 5})
    bench.clock.pass_time(days=10)
    diary.record(diary.new_dose())
    bench.clock.pass_time(days=10)
    page.symptoms.row("sleep").main.click()
    assert bench.said[-1] == ("Your main symptoms are changed. They count from the next injection.", True)
    assert diary.excerpt().main_symptoms == ("fatigue", "brain_fog")
    assert page.symptoms.row("sleep").main.isChecked()


def test_folder_and_about_are_asked_of_the_window(bench: Bench[SettingsPage]) -> None:
    bench.page.file.folder_asked.emit()
    bench.page.about_button.click()
    assert (bench.folders, bench.abouts) == (1, 1)


@pytest.mark.skipif(sys.platform != "linux", reason="writes where Linux looks")
def test_starting_at_login_is_off_until_it_is_chosen_and_is_no_step_of_the_diary(bench: Bench[SettingsPage]) -> None:
    page = bench.page
    login = at_login("linux")
    assert isinstance(login, DesktopFile)
    before = n_steps(bench.diary)
    row = page.control("at_login")
    assert isinstance(row, ChipGroup)
    assert row.checked() == ("no",)

    row.picked.emit("yes")
    assert login.is_on()
    assert row.checked() == ("yes",)
    assert bench.said[-1] == ("B12 Diary starts at your next login and waits beside the clock.", False)
    row.picked.emit("no")
    assert not login.is_on()
    assert bench.said[-1] == ("B12 Diary no longer starts when you log in.", False)

    login.folder.rmdir()
    login.folder.write_text("a file in the way")
    row.picked.emit("yes")
    assert page.message_bar.text.startswith("This could not be changed: ")
    assert row.checked() == ("no",)
    login.folder.unlink()

    page.show_login(None)  # as where the system has no way to start it
    page.go_to("evening_reminder")
    assert not row.isVisible()
    assert n_steps(bench.diary) == before


def test_a_desktop_without_a_place_beside_the_clock_is_told_of(bench: Bench[SettingsPage]) -> None:
    words = "This desktop has no place beside the clock. Reminders then show in the window while the program runs."
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    assert [label.isVisible() for label in bench.page.findChildren(QLabel) if label.text() == words] == [True]
