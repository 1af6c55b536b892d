"""Knowing that nobody is there: no key for a while, a computer that slept, a screen that was locked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from b12diary.ui.idle import IdleWatch


class Times:
    """Two clocks of one computer; asleep, some computers stop the first."""

    def __init__(self) -> None:
        self.steady = self.wall = 1_000.0

    def awake(self, seconds: float) -> None:
        self.steady += seconds
        self.wall += seconds

    def asleep(self, seconds: float) -> None:
        self.wall += seconds


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def left(qtbot: QtBot, times: Times) -> list[int]:
    return []


@pytest.fixture
def watch(qtbot: QtBot, times: Times, left: list[int]) -> IdleWatch:
    del qtbot
    made = IdleWatch(seconds=lambda: times.steady, wall_seconds=lambda: times.wall)
    made.left_alone.connect(lambda: left.append(1))
    made.start(5)
    return made


def pass_awake(watch: IdleWatch, times: Times, minutes: float) -> None:
    for _quarter in range(round(minutes * 4)):
        times.awake(15)
        watch.look()


def test_after_the_minutes_without_a_key_it_is_told(watch: IdleWatch, times: Times, left: list[int]) -> None:
    pass_awake(watch, times, 4.75)
    assert left == []
    pass_awake(watch, times, 0.25)
    assert left == [1]
    watch.stop()


def test_a_key_begins_the_minutes_anew(qtbot: QtBot, watch: IdleWatch, times: Times, left: list[int]) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    pass_awake(watch, times, 4.75)
    QTest.keyClick(field, Qt.Key.Key_A)
    pass_awake(watch, times, 4.75)

    assert field.text() == "a"
    assert left == []
    watch.stop()


def test_a_computer_that_slept_was_left(watch: IdleWatch, times: Times, left: list[int]) -> None:
    times.asleep(3_600)
    times.awake(15)
    watch.look()

    assert left == [1]
    watch.stop()


def test_a_locked_screen_was_left_and_an_unlocked_one_was_not(watch: IdleWatch, left: list[int]) -> None:
    watch.screen_changed(False)
    assert left == []
    watch.screen_changed(True)
    assert left == [1]
    watch.stop()


def test_with_no_minutes_it_does_not_even_look(qtbot: QtBot) -> None:
    del qtbot
    watch = IdleWatch()
    watch.start(0)

    assert not watch._timer.isActive()
