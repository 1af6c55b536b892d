"""Putting a backup in the place of the diary, with the present file kept aside: restoring that one takes it back."""

import shutil
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from b12diary.errors import DiaryDamagedError, DiaryNewerError, PassphraseNeededError
from b12diary.storage.backup import Backup, Reason, free_name, list_backups, make_backup, make_private_folder
from b12diary.storage.copying import fill
from b12diary.storage.database import open_as_it_is
from b12diary.storage.leftovers import clear_leftovers, discard, part_file, sync_file, sync_folder
from b12diary.storage.lock import FileLock
from b12diary.storage.trouble import plain_errors


def restore(source: Path, path: Path, folder: Path, moment: datetime, passphrase: str | None = None) -> Backup | None:
    """Put a checked copy of the diary or backup at `source` in the place of the diary at `path`.

    The present file is kept in `folder` first, whatever state it is in. An end by force at any moment leaves either the
    present file or the restored one at `path`, whole.

    Args:
        source: the backup; it is only read.
        path: the diary, closed; it need not be there, nor be readable.
        folder: the backups of that diary.
        moment: the present moment.
        passphrase: opens the backup, if it is encrypted. The restored diary then has the same.

    Returns:
        The present file as it was kept aside; None when there was none.

    Raises:
        DiaryError: nothing was replaced.
    """
    with plain_errors(source):
        opened = open_as_it_is(source, passphrase)
        with closing(opened.connection) as connection, plain_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = FileLock.acquire(path)
            part: Path | None = None
            try:
                clear_leftovers(path.resolve().parent)
                part = part_file(path.resolve().parent)
                fill(connection, part, path, opened.key)
                kept = keep_aside(path, folder, moment, passphrase) if path.exists() else None
                _put_in_place(part, path.resolve())
            finally:
                if part is not None:
                    discard(part)
                lock.release()
    return kept


def keep_aside(path: Path, folder: Path, moment: datetime, passphrase: str | None) -> Backup:
    """Keep the file at `path` in `folder`: as a checked backup, or byte by byte when it cannot be read as a diary.

    Args:
        path: the file.
        folder: where to.
        moment: the present moment.
        passphrase: tried on an encrypted file; one that it does not open is kept byte by byte.

    Raises:
        DiaryError: it is not kept.
    """
    try:
        opened = open_as_it_is(path, passphrase)
        with closing(opened.connection) as connection:
            return make_backup(connection, None, folder, Reason.RESTORE, moment, opened.key)
    except DiaryDamagedError:
        return _keep_bytes(path, folder, Reason.DAMAGED, moment)
    except (PassphraseNeededError, DiaryNewerError):
        return _keep_bytes(path, folder, Reason.RESTORE, moment)


def _keep_bytes(path: Path, folder: Path, reason: Reason, moment: datetime) -> Backup:
    real = path.resolve()
    with plain_errors(folder):
        make_private_folder(folder)
        clear_leftovers(folder)
        to = free_name(folder, reason, moment)
        # What was not yet written into the file itself comes first: SQLite finds it by its name.
        for ending in ("-wal", ""):
            origin = real.with_name(f"{real.name}{ending}")
            if not origin.exists() or (ending and not origin.stat().st_size):
                continue
            part = part_file(folder)
            try:
                shutil.copyfile(origin, part)
                sync_file(part)
                part.replace(to.with_name(f"{to.name}{ending}"))
            finally:
                discard(part)
        sync_folder(folder)
        return next(backup for backup in list_backups(folder) if backup.path == to)


def _put_in_place(part: Path, real: Path) -> None:
    # Before the exchange: a write-ahead file that belongs to the old file must not meet the new one.
    for ending in ("-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            real.with_name(f"{real.name}{ending}").unlink()
    sync_folder(real.parent)
    part.replace(real)
    sync_folder(real.parent)
