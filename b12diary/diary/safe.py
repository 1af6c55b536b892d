"""What keeps an open diary safe: its backups, and the passphrase that it can have."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from b12diary.diary.backed import Backed, backed_by, no_folder, not_today
from b12diary.domain.days import Clock
from b12diary.errors import DiaryDamagedError, DiaryError, DiaryUnwritableError
from b12diary.i18n import _
from b12diary.storage.backup import (
    Backup,
    Contents,
    Reason,
    contents_of,
    destroy_backup,
    folder_for,
    list_backups,
    remove_backup,
)
from b12diary.storage.cipher import is_encrypted
from b12diary.storage.daily_backup import DailyBackup
from b12diary.storage.leftovers import clear_leftovers
from b12diary.storage.store import Store
from b12diary.storage.trouble import plain_errors

if TYPE_CHECKING:
    from b12diary.storage.key_change import KeyChange
    from b12diary.storage.rekeying import Progress

_MOST_LETTERS = 40
_AUTOMATIC = {Reason.DAILY, Reason.MIGRATION, Reason.IMPORT}


class Safe:
    """The backups and the passphrase of one open diary.

    Attributes:
        notice: why the last automatic backup was not made; empty when it was, or when none was due.
        beside: does such work beside the window and then calls `settle`; None = there is no window, so writing waits.
    """

    def __init__(self, store: Store, root: Path | None, clock: Clock) -> None:
        """Keep the diary of `store` safe, with its backups below `root`; None = it has none."""
        self._store, self._root, self._clock = store, root, clock
        self._place = None if root is None or store.path is None else store.path.resolve()
        self.notice = ""
        self.beside: Callable[[Callable[[], Backed]], None] | None = None
        self._daily: DailyBackup | None = None
        self._seen_on: date | None = None
        if self._place is not None and not store.is_read_only:
            store.before_write = self._before_write

    # --- backups

    @cached_property
    def folder(self) -> Path | None:
        """The folder of the backups, without the parts that an end by force left in it; None = no backups are made.

        Found when it is first needed: opening a diary to look at it needs no checksums, which take 4 MB.
        """
        if self._root is None or self._store.path is None:
            return None
        folder = folder_for(self._root, self._store.path, self._place)
        if not self._store.is_read_only:
            clear_leftovers(folder)
        return folder

    def backups(self) -> tuple[Backup, ...]:
        """Return all backups of this diary, newest first, without opening them."""
        return () if self.folder is None else list_backups(self.folder)

    def look(self, backup: Backup, passphrase: str | None = None) -> Contents:
        """Return what a backup holds; `passphrase` is needed only for one from before the passphrase was changed.

        Raises:
            DiaryError: it cannot be opened.
        """
        return contents_of(backup.path, passphrase, key=self._store.key)

    def back_up(self) -> Backup:
        """Make a backup now; raises a `DiaryError`, and then all earlier ones are still there."""
        return self._make(Reason.ASKED)

    def back_up_to(self, folder: Path) -> Backed:
        """Put a dated, checked copy into a folder that the person names: a stick, or one that is kept elsewhere.

        A stick that is not there and a folder that cannot be written are a notice; damage in the diary is an error.
        """
        if self._store.path is None:
            raise ValueError("a diary in memory is not backed up")
        moment = _local(self._clock)
        # Cut like the folder of the backups: with the moment, a long name would be longer than a system takes.
        path = folder / f"{self._store.path.stem[:_MOST_LETTERS]} {moment:%Y-%m-%d %H%M%S}.b12"
        try:
            with plain_errors(path):
                if not folder.is_dir():
                    raise no_folder(folder)
                self._store.copy_to(path)
                return Backed(Backup(path, moment, Reason.ASKED, path.stat().st_size))
        except DiaryDamagedError:
            raise
        except DiaryError as error:
            return Backed(notice=error)

    def back_up_if_due(self) -> Backed:
        """Make the backup of today if there is none yet; called before the first change of a day, or earlier when idle.

        Raises:
            DiaryDamagedError: the diary is damaged. It must not be written to; see `diary.rescue`.
        """
        today = self._clock().date()
        if self.folder is None or self._is_seen():
            return Backed()
        self._follow_passphrase()
        is_done = any(b.made_at.date() == today and b.reason in _AUTOMATIC for b in self.backups())
        made = Backed() if is_done else self._quietly(Reason.DAILY)
        self._seen_on = today
        return made

    def daily_work(self) -> Callable[[], Backed] | None:
        """Return the work of making today's backup, for another thread; None where none is due.

        It backs up what the diary holds now, whatever is written meanwhile; call `settle` with what came of it.

        Raises:
            DiaryError: the diary cannot be read.
        """
        path, folder = self._store.path, self.folder
        if path is None or folder is None or self._is_seen():
            return None
        if any(b.made_at.date() == self._clock().date() and b.reason in _AUTOMATIC for b in self.backups()):
            self._seen_on = self._clock().date()
            return None
        daily = self._daily = DailyBackup(path, folder, _local(self._clock), self._store.key)
        self._seen_on = self._clock().date()

        def work() -> Backed:
            self._follow_passphrase()
            return backed_by(daily)

        return work

    def call_off(self) -> None:
        """Make today's backup no more where it is still to be made; one that is being made is waited for.

        For what must not be followed by a backup of the time before.
        """
        if self._daily is not None and self._daily.call_off():
            self._seen_on = None  # the next change sees to it
        self._daily = None

    def finish(self) -> Backed:
        """Make today's backup now, in this thread, where its work was handed out and is still to be done.

        For what no other thread may come after: erasing, another passphrase, the end.
        """
        made = backed_by(self._daily) if self._daily is not None else Backed()
        self._daily = None
        if made.notice is not None:
            self._seen_on = None  # the next change tries again
        return made

    def settle(self, made: Backed) -> None:
        """Note what came of `daily_work`; what failed is tried again before the next change.

        Raises:
            DiaryDamagedError: the diary is damaged. It must not be written to; see `diary.rescue`.
        """
        self.notice = ""
        if made.notice is None:
            return
        self._seen_on = None
        if isinstance(made.notice, DiaryDamagedError):
            raise made.notice
        self.notice = str(not_today(made.notice))

    def _is_seen(self) -> bool:
        today = self._clock().date()
        is_out_of_reach = self._store.is_read_only or self._store.is_resting
        return is_out_of_reach or self._seen_on == today or not self._store.has_steps()

    def before_import(self) -> Backed:
        """Make a backup before many entries come in; like `back_up_if_due`, but each time."""
        if self.folder is None or self._store.is_read_only or not self._store.has_steps():
            return Backed()
        return self._quietly(Reason.IMPORT)

    def before_erasing(self) -> Backed:
        """Make today's backup now if it is still to be made: afterwards nobody may have the erased entry in view."""
        made = self.finish()
        if made.notice is not None:
            self.settle(made)
        return self.back_up_if_due() if made.backup is None else made

    def renew(self) -> Backup:
        """Make a backup, then remove all earlier ones: what was erased from the diary is then in none of them.

        Raises:
            DiaryError: there is no new backup, and all earlier ones are still there; or one of them cannot be removed.
        """
        self.call_off()
        made = self._make(Reason.ASKED)
        earlier = [backup for backup in self.backups() if backup.path != made.path]
        for backup in earlier:
            remove_backup(backup)
        for backup in earlier:
            if backup.path.exists():
                raise DiaryUnwritableError(
                    _("An earlier backup cannot be removed."),
                    str(backup.path),
                    _("Remove it by hand."),
                )
        return made

    def _before_write(self) -> None:
        if self.beside is None:
            self.back_up_if_due()
            return
        work = self.daily_work()
        if work is not None:
            self.beside(work)

    def _make(self, reason: Reason) -> Backup:
        if self.folder is None:
            raise ValueError("this diary is kept without backups")
        return self._store.back_up(self.folder, reason, _local(self._clock))

    def _quietly(self, reason: Reason) -> Backed:
        """Make a backup whose trouble must not keep the person from writing: an entry lost now is worse."""
        self.notice = ""
        try:
            return Backed(self._make(reason))
        except DiaryDamagedError:
            raise
        except DiaryError as error:
            told = not_today(error)
            self.notice = str(told)
            return Backed(notice=told)

    # --- passphrase

    @property
    def has_passphrase(self) -> bool:
        """Whether the diary is encrypted."""
        return self._store.key is not None

    def set_passphrase(self, new: str, progress: "Progress | None" = None) -> tuple[Backup, ...]:
        """Encrypt the diary and its backups, or encrypt them anew; takes a second or so for each 5 megabytes.

        Args:
            new: the passphrase from now on. Nobody can open the diary without it.
            progress: told how many of how many bytes are done.

        Returns:
            The files among the backups that stay as they were, since they cannot be read; see `in_clear`.

        Raises:
            DiaryError: the passphrase is as it was.
        """
        return self._rekey(new, None, progress)

    def change_passphrase(self, old: str, new: str, progress: "Progress | None" = None) -> tuple[Backup, ...]:
        """Encrypt the diary and its backups anew; like `set_passphrase`.

        Raises:
            PassphraseWrongError: `old` is not the present passphrase.
            DiaryError: the passphrase is as it was.
        """
        self._must_have_one()
        return self._rekey(new, old, progress)

    def remove_passphrase(self, old: str, progress: "Progress | None" = None) -> tuple[Backup, ...]:
        """Write the diary and its backups without encryption; like `set_passphrase`.

        Raises:
            PassphraseWrongError: `old` is not the present passphrase.
            DiaryError: the passphrase is as it was.
        """
        self._must_have_one()
        return self._rekey(None, old, progress)

    def begin_passphrase(self, new: str | None, present: str | None = None) -> "KeyChange":
        """Begin to set, change or remove the passphrase, for another thread: run what is returned there.

        Until `end_passphrase` nothing can be read from the diary or written to it.

        Args:
            new: the passphrase from now on; None = none any more.
            present: what was typed as the passphrase so far; None = it was not asked for.

        Raises:
            DiaryError: it cannot be begun, and the diary is as it was.
        """
        self.finish()
        return self._store.begin_key_change(self.folder, new, present)

    def end_passphrase(self) -> None:
        """Take the diary up again, whatever came of the work."""
        self._store.end_key_change()

    @property
    def is_resting(self) -> bool:
        """Whether the passphrase is being changed, so that the diary cannot be asked for anything."""
        return self._store.is_resting

    def in_clear(self, left: Sequence[Backup]) -> tuple[Backup, ...]:
        """Return those of the files that were left as they were which can be read without the passphrase."""
        from b12diary.storage.rekeying import in_clear

        return in_clear(left) if self.has_passphrase else ()

    def remove_for_good(self, files: Sequence[Backup]) -> None:
        """Write over files among the backups, and remove them; raises a `DiaryError` at the first that cannot be."""
        for file in files:
            destroy_backup(file)

    def _rekey(self, new: str | None, present: str | None, progress: "Progress | None") -> tuple[Backup, ...]:
        change = self.begin_passphrase(new, present)
        try:
            return change.run(progress or _nobody)
        finally:
            self.end_passphrase()

    def _must_have_one(self) -> None:
        if not self.has_passphrase:
            raise DiaryError(_("This diary has no passphrase."))

    def _follow_passphrase(self) -> None:
        """Encrypt backups that an end by force left open when the passphrase was set."""
        key = self._store.key
        if key is None or self.folder is None:
            return
        from b12diary.storage.rekeying import rekey_backups

        with suppress(OSError):
            open_ones = [b for b in self.backups() if b.reason is not Reason.DAMAGED and not is_encrypted(b.path)]
            rekey_backups(open_ones, None, key, lambda _done: None, lambda: False)


def _local(clock: Clock) -> datetime:
    return clock().replace(tzinfo=None)


def _nobody(_done: int, _of: int) -> None:
    """Hear of progress that nobody asked for."""
