"""The commands of the Diary menu that bring a diary in and out: files taken in, an export, a copy."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from b12diary.errors import DiaryError
from b12diary.i18n import _, day_text
from b12diary.interchange.archive_file import is_archive_file
from b12diary.interchange.handing_out import Form as OutForm
from b12diary.interchange.table_forms import TableForm
from b12diary.interchange.tables import table_for_clipboard
from b12diary.ui.dialogs.hand_out import HandOutDialog
from b12diary.ui.dialogs.save_file import FileKind, ask_where, documents_folder, file_name
from b12diary.ui.shell import Shell
from b12diary.ui.wiring.archives import ArchiveDesk
from b12diary.ui.wiring.handing_out import HandOutDesk
from b12diary.ui.wiring.imports import ImportDesk
from b12diary.ui.wiring.workshop import tried, waiting


class FileDesk(QObject):
    """Asks for a place, does the work, and says what came of it. Belongs to the shell whose diary it handles."""

    def __init__(self, shell: Shell) -> None:
        """Work for `shell`."""
        super().__init__(shell)
        self._shell, self._diary = shell, shell.diary

    # --- in

    def ask_take_in(self) -> QFileDialog:
        """Ask for files, and tell what they would bring."""
        dialog = QFileDialog(self._shell.window, _("Import: choose a table or an export"), str(documents_folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = "*.csv *.tsv *.txt *.xlsx *.xls *.ods *.xml *.zip *.json"
        dialog.setNameFilters([_("Tables and exports ({endings})").format(endings=endings), _("All files (*)")])
        dialog.filesSelected.connect(lambda chosen: self.bring_in([Path(name) for name in chosen]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Look over what was chosen or dropped: the archive of another computer, or files with entries."""
        if any(self._diary.is_kept_in(path) for path in paths):
            self._shell.show_error(DiaryError(_("This is the diary that is open here.")))
            return
        archives = [path for path in paths if is_archive_file(path)]
        if not archives:
            self.take_in(paths)
        elif len(paths) == 1:
            self.join(archives[0])
        else:
            self._shell.show_error(
                DiaryError(_("{file} is a whole diary. Take it in by itself.").format(file=archives[0].name))
            )

    def join(self, archive: Path) -> ArchiveDesk:
        """Look over an archive beside the window, and show what joining with it would do."""
        return ArchiveDesk(self._shell, archive)

    def take_in(self, paths: Sequence[Path]) -> ImportDesk:
        """Look over files, or a folder of tables, beside the window, and show what they would bring."""
        return ImportDesk(self._shell, paths)

    # --- out

    def ask_hand_out(self, *, is_calendar: bool = False) -> HandOutDialog:
        """Ask in which form, and where, the diary is to be written; `is_calendar` begins with that form."""
        dialog = HandOutDesk(self._shell).ask()
        if is_calendar:
            dialog.fill(OutForm.CALENDAR)
        return dialog

    def ask_copy(self) -> QFileDialog:
        """Ask where a copy of the diary is to be made."""
        name = file_name(_("B12 diary {day}").format(day=day_text(self._diary.today)), "b12")
        kinds = [FileKind(_("B12 diary"), "b12")]
        title = _("Copy the diary: to a stick, for example")
        return ask_where(self._shell.window, title, documents_folder() / name, kinds, self.copy)

    def copy(self, path: Path) -> None:
        """Make the copy and check it."""
        with waiting():
            result = tried(lambda: self._diary.copy_to(path))
        words = _("The copy is at {file}. On the other computer, choose Diary, then Open a diary.")
        self._say(result, words.format(file=path))

    def copy_table(self, form: TableForm) -> None:
        """Put one kind of entry on the clipboard, as a table that spreadsheets take."""
        QGuiApplication.clipboard().setText(table_for_clipboard(self._diary.excerpt(), form))
        self._shell.say(_("The table is on the clipboard."))

    # --- both

    def _say(self, result: object, words: str) -> None:
        if isinstance(result, DiaryError):
            self._shell.show_error(result)
        else:
            self._shell.say(words)
