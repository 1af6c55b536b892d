"""A diary file held open: opened, copied, backed up, checked, encrypted. What stands in it is for `store`."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from b12diary.errors import DiaryBusyError, DiaryUnwritableError
from b12diary.i18n import _
from b12diary.storage.backup import Backup, Reason, make_backup
from b12diary.storage.cipher import Key
from b12diary.storage.database import (
    Before,
    Opened,
    open_again,
    open_as_it_is,
    open_file,
    open_for_reading,
    open_memory,
)
from b12diary.storage.trouble import plain_errors

if TYPE_CHECKING:
    from b12diary.storage.key_change import KeyChange


class HeldFile:
    """A diary file held open, or one in memory that behaves the same."""

    def __init__(self, opened: Opened, path: Path | None) -> None:
        """Take over an open file; use the class methods instead."""
        self._opened, self.path = opened, path
        self._key_change: KeyChange | None = None
        self.before_write: Callable[[], None] | None = None
        """Called before each write; what it raises keeps that from being done."""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool,
        passphrase: str | None = None,
        take_over: bool = False,
        had_entries: Callable[[], bool] = bool,
        before_migration: Before | None = None,
    ) -> Self:
        """Open the file at `path`; see `database.open_file`."""
        opened = open_file(
            path,
            create=create,
            passphrase=passphrase,
            take_over=take_over,
            had_entries=had_entries,
            before_migration=before_migration,
        )
        return cls(opened, path)

    @classmethod
    def open_for_reading(cls, path: Path, passphrase: str | None = None, *, key: Key | None = None) -> Self:
        """Open the file at `path` without being able to change it; see `database.open_for_reading`."""
        held = cls(open_for_reading(path, passphrase, key=key), path)
        held.before_write = _refuse_to_write
        return held

    @classmethod
    def in_memory(cls) -> Self:
        """Make an empty diary that is gone when it is closed."""
        return cls(open_memory(), None)

    def close(self) -> None:
        """Let the file go."""
        change, self._key_change = self._key_change, None
        if change is not None:
            change.call_off()  # the lock is kept until the file is whole at its place
        try:
            with plain_errors(self.path):
                self._opened.connection.close()
        finally:
            if self._opened.lock is not None:
                self._opened.lock.release()

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written: the file was opened to be read."""
        return self.path is not None and self._opened.lock is None

    @property
    def key(self) -> Key | None:
        """What opens the file; None when it is not encrypted."""
        return self._opened.key

    @property
    def is_resting(self) -> bool:
        """Whether the file is being written anew for another passphrase, so that nothing can be read or written."""
        return self._key_change is not None and not self._key_change.is_called_off

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._key_change is not None and self._key_change.is_called_off:
            self.end_key_change()  # it could not be opened again right after the work: perhaps it can now
        if self._key_change is not None:
            raise DiaryBusyError(
                _("This has to wait a moment."),
                _("The passphrase of the diary is being changed just now."),
                _("Try again when that is done."),
            )
        return self._opened.connection

    def copy_to(self, path: Path) -> None:
        """Write a whole and checked copy to `path`, encrypted if the diary is; see `copying.copy_whole`."""
        from b12diary.storage.copying import copy_whole

        with self._as_it_is() as connection:
            copy_whole(connection, self.path, path, self.key)

    def back_up(self, folder: Path, reason: Reason, moment: datetime) -> Backup:
        """Make a whole and checked backup in `folder`; see `backup.make_backup`."""
        with self._as_it_is() as connection:
            return make_backup(connection, self.path, folder, reason, moment, self.key)

    @contextmanager
    def _as_it_is(self) -> Iterator[sqlite3.Connection]:
        """Give a connection to the file itself: of an earlier version that is only read, memory holds another copy."""
        if not self.is_read_only or self.path is None:
            yield self._connection
            return
        opened = open_as_it_is(self.path, key=self.key)
        try:
            yield opened.connection
        finally:
            opened.connection.close()

    def begin_key_change(self, folder: Path | None, new: str | None, present: str | None) -> "KeyChange":
        """Let go of the file, all but its lock, so that it can be written anew for another passphrase.

        Args:
            folder: its backups; None = it has none.
            new: the passphrase from now on; None = none any more.
            present: what was typed as the passphrase so far; None = it was not asked for.

        Returns:
            The work, to be run in any thread; call `end_key_change` after it, whatever came of it.

        Raises:
            DiaryError: it cannot be begun.
        """
        from b12diary.storage.key_change import KeyChange

        if self.path is None:
            raise ValueError("a diary in memory has no passphrase")
        if self.is_read_only:
            raise DiaryUnwritableError(
                _("The passphrase was not changed."),
                _("The diary is open to be read only."),
                _("Close it where it is open, and open it again here."),
            )
        with plain_errors(self.path):
            self._connection.close()
        self._key_change = KeyChange(self.path, folder, self.key, new, present)
        return self._key_change

    def end_key_change(self) -> None:
        """Hold the file open again; does nothing once it was closed for good.

        Raises:
            DiaryError: it cannot be opened just now. The next thing that is asked of the diary tries again.
        """
        change = self._key_change
        if change is not None and self.path is not None:
            change.call_off()
            self._opened.connection, self._opened.key = open_again(self.path, change.key), change.key
            self._key_change = None

    def export(self, part: Path, key: Key) -> None:
        """Write a diary in memory, opened by the library that can encrypt, into the empty file `part`."""
        from b12diary.storage.rekeying import export

        with plain_errors(part):
            export(self._connection, part, key)

    def faults(self, *, with_history: bool = False) -> tuple[str, ...]:
        """Return what is wrong with the file; empty when it is whole.

        Args:
            with_history: see also whether each entry is what the journal says it is; reads everything once more.
        """
        from b12diary.storage.copying import faults_in
        from b12diary.storage.crosscheck import faults_of_history

        found = faults_in(self._connection)
        return found if found or not with_history else faults_of_history(self._connection)


def _refuse_to_write() -> None:
    # The file itself can be written, only not from here: a copy elsewhere would make two diaries of one.
    raise DiaryUnwritableError(
        _("This step was not saved."),
        _("The diary is open to be read only."),
        _("Close it where it is open, and open it again here."),
    )
