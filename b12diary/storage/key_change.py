"""A diary and its backups written anew for another passphrase: one piece of work, for whichever thread has the time.

A large diary with many backups takes minutes, and a window that stands still for minutes looks broken.
"""

from pathlib import Path
from threading import Lock

from b12diary.errors import DiaryBusyError
from b12diary.i18n import _
from b12diary.storage.backup import Backup, list_backups
from b12diary.storage.cipher import Key, is_same_passphrase, new_key, wrong_passphrase
from b12diary.storage.rekeying import Progress, rekey_backups, rekey_file
from b12diary.storage.trouble import plain_errors


class KeyChange:
    """The work, as plain values. Nobody holds the diary open meanwhile, but its lock is kept.

    Attributes:
        key: what opens the diary just now; None = it is not encrypted.
    """

    def __init__(self, path: Path, folder: Path | None, key: Key | None, new: str | None, present: str | None) -> None:
        """Prepare it; see `run`.

        Args:
            path: the diary.
            folder: its backups; None = it has none.
            key: what opens it so far; None = it is not encrypted.
            new: the passphrase from now on; None = none any more.
            present: what the person typed as the passphrase so far; None = nobody asked for it.
        """
        self._path, self._folder, self.key = path, folder, key
        self._new, self._present = new, present
        self._is_called_off, self._exchanging = False, Lock()

    def run(self, progress: Progress) -> tuple[Backup, ...]:
        """Do it: first the diary itself, then its backups, newest first.

        Args:
            progress: told how many of how many bytes are done.

        Returns:
            The backups that stay as they were; see `rekeying.rekey_backups`.

        Raises:
            PassphraseWrongError: what was typed is not the passphrase so far. Nothing was changed.
            DiaryError: nothing was changed.
        """
        before = self.key
        if before is not None and self._present is not None and not is_same_passphrase(self._present, before):
            raise wrong_passphrase(self._path)
        after = None if self._new is None else new_key(self._new)
        backups = () if self._folder is None else list_backups(self._folder)
        with plain_errors(self._path):
            size = self._path.stat().st_size
        total = size + sum(backup.size for backup in backups)
        with self._exchanging:
            if self._is_called_off:
                raise DiaryBusyError(_("The passphrase was not changed."), _("The diary was closed meanwhile."))
            rekey_file(self._path, before, after, lambda done: progress(done, total))
            self.key = after
        return rekey_backups(
            backups, before, after, lambda done: progress(size + done, total), lambda: self._is_called_off
        )

    @property
    def is_called_off(self) -> bool:
        """Whether the work is over, or ends with what is under way."""
        return self._is_called_off

    def call_off(self) -> None:
        """Begin nothing more. Returns when the diary itself is whole at its place, with the old key or the new."""
        with self._exchanging:
            self._is_called_off = True
