"""Setting, changing and removing the passphrase from the window: minutes of work for a large diary, done beside it."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QObject, QTimer

from b12diary.errors import DiaryError, PassphraseWrongError
from b12diary.i18n import _, ngettext
from b12diary.interchange.reading_progress import Progress
from b12diary.storage.backup import Backup
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.dialogs.left_in_clear import LeftInClearDialog
from b12diary.ui.dialogs.passphrase import NewPassphraseDialog, RemovePassphraseDialog
from b12diary.ui.dialogs.working import WorkingFrame
from b12diary.ui.shell import Shell
from b12diary.ui.wiring.workshop import tried

_LOOK_MS = 100


class PassphraseDesk(QObject):
    """Answers to the dialogs about the passphrase. Belongs to the shell whose diary it handles."""

    def __init__(self, shell: Shell, fill: Callable[[], None]) -> None:
        """Work for `shell`; `fill` shows anew what the passphrase changes elsewhere."""
        super().__init__(shell)
        self._shell, self._diary, self._fill = shell, shell.diary, fill

    def ask(self) -> None:
        """Ask for a new passphrase."""
        is_encrypted = self._diary.safe.has_passphrase
        dialog = NewPassphraseDialog(is_encrypted=is_encrypted, parent=self._shell.window)
        words = _(
            "The diary and its backups now open only with your passphrase. "
            "Copies elsewhere, for example on a stick, stay as they were."
        )
        dialog.wanted.connect(
            lambda before, new: self._begin(dialog, new, before if is_encrypted else None, words),
        )
        dialog.sheet_asked.connect(lambda passphrase: self._print_sheet(dialog, passphrase))
        _open(dialog)

    def ask_removal(self) -> None:
        """Ask for the passphrase that is to go."""
        dialog = RemovePassphraseDialog(self._shell.window)
        dialog.wanted.connect(lambda passphrase: self._begin(dialog, None, passphrase, _("The passphrase is removed.")))
        _open(dialog)

    # --- the work

    def _begin(self, dialog: WorkingFrame, new: str | None, present: str | None, words: str) -> None:
        safe = self._diary.safe
        change = tried(lambda: safe.begin_passphrase(new, present))
        if isinstance(change, DiaryError):
            dialog.show_trouble(str(change))
            return
        work, progress = change, Progress()
        dialog.begin_work(_("The diary and its backups are written anew. A large diary takes some minutes."))
        clock = QTimer(dialog)
        clock.setInterval(_LOOK_MS)
        clock.timeout.connect(lambda: dialog.show_progress(progress.percent))
        clock.start()

        def told(done: int, total: int) -> None:
            progress.total, progress.done = total, done

        def end(done: object) -> None:
            clock.stop()
            dialog.end_work()
            opened = tried(safe.end_passphrase)
            self._tell(dialog, opened if isinstance(opened, DiaryError) else done, words)

        job = self._shell.background.submit(lambda: tried(lambda: work.run(told)))
        job.done.connect(end)
        job.failed.connect(lambda _error: end(None))  # the window tells of the fault itself

    def _tell(self, dialog: WorkingFrame, done: object, words: str) -> None:
        if isinstance(done, PassphraseWrongError):
            dialog.show_trouble(_("This is not the passphrase that the diary has now. Nothing was changed."))
        elif isinstance(done, DiaryError):
            dialog.show_trouble(str(done))
        elif done is not None:
            dialog.accept()
        self._fill()
        if isinstance(done, tuple):
            self._tell_left(cast("tuple[Backup, ...]", done), words)
        # Last of all: whoever left the computer meanwhile finds the diary locked by it.
        self._shell.tell_passphrase()

    def _tell_left(self, left: tuple[Backup, ...], words: str) -> None:
        in_clear = self._diary.safe.in_clear(left)
        n = len(left) - len(in_clear)
        if n:
            others = ngettext(
                "{n} file among the backups stays as it was: it is damaged or has another passphrase.",
                "{n} files among the backups stay as they were: they are damaged or have another passphrase.",
                n,
            )
            words = f"{words} {others.format(n=n)}"
        self._shell.say(words)
        if in_clear:
            self._ask_about(in_clear)

    def _ask_about(self, files: Sequence[Backup]) -> None:
        dialog = LeftInClearDialog(files, self._shell.window)
        dialog.removal_wanted.connect(lambda: self._remove(dialog, files))
        _open(dialog)

    def _remove(self, dialog: Frame, files: Sequence[Backup]) -> None:
        done = tried(lambda: self._diary.safe.remove_for_good(files))
        if isinstance(done, DiaryError):
            dialog.show_trouble(str(done))
            return
        dialog.accept()
        self._fill()
        removed = ngettext(
            "{n} file without the passphrase is removed.", "{n} files without the passphrase are removed.", len(files)
        )
        self._shell.say(removed.format(n=len(files)))

    def _print_sheet(self, dialog: Frame, passphrase: str) -> None:
        from b12diary.report.recovery_sheet import RecoverySheet
        from b12diary.report.sheet_size import paper_of
        from b12diary.ui.dialogs.print_recovery import print_recovery_sheet

        name = self._diary.path.name if self._diary.path is not None else ""
        sheet = RecoverySheet(name, passphrase, self._diary.today, paper_of(self._diary.preferences))
        print_recovery_sheet(dialog, sheet, dialog.show_trouble)


def _open(dialog: Frame) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
