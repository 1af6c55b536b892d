"""A second file with all that the diary holds: whole and checked, or not there at all."""

import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from b12diary.domain.change import Part
from b12diary.errors import DiaryBusyError, DiaryDamagedError, DiaryUnwritableError
from b12diary.i18n import _
from b12diary.storage.cipher import Key, connect
from b12diary.storage.leftovers import clear_leftovers, discard, part_file, sync_file, sync_folder
from b12diary.storage.rows import TABLES
from b12diary.storage.schema import SCHEMA_VERSION
from b12diary.storage.trouble import faults_of, plain_errors


def copy_whole(source: sqlite3.Connection, own: Path | None, path: Path, key: Key | None = None) -> None:
    """Copy everything that `source` holds into a file at `path`; a file that was there is replaced at the very end.

    The copy is one file, private to its owner (0600), read back and compared before it gets its name.

    Args:
        source: the open diary.
        own: where its file is; None in memory.
        path: where the copy is to be.
        key: what opens the diary; the copy is encrypted with the same. None = neither is.

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
        clear_leftovers(path.parent)
        part = part_file(path.parent)
        try:
            fill(source, part, path, key)
            part.replace(path)
        finally:
            discard(part)
        sync_folder(path.parent)


def fill(source: sqlite3.Connection, part: Path, path: Path, key: Key | None) -> None:
    """Copy everything that `source` holds into the empty file `part`, on disk and checked when this returns.

    Args:
        source: the open diary.
        part: the file to fill.
        path: the name it will have, for what is told of it.
        key: what opens the diary and will open the copy.

    Raises:
        DiaryDamagedError: something in the diary is damaged.
    """
    with closing(connect(part, key, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = FULL")
        with _as_of_now(source):
            source.backup(copy)
            counts = counts_of(source)
        # One file and not three, so that it can be carried on a stick.
        copy.execute("PRAGMA journal_mode = DELETE")
    sync_file(part)
    # Read back by a connection of its own, from the file: what was only in memory does not count.
    with closing(connect(part, key, isolation_level=None)) as copy:
        faults = faults_in(copy) or unreadable_in(copy)
        if not faults and counts_of(copy) != counts:
            faults = (_("it does not hold as many entries"),)
    if faults:
        raise DiaryDamagedError(
            _("The copy was not made, because something in it is damaged."),
            _("{file}: {reason}.").format(file=path, reason=faults[0]),
            _("The diary was left as it is. Try another place first."),
        )


@contextmanager
def _as_of_now(source: sqlite3.Connection) -> Iterator[None]:
    """Have `source` see one state throughout, whatever another process writes meanwhile."""
    if source.in_transaction:  # it does already
        yield
        return
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield
    finally:
        source.execute("ROLLBACK")


def counts_of(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each table in the file."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}


def faults_in(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what SQLite finds wrong with the file behind `connection`; empty when it is whole."""
    try:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"{row[0]} {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]
    except faults_of("DatabaseError") as error:  # so damaged that even the check cannot read it
        return (str(error),)
    return tuple(found)


def unreadable_in(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return which parts hold entries that cannot be read; empty when all can.

    SQLite itself looks at pages and not at what stands in them, so it finds no letter that is none.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    faults = []
    for part, table in TABLES.items():
        try:
            if version != SCHEMA_VERSION:
                if connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (part,)).fetchone():
                    connection.execute(f"SELECT * FROM {part}").fetchall()
                continue
            rows = connection.execute(table.select)
            if part is Part.RATINGS:  # there are many, and the rules of their table leave nothing open
                deque(rows, maxlen=0)
            else:
                deque(map(table.from_row, rows), maxlen=0)
        except faults_of("DatabaseError"):
            faults.append(_("{table} cannot be read").format(table=part))
        except (ValueError, ArithmeticError, TypeError):
            faults.append(_("{table} cannot be read").format(table=part))
    return tuple(faults)
