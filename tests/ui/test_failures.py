"""Faults are told without a word of the diary; events of the environment in the message bar."""

import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from b12diary.errors import DiaryBusyError, DiaryError
from b12diary.ui.failure_window import FailureWindow, details
from b12diary.ui.failures import Failures
from b12diary.ui.widgets.buttons import Button

SECRET = "could not get out of bed"


def fault() -> BaseException:
    """Return a fault with the words of an entry everywhere where a fault can hold words."""
    note = {"note": SECRET}
    try:
        try:
            int(note["note"])
        except ValueError as error:
            error.add_note(SECRET)
            raise KeyError(SECRET, note) from error
    except KeyError as error:
        caught = error
    caught.__dict__["entry"] = SECRET
    return caught


def test_details_say_where_and_never_what_was_written() -> None:
    text = details(fault())
    assert not any(word in text for word in SECRET.split() if len(word) > 3)
    assert "KeyError" in text
    assert "ValueError" in text
    assert "test_failures.py" in text
    assert "B12 Diary" in text


def test_details_can_be_copied(qtbot: QtBot) -> None:
    window = FailureWindow(fault())
    qtbot.addWidget(window)
    next(b for b in window.findChildren(Button) if "Copy" in b.text()).click()
    copied = QGuiApplication.clipboard().text()
    assert copied == window._details
    shown = " ".join(field.toPlainText() for field in window.findChildren(QPlainTextEdit))
    for text in (copied, shown):
        assert SECRET not in text
        assert "KeyError" in text
        assert "test_failures.py" in text


def test_what_a_console_gets_holds_no_entry_either(capsys: pytest.CaptureFixture[str], qtbot: QtBot) -> None:
    failures = Failures(lambda _error: None, lambda: None)
    error = fault()
    failures._caught(type(error), error, error.__traceback__)
    assert failures._open is not None
    qtbot.addWidget(failures._open)
    told = capsys.readouterr()
    assert "KeyError" in told.err
    assert SECRET not in told.err + told.out


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
