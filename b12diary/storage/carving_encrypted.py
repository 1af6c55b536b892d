"""Finding the journal in the pages of an encrypted diary file whose tables can no longer be found by name.

Only the library can decrypt a page, and it reads pages only as parts of a table. So the copy is given a new first page,
made with the same key, that knows one table; this table is then said to begin at each page in turn.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from b12diary.storage.carving import JournalRow, journal_row
from b12diary.storage.cipher import Key, connect
from b12diary.storage.leftovers import discard, part_file
from b12diary.storage.trouble import faults_of

_PAGE = 4096


def carve_encrypted_journal(copy: Path, key: Key) -> Iterator[JournalRow]:
    """Yield the rows of the journal that stand in the pages of `copy`, which is changed by that.

    Args:
        copy: a copy of the damaged file.
        key: what opened it.
    """
    n_pages = copy.stat().st_size // _PAGE
    with copy.open("rb+") as file:
        file.write(_first_page(copy.parent, key, n_pages))
    for page in range(2, n_pages + 1):
        try:
            with closing(_changeable(copy, key)) as connection:
                connection.execute("UPDATE sqlite_master SET rootpage = ? WHERE name = 'found'", (page,))
            with closing(_changeable(copy, key)) as connection:
                for number, *values in connection.execute("SELECT id, step, part, key, before, after FROM found"):
                    row = journal_row(number, [None, *values])
                    if row is not None:
                        yield row
        except faults_of("DatabaseError"):  # a page of another kind, or a damaged one
            continue


def _changeable(copy: Path, key: Key) -> sqlite3.Connection:
    connection = connect(copy, key, isolation_level=None)
    for pragma in ("writable_schema = ON", "journal_mode = MEMORY", "synchronous = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    return connection


def _first_page(folder: Path, key: Key, n_pages: int) -> bytes:
    """Return the first page of a file of at least `n_pages` pages with a table of the journal's shape."""
    part = part_file(folder)
    try:
        with closing(connect(part, key, isolation_level=None)) as connection:
            connection.execute("CREATE TABLE found (id INTEGER PRIMARY KEY, step, part, key, before, after)")
            connection.execute("CREATE TABLE filling (bytes)")
            connection.execute("INSERT INTO filling VALUES (zeroblob(?))", (n_pages * _PAGE,))
        with part.open("rb") as file:
            return file.read(_PAGE)
    finally:
        discard(part)
