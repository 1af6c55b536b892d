"""What SQLite and the system report about a file, in plain words: what happened, why, and what a person can do."""

import errno
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from b12diary.errors import DiaryBusyError, DiaryDamagedError, DiaryError, DiaryUnwritableError
from b12diary.i18n import _

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REFUSED = {errno.EACCES, errno.EPERM}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, *(getattr(errno, name, errno.EIO) for name in ("ESTALE", "ENOTCONN"))}

_LITTLE_ROOM = 2 << 20
_NUMBERS_OF_WORDS = {"database or disk is full": sqlite3.SQLITE_FULL, "disk I/O error": sqlite3.SQLITE_IOERR}


def faults_of(*names: str) -> tuple[type[Exception], ...]:
    """Return the exception classes of these names, of each SQLite library that is loaded.

    The encrypting library has classes of its own, which no `except sqlite3.Error` catches.
    """
    encrypting = sys.modules.get("sqlcipher3.dbapi2")
    libraries = [library for library in (sqlite3, encrypting) if library is not None]
    return tuple(getattr(library, name) for library in libraries for name in names)


@contextmanager
def plain_errors(path: Path | None) -> Iterator[None]:
    """Turn what SQLite and the system report about the file at `path` into a `DiaryError`.

    A broken rule of the tables, or a wrong statement, is a fault of the program and passes through as it is.
    """
    try:
        yield
    except faults_of("IntegrityError", "ProgrammingError", "InterfaceError"):
        raise
    except faults_of("Error") as error:
        raise told(error, path) from error
    except (UnicodeDecodeError, OSError) as error:
        raise told(error, path) from error


@contextmanager
def readable(path: Path | None) -> Iterator[None]:
    """Turn what is stored but means nothing, such as text that is no day, into a `DiaryDamagedError`."""
    try:
        yield
    except (ValueError, ArithmeticError, TypeError, LookupError) as error:
        raise damaged(path) from error


def told(error: Exception, path: Path | None) -> DiaryError:
    """Return the `DiaryError` that says what `error` means for the file at `path`; None = a diary in memory."""
    name = str(path) if path else _("this diary")
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    # A function inside a statement passes on only the words of what stopped it.
    primary = _NUMBERS_OF_WORDS.get(str(error), primary)
    reported = getattr(error, "errno", None)
    if primary in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR} and path and _is_nearly_full(path):
        primary = sqlite3.SQLITE_FULL
    if primary == sqlite3.SQLITE_FULL or reported in _FULL:
        return DiaryUnwritableError(
            _("This step was not saved."), _("The disk is full."), _("Make some room, then try again.")
        )
    if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return DiaryBusyError(
            _("The diary is in use just now."),
            _("Another program holds {file}.").format(file=name),
            _("Wait a moment, then try again."),
        )
    if isinstance(error, OSError) or primary in {
        *(sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR),
    }:
        why, remedy = _reason(primary, reported, path, name)
        return DiaryUnwritableError(_("The diary file cannot be opened or written."), why, remedy)
    return damaged(path)


def damaged(path: Path | None) -> DiaryDamagedError:
    """Return the error for a file that cannot be read as a diary."""
    return DiaryDamagedError(
        _("This file cannot be read as a diary."),
        _("It is damaged, or not a diary: {file}.").format(file=path or _("this diary")),
        _("Nothing was changed in it. Keep it, and open a copy made earlier."),
    )


def _reason(primary: int | None, reported: int | None, path: Path | None, name: str) -> tuple[str, str]:
    """Find out why the system refuses: SQLite keeps the number of the system's own error to itself."""
    if reported is None and path is not None:
        reported = _asked(path)
    if reported == errno.ENAMETOOLONG:
        return (
            _("Its name or its folders have too many letters: {file}.").format(file=name),
            _("Choose a shorter name."),
        )
    if reported in {errno.ENOENT, errno.ENOTDIR}:
        return (
            _("The folder is not there: {folder}.").format(folder=path.parent if path else name),
            _("Connect the drive or plug in the stick, or choose another place."),
        )
    if reported == errno.EROFS or (reported is None and primary == sqlite3.SQLITE_READONLY):
        return (
            _("This place can only be read: {file}.").format(file=name),
            _("Copy the diary to a place that can be written, and open it there."),
        )
    if reported in _REFUSED:
        return (
            _("You have no permission for it: {file}.").format(file=name),
            _("Change the permissions of the file and its folder, or choose another place."),
        )
    if reported in _GONE:
        return (
            _("The drive does not answer: {file}.").format(file=name),
            _("Look whether it is still connected, then try again."),
        )
    return (
        _("The system refuses it: {file}.").format(file=name),
        _("Look whether the folder is there, may be written to, and has room."),
    )


def _asked(path: Path) -> int | None:
    """Return the number of the error that the system gives for the file or its folder; None when it gives none."""
    there = path
    try:
        path.stat()
    except FileNotFoundError:
        there = path.parent
        try:
            there.stat()
        except OSError as error:
            return error.errno
    except OSError as error:
        return error.errno
    if not os.access(there, os.R_OK | os.W_OK) or not os.access(path.parent, os.W_OK | os.X_OK):
        return errno.EROFS if _is_read_only(there) else errno.EACCES
    return None


def _is_nearly_full(path: Path) -> bool:
    """Tell whether there is little room and nothing else in the way: a file that SQLite had no room to map or make."""
    try:
        return _asked(path) is None and shutil.disk_usage(path if path.exists() else path.parent).free < _LITTLE_ROOM
    except OSError:
        return False


def _is_read_only(place: Path) -> bool:
    if sys.platform == "win32":
        return False
    return bool(os.statvfs(place).f_flag & os.ST_RDONLY)
