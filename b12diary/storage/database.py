"""Opening a diary file: its permissions, its pragmas, and every way in which that can go wrong, in plain words."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from b12diary.errors import (
    DiaryBusyError,
    DiaryDamagedError,
    DiaryError,
    DiaryMissingError,
    DiaryNewerError,
    DiaryUnwritableError,
)
from b12diary.i18n import _
from b12diary.storage.migrations import migrate
from b12diary.storage.schema import APPLICATION_ID, SCHEMA_VERSION

_MAGIC = b"SQLite format 3\0"
_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = FULL",  # a commit has reached the disk before the screen says "Saved"
    "secure_delete = ON",  # what is erased is overwritten, not only forgotten
    "cell_size_check = ON",
)


@contextmanager
def plain_errors(path: Path | None) -> Iterator[None]:
    """Turn what SQLite and the system report about the file at `path` into a `DiaryError`.

    A broken rule of the tables, or a wrong statement, is a fault of the program and passes through as it is.
    """
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
        raise _told(error, path) from error


def _told(error: Exception, path: Path | None) -> DiaryError:
    name = str(path) if path else _("this diary")
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary == sqlite3.SQLITE_FULL or getattr(error, "errno", None) == errno.ENOSPC:
        return DiaryUnwritableError(
            _("This step was not saved."), _("The disk is full."), _("Make some room, then try again.")
        )
    if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return DiaryBusyError(
            _("The diary is in use just now."),
            _("Another program holds {file}.").format(file=name),
            _("Wait a moment, then try again."),
        )
    if primary in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR} or (
        isinstance(error, OSError)
    ):
        return DiaryUnwritableError(
            _("The diary file cannot be opened or written."),
            _("The system refuses it: {file}.").format(file=name),
            _("Look whether the folder is there, may be written to, and has room."),
        )
    return DiaryDamagedError(
        _("This file cannot be read as a diary."),
        _("It is damaged, or not a diary: {file}.").format(file=name),
        _("Nothing was changed in it. Keep it, and open a copy made earlier."),
    )


def _check_header(path: Path) -> None:
    if not path.is_file():
        # A folder; or a pipe or a device, which would be read without end.
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        return
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise _told(sqlite3.DatabaseError("not a database"), path)
    _check_version(int.from_bytes(header[68:72]), int.from_bytes(header[60:64]), path)


def _check_version(application: int, version: int, path: Path) -> None:
    if application != APPLICATION_ID:
        raise DiaryDamagedError(
            _("This file is not a B12 diary."),
            _("It was made by another program: {file}.").format(file=path),
            _("Choose a file whose name ends in .b12."),
        )
    if version > SCHEMA_VERSION:
        raise DiaryNewerError(
            _("This diary was written by a later version of the program."),
            _("This version cannot read it, and left it untouched: {file}.").format(file=path),
            _("Open it with the later version."),
        )


def open_file(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open the diary at `path` for reading and writing, made anew when missing and `create`.

    The file is private to its owner (0600, in a folder of 0700 when that is new).

    Raises:
        DiaryMissingError: there is none, and none was to be made.
        DiaryError: it cannot be opened; see the subclasses.
    """
    with plain_errors(path):
        if not path.exists():
            if not create:
                raise _missing(path)
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with suppress(FileExistsError):  # another process was quicker, and made it just as private
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _check_header(path)
        connection = sqlite3.connect(path, isolation_level=None, timeout=5.0, check_same_thread=False)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def open_memory() -> sqlite3.Connection:
    """Open a diary that is gone when it is closed: the same tables, the same rules."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _prepare(connection, None)
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open the diary at `path` without being able to change it.

    Raises:
        DiaryMissingError: there is none.
        DiaryError: it cannot be opened, or needs to be brought to this version first.
    """
    with plain_errors(path):
        if not path.exists():
            raise _missing(path)
        _check_header(path)
        connection = _connect_read_only(path)
        try:
            application, version = _versions(connection)
            _check_version(application, version, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _connect_read_only(path: Path) -> sqlite3.Connection:
    # SQLite keeps the write-ahead file beside the file itself, not beside a link to it.
    real = path.resolve()
    pending = real.with_name(f"{real.name}-wal")
    if pending.exists():
        connection = _connect(real, "mode=ro")
        try:
            _versions(connection)
        except sqlite3.OperationalError:
            connection.close()
            if pending.stat().st_size:
                raise
        else:
            return connection
    # Nothing is pending, so reading need not leave files behind, nor be stopped where none can be made.
    return _connect(real, "mode=ro&immutable=1")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    # As bytes: a name need not be text on every system.
    uri = f"file:{quote(os.fsencode(path))}?{mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5.0, check_same_thread=False)


def _versions(connection: sqlite3.Connection) -> tuple[int, int]:
    return (
        connection.execute("PRAGMA application_id").fetchone()[0],
        connection.execute("PRAGMA user_version").fetchone()[0],
    )


def _prepare(connection: sqlite3.Connection, path: Path | None) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    application, version = _versions(connection)
    is_empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not is_empty and path is not None:
        _check_version(application, version, path)
    if version < SCHEMA_VERSION:
        # Before there is a write-ahead file: a new file is empty until, in one moment, it says that it is a diary.
        migrate(connection)
    if path is not None:
        connection.execute("PRAGMA journal_mode = WAL")


def _missing(path: Path) -> DiaryMissingError:
    return DiaryMissingError(
        _("There is no diary at {file}.").format(file=path), "", _("Look for a typing slip in the name.")
    )
