"""Knows when nobody has touched the program for a while, when the screen was locked, and when the computer slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import SLOT, QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,  # words that are dictated, or put together by several keys
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
_LOOK_EVERY_S = 15
_SLEPT_S = 120
_SCREEN_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)


class IdleWatch(QObject):
    """Looks now and then; it costs nothing while it is not started.

    Signals:
        left_alone(): the person is gone, as far as can be known.
    """

    left_alone = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        seconds: Callable[[], float] = time.monotonic,
        wall_seconds: Callable[[], float] = time.time,
    ) -> None:
        """Make it; `start` sets it going. `seconds` and `wall_seconds` tell the time, each in its own way."""
        super().__init__(parent)
        self._minutes = 0
        self._seconds, self._wall_seconds = seconds, wall_seconds
        self._touched = self._looked = seconds()
        self._wall = wall_seconds()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_S * 1000)
        self._timer.timeout.connect(self.look)

    def start(self, minutes: int) -> None:
        """Tell after so many minutes without a key or a click, and when the screen is locked; 0 = never."""
        self.stop()
        self._minutes = minutes
        if not minutes:
            return
        self._touched = self._looked = self._seconds()
        self._wall = self._wall_seconds()
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._follow_screen(is_wanted=True)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        if self._timer.isActive():
            self._timer.stop()
            app = QCoreApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
            self._follow_screen(is_wanted=False)

    def look(self) -> None:
        """See whether the person is gone."""
        now, wall = self._seconds(), self._wall_seconds()
        # Asleep, the timer does not run; some systems stop their monotonic clock too, so both are asked.
        slept = max(now - self._looked, wall - self._wall) > _LOOK_EVERY_S + _SLEPT_S
        self._looked, self._wall = now, wall
        if slept or now - self._touched >= self._minutes * 60:
            self.left_alone.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note each touch, and hold none of them up."""
        if event.type() in _TOUCHES:
            self._touched = self._seconds()
        return super().eventFilter(watched, event)

    @Slot(bool)
    def screen_changed(self, is_locked: bool) -> None:
        """Hear that the screen was locked or unlocked."""
        if is_locked:
            self.left_alone.emit()

    def _follow_screen(self, *, is_wanted: bool) -> None:
        # Linux desktops tell it on the session's own bus. Elsewhere the sleeping computer and the minutes have to do.
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        follow = bus.connect if is_wanted else bus.disconnect
        for interface, path in _SCREEN_SAVERS:
            # The toolkit's own types ask for bytes here, which it then refuses.
            follow("", path, interface, "ActiveChanged", self, SLOT("screen_changed(bool)"))  # type: ignore[call-overload]
