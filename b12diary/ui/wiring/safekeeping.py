"""The diary file and what keeps it safe, as asked for in Settings and the menu: backups, passphrase, deleting all."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from b12diary.diary import Diary
from b12diary.errors import DiaryError, PassphraseWrongError
from b12diary.i18n import _, ngettext
from b12diary.report.sheet_size import paper_of
from b12diary.storage.backup import Backup
from b12diary.ui.curtain import Curtain
from b12diary.ui.dialogs.backup_words import holdings_text, when_text
from b12diary.ui.dialogs.backups import BackupsDialog
from b12diary.ui.dialogs.delete_everything import DeleteEverythingDialog
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.dialogs.passphrase import NewPassphraseDialog, RemovePassphraseDialog
from b12diary.ui.dialogs.save_file import documents_folder
from b12diary.ui.pages.file_card import FileCard, FileState
from b12diary.ui.shell import Shell

T = TypeVar("T")


class SafeDesk(QObject):
    """Does what the card about the file offers. Belongs to the shell whose diary it handles."""

    def __init__(self, shell: Shell) -> None:
        """Work for `shell`."""
        super().__init__(shell)
        self._shell, self._diary = shell, shell.diary
        self._cards: list[FileCard] = []

    def connect_card(self, card: FileCard) -> None:
        """Fill the card in Settings and answer to it."""
        self._cards = [card]
        card.folder_asked.connect(self._shell.show_folder)
        card.copy_asked.connect(self._copy)
        card.backups_asked.connect(self.ask_backups)
        card.passphrase_asked.connect(self.ask_passphrase)
        card.removal_asked.connect(self.ask_removal)
        card.deletion_asked.connect(self.ask_deletion)
        self.fill()

    def _copy(self) -> None:
        self._shell.commands["copy_diary"]()

    def fill(self) -> None:
        """Show the present state on the card."""
        for card in self._cards:
            card.show_state(file_state(self._diary))

    # --- backups

    def ask_backups(self) -> None:
        """Show the backups."""
        dialog = BackupsDialog(
            self._diary.safe.look,
            self._holds(),
            is_encrypted=self._diary.safe.has_passphrase,
            parent=self._shell.window,
        )
        dialog.show_backups(self._diary.safe.backups(), self._diary.safe.notice)
        dialog.backup_wanted.connect(lambda: self._back_up(dialog))
        dialog.renewal_wanted.connect(lambda: self._renew(dialog))
        dialog.folder_asked.connect(lambda: self._ask_folder(dialog))
        dialog.restore_wanted.connect(lambda backup, passphrase: self._restore(dialog, backup, passphrase))
        self._open(dialog)

    def _back_up(self, dialog: BackupsDialog) -> None:
        made = _waiting(self._diary.safe.back_up)
        if isinstance(made, DiaryError):
            dialog.show_trouble(str(made))
            return
        dialog.show_backups(self._diary.safe.backups())
        self.fill()

    def _renew(self, dialog: BackupsDialog) -> None:
        made = _waiting(self._diary.safe.renew)
        dialog.show_backups(self._diary.safe.backups())
        done = _("There is one backup now. What was erased from the diary is in none.")
        dialog.show_trouble(str(made) if isinstance(made, DiaryError) else done)
        self.fill()

    def _ask_folder(self, dialog: BackupsDialog) -> None:
        chooser = QFileDialog(dialog, _("Choose a stick or a folder"), str(documents_folder()))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(lambda folder: self._back_up_to(dialog, Path(folder)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _back_up_to(self, dialog: BackupsDialog, folder: Path) -> None:
        made = _waiting(lambda: self._diary.safe.back_up_to(folder))
        if isinstance(made, DiaryError):
            dialog.show_trouble(str(made))
        elif made.notice is not None:
            dialog.show_trouble(str(made.notice))
        elif made.backup is not None:
            dialog.show_trouble(_("The backup is made and checked: {file}.").format(file=made.backup.path))

    def _restore(self, dialog: BackupsDialog, backup: Backup, passphrase: str) -> None:
        dialog.accept()
        self._shell.restore_asked.emit(backup, passphrase)

    # --- passphrase

    def ask_passphrase(self) -> None:
        """Ask for a new passphrase."""
        dialog = NewPassphraseDialog(is_encrypted=self._diary.safe.has_passphrase, parent=self._shell.window)
        dialog.wanted.connect(lambda before, new: self._set(dialog, before, new))
        dialog.sheet_asked.connect(lambda passphrase: self._print_sheet(dialog, passphrase))
        self._open(dialog)

    def _set(self, dialog: NewPassphraseDialog, before: str, new: str) -> None:
        safe = self._diary.safe
        if safe.has_passphrase:
            done = _waiting(lambda: safe.change_passphrase(before, new))
        else:
            done = _waiting(lambda: safe.set_passphrase(new))
        self._told(dialog, done, _("The diary and its backups now open only with your passphrase."))

    def ask_removal(self) -> None:
        """Ask for the passphrase that is to go."""
        dialog = RemovePassphraseDialog(self._shell.window)
        dialog.wanted.connect(
            lambda passphrase: self._told(
                dialog,
                _waiting(lambda: self._diary.safe.remove_passphrase(passphrase)),
                _("The passphrase is removed."),
            )
        )
        self._open(dialog)

    def _told(self, dialog: Frame, done: tuple[Backup, ...] | DiaryError, words: str) -> None:
        if isinstance(done, PassphraseWrongError):
            dialog.show_trouble(_("This is not the passphrase that the diary has now. Nothing was changed."))
            return
        if isinstance(done, DiaryError):
            dialog.show_trouble(str(done))
            return
        dialog.accept()
        self.fill()
        self._shell.passphrase_changed.emit()
        if done:
            left = ngettext(
                "{n} file among the backups cannot be read and stays as it was.",
                "{n} files among the backups cannot be read and stay as they were.",
                len(done),
            )
            words = f"{words} {left.format(n=len(done))}"
        self._shell.say(words)

    def _print_sheet(self, dialog: Frame, passphrase: str) -> None:
        from b12diary.ui.dialogs.print_recovery import print_recovery_sheet

        name = self._diary.path.name if self._diary.path is not None else ""
        print_recovery_sheet(dialog, name, passphrase, self._diary.today, paper_of(self._diary.preferences))

    # --- deleting

    def ask_deletion(self) -> None:
        """Say what would go, and ask."""
        path = self._diary.path
        if path is None:
            return
        dialog = DeleteEverythingDialog(path, self._holds(), len(self._diary.safe.backups()), self._shell.window)
        dialog.copy_asked.connect(self._copy)
        dialog.wanted.connect(dialog.accept)
        dialog.accepted.connect(self._shell.deletion_asked)
        self._open(dialog)

    def _holds(self) -> str:
        """Return in words what the diary holds now."""
        excerpt = _waiting(self._diary.excerpt)
        if isinstance(excerpt, DiaryError):
            return str(excerpt)
        things = holdings_text(len(excerpt.doses), excerpt.rated_days, len(excerpt.notes))
        return _("Your diary now holds {things}.").format(things=things)

    def _open(self, dialog: Frame) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def file_state(diary: Diary) -> FileState:
    """Return what the card about the file says."""
    backups = diary.safe.backups()
    if backups:
        words = ngettext(
            "{n} is kept. The newest is of {when}.", "{n} are kept. The newest is of {when}.", len(backups)
        )
        sentence = words.format(n=len(backups), when=when_text(backups[0]))
    else:
        sentence = _("There is none yet. The first is made at the first change of a day.")
    place = Curtain(diary).name(str(diary.path or ""))
    return FileState(place, sentence, diary.safe.has_passphrase, diary.is_read_only)


def _waiting(work: Callable[[], T]) -> T | DiaryError:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return work()
    except DiaryError as error:
        return error
    finally:
        QGuiApplication.restoreOverrideCursor()
