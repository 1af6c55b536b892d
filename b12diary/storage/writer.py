"""What may be done inside a step, and nowhere else."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import TypeVar

from b12diary.domain.rating import SCALES, Rating
from b12diary.storage.pace import Pace, Progress
from b12diary.storage.rows import RATINGS, Row, Table, rating_rows
from b12diary.storage.schema import COLUMNS
from b12diary.storage.trouble import faults_of

T = TypeVar("T")

MANY = 500
"""Ratings from which on they are added in bulk."""
_AT_ONCE = 100
"""Ratings in one statement: each statement costs as much as several ratings. SQLite takes 999 values at least."""


class Writer:
    """What may be done inside a step."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write through `connection`, inside its open step."""
        self._connection = connection

    def put(self, table: Table[T], items: Iterable[T]) -> None:
        """Add each, or change the one with its key; what is already the same stays untouched."""
        self._connection.executemany(table.upsert, map(table.to_row, items))

    def try_row(self, table: Table[T], row: Row) -> bool:
        """Add one row as it is; tell whether the rules of the table allow it."""
        try:
            self._connection.execute(table.upsert, row)
        except faults_of("DatabaseError"):
            return False
        return True

    def put_new_ratings(self, ratings: Iterable[Rating], progress: Progress | None = None) -> None:
        """Add ratings; one that is recorded with the same value, scale and day of entry keeps its first moment.

        An unknown day of entry says nothing new: it takes no known one away. `progress` is told now and then how many
        are written; what it raises goes through.
        """
        rows, pace = list(rating_rows(ratings)), Pace(progress)
        if len(rows) < MANY or not _is_plain(rows):
            self._connection.executemany(_UNLESS_SAME, pace.over(rows))
            return
        known = set(self._connection.execute("SELECT symptom, day FROM ratings"))
        new = [row for row in rows if row[:2] not in known] if known else rows
        self._add_many(sorted(new), pace)
        others = [row for row in rows if row[:2] in known] if known else []
        self._connection.executemany(_UNLESS_SAME, pace.over(others))

    def put_rows_of_new_ratings(self, rows: list[Row], pace: Pace) -> bool:
        """Add ratings of symptoms and days that have none, as rows that were made from nouns; False = one by one."""
        if len(rows) < MANY or not _is_plain(rows):
            return False
        self._add_many(sorted(rows), pace)
        return True

    def _add_many(self, rows: list[Row], pace: Pace) -> None:
        """Add ratings of symptoms and days that have none, and their journal as the triggers would: in one go each.

        Decades of ratings come in at once; row by row, journal and rules took longer than all the rest together.
        """
        execute = self._connection.execute
        had_none = execute(f"SELECT 1 FROM {RATINGS.name} LIMIT 1").fetchone() is None
        # Of an empty table, an index that is made at the end is made in order, which takes a tenth of the time.
        late = execute(_INDEXES, (RATINGS.name,)).fetchall() if had_none else []
        execute("UPDATE open_step SET erasing = 1")  # the triggers stand back
        # What the rules ask holds for every `date`, `datetime` and enum; of the values it was looked at.
        execute("PRAGMA ignore_check_constraints = ON")
        try:
            for name, _sql in late:
                execute(f"DROP INDEX {name}")
            self._insert(f"INSERT INTO {RATINGS.name} ({', '.join(_COLUMNS)})", ", ".join, rows, pace)
            for _name, sql in late:
                execute(sql)
        finally:
            execute("PRAGMA ignore_check_constraints = OFF")
        into, step = "INSERT INTO journal (step, part, key, before, after)", "(SELECT step FROM open_step)"
        if had_none:
            execute(f"{into} SELECT {step}, {_image(_COLUMNS)} FROM {RATINGS.name} ORDER BY symptom, day")
        else:
            self._insert(into, lambda places: f"{step}, {_image(places)}", rows, Pace(None))
        execute("UPDATE open_step SET erasing = 0")

    def _insert(self, into: str, made_of: Callable[[Sequence[str]], str], rows: list[Row], pace: Pace) -> None:
        """Add a row for each rating; `made_of` says what it is made of, from the places of a rating's columns."""
        width, n_whole = len(_COLUMNS), len(rows) // _AT_ONCE * _AT_ONCE

        def statement(n_rows: int) -> str:
            firsts = range(1, n_rows * width, width)
            made = [made_of([f"?{place}" for place in range(first, first + width)]) for first in firsts]
            return f"{into} VALUES {', '.join(f'({row})' for row in made)}"

        def values() -> Iterator[Row]:
            for n in pace.over(range(0, n_whole, _AT_ONCE), _AT_ONCE):
                yield tuple(chain.from_iterable(rows[n : n + _AT_ONCE]))

        self._connection.executemany(statement(_AT_ONCE), values())
        self._connection.executemany(statement(1), pace.over(rows[n_whole:]))

    def remove(self, table: Table[T], *key: str) -> None:
        """Remove the entry with this key, if there is one."""
        self._connection.execute(table.delete, key)


_COLUMNS = COLUMNS[RATINGS.name]
_UNLESS_SAME = (
    f"{RATINGS.upsert} WHERE excluded.value IS NOT ratings.value OR excluded.scale IS NOT ratings.scale"
    " OR (excluded.entered_on IS NOT NULL AND excluded.entered_on IS NOT ratings.entered_on)"
)


_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"


def _image(values: Sequence[str]) -> str:
    """Return part, key, before and after of a new rating for the journal, as the triggers write them."""
    pairs = ", ".join(f"'{column}', {value}" for column, value in zip(_COLUMNS, values, strict=True))
    return f"'{RATINGS.name}', json_array({values[0]}, {values[1]}), NULL, json_object({pairs})"


def _is_plain(rows: list[Row]) -> bool:
    """Tell whether each row is of another symptom or day, with a value that its scale has."""
    values = {(SCALES[scale], value) for scale, value in set(map(itemgetter(3, 2), rows))}
    is_each_once = len(set(map(itemgetter(0, 1), rows))) == len(rows)
    return is_each_once and all(scale.low <= value <= scale.high for scale, value in values)
