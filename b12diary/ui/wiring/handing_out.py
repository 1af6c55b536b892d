"""Export from the window: asked what and where, written beside the window, and told."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from b12diary.errors import DiaryError
from b12diary.i18n import _, day_text
from b12diary.interchange.handing_out import Form, HandOut, Material, hand_out
from b12diary.interchange.ical import has_anything_coming
from b12diary.ui.dialogs.hand_out import HandOutDialog
from b12diary.ui.dialogs.save_file import FileKind, ask_where, documents_folder, file_name
from b12diary.ui.shell import Shell
from b12diary.ui.wiring.workshop import tried, waiting


class HandOutDesk(QObject):
    """One export: from the choice of a form to the file. Belongs to the shell whose diary it writes."""

    def __init__(self, shell: Shell) -> None:
        """Work for `shell`."""
        super().__init__(shell)
        self._shell, self._diary = shell, shell.diary

    def ask(self) -> HandOutDialog:
        """Ask for the form, then for the place."""
        chosen = self._diary.preferences
        dialog = HandOutDialog(
            has_passphrase=self._diary.safe.has_passphrase,
            has_name=bool(chosen.person_name or chosen.person_born or chosen.person_number),
            has_plan=has_anything_coming(self._diary.excerpt()),
            parent=self._shell.window,
        )

        def ask_place(wish: HandOut) -> None:
            dialog.accept()
            self.ask_place(wish)

        dialog.wanted.connect(ask_place)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_place(self, wish: HandOut) -> QFileDialog:
        """Ask where to; tables come into a new folder in the one that is chosen."""
        window, name = self._shell.window, _name(wish.form, day_text(self._diary.today))
        if wish.form is not Form.TABLES:
            kinds = [FileKind(_kind_text(wish.form), wish.form.ending)]
            place = documents_folder() / file_name(name, wish.form.ending)
            return ask_where(window, _("Export: choose a place"), place, kinds, lambda path: self.hand_out(wish, path))
        dialog = QFileDialog(
            window, _("Export: choose where the folder with the tables is made"), str(documents_folder())
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.hand_out(wish, Path(chosen) / name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def hand_out(self, wish: HandOut, path: Path) -> None:
        """Write to `path`, and say where it is or why it is not."""
        with waiting():
            material = tried(lambda: self._material(wish))
        if isinstance(material, DiaryError):
            self._shell.show_error(material)
            return
        self._shell.say(_("Writing {name} …").format(name=path.name))
        job = self._shell.background.submit(lambda: tried(lambda: hand_out(wish, material, path)))
        job.done.connect(lambda result: self._tell(result, wish, path))

    def _material(self, wish: HandOut) -> Material:
        whole = self._diary.whole(with_past=wish.with_journal) if wish.form is Form.ARCHIVE else None
        return Material(self._diary.excerpt(), self._diary.now(), whole)

    def _tell(self, result: object, wish: HandOut, path: Path) -> None:
        if isinstance(result, DiaryError):
            self._shell.show_error(result)
            return
        words = {
            Form.TABLES: _("The tables are in {file}."),
            Form.ARCHIVE: _("The archive is at {file}. On the other computer, choose Diary, then Import."),
            Form.RECORD: _("The health record is at {file}."),
            Form.CALENDAR: _("The calendar is at {file}. Open it where your calendar is."),
        }
        self._shell.say(words[wish.form].format(file=path))


def _name(form: Form, day: str) -> str:
    names = {
        Form.TABLES: _("B12 diary {day}"),
        Form.ARCHIVE: _("B12 diary archive {day}"),
        Form.RECORD: _("B12 health record {day}"),
        # The same name each time: the calendar's next file is to take the place of this one.
        Form.CALENDAR: _("Appointments"),
    }
    return names[form].format(day=day)


def _kind_text(form: Form) -> str:
    kinds = {Form.ARCHIVE: _("Archive"), Form.RECORD: _("Health record")}
    return kinds.get(form, _("Calendar"))
