"""From the diary's listeners to a signal of the toolkit, so that the diary need not know the toolkit."""

from PySide6.QtCore import QObject, Signal

from b12diary.diary import Diary
from b12diary.domain.change import Change


class Bridge(QObject):
    """Tells of the changes of one diary.

    Signals:
        changed(object): the `Change`, already on disk.
    """

    changed = Signal(object)

    def __init__(self, diary: Diary, parent: QObject | None = None) -> None:
        """Listen to `diary` until closed."""
        super().__init__(parent)
        self._unsubscribe = diary.subscribe(self._tell)
        self._is_open = True

    def _tell(self, change: Change) -> None:
        self.changed.emit(change)

    def close(self) -> None:
        """Listen no longer; closing twice is fine."""
        if self._is_open:
            self._is_open = False
            self._unsubscribe()
