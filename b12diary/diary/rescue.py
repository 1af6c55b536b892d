"""The ways back for a diary that is closed, missing, damaged, or not as the person wants it any longer."""

from contextlib import closing
from pathlib import Path

from b12diary.domain.days import Clock, system_clock
from b12diary.errors import DiaryError, DiaryUnwritableError
from b12diary.i18n import _
from b12diary.storage.backup import Backup, Contents, Reason, contents_of, folder_for, list_backups, remove_backup
from b12diary.storage.cipher import Key, is_encrypted
from b12diary.storage.copying import faults_in, unreadable_in
from b12diary.storage.database import open_as_it_is
from b12diary.storage.leftovers import clear_leftovers
from b12diary.storage.lock import FileLock, Holder, holder_of
from b12diary.storage.recovery import Salvaged, salvage
from b12diary.storage.restoring import restore
from b12diary.storage.store import Store
from b12diary.storage.trouble import plain_errors


class Rescue:
    """What can be done about the diary at a place while it is not open here."""

    def __init__(self, path: Path, backups: Path, clock: Clock = system_clock) -> None:
        """Care for the diary at `path`, which need not be there, with the backups of all diaries below `backups`."""
        self._path, self._clock = path, clock
        self.folder = folder_for(backups, path)
        self._key: tuple[str, Key] | None = None

    @property
    def holder(self) -> Holder | None:
        """Who has the diary open for writing just now; None when nobody has."""
        return holder_of(self._path)

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups, newest first, without opening them."""
        return list_backups(self.folder)

    def look(self, backup: Backup, passphrase: str | None = None) -> Contents:
        """Return what a backup holds, so that restoring it brings no surprise; raises a `DiaryError`."""
        return contents_of(backup.path, passphrase or None, key=self._known(passphrase))

    def faults(self, backup: Backup, passphrase: str | None = None) -> tuple[str, ...]:
        """Return what is wrong with a backup or with what stands in it, one line each; empty when it is whole."""
        try:
            with plain_errors(backup.path):
                opened = open_as_it_is(backup.path, passphrase, key=self._known(passphrase))
                if opened.key is not None and passphrase is not None:
                    self._key = passphrase, opened.key
                with closing(opened.connection) as connection:
                    faults = faults_in(connection) or unreadable_in(connection)
            if faults:
                return faults
            store = Store.open_for_reading(backup.path, passphrase, key=opened.key)
            with closing(store):
                return store.faults(with_history=True)
        except DiaryError as error:
            return (str(error),)

    def _known(self, passphrase: str | None) -> Key | None:
        """Return the key that this passphrase gave before: most backups share it, and it is slow to make."""
        return self._key[1] if self._key is not None and self._key[0] == passphrase else None

    def newest_good(self, passphrase: str | None = None) -> tuple[Backup, Contents] | None:
        """Return the newest backup that opens and is whole, with what it holds; None when there is none."""
        for backup in self.backups():
            if backup.reason is not Reason.DAMAGED and not self.faults(backup, passphrase):
                try:
                    return backup, self.look(backup, passphrase)
                except DiaryError:  # gone meanwhile
                    continue
        return None

    def opens_a_backup(self, passphrase: str) -> bool:
        """Tell whether this passphrase opens the newest encrypted backup: then the diary's own file may be damaged."""
        for backup in self.backups():
            try:
                if backup.reason is Reason.DAMAGED or not is_encrypted(backup.path):
                    continue
                opened = open_as_it_is(backup.path, passphrase)
            except (OSError, DiaryError):
                return False
            opened.connection.close()
            return True
        return False

    def restore(self, backup: Backup | Path, passphrase: str | None = None) -> Backup | None:
        """Put a backup, or another diary file, in the place of the diary.

        Args:
            backup: one of `backups`, or any diary file; it stays where it is.
            passphrase: opens it, if it is encrypted. The diary has this passphrase afterwards.

        Returns:
            The present file, kept aside; restoring that one takes it all back. None when there was none.

        Raises:
            DiaryOpenElsewhereError: the diary is open.
            DiaryError: nothing was replaced.
        """
        source = backup.path if isinstance(backup, Backup) else backup
        return restore(source, self._path, self.folder, self._clock().replace(tzinfo=None), passphrase)

    def salvage(self, passphrase: str | None = None) -> Salvaged:
        """Save what can be read of the damaged diary as a backup, which can then be looked at and restored.

        Raises:
            DiaryDamagedError: there is nothing in it that can be read.
            DiaryError: it was not saved.
        """
        return salvage(self._path, self.folder, self._clock(), passphrase)

    def delete_everything(self) -> tuple[Path, ...]:
        """Remove the diary and its backups from this computer, and return the files that were removed.

        Copies elsewhere are not known here and stay. A disk can keep bytes of removed files until it writes over them.

        Raises:
            DiaryOpenElsewhereError: the diary is open.
            DiaryError: a file cannot be removed; the diary itself goes last, so it can be tried again.
        """
        removed = []
        with plain_errors(self._path):
            lock = FileLock.acquire(self._path)
            try:
                for backup in self.backups():
                    remove_backup(backup)
                    if backup.path.exists():
                        raise DiaryUnwritableError(
                            _("A backup cannot be removed."), str(backup.path), _("Remove it by hand, then try again.")
                        )
                    removed.append(backup.path)
                clear_leftovers(self.folder)
                if self.folder.is_dir() and not any(self.folder.iterdir()):
                    self.folder.rmdir()
                real = self._path.resolve()
                clear_leftovers(real.parent)
                for ending in ("-wal", "-shm", "-journal", ""):
                    file = real.with_name(f"{real.name}{ending}")
                    if file.exists():
                        file.unlink()
                        removed.append(file)
                if self._path.is_symlink():  # it leads nowhere now, and no new diary could begin there
                    self._path.unlink()
                    removed.append(self._path)
            finally:
                lock.release()
        return tuple(removed)
