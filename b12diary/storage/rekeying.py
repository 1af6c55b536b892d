"""A diary file written anew with a passphrase, with another one, or without: checked first, then put in place at once.

At every moment there is one whole file at its place, the old or the new. Nothing is ever changed inside the old one.
"""

import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from b12diary.errors import DiaryBusyError, DiaryDamagedError, DiaryError
from b12diary.i18n import _
from b12diary.storage.backup import Backup, Reason
from b12diary.storage.cipher import Key, connect, connect_encrypting, is_encrypted
from b12diary.storage.copying import faults_in
from b12diary.storage.leftovers import clear_leftovers, discard, part_file, sync_file, sync_folder
from b12diary.storage.trouble import plain_errors

_CHUNK = 1 << 20

Progress = Callable[[int, int], None]
"""Told how many of how many bytes are done."""
Done = Callable[[int], None]
"""Told how many bytes are done."""


def rekey_file(path: Path, old: Key | None, new: Key | None, told: Done) -> None:
    """Write the diary at `path` anew so that `new` opens it; None = it is not encrypted.

    Args:
        path: the diary or backup. No connection to it is open, and the caller holds its lock.
        old: what opens it now; None = it is not encrypted.
        new: what will open it.
        told: called when it is written, and when it is read back and in place.

    Raises:
        DiaryBusyError: another program reads it just now.
        DiaryError: the file is as it was.
    """
    with plain_errors(path):
        real = path.resolve()
        size = real.stat().st_size
        clear_leftovers(real.parent)
        part = part_file(real.parent)
        try:
            with closing(connect_encrypting(real, isolation_level=None, timeout=5.0)) as source:
                if old is not None:
                    source.execute(f'PRAGMA key = "{old.literal}"')
                # Only where nobody else has the file open can its write-ahead file be given up.
                if source.execute("PRAGMA journal_mode = DELETE").fetchone() != ("delete",):
                    raise _busy(path)
                export(source, part, new)
                sync_file(part)
                told(size // 2)
                _compare(source, part, path, new)
            _exchange(part, real, wipe=old is None and new is not None)
        finally:
            discard(part)
    told(size)


def rekey_backups(
    backups: Sequence[Backup], old: Key | None, new: Key | None, told: Done, is_called_off: Callable[[], bool]
) -> tuple[Backup, ...]:
    """Write each of `backups` anew that `old` opens, so that `new` opens it.

    Args:
        backups: those of one diary.
        old: what opened them so far; None = those that are not encrypted.
        new: what will open them.
        told: called now and then.
        is_called_off: asked before each; those that then remain stay as they are.

    Returns:
        The backups that stay as they were, because they cannot be read, or have yet another passphrase.
    """
    left, before = [], 0

    def told_of_one(done: int) -> None:
        told(before + done)

    for backup in backups:
        if is_called_off() or not _is_rekeyed(backup, old, new, told_of_one):
            left.append(backup)
        before += backup.size
        told(before)
    return tuple(left)


def in_clear(backups: Sequence[Backup]) -> tuple[Backup, ...]:
    """Return those of `backups` that anybody can read who can read the file, since they are not encrypted."""
    found = []
    for backup in backups:
        with suppress(OSError):  # gone meanwhile
            if not is_encrypted(backup.path):
                found.append(backup)
    return tuple(found)


def _is_rekeyed(backup: Backup, old: Key | None, new: Key | None, told: Done) -> bool:
    try:
        if new.fits(backup.path) if new else not is_encrypted(backup.path):
            return True
        is_ours = old.fits(backup.path) if old else not is_encrypted(backup.path)
        if not is_ours or backup.reason is Reason.DAMAGED:
            return False
        rekey_file(backup.path, old, new, told)
    except (OSError, DiaryError):
        return False
    return True


def export(source: sqlite3.Connection, part: Path, new: Key | None) -> None:
    """Write everything that `source`, opened by the library that can encrypt, holds into the empty file `part`."""
    source.execute("ATTACH DATABASE ? AS fresh KEY ?", (os.fspath(part), new.literal if new else ""))
    source.execute("SELECT sqlcipher_export('fresh')")
    for name in ("application_id", "user_version"):
        source.execute(f"PRAGMA fresh.{name} = {source.execute(f'PRAGMA main.{name}').fetchone()[0]}")
    source.execute("DETACH DATABASE fresh")


def _compare(source: sqlite3.Connection, part: Path, path: Path, new: Key | None) -> None:
    """Read the new file back, by the library that will open it, and see that it holds the same, row by row."""
    with closing(connect(part, new, isolation_level=None)) as fresh:
        faults = faults_in(fresh)
        if not faults and _digest(fresh) != _digest(source):
            faults = (_("it does not hold the same entries"),)
    if faults:
        raise DiaryDamagedError(
            _("The passphrase was not changed, because something in the diary is damaged."),
            _("{file}: {reason}.").format(file=path, reason=faults[0]),
            _("The diary was left as it is. Open a backup, or save what can be read."),
        )


def _digest(connection: sqlite3.Connection) -> str:
    found = hashlib.sha256()
    schema = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    for pragma in ("application_id", "user_version"):
        found.update(repr(connection.execute(f"PRAGMA {pragma}").fetchone()).encode())
    for kind, name, sql in schema:
        found.update(repr((kind, name, sql)).encode())
        if kind == "table":
            for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2'):
                found.update(repr(row).encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _exchange(part: Path, real: Path, *, wipe: bool) -> None:
    # Windows puts nothing in the place of a file that is open, so there the old bytes are only let go of.
    old = None if sys.platform == "win32" or not wipe else real.open("rb+")
    try:
        part.replace(real)
        sync_folder(real.parent)
        if old is not None and not os.fstat(old.fileno()).st_nlink:  # it has no other name: nobody keeps it
            size = os.fstat(old.fileno()).st_size
            for start in range(0, size, _CHUNK):
                old.write(bytes(min(_CHUNK, size - start)))
            old.flush()
            os.fsync(old.fileno())
    finally:
        if old is not None:
            old.close()


def _busy(path: Path) -> DiaryBusyError:
    return DiaryBusyError(
        _("The diary is in use just now."),
        _("Another program reads {file}.").format(file=path),
        _("Close that program, then try again."),
    )
