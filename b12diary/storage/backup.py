"""The backups of one diary: a folder of whole, checked files with a moment and a reason in their names.

A backup is an ordinary diary file, so it can be opened by any version that knows it, and it is encrypted exactly if the
diary is. An earlier backup goes only after a newer one stands.
"""

import os
import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from b12diary.storage.cipher import Key
from b12diary.storage.database import open_for_reading
from b12diary.storage.trouble import plain_errors


class Reason(StrEnum):
    """Why a backup was made. The values stand in file names and stay as they are."""

    DAILY = "daily"
    MIGRATION = "before-update"
    IMPORT = "before-import"
    ASKED = "asked"
    RESTORE = "before-restore"
    SALVAGED = "salvaged"
    DAMAGED = "damaged"
    """Not a backup: a file that could not be read, kept as it was when another took its place."""


_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\d_\d{{6}})_({'|'.join(Reason)})(?:-\d+)?\.b12")
_MOMENT = "%Y-%m-%d_%H%M%S"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """One file in the folder of backups, as far as its name and size tell.

    Attributes:
        path: the file.
        made_at: when, local time without a zone.
        reason: why.
        size: in bytes.
    """

    path: Path
    made_at: datetime
    reason: Reason
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a diary file holds.

    Attributes:
        first_day: the earliest day with an injection, a rating or a note; None when there is none.
        last_day: the latest such day.
        n_injections: recorded injections and other doses.
        n_ratings: ratings of all symptoms.
        n_rated_days: days with at least one rating.
        n_notes: days with a note.
        last_step: the name of the last thing that was done; empty when nothing was.
        last_step_at: when that was.
        is_encrypted: whether it has a passphrase.
    """

    first_day: date | None
    last_day: date | None
    n_injections: int
    n_ratings: int
    n_rated_days: int
    n_notes: int
    last_step: str
    last_step_at: datetime | None
    is_encrypted: bool


def folder_for(root: Path, diary: Path, place: Path | None = None) -> Path:
    """Return the folder below `root` for the backups of `diary`; diaries of the same name are kept apart.

    Args:
        root: the folder for the backups of all diaries.
        diary: the diary's path, as it was given.
        place: where that path led when the diary was opened; None = where it leads now.
    """
    # Imported late, as wherever checksums are made: the library for them takes 4 MB, and no start needs it.
    import hashlib

    told_apart = hashlib.sha256(os.fsencode(place or diary.resolve())).hexdigest()[:8]
    return root / f"{diary.stem.strip('. ')[:40]}-{told_apart}"


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in `folder`, newest first; empty when there is no folder. Nothing is opened."""
    found = []
    with suppress(OSError):
        for path in tuple(folder.iterdir()):
            named = _NAME.fullmatch(path.name)
            with suppress(OSError, ValueError):  # gone meanwhile, or a day that no calendar has
                if named and path.is_file():
                    moment = datetime.strptime(named[1], _MOMENT)  # noqa: DTZ007 - local time, as people read it
                    state = path.stat()
                    found.append((moment, state.st_mtime_ns, Backup(path, moment, Reason(named[2]), state.st_size)))
    # The name knows the second; of two in one second the file's own time tells.
    return tuple(backup for *_when, backup in sorted(found, key=lambda item: item[:2], reverse=True))


def make_backup(
    source: sqlite3.Connection, own: Path | None, folder: Path, reason: Reason, moment: datetime, key: Key | None
) -> Backup:
    """Back up what `source` holds into `folder`, then let go of those that are no longer needed.

    Args:
        source: the open diary.
        own: where its file is.
        folder: where to; made, private to its owner, when it is not there.
        reason: why.
        moment: the present moment.
        key: what opens the diary, and then the backup.

    Raises:
        DiaryError: there is no new backup, and all earlier ones are still there.
    """
    from b12diary.storage.copying import copy_whole

    with plain_errors(folder):
        make_private_folder(folder)
        path = free_name(folder, reason, moment)
        copy_whole(source, own, path, key)
        made = next(backup for backup in list_backups(folder) if backup.path == path)
    thin(folder, moment)
    return made


def make_private_folder(folder: Path) -> None:
    """Make a folder for backups, and the one above it, so that only its owner can look into it."""
    for place in (folder.parent, folder):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)


def free_name(folder: Path, reason: Reason, moment: datetime) -> Path:
    """Return a name for a new file in `folder` that says when and why, and that no file has yet."""
    stem = f"{moment:{_MOMENT}}_{reason}"
    path, n = folder / f"{stem}.b12", 2
    while path.exists():
        path, n = folder / f"{stem}-{n}.b12", n + 1
    return path


def thin(folder: Path, now: datetime) -> None:
    """Remove the backups in `folder` that are no longer needed; what cannot be removed stays."""
    from b12diary.storage.thinning import kept

    backups = [backup for backup in list_backups(folder) if backup.reason is not Reason.DAMAGED]
    staying = kept((backup.made_at for backup in backups), now.replace(tzinfo=None))
    for backup in backups:
        if backup.made_at not in staying:
            remove_backup(backup)


def remove_backup(backup: Backup) -> None:
    """Remove a backup, with what may belong to it; one that cannot be removed stays."""
    for ending in ("-wal", ""):
        with suppress(OSError):
            backup.path.with_name(f"{backup.path.name}{ending}").unlink(missing_ok=True)


def destroy_backup(backup: Backup) -> None:
    """Write over a backup, with what may belong to it, and then remove it; raises a `DiaryError` if that cannot be."""
    with plain_errors(backup.path):
        for ending in ("-wal", ""):
            path = backup.path.with_name(f"{backup.path.name}{ending}")
            if path.is_symlink() or not path.exists():
                path.unlink(missing_ok=True)  # what a link leads to was never a backup
                continue
            with path.open("rb+") as file:
                size = os.fstat(file.fileno()).st_size
                for start in range(0, size, _CHUNK):
                    file.write(bytes(min(_CHUNK, size - start)))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()


def contents_of(path: Path, passphrase: str | None = None, *, key: Key | None = None) -> Contents:
    """Return what the diary or backup at `path` holds; raises a `DiaryError` when it cannot be opened."""
    with plain_errors(path):
        opened = open_for_reading(path, passphrase, key=key)
        with closing(opened.connection) as connection:

            def one(statement: str) -> tuple[object, ...]:
                row: tuple[object, ...] = connection.execute(statement).fetchone()
                return row

            first, last = one(
                "SELECT min(day), max(day) FROM (SELECT day FROM ratings UNION ALL SELECT day FROM notes"
                " UNION ALL SELECT given_on FROM doses)"
            )
            last_step = connection.execute("SELECT label, at FROM steps ORDER BY id DESC LIMIT 1").fetchone()
            (n_doses,), (n_ratings, n_days), (n_notes,) = (
                one("SELECT count(*) FROM doses"),
                one("SELECT count(*), count(DISTINCT day) FROM ratings"),
                one("SELECT count(*) FROM notes"),
            )
    label, at = last_step or ("", None)
    return Contents(
        first_day=None if first is None else date.fromisoformat(str(first)),
        last_day=None if last is None else date.fromisoformat(str(last)),
        n_injections=int(str(n_doses)),
        n_ratings=int(str(n_ratings)),
        n_rated_days=int(str(n_days)),
        n_notes=int(str(n_notes)),
        last_step=label,
        last_step_at=None if at is None else datetime.fromisoformat(at),
        is_encrypted=opened.key is not None,
    )
