"""Today's backup made beside the window, of the diary as it was before, whatever is written meanwhile."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from b12diary.storage.backup import Backup, Reason, make_backup
from b12diary.storage.cipher import Key
from b12diary.storage.database import open_as_it_is
from b12diary.storage.trouble import plain_errors

if TYPE_CHECKING:
    import sqlite3


class DailyBackup:
    """A backup that is to be made: call it, in any thread, and it is. Until then it holds the present state in view."""

    def __init__(self, path: Path, folder: Path, moment: datetime, key: Key | None) -> None:
        """Hold the diary's present state in view.

        Args:
            path: the diary, which this process has open.
            folder: where the backup goes.
            moment: the present moment.
            key: what opens the diary.

        Raises:
            DiaryError: the diary cannot be read.
        """
        self._path, self._folder, self._moment, self._key = path, folder, moment, key
        self._lock = Lock()
        with plain_errors(path):
            connection = open_as_it_is(path, key=key, is_held=True).connection
            # Reading begins here, and sees from now on what is here now.
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        self._connection: sqlite3.Connection | None = connection

    def __call__(self) -> Backup | None:
        """Make the backup; None = it was made before, or called off.

        Raises:
            DiaryError: it could not be made, and all earlier ones are still there.
        """
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is None:
                return None
            with plain_errors(self._path), closing(connection):
                return make_backup(connection, self._path, self._folder, Reason.DAILY, self._moment, self._key)

    def call_off(self) -> bool:
        """Make none any more, and tell whether it was still to be made; one that is being made is waited for."""
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                connection.close()
            return connection is not None
