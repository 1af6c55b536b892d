"""About says what the program is for and not for, and how to look for a newer one by hand."""

import re

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from b12diary import __version__
from b12diary.ui.dialogs.about import AboutDialog, about_texts, version_text


def test_it_says_what_must_be_said() -> None:
    said = " ".join(sentence for _title, sentences in about_texts() for sentence in sentences)
    for words in (
        "does not diagnose, monitor or treat",
        "not for emergencies",
        "16 and over",
        "Nothing here has been checked by a clinician.",
        "Apache License 2.0",
        "The program does not look for one by itself.",
    ):
        assert words in said


def test_its_sentences_are_short() -> None:
    for _title, sentences in about_texts():
        for text in sentences:
            for sentence in re.split(r"(?<=[.!?]) ", text):
                assert len(sentence.split()) <= 20, sentence


def test_the_versions_can_be_copied_and_escape_closes_it(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert __version__ in version_text()
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == version_text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
