"""The diary file and what keeps it safe, as asked for in Settings and the menu: backups, passphrase, deleting all."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from b12diary.diary import Diary
from b12diary.domain.covering import COVER
from b12diary.errors import DiaryError
from b12diary.i18n import _, ngettext
from b12diary.storage.backup import Backup, Contents
from b12diary.ui.curtain import Curtain
from b12diary.ui.dialogs.backup_words import holdings_text, when_text
from b12diary.ui.dialogs.backups import BackupsDialog
from b12diary.ui.dialogs.delete_everything import DeleteEverythingDialog
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.dialogs.save_file import documents_folder
from b12diary.ui.pages.file_card import FileCard, FileState
from b12diary.ui.shell import Shell
from b12diary.ui.wiring.passphrase import PassphraseDesk
from b12diary.ui.wiring.steps import waiting


class SafeDesk(QObject):
    """Does what the card about the file offers. Belongs to the shell whose diary it handles."""

    def __init__(self, shell: Shell) -> None:
        """Work for `shell`."""
        super().__init__(shell)
        self._shell, self._diary = shell, shell.diary
        self._curtain = Curtain(shell.diary)
        self._cards: list[FileCard] = []
        self._passphrase = PassphraseDesk(shell, self.fill)

    def connect_card(self, card: FileCard) -> None:
        """Fill the card in Settings and answer to it."""
        self._cards = [card]
        card.folder_asked.connect(self._shell.show_folder)
        card.copy_asked.connect(self._copy)
        card.backups_asked.connect(self.ask_backups)
        card.passphrase_asked.connect(self.ask_passphrase)
        card.removal_asked.connect(self.ask_removal)
        card.deletion_asked.connect(self.ask_deletion)
        card.state_asked.connect(self._fill_if_awake)
        self.fill()

    def _copy(self) -> None:
        self._shell.commands["copy_diary"]()

    def _fill_if_awake(self) -> None:
        if not self._diary.safe.is_resting:
            self.fill()

    def fill(self) -> None:
        """Show the present state on the card."""
        for card in self._cards:
            card.show_state(file_state(self._diary))

    # --- backups

    def ask_backups(self) -> None:
        """Show the backups."""
        dialog = BackupsDialog(
            self._look,
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

    def _look(self, backup: Backup, passphrase: str) -> Contents:
        contents = self._diary.safe.look(backup, passphrase)
        # As in the history: the name of a step can hold the person's own words, also ones from before.
        return replace(contents, last_step=COVER) if contents.last_step and self._curtain.is_drawn else contents

    def _back_up(self, dialog: BackupsDialog) -> None:
        made = waiting(self._diary.safe.back_up)
        if isinstance(made, DiaryError):
            dialog.show_trouble(str(made))
            return
        dialog.show_backups(self._diary.safe.backups())
        self.fill()

    def _renew(self, dialog: BackupsDialog) -> None:
        made = waiting(self._diary.safe.renew)
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
        made = waiting(lambda: self._diary.safe.back_up_to(folder))
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
        self._passphrase.ask()

    def ask_removal(self) -> None:
        """Ask for the passphrase that is to go."""
        self._passphrase.ask_removal()

    # --- deleting

    def ask_deletion(self) -> None:
        """Say what would go, and ask."""
        path = self._diary.path
        if path is None:
            return
        place = Path(self._curtain.name(str(path)))
        dialog = DeleteEverythingDialog(place, self._holds(), len(self._diary.safe.backups()), self._shell.window)
        dialog.copy_asked.connect(self._copy)
        dialog.wanted.connect(dialog.accept)
        dialog.accepted.connect(self._shell.deletion_asked)
        self._open(dialog)

    def _holds(self) -> str:
        """Return in words what the diary holds now."""
        excerpt = waiting(self._diary.excerpt)
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
    n_open = len(diary.safe.in_clear(backups))
    if n_open:
        words = ngettext("{n} file among them has no passphrase.", "{n} files among them have no passphrase.", n_open)
        sentence = f"{sentence} {words.format(n=n_open)}"
    place = Curtain(diary).name(str(diary.path or ""))
    return FileState(place, sentence, diary.safe.has_passphrase, diary.is_read_only)
