"""The icon beside the system's clock: a quiet way in, and where reminders are shown. Many desktops have none."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from b12diary.i18n import _
from b12diary.ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable


def has_place() -> bool:
    """Tell whether the desktop shows icons beside its clock just now."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """An icon with a short menu; there only while it is wanted and the desktop has a place for it.

    Attributes:
        has_place: asks the desktop whether it shows such icons; tests answer for it.

    Signals:
        rate_asked(), injection_asked(), open_asked(), quit_asked(): what was chosen.
    """

    rate_asked = Signal()
    injection_asked = Signal()
    open_asked = Signal()
    quit_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.has_place: Callable[[], bool] = has_place
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None

    @property
    def is_there(self) -> bool:
        """Whether the icon is in sight, so that the program can be reached through it: its place may have gone."""
        return self._icon is not None and self.has_place()

    def set_wanted(self, wanted: bool) -> None:
        """Show the icon, where the desktop has a place for it, or take it away."""
        if wanted and self._icon is None and self.has_place():
            self._show()
        elif not wanted and self._icon is not None:
            self.close()

    def _show(self) -> None:
        self._menu = QMenu()
        for words, signal in (
            (_("&Rate today"), self.rate_asked),
            (_("Record an &injection"), self.injection_asked),
            (_("&Open B12 Diary"), self.open_asked),
            (_("&Quit"), self.quit_asked),
        ):
            self._menu.addAction(words).triggered.connect(signal)
        self._icon = QSystemTrayIcon(icon("app"), self)
        self._icon.setToolTip(_("B12 Diary"))
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.open_asked)
        self._icon.show()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_asked.emit()

    def tell(self, text: str) -> None:
        """Show a short message beside the icon, if there is one."""
        if self._icon is not None:
            # Neither name nor picture of the program: a locked screen shows this too.
            self._icon.showMessage(_("Reminder"), text, QSystemTrayIcon.MessageIcon.Information)

    def close(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None
