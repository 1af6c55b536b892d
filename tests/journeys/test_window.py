"""One person's whole loop in the real window, by keyboard alone, on a real file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.dose import Compound, Route
from b12diary.domain.rating import ScaleId
from b12diary.paths import Paths
from b12diary.ui.pages.patterns import PatternsPage
from b12diary.ui.start import Desk
from tests.clock import SetClock
from tests.journeys.keyboard import Key, ctrl, focus, name_of, press, tab_to

TODAY = date(2026, 11, 22)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(data=tmp_path / "data", state=tmp_path / "state")


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, paths: Paths, clock: SetClock) -> Iterator[Desk]:
    desk = Desk(qapp, paths, clock)
    qtbot.addWidget(desk.window)
    with qtbot.waitActive(desk.window):
        desk.begin(paths.diary, None)
    yield desk
    desk.window.close()


def test_first_start_symptoms_ratings_injection_chart_page(
    qtbot: QtBot, desk: Desk, paths: Paths, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: desk.window.current == "first_start")
    _first_start()
    qtbot.waitUntil(lambda: desk.window.current == "today")
    assert desk.shell is not None
    diary = desk.shell.diary

    for value in "564":
        press(value)
    rated = {s.symptom: s.values for s in diary.excerpt().ratings}
    assert rated == {"interference": (5,), "fatigue": (6,), "brain_fog": (4,)}

    ctrl(Key.Key_I)
    press(Key.Key_Return)
    assert [d.given_on for d in diary.excerpt().injections] == [date(2026, 9, 1), TODAY]
    newest = diary.excerpt().injections[-1]
    assert (newest.compound, newest.route) == (Compound.HYDROXOCOBALAMIN, Route.INTO_MUSCLE)

    ctrl(Key.Key_4)
    patterns = desk.window.page("patterns")
    assert isinstance(patterns, PatternsPage)
    qtbot.waitUntil(lambda: "You have 1 full gap between injections" in _words(patterns), timeout=20_000)

    ctrl(Key.Key_5)
    tab_to("What I want to say")
    press("My hands are numb in the mornings.")
    out = tmp_path / "page.pdf"
    tab_to("Save as PDF")
    press(Key.Key_Space)
    _answer_file_dialog(qtbot, out)
    qtbot.waitUntil(out.exists, timeout=20_000)
    (page,) = PdfReader(out).pages
    text = " ".join(page.extract_text().split())
    assert "22 Nov 2026" in text
    assert "My hands are numb in the mornings." in text
    assert paths.diary.exists()


def _first_start() -> None:
    tab_to("Medicine")
    press("h")
    tab_to("Dose")
    press("1")
    tab_to("Unit")
    press("m")
    tab_to("How it is given")
    press("i")
    tab_to("Day of the last injection")
    press("1 Sep 2026")
    tab_to("Next: my symptoms")
    press(Key.Key_Space)
    for symptom in ("Tiredness", "Brain fog"):
        tab_to("Find a symptom, or write your own")
        press(symptom, Key.Key_Return)
    tab_to("Next: my diary file")
    press(Key.Key_Space)
    tab_to("Start my diary")
    press(Key.Key_Space)


def _words(page: PatternsPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def _answer_file_dialog(qtbot: QtBot, path: Path) -> None:
    def opened() -> QFileDialog | None:
        return next((w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible()), None)

    qtbot.waitUntil(lambda: opened() is not None)
    dialog = opened()
    assert dialog is not None
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(path))
    dialog.accept()


def test_closed_and_opened_again_everything_is_there_and_undo_knows_its_name(
    qtbot: QtBot, qapp: QApplication, paths: Paths, clock: SetClock
) -> None:
    first = Diary.open(paths.diary, clock)
    first.set_preferences(first_start_done=True)
    first.rate(TODAY, {first.excerpt().symptoms[0].id: 7})
    first.record(first.new_dose())
    first.close()
    desk = Desk(qapp, paths, clock)
    qtbot.addWidget(desk.window)
    with qtbot.waitActive(desk.window):
        desk.begin(paths.diary, None)
    qtbot.waitUntil(lambda: desk.window.current == "today")
    assert desk.shell is not None
    diary = desk.shell.diary
    ctrl(Key.Key_Z)
    assert diary.redo_label == "Injection on 22 Nov 2026"
    assert diary.excerpt().injections == ()
    assert diary.excerpt().series(diary.excerpt().symptoms[0].id, ScaleId.NRS_0_10).values == (7,)
    assert name_of(focus())
    desk.window.close()
