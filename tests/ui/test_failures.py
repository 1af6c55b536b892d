"""Faults are told without a word of the diary; events of the environment in the message bar."""

import sys

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from b12diary.errors import DiaryBusyError, DiaryError
from b12diary.ui.failure_window import FailureWindow, details
from b12diary.ui.failures import Failures
from b12diary.ui.widgets.buttons import Button

SECRET = "could not get out of bed"


def fault() -> BaseException:
    try:
        try:
            int(SECRET)
        except ValueError as error:
            raise KeyError(SECRET) from error
    except KeyError as error:
        caught = error
    return caught


def test_details_say_where_and_never_what_was_written() -> None:
    text = details(fault())
    assert SECRET not in text
    assert "KeyError" in text
    assert "ValueError" in text
    assert "test_failures.py" in text
    assert "B12 Diary" in text


def test_details_can_be_copied(qtbot: QtBot) -> None:
    window = FailureWindow(fault())
    qtbot.addWidget(window)
    copy = next(b for b in window.findChildren(Button) if "Copy" in b.text())
    copy.click()
    assert QGuiApplication.clipboard().text() == details(fault()) or "KeyError" in QGuiApplication.clipboard().text()


def test_each_kind_goes_where_it_belongs(qtbot: QtBot) -> None:
    told: list[DiaryError] = []
    failures = Failures(told.append, lambda: None)
    failures.show(DiaryBusyError("It is open elsewhere."))
    assert [error.what for error in told] == ["It is open elsewhere."]
    failures.show(fault())
    failures.show(fault())
    window = failures._open
    assert window is not None
    qtbot.addWidget(window)
    window.accept()
    assert failures._open is None


def test_installing_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sys.excepthook
    failures = Failures(lambda _error: None, lambda: None)
    failures.install()
    assert sys.excepthook != before
    failures.remove()
    assert sys.excepthook == before
