"""Chips, drop-downs, tabs, check boxes, the day stepper and the sidebar: filling is silent, gestures speak."""

import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.day_stepper import DayStepper
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.message_bar import MessageBar
from b12diary.ui.widgets.sidebar import Place, Sidebar
from b12diary.ui.widgets.tabs import SegmentedTabs

CHOICES = [Choice("a", "Illness"), Choice("b", "Poor sleep", "poor sleep last night"), Choice("c", "Stress")]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_chips_toggle_one_by_one(qtbot: QtBot) -> None:
    group = ChipGroup(CHOICES, "Anything different today?")
    qtbot.addWidget(group)
    said: list[tuple[str, bool]] = []
    group.toggled.connect(lambda key, is_on: said.append((key, is_on)))
    group.fill(["b"])
    assert (said, group.checked()) == ([], ("b",))
    click(group.chip("a"))
    click(group.chip("b"))
    assert said == [("a", True), ("b", False)]


def test_exclusive_chips_choose_exactly_one(qtbot: QtBot) -> None:
    group = ChipGroup(CHOICES, "Why this day?", exclusive=True)
    qtbot.addWidget(group)
    said: list[str] = []
    group.picked.connect(said.append)
    group.fill(["a"])
    click(group.chip("c"))
    assert (said, group.checked()) == (["c"], ("c",))
    group.fill([])
    assert group.checked() == ()


def test_a_chip_says_its_long_name_and_the_whole_of_it_can_be_hit(qtbot: QtBot) -> None:
    group = ChipGroup(CHOICES, "Anything different today?")
    qtbot.addWidget(group)
    chip = group.chip("b")
    assert chip.accessibleName() == "poor sleep last night"
    assert chip.sizeHint().height() >= 36
    chip.resize(chip.sizeHint())
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().bottomRight() - chip.rect().center() / 10)
    assert chip.isChecked()


def test_a_drop_down_is_silent_when_filled(qtbot: QtBot) -> None:
    combo = Combo(CHOICES, "Medicine")
    qtbot.addWidget(combo)
    said: list[str] = []
    combo.picked.connect(said.append)
    combo.fill("b")
    assert (combo.key(), said) == ("b", [])
    combo.fill(None)
    assert combo.key() is None
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert said == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="there screen readers are given the name")
def test_a_drop_down_without_a_label_tells_its_name_beside_its_choice(qtbot: QtBot) -> None:
    combo = Combo(CHOICES, "How often Tiredness is asked")
    qtbot.addWidget(combo)
    combo.fill("b")
    told = QAccessible.queryAccessibleInterface(combo)
    # The toolkit tells the choice as the name.
    assert told.text(QAccessible.Text.Description) == "How often Tiredness is asked"
    combo.setAccessibleName("How often Brain fog is asked")
    combo.setAccessibleDescription("Once a week is enough for some.")
    assert told.text(QAccessible.Text.Description).split("\n") == [
        "How often Brain fog is asked",
        "Once a week is enough for some.",
    ]


def test_tabs_change_by_arrow_and_become_a_list_when_narrow(qtbot: QtBot) -> None:
    tabs = SegmentedTabs(CHOICES, "Chart")
    qtbot.addWidget(tabs)
    said: list[str] = []
    tabs.picked.connect(said.append)
    tabs.fill("b")
    assert said == []
    bar, combo = tabs.findChild(QTabBar), tabs.findChild(Combo)
    assert bar is not None
    assert combo is not None
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert (said, tabs.key(), combo.key()) == (["c"], "c", "c")
    tabs.resize(600, 40)
    tabs.show()
    assert bar.isVisible()
    tabs.resize(100, 40)
    assert combo.isVisible()
    combo.picked.emit("a")
    assert (said, tabs.key()) == (["c", "a"], "a")


def test_a_check_boxs_whole_row_is_the_target(qtbot: QtBot) -> None:
    box = CheckBox("main")
    qtbot.addWidget(box)
    box.resize(300, 44)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().topRight() - box.rect().center() / 50)
    assert box.isChecked()


def test_the_stepper_never_goes_past_today(qtbot: QtBot) -> None:
    stepper = DayStepper()
    qtbot.addWidget(stepper)
    said: list[date] = []
    stepper.day_asked.connect(said.append)
    today = date(2026, 11, 22)
    back, now, forward = stepper.findChildren(Button)
    stepper.set_day(today, today)
    assert not forward.isEnabled()
    assert forward.accessibleDescription() == "This is today."
    click(back)
    stepper.set_day(date(2026, 11, 19), today)
    click(forward)
    click(now)
    assert said == [date(2026, 11, 21), date(2026, 11, 20), today]


