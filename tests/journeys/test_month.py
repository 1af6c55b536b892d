"""The whole first start and a month's use, by keyboard alone, in the real window on a real file."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.rating import Origin
from b12diary.paths import Paths
from b12diary.ui.start import Desk
from tests.clock import SetClock
from tests.journeys.keyboard import Key, ctrl, focus, press, tab_to

N_DAYS = 30
BAD_DAY, INJECTED_ON, FILLED_IN_LATER, EMPTY, MISTAKEN = 3, 14, 9, (20, 21), 25
SYMPTOMS = ("Tiredness", "Brain fog", "Pins and needles", "Poor balance")
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: SetClock) -> Iterator[Desk]:
    desk = Desk(qapp, Paths(data=tmp_path / "data", state=tmp_path / "state"), clock)
    qtbot.addWidget(desk.window)
    with qtbot.waitActive(desk.window):
        desk.begin(tmp_path / "data" / "diary.b12")
    qtbot.waitUntil(lambda: desk.window.current == "first_start")
    yield desk
    desk.window.close()


def first_start() -> None:
    """Go through all three steps and leave nothing out that is asked."""
    tab_to("Medicine")
    press("h")
    tab_to("Dose")
    press("1")
    tab_to("Unit")
    press("m")
    tab_to("How it is given")
    press("i")
    tab_to("Day of the last injection")
    press("1 Nov 2026")
    tab_to("Next: my symptoms")
    press(Key.Key_Space)
    for symptom in SYMPTOMS:
        tab_to("Find a symptom, or write your own")
        press(symptom, Key.Key_Return)
    tab_to("Next: my diary file")
    press(Key.Key_Space)
    tab_to("Start my diary")
    press(Key.Key_Space)


def values(n: int) -> str:
    """What is typed on a day, a digit a row."""
    return "".join(str((n + row) % 10) for row in range(1 + len(SYMPTOMS)))


def a_day(n: int) -> None:
    """Rate; on some days there is more to tell."""
    for value in values(n):
        press(value)
    if n == BAD_DAY:
        tab_to("Poor sleep")
        press(Key.Key_Space)
        tab_to("Note")
        press("Slept badly.")
        ctrl(Key.Key_Return)
    if n == INJECTED_ON:
        ctrl(Key.Key_I)
        press(Key.Key_Return)
        ctrl(Key.Key_1)
    if n == MISTAKEN:
        tab_to(SYMPTOMS[0])
        press("9")
        ctrl(Key.Key_Z)


def fill_in_yesterday(n: int) -> None:
    """Go back a day, rate it, and come home."""
    press(Key.Key_Left, hold=ALT)
    tab_to("Got in the way of daily life")
    for value in values(n):
        press(value)
    press(Key.Key_Home, hold=ALT)


def test_first_start_and_a_month_by_keyboard_alone(desk: Desk, clock: SetClock, qtbot: QtBot, tmp_path: Path) -> None:
    first_start()
    qtbot.waitUntil(lambda: desk.window.current == "today")
    assert desk.shell is not None
    start = desk.shell.day
    for n in range(N_DAYS):
        if n:
            clock.pass_time(days=1)
            desk.shell.look_at_clock()
            press(Key.Key_Home, hold=ALT)  # where a note was being written the page waits for its person
            clock.pass_time(minutes=1)  # a press in the moment of midnight is not kept
        assert desk.shell.day == start + timedelta(days=n)
        if n in {FILLED_IN_LATER, *EMPTY}:
            continue
        if n == FILLED_IN_LATER + 1:
            fill_in_yesterday(FILLED_IN_LATER)
        tab_to("Got in the way of daily life")
        a_day(n)
        assert focus() is not None
    ctrl(Key.Key_4)
    assert desk.window.current == "patterns"
    ctrl(Key.Key_Q)
    desk.window.close()
    check_the_file(tmp_path / "data" / "diary.b12", start)


def check_the_file(path: Path, start: date) -> None:
    """Open the file as the next start would."""
    diary = Diary.open(path)
    excerpt, first = diary.excerpt(), start.toordinal()
    rated = {str(series.symptom): series for series in excerpt.ratings}
    assert len(rated) == 1 + len(SYMPTOMS)
    days = [n for n in range(N_DAYS) if n not in EMPTY]
    for row, symptom in enumerate(("interference", "fatigue")):
        series = rated[symptom]
        assert dict(zip(series.days, series.values, strict=True)) == {first + n: (n + row) % 10 for n in days}
    assert [dose.given_on for dose in excerpt.injections] == [date(2026, 11, 1), start + timedelta(days=INJECTED_ON)]
    assert [(note.day, note.text) for note in excerpt.notes] == [(start + timedelta(days=BAD_DAY), "Slept badly.")]
    assert [event.starts_on for event in excerpt.exposures] == [start + timedelta(days=BAD_DAY)]
    late = diary.ratings_on(start + timedelta(days=FILLED_IN_LATER))
    assert {rating.entered_on for rating in late} == {start + timedelta(days=FILLED_IN_LATER + 1)}
    assert {rating.origin for rating in late} == {Origin.TYPED}
    assert diary.check() == ()
    diary.close()
