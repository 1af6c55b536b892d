"""Today in simple words: its own scale, never mixed with 0 to 10 and never turned into it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.preferences import Theme
from b12diary.domain.rating import ScaleId
from b12diary.domain.symptom import INTERFERENCE, SymptomId
from b12diary.ui.widgets.scale_bar import ScaleBar
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, desk_on, focused_name, keys, n_steps, named, words
from tests.ui.pages.today_desk import FIVE, NAMES, TODAY, five_symptoms, ratings, today_page

FATIGUE = SymptomId("fatigue")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def diary(clock: SetClock) -> Iterator[Diary]:
    diary = five_symptoms(clock)
    diary.set_preferences(rating_scale=ScaleId.VERBAL_0_3)
    yield diary
    diary.close()


@pytest.fixture
def desk(qtbot: QtBot, diary: Diary, clock: SetClock) -> Iterator[Desk]:
    with desk_on(qtbot, "today", diary, clock) as desk:
        yield desk


def bar(desk: Desk, symptom: str) -> ScaleBar:
    found = today_page(desk).list.scale(symptom).findChild(ScaleBar)
    assert found is not None
    return found


def spoken(desk: Desk, symptom: str) -> str:
    interface = QAccessible.queryAccessibleInterface(bar(desk, symptom))
    return f"{interface.text(QAccessible.Text.Name)}, {interface.text(QAccessible.Text.Value)}"


def test_six_presses_from_opening_rate_the_day(desk: Desk) -> None:
    """Counted: one key a question, on the scale of words."""
    presses = "120310"
    keys(presses)
    kept = desk.diary.ratings_on(TODAY)
    assert len(presses) == len(kept) == 6
    assert ratings(desk.diary) == {INTERFERENCE: 1, **dict(zip(FIVE, (2, 0, 3, 1, 0), strict=True))}
    assert {r.scale for r in kept} == {ScaleId.VERBAL_0_3}


@pytest.mark.parametrize("key", ["4", "9", "x", "+"])
def test_keys_that_stand_for_no_word_do_nothing(desk: Desk, key: str) -> None:
    keys(key)
    assert (ratings(desk.diary), focused_name()) == ({}, NAMES[0])


def test_backspace_clears_and_enter_moves_on_unrated(desk: Desk) -> None:
    keys("3", Qt.Key.Key_Up, Qt.Key.Key_Backspace, Qt.Key.Key_Return, "1")
    assert ratings(desk.diary) == {"fatigue": 1}


def test_each_rating_is_a_word_to_eye_ear_and_undo(desk: Desk) -> None:
    assert spoken(desk, "fatigue") == "Tiredness, not rated"
    today_page(desk).focus_item("fatigue")
    keys("2")
    assert spoken(desk, "fatigue") == "Tiredness, moderate"
    assert "moderate" in words(desk.page)
    assert not {"2, moderate", "2 of 3", "2 of 10"} & words(desk.page)
    assert desk.diary.undo_label == "Rate Tiredness moderate"


def test_each_word_is_a_large_button_under_the_pointer(desk: Desk) -> None:
    for value in range(4):
        found = bar(desk, "fatigue")
        rect = found._rects()[value].toRect()
        assert rect.width() >= 100
        assert rect.height() >= 40
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=rect.center())
        assert ratings(desk.diary) == {"fatigue": value}


def test_the_other_scale_is_told_in_words_and_replaced_as_one_step(desk: Desk) -> None:
    desk.diary.rate(TODAY, {FATIGUE: 6}, scale=ScaleId.NRS_0_10)
    page, before = today_page(desk), n_steps(desk.diary)
    assert page.list.scale("fatigue").value() is None
    assert "rated 6 on the 0 to 10 scale" in words(page)
    assert spoken(desk, "fatigue") == "Tiredness, rated 6 on the 0 to 10 scale"
    page.focus_item("fatigue")
    keys("2")
    (now,) = desk.diary.ratings_on(TODAY)
    assert (now.value, now.scale, n_steps(desk.diary)) == (2, ScaleId.VERBAL_0_3, before + 1)
    assert spoken(desk, "fatigue") == "Tiredness, moderate"
    desk.shell.undo()
    (again,) = desk.diary.ratings_on(TODAY)
    assert (again.value, again.scale) == (6, ScaleId.NRS_0_10)
    assert spoken(desk, "fatigue") == "Tiredness, rated 6 on the 0 to 10 scale"


def test_what_is_on_the_other_scale_can_be_cleared_and_counts_as_answered(desk: Desk) -> None:
    desk.diary.rate(TODAY, {INTERFERENCE: 6}, scale=ScaleId.NRS_0_10)
    page = today_page(desk)
    page.focus_start()
    assert focused_name() == "Tiredness"
    page.focus_item(INTERFERENCE)
    keys(Qt.Key.Key_Backspace)
    assert ratings(desk.diary) == {}
    assert "rated 6 on the 0 to 10 scale" not in words(page)


def test_the_same_place_on_both_scales_is_not_the_same_answer(desk: Desk) -> None:
    """2 of 10 and "moderate" share a number and nothing else."""
    desk.diary.rate(TODAY, {FATIGUE: 2}, scale=ScaleId.NRS_0_10)
    today_page(desk).focus_item("fatigue")
    keys("2")
    (now,) = desk.diary.ratings_on(TODAY)
    assert now.scale is ScaleId.VERBAL_0_3


def test_changing_the_scale_asks_anew_from_today_and_keeps_earlier_days(desk: Desk) -> None:
    yesterday = TODAY - timedelta(days=1)
    desk.diary.rate(yesterday, {FATIGUE: 3}, scale=ScaleId.VERBAL_0_3)
    desk.diary.set_preferences(rating_scale=ScaleId.NRS_0_10)
    keys("7")
    assert [r.scale for r in desk.diary.ratings_on(TODAY)] == [ScaleId.NRS_0_10]
    desk.shell.show_day(yesterday)
    assert "rated “severe” in words" in words(desk.page)
    assert spoken(desk, "fatigue") == "Tiredness, rated “severe” in words"


def test_the_keys_are_told_to_screen_readers(desk: Desk) -> None:
    said = bar(desk, "fatigue").accessibleDescription()
    assert said == "Not rated.\nType 0 for none to 3 for severe. Backspace clears."


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
def test_at_twice_the_size_in_a_small_window_each_word_fits_its_button(desk: Desk, theme: Theme) -> None:
    desk.dress(theme, 200)
    desk.window.resize(1024, 600)
    QApplication.processEvents()
    found = bar(desk, "fatigue")
    for value, rect in found._rects().items():
        word = ("none", "mild", "moderate", "severe")[value]
        assert found.fontMetrics().horizontalAdvance(word) + 4 <= rect.width(), word
        assert found.mapTo(desk.window, QPoint(int(rect.right()), 0)).x() < desk.window.width()
    assert named(desk.page, "Record an injection", QPushButton).isEnabled()