def test_the_sidebar_is_one_tab_stop_and_speaks_only_for_the_person(qtbot: QtBot) -> None:
    sidebar = Sidebar([Place("today", "Today", "today"), Place("diary", "Diary", "diary")])
    qtbot.addWidget(sidebar)
    said: list[str] = []
    sidebar.picked.connect(said.append)
    sidebar.fill("today")
    assert said == []
    items = sidebar.findChildren(QAbstractButton)
    assert [item.isChecked() for item in items] == [True, False]
    click(items[1])
    assert said == ["diary"]


def test_a_message_stays_until_it_is_closed(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.show_message("Note changed.", "Undo")
    assert (bar.text, bar.accessibleName()) == ("Note changed.", "Note changed.")
    action, cross = bar.findChildren(Button)
    with qtbot.waitSignal(bar.acted):
        click(action)
    with qtbot.waitSignal(bar.closed):
        click(cross)
    assert bar.text == ""


@pytest.mark.parametrize("variant", [Variant.ICON, Variant.BARE])
def test_a_button_without_words_has_a_name(qtbot: QtBot, variant: Variant) -> None:
    button = Button("&Close", variant, icon_name="cross")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Close"
    assert min(button.sizeHint().width(), button.sizeHint().height()) >= 36


def test_a_flow_wraps_and_pushes_the_rest_to_the_far_end(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    widgets = [QWidget() for _n in range(3)]
    for widget in widgets:
        widget.setFixedSize(100, 40)
    flow.addWidget(widgets[0])
    flow.add_split()
    flow.addWidget(widgets[1])
    flow.addWidget(widgets[2])
    holder.resize(500, 100)
    holder.show()
    assert [w.x() for w in widgets] == [0, 292, 400]
    assert (flow.heightForWidth(500), flow.heightForWidth(210), flow.heightForWidth(100)) == (40, 88, 136)


def test_tab_in_an_open_list_takes_what_is_marked_and_goes_on(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    layout = QVBoxLayout(home)
    combo, after = Combo([Choice("a", "Apple"), Choice("b", "Bread")]), Button("After")
    layout.addWidget(combo)
    layout.addWidget(after)
    home.show()
    qtbot.waitExposed(home)
    home.activateWindow()
    combo.setFocus()
    picked: list[str] = []
    combo.picked.connect(picked.append)
    combo.showPopup()
    combo.view().setCurrentIndex(combo.model().index(1, 0))
    QTest.keyClick(combo.view(), Qt.Key.Key_Tab)
    assert picked == ["b"]
    assert combo.key() == "b"
    assert not combo.view().isVisible()
    assert home.focusWidget() is after


def test_enter_presses_a_button_as_space_does(qtbot: QtBot) -> None:
    button = Button("Do it")
    qtbot.addWidget(button)
    button.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_a_long_answer_wraps_and_a_word_without_end_is_broken(qtbot: QtBot) -> None:
    words = "sore, red or swollen where the needle went in"
    group = ChipGroup([Choice("long", words), Choice("run", "y" * 200)], "How was it?")
    qtbot.addWidget(group)
    group.resize(280, group.heightForWidth(280))
    group.show()
    chip, run = group.chip("long"), group.chip("run")
    assert chip.width() <= 280
    assert chip.height() > chip.sizeHint().height()
    assert run.minimumSizeHint().width() < 400
    assert (chip.accessibleName(), run.accessibleName()) == (words, "y" * 200)


def _tab_stops(home: QWidget) -> list[QAbstractButton]:
    buttons = home.findChildren(QAbstractButton)
    return [b for b in buttons if b.focusPolicy() & Qt.FocusPolicy.TabFocus and b.isCheckable()]


def test_tab_stops_at_the_chip_that_was_filled_in(qtbot: QtBot) -> None:
    group = ChipGroup(CHOICES, "How often?", exclusive=True)
    qtbot.addWidget(group)
    group.fill(["b"])
    assert _tab_stops(group) == [group.chip("b")]
    group.fill(["c"])
    assert _tab_stops(group) == [group.chip("c")]
    group.fill([])
    assert group.chip("a") in _tab_stops(group)


def test_tab_stops_at_the_page_in_sight(qtbot: QtBot) -> None:
    sidebar = Sidebar([Place("today", "Today", "today"), Place("help", "Get help", "help", at_foot=True)])
    qtbot.addWidget(sidebar)
    for key, text in (("help", "Get help"), ("today", "Today")):
        sidebar.fill(key)
        assert [b.accessibleName() or b.text() for b in _tab_stops(sidebar)] == [text]
    sidebar.fill("")
    assert len(_tab_stops(sidebar)) == 2
