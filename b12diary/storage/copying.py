"""A second file with all that the diary holds: whole and checked, or not there at all."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from b12diary.errors import DiaryBusyError, DiaryDamagedError, DiaryUnwritableError
from b12diary.i18n import _
from b12diary.storage.database import plain_errors


def copy_whole(source: sqlite3.Connection, own: Path | None, path: Path) -> None:
    """Copy everything that `source` holds into a file at `path`; a file that was there is replaced at the very end.

    Args:
        source: the open diary.
        own: where its file is; None in memory.
        path: where the copy is to be. It is private to its owner (0600).

    Raises:
        DiaryError: nothing was written; the diary itself is never touched.
    """
    with plain_errors(path):
        if own is not None and path.exists() and path.samefile(own):
            raise DiaryUnwritableError(
                _("This is the diary itself, not a place for a copy."), remedy=_("Choose another name or folder.")
            )
        real = path.resolve()
        if real.with_name(f"{real.name}-wal").exists():
            # Renaming over an open diary would leave its write-ahead file beside a file that it does not belong to.
            raise DiaryBusyError(
                _("The diary at {file} is open.").format(file=path),
                remedy=_("Close it first, or choose another name."),
            )
        handle, name = tempfile.mkstemp(prefix=".b12diary-", dir=path.parent)
        os.close(handle)
        beside = Path(name)
        try:
            _fill(source, beside, path)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        _sync_folder(path.parent)


def _fill(source: sqlite3.Connection, beside: Path, path: Path) -> None:
    with closing(sqlite3.connect(beside, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = FULL")
        source.backup(copy)
        # One file and not three, so that it can be carried on a stick.
        copy.execute("PRAGMA journal_mode = DELETE")
        found = [row[0] for row in copy.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise DiaryDamagedError(
            _("The copy was not made, because something in it is damaged."),
            _("{file}: {reason}.").format(file=path, reason=found[0]),
            _("The diary was left as it is. Try another place first."),
        )
    with beside.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Have the new name itself reach the disk, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
