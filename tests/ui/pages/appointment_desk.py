"""The appointment page on its desk, and how its tests look at it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from b12diary.diary import Diary
from b12diary.domain.appointment import Appointment
from b12diary.ui.pages.appointment import AppointmentPage
from tests.ui.pages.desk import Desk, keys

WORDS = "My tiredness gets worse before my injection."


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until the sheet that was wanted last is shown."""
    page = form(desk)

    def is_sharp() -> bool:
        return not desk.shell.background.n_pending and image(page).width() == page.preview._sheet.width()

    qtbot.waitUntil(is_sharp, timeout=20_000)


def form(desk: Desk) -> AppointmentPage:
    assert isinstance(desk.page, AppointmentPage)
    return desk.page


def image(page: AppointmentPage) -> QImage:
    return page.preview._sheet.image


def prepared(diary: Diary) -> Appointment:
    (appointment,) = diary.excerpt().appointments
    return appointment


def has_name(diary: Diary) -> bool:
    return diary.preferences.name_on_page


def press(widget: QWidget) -> None:
    widget.setFocus()
    keys(Qt.Key.Key_Space)
