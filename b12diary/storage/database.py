"""Opening a diary file: who holds it, whether it is whole, its pragmas, and its way to the present version."""

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from b12diary.errors import DiaryDamagedError, DiaryMissingError, DiaryNewerError
from b12diary.i18n import _
from b12diary.storage.cipher import Key, connect, connect_encrypting, is_encrypted, key_for, wrong_passphrase
from b12diary.storage.leftovers import clear_leftovers
from b12diary.storage.lock import FileLock, lock_path
from b12diary.storage.migrations import migrate
from b12diary.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from b12diary.storage.trouble import damaged, faults_of, plain_errors

_MAGIC = b"SQLite format 3\0"
_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = FULL",  # a commit has reached the disk before the screen says "Saved"
    "secure_delete = ON",  # what is erased is overwritten, not only forgotten
    "cell_size_check = ON",
)

Before = Callable[[sqlite3.Connection, Key | None], object]
"""What is done with an open file and its key before something large happens to it: a backup is made."""


@dataclass(slots=True)
class Opened:
    """A diary file held open.

    Attributes:
        connection: to the file.
        key: what opens it; None = not encrypted.
        lock: held until the file is closed; None when it is only read.
    """

    connection: sqlite3.Connection
    key: Key | None = None
    lock: FileLock | None = None


def open_file(
    path: Path,
    *,
    create: bool,
    passphrase: str | None = None,
    take_over: bool = False,
    had_entries: Callable[[], bool] = bool,
    before_migration: Before | None = None,
) -> Opened:
    """Open the diary at `path` for reading and writing, made anew when missing and `create`.

    The file is private to its owner (0600, in a folder of 0700 when that is new). Nothing is written to a file that is
    damaged, no diary, of a later version, or open elsewhere.

    Args:
        path: the file.
        create: whether to make it when it is missing.
        passphrase: opens an encrypted file; not looked at for another one.
        take_over: open although another computer seems to have it open.
        had_entries: tells whether an empty file is a loss; else it is a first start that was cut off, and begun again.
        before_migration: called before a file of an earlier version is brought to this one; what it raises ends that.

    Raises:
        DiaryMissingError: there is none, and none was to be made.
        DiaryError: it cannot be opened; see the subclasses.
    """
    with plain_errors(path):
        if not path.exists():
            if not create:
                raise _missing(path)
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        else:
            _check_header(path)
            if not path.stat().st_size and had_entries():
                raise damaged(path)
        lock = FileLock.acquire(path, take_over=take_over)
        try:
            return _open_locked(path, lock, passphrase, before_migration)
        except BaseException:
            lock.release()
            raise


def _open_locked(path: Path, lock: FileLock, passphrase: str | None, before_migration: Before | None) -> Opened:
    clear_leftovers(path.resolve().parent)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    _check_header(path)
    if not os.access(path, os.W_OK):
        # SQLite would open it all the same, and say so only when something is to be written.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    key = key_for(path, passphrase)
    if lock.was_left or _pending(path).exists():
        _check_quickly(path, key)
    connection = connect(path, key, isolation_level=None, timeout=5.0, check_same_thread=False)
    try:
        _check_key(connection, key, path)
        _prepare(connection, path, key, before_migration)
    except BaseException:
        connection.close()
        raise
    return Opened(connection, key, lock)


def open_again(path: Path, key: Key | None) -> sqlite3.Connection:
    """Connect once more to a diary of this version whose lock the caller holds."""
    with plain_errors(path):
        # Never made anew: where a drive is gone, an empty diary would pass for the one that is missed.
        connection = _connect(path.resolve(), "mode=rw", key)
        try:
            _prepare(connection, path, key, None)
        except BaseException:
            connection.close()
            raise
        return connection


def open_memory(*, is_encrypting: bool = False) -> Opened:
    """Open a diary that is gone when it is closed: the same tables, the same rules.

    Args:
        is_encrypting: use the library that can write it out encrypted.
    """
    library = connect_encrypting if is_encrypting else sqlite3.connect
    connection: sqlite3.Connection = library(":memory:", isolation_level=None, check_same_thread=False)
    _prepare(connection, None, None, None)
    return Opened(connection)


def open_for_reading(path: Path, passphrase: str | None = None, *, key: Key | None = None) -> Opened:
    """Open the diary at `path` without being able to change it, also while another window has it open.

    One of an earlier version is brought to the present one in memory; the file stays as it is.

    Args:
        path: the file.
        passphrase: opens an encrypted file.
        key: opens it too, when the file was made with the key's salt.

    Raises:
        DiaryMissingError: there is none.
        DiaryError: it cannot be opened.
    """
    with plain_errors(path):
        opened = open_as_it_is(path, passphrase, key=key)
        if _versions(opened.connection)[1] == SCHEMA_VERSION:
            return opened
        with closing(opened.connection):
            return Opened(_brought_up_in_memory(opened.connection, path, opened.key), opened.key)


