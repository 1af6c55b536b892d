"""A second start calls the window of the first one forward, by a small file: nothing listens on any socket."""

import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

_LONGEST_WAIT_S = 1.5
_NAME = "come_forward"
_LOCKED = "waits_locked"


class Summons(QObject):
    """Waits for a later start of the program that wants the same diary.

    Signals:
        called(): come forward.
    """

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Watch `folder`, which is made if need be; where that cannot be done, nobody will call."""
        super().__init__(parent)
        self._file = folder / _NAME
        self._locked = folder / _LOCKED
        self._has_marked = False
        self._diary: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file.unlink(missing_ok=True)
            self._watcher.addPath(str(folder))
        self._watcher.directoryChanged.connect(self._look)

    def answer_for(self, diary: Path | None, *, is_locked: bool = False) -> None:
        """Answer when it is this diary that somebody wants; None = answer nobody.

        Of a diary that is open a later start knows by itself. That one is locked (`is_locked`) it can know only by a
        second small file.
        """
        self._diary = diary.resolve() if diary is not None else None
        with suppress(OSError):
            if self._has_marked:
                self._locked.unlink(missing_ok=True)
                self._has_marked = False
            if is_locked and self._diary is not None:
                self._has_marked = True
                _write(self._locked, str(self._diary))

    def _look(self) -> None:
        if self._diary is None:
            return
        with suppress(OSError):
            if self._file.read_text("utf-8") == str(self._diary):
                self._file.unlink()
                self.called.emit()


def call_first_window(folder: Path, diary: Path) -> bool:
    """Ask the program that has `diary` open to come forward; tell whether it did, which takes 1.5 seconds at most."""
    file = folder / _NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(file, str(diary.resolve()))
        end = time.monotonic() + _LONGEST_WAIT_S
        while time.monotonic() < end:
            if not file.exists():
                return True
            time.sleep(0.02)
        file.unlink(missing_ok=True)
        # Left behind by a program that was ended by force: nobody is to wait for it again.
        (folder / _LOCKED).unlink(missing_ok=True)
    except OSError:
        pass
    return False


def is_locked_elsewhere(folder: Path, diary: Path) -> bool:
    """Tell whether a program has said that it waits with this diary locked; it may be gone since."""
    with suppress(OSError):
        return (folder / _LOCKED).read_text("utf-8") == str(diary.resolve())
    return False


def _write(file: Path, text: str) -> None:
    beside = file.with_name(f"{file.name}.new")
    beside.touch(mode=0o600)
    beside.write_text(text, "utf-8")
    beside.replace(file)
