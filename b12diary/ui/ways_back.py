"""The ways back to a diary that does not open: its backups, and what can still be read of a damaged file."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from b12diary.diary.rescue import Rescue
from b12diary.errors import DiaryDamagedError, DiaryError
from b12diary.i18n import _
from b12diary.storage.backup import Backup, Reason
from b12diary.storage.recovery import Salvaged
from b12diary.ui.background import Background, Job
from b12diary.ui.dialogs.backup_words import contents_text, found_text, missing_text, when_text
from b12diary.ui.dialogs.backups import BackupsDialog
from b12diary.ui.rescue_card import RescueCard
from b12diary.ui.window import MainWindow
from b12diary.ui.wiring.steps import waiting
from b12diary.ui.wiring.workshop import tried


class WaysBack(QObject):
    """For one diary. Looking through backups and reading a damaged file take a while, so both are done beside it."""

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        rescue: Rescue,
        passphrase: str | None,
        reopen: Callable[[str | None], None],
    ) -> None:
        """Look for ways back.

        Args:
            window: the window, which asks.
            background: does what takes a while.
            rescue: knows the diary and its backups.
            passphrase: what was typed for the diary; None = nothing.
            reopen: opens the diary anew, with the passphrase that it now has.
        """
        super().__init__(window)
        self._window, self._background, self._reopen = window, background, reopen
        self._rescue, self._passphrase = rescue, passphrase
        self._found: Backup | None = None
        self._job: Job | None = None

    def close(self) -> None:
        """Want no answer any more."""
        if self._job is not None:
            self._job.cancel()
        self.deleteLater()

    def _have_done(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        self._job = self._background.submit(lambda: tried(work))
        self._job.done.connect(then)

    # --- on the page that says what is wrong

    def offer_on(self, card: RescueCard, error: DiaryError) -> None:
        """Offer on `card` what there is after `error`."""
        backups = [backup for backup in self._rescue.backups() if backup.reason is not Reason.DAMAGED]

        def offer(newest: object) -> None:
            words = ""
            if isinstance(newest, tuple):
                self._found, contents = newest
                words = _("The newest good backup is of {when}. {holds}").format(
                    when=when_text(newest[0]), holds=contents_text(contents)
                )
            card.offer(words, n_backups=len(backups), can_salvage=isinstance(error, DiaryDamagedError))

        if not backups:
            offer(None)
            return
        card.show_busy(_("Looking for the newest good backup …"))
        rescue, passphrase = self._rescue, self._passphrase
        self._have_done(lambda: rescue.newest_good(passphrase), offer)

    def salvage_on(self, card: RescueCard) -> None:
        """Say on `card` what can still be read of the file."""

        def show(salvaged: object) -> None:
            if isinstance(salvaged, Salvaged):
                self._found = salvaged.backup
                card.show_salvaged([found_text(tally) for tally in salvaged.tallies], missing_text(salvaged))
            else:
                card.show_salvaged([], "")

        card.show_busy(_("Reading what is left of the file …"))
        rescue, passphrase = self._rescue, self._passphrase
        self._have_done(lambda: rescue.salvage(passphrase), show)

    def use_found(self) -> DiaryError | None:
        """Put the backup that was offered, or what was read of the file, in the diary's place; return what stopped it.

        The diary is opened anew then.
        """
        found = self._found
        if found is None:
            return None
        done = waiting(lambda: self._rescue.restore(found, self._passphrase))
        if isinstance(done, DiaryError):
            return done
        self._reopen(self._passphrase)
        return None

    # --- all backups

    def choose(self, *, is_encrypted: bool) -> None:
        """Show all backups, to put one in the diary's place; `is_encrypted` = the file there has a passphrase."""
        look = self._rescue.look
        dialog = BackupsDialog(look, "", is_encrypted=is_encrypted, is_rescue=True, parent=self._window)
        dialog.show_backups(self._rescue.backups())
        dialog.restore_wanted.connect(lambda backup, passphrase: self._put_back(dialog, backup, passphrase))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _put_back(self, dialog: BackupsDialog, backup: Backup, passphrase: str) -> None:
        done = waiting(lambda: self._rescue.restore(backup, passphrase or None))
        if isinstance(done, DiaryError):
            dialog.show_trouble(str(done))
            return
        dialog.accept()
        self._reopen(passphrase or None)