def open_as_it_is(
    path: Path, passphrase: str | None = None, *, key: Key | None = None, is_held: bool = False
) -> Opened:
    """Open the diary at `path` without being able to change it, with the tables of the version that wrote it.

    Args:
        path: the file.
        passphrase: opens an encrypted file.
        key: opens it too, when the file was made with the key's salt.
        is_held: whether this process has it open already, with `key`. Then the file is not looked into first: letting
            go of it after a look would take away the locks of the other connection, and the next program that opens
            the diary would clear away the write-ahead file in use.

    Raises:
        DiaryMissingError: there is none.
        DiaryError: it cannot be opened.
    """
    with plain_errors(path):
        if not path.exists():
            raise _missing(path)
        if not is_held:
            _check_header(path)
            if not path.stat().st_size:
                raise damaged(path)
            if key is None or not key.fits(path):
                key = key_for(path, passphrase)
        connection = _connect_read_only(path, key)
        try:
            _check_key(connection, key, path)
            application, version = _versions(connection)
            _check_version(application, version, path)
        except BaseException:
            connection.close()
            raise
        return Opened(connection, key)


def _check_header(path: Path) -> None:
    if not path.is_file():
        # A folder; or a pipe or a device, which would be read without end.
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    with path.open("rb") as file:
        header = file.read(100)
    if not header or is_encrypted(path):
        return
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise damaged(path)
    _check_version(int.from_bytes(header[68:72]), int.from_bytes(header[60:64]), path)


def _check_key(connection: sqlite3.Connection, key: Key | None, path: Path) -> None:
    if key is None:
        return
    try:
        _versions(connection)
    except faults_of("DatabaseError") as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            raise wrong_passphrase(path) from error
        raise


def _check_quickly(path: Path, key: Key | None) -> None:
    """Look for damage where the last owner did not close the file, before anything can be written to it."""
    if not path.stat().st_size:
        return
    with closing(_connect_read_only(path, key)) as connection:
        _check_key(connection, key, path)
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise damaged(path)


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


def _pending(path: Path) -> Path:
    # SQLite keeps the write-ahead file beside the file itself, not beside a link to it.
    real = path.resolve()
    return real.with_name(f"{real.name}-wal")


def _connect_read_only(path: Path, key: Key | None) -> sqlite3.Connection:
    real, pending = path.resolve(), _pending(path)
    if pending.exists() or lock_path(path).exists():  # somebody may be writing
        connection = _connect(real, "mode=ro", key)
        try:
            _check_key(connection, key, path)
            _versions(connection)
        except faults_of("OperationalError"):
            connection.close()
            if pending.exists() and pending.stat().st_size:
                raise
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    # Nothing is pending, so reading need not leave files behind, nor be stopped where none can be made.
    return _connect(real, "mode=ro&immutable=1", key)


def _connect(path: Path, mode: str, key: Key | None) -> sqlite3.Connection:
    # As bytes: a name need not be text on every system.
    uri = f"file:{quote(os.fsencode(path))}?{mode}"
    return connect(uri, key, uri=True, isolation_level=None, timeout=5.0, check_same_thread=False)


def _brought_up_in_memory(connection: sqlite3.Connection, path: Path, key: Key | None) -> sqlite3.Connection:
    options = {"isolation_level": None, "check_same_thread": False}
    if key is None:
        memory = connect(":memory:", None, **options)
        connection.backup(memory)
    else:
        memory = connect_encrypting(":memory:", **options, uri=True)
        uri = f"file:{quote(os.fsencode(path.resolve()))}?mode=ro"
        memory.execute("ATTACH DATABASE ? AS source KEY ?", (uri, key.literal))
        memory.execute("SELECT sqlcipher_export('main', 'source')")
        application, version = _versions(connection)
        memory.execute(f"PRAGMA application_id = {application}")
        memory.execute(f"PRAGMA user_version = {version}")
        memory.execute("DETACH DATABASE source")
    migrate(memory)
    memory.execute("PRAGMA query_only = ON")
    return memory


def _versions(connection: sqlite3.Connection) -> tuple[int, int]:
    return (
        connection.execute("PRAGMA application_id").fetchone()[0],
        connection.execute("PRAGMA user_version").fetchone()[0],
    )


def _prepare(connection: sqlite3.Connection, path: Path | None, key: Key | None, before: Before | None) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    application, version = _versions(connection)
    is_empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not is_empty and path is not None:
        _check_version(application, version, path)
    if version < SCHEMA_VERSION:
        if not is_empty and before is not None:
            before(connection, key)
        # Before there is a write-ahead file: a new file is empty until, in one moment, it says that it is a diary.
        migrate(connection)
    if path is not None and connection.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",):
        # Not used beside a write-ahead file: left when giving that one up was ended by force.
        real = path.resolve()
        real.with_name(f"{real.name}-journal").unlink(missing_ok=True)


def _missing(path: Path) -> DiaryMissingError:
    return DiaryMissingError(
        _("There is no diary at {file}.").format(file=path), "", _("Look for a typing slip in the name.")
    )
