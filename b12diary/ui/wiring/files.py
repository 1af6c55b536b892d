"""The commands of the Diary menu that bring a diary in and out: tables from a folder, tables to a folder, a copy."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from b12diary.errors import DiaryError
from b12diary.i18n import _, day_text
from b12diary.interchange.arrivals import arrivals
from b12diary.interchange.table_files import read_sources
from b12diary.interchange.table_folder import write_folder
from b12diary.interchange.tables import TablesRead
from b12diary.ui.dialogs.arrivals import ArrivalsDialog
from b12diary.ui.dialogs.save_file import FileKind, ask_where, documents_folder, file_name
from b12diary.ui.shell import Shell
from b12diary.ui.wiring.steps import sentence
from b12diary.ui.wiring.workshop import tried


class FileDesk(QObject):
    """Asks for a place, does the work, and says what came of it. Belongs to the shell whose diary it handles."""

    def __init__(self, shell: Shell) -> None:
        """Work for `shell`."""
        super().__init__(shell)
        self._shell, self._diary = shell, shell.diary

    # --- in

    def ask_take_in(self) -> QFileDialog:
        """Ask for a folder with tables, and tell what it would bring."""
        return self._ask_folder(_("Import: choose the folder with the tables"), self.read)

    def read(self, folder: Path) -> None:
        """Read the tables beside the window, then show what they hold."""
        now, today = self._diary.now(), self._diary.today
        self._shell.say(_("Reading {name} …").format(name=folder.name))
        job = self._shell.background.submit(lambda: tried(lambda: _read(folder, now, today)))
        job.done.connect(lambda result: self._show(folder.name, result))

    def _show(self, name: str, result: object) -> None:
        if isinstance(result, DiaryError):
            self._shell.show_error(result)
            return
        self._shell.say(_("The tables are read. Nothing is written yet."))
        read = cast("TablesRead", result)
        dialog = ArrivalsDialog(name, read, arrivals(read.entries, self._diary.excerpt()), self._shell.window)
        dialog.wanted.connect(lambda: self._take_in(dialog, name, read))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_in(self, dialog: ArrivalsDialog, name: str, read: TablesRead) -> None:
        try:
            with _waiting():
                change = self._diary.take_in(read.entries, _("Import of {name}").format(name=name))
        except DiaryError as error:
            dialog.show_trouble(str(error))
            return
        if change.is_refused:
            dialog.show_trouble(" ".join(sentence(problem.text) for problem in change.problems))
            return
        dialog.accept()
        self._shell.say(_("{step}.").format(step=change.label), undo=bool(change.parts))

    # --- out

    def ask_hand_out(self) -> QFileDialog:
        """Ask where the folder with the diary's tables is to be made."""
        return self._ask_folder(_("Export: choose where the folder with the tables is made"), self.hand_out)

    def hand_out(self, place: Path) -> None:
        """Write the tables into a new folder in `place`; one of the same day is replaced."""
        day = day_text(self._diary.today)
        folder, excerpt = place / _("B12 diary {day}").format(day=day), self._diary.excerpt()
        self._shell.say(_("Writing {name} …").format(name=folder.name))
        job = self._shell.background.submit(lambda: tried(lambda: write_folder(excerpt, folder)))
        job.done.connect(lambda result: self._say(result, _("The tables are in {folder}.").format(folder=folder)))

    def ask_copy(self) -> QFileDialog:
        """Ask where a copy of the diary is to be made."""
        name = file_name(_("B12 diary {day}").format(day=day_text(self._diary.today)), "b12")
        kinds = [FileKind(_("B12 diary"), "b12")]
        title = _("Copy the diary: to a stick, for example")
        return ask_where(self._shell.window, title, documents_folder() / name, kinds, self.copy)

    def copy(self, path: Path) -> None:
        """Make the copy and check it."""
        with _waiting():
            result = tried(lambda: self._diary.copy_to(path))
        words = _("The copy is at {file}. On the other computer, choose Diary, then Open a diary.")
        self._say(result, words.format(file=path))

    # --- both

    def _say(self, result: object, words: str) -> None:
        if isinstance(result, DiaryError):
            self._shell.show_error(result)
        else:
            self._shell.say(words)

    def _ask_folder(self, title: str, then: Callable[[Path], None]) -> QFileDialog:
        dialog = QFileDialog(self._shell.window, title, str(documents_folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog


def _read(folder: Path, now: datetime, today: date) -> TablesRead:
    """Runs in a thread of the pool."""
    try:
        return read_sources([folder], now, today)
    except OSError as error:
        raise DiaryError(
            _("The tables cannot be read."),
            _("{file}: {reason}.").format(file=folder, reason=error.strerror or error),
            _("Nothing was written. Choose another folder."),
        ) from error


@contextmanager
def _waiting() -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
