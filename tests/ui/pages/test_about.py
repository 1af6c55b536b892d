"""About says what the program is for and not for, and how to look for a newer one by hand."""

import re
import tomllib
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from b12diary import __version__
from b12diary.ui.commands import commands
from b12diary.ui.dialogs.about import AboutDialog, about_texts, version_text
from b12diary.ui.dialogs.evidence import EvidenceDialog
from b12diary.ui.dialogs.licences import LicencesDialog, Part, parts
from b12diary.ui.key_sheet import KeySheet
from b12diary.ui.registry import pages
from b12diary.ui.window import MainWindow


def test_it_says_what_must_be_said() -> None:
    said = " ".join(sentence for _title, sentences in about_texts() for sentence in sentences)
    for words in (
        "does not diagnose, monitor or treat",
        "not for emergencies",
        "16 and over",
        "Nothing here has been checked by a clinician.",
        "Apache License 2.0",
        "The program does not look for one by itself.",
        "under the LGPL 3",
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


def test_what_it_rests_on_and_the_licences_open_above_it(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    for button, kind in ((dialog.evidence_button, EvidenceDialog), (dialog.licences_button, LicencesDialog)):
        button.click()
        (opened,) = dialog.findChildren(kind)
        assert opened.isVisible()
        QTest.keyClick(opened, Qt.Key.Key_Escape)
        assert not opened.isVisible()
        assert dialog.isVisible()


def test_long_words_are_scrolled_by_keys(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(400, 400)
    dialog._scroll.setFocus()
    QTest.keyClick(dialog._scroll, Qt.Key.Key_PageDown)
    assert dialog._scroll.verticalScrollBar().value() > 0
    assert "not for emergencies" in dialog._scroll.accessibleDescription()


def test_every_library_that_comes_with_the_program_is_named_with_its_licence() -> None:
    pinned = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))
    needed = {re.split(r"[<>=!~\[; ]", line)[0].casefold() for line in pinned["project"]["dependencies"]}
    assert needed <= {part.package.casefold() for part in parts()}
    for part in parts():
        assert part.licence
        assert part.does
        if part.version or not part.package:
            assert len(part.text) > 300, part.name


def test_a_licence_is_shown_in_full_and_the_next_one_by_key(qtbot: QtBot) -> None:
    dialog = LicencesDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()
    assert "TERMS AND CONDITIONS" in dialog.text.toPlainText()  # the general licence that the lesser one adds to
    dialog.which.setFocus()
    while dialog.which.key() != "Noto Sans":
        QTest.keyClick(dialog.which, Qt.Key.Key_Down)
    assert "SIL OPEN FONT LICENSE" in dialog.text.toPlainText()
    assert dialog.text.isReadOnly()


def test_a_library_that_is_not_installed_has_no_version_and_no_text() -> None:
    part = Part("A library", "no-such-package-anywhere", "MIT", "nothing")
    assert (part.version, part.text) == ("", "")


def test_the_key_sheet_holds_every_shortcut_of_the_menus(qtbot: QtBot) -> None:
    window = MainWindow(pages())
    qtbot.addWidget(window)
    sheet = KeySheet(pages(), window)
    words = {label.text() for label in sheet.findChildren(QLabel)}
    in_menus = [
        action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        for menu in window._menus.values()
        for action in menu.actions()
        if not action.shortcut().isEmpty()
    ]
    assert len(in_menus) > 10
    assert set(in_menus) <= words
    assert len(in_menus) == len(set(in_menus))
    assert {command.keys for command in commands() if command.keys} | {p.keys for p in pages() if p.keys} == set(
        in_menus
    )


def test_letters_in_each_menu_stand_once(qtbot: QtBot) -> None:
    window = MainWindow(pages())
    qtbot.addWidget(window)
    for menu in window._menus.values():
        marked = [re.search(r"&(\w)", a.text().replace("&&", "")) for a in menu.actions()]
        letters = [found.group(1).casefold() for found in marked if found]
        assert len(letters) == len(set(letters)), menu.title()
