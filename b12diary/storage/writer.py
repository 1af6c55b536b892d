"""What may be done inside a step, and nowhere else."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from b12diary.domain.rating import SCALES, Rating
from b12diary.storage.rows import RATINGS, Row, Table, rating_rows
from b12diary.storage.schema import COLUMNS
from b12diary.storage.trouble import faults_of

T = TypeVar("T")

MANY = 500
"""Ratings from which on they are added in bulk."""
_BETWEEN_LOOKS = 500
"""Ratings written between two looks at whether they are still wanted."""


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

    def put_new_ratings(self, ratings: Iterable[Rating], progress: Callable[[int], None] | None = None) -> None:
        """Add ratings; one that is recorded with the same value, scale and day of entry keeps its first moment.

        An unknown day of entry says nothing new: it takes no known one away. `progress` is told now and then how many
        are written; what it raises goes through.
        """
        rows = list(rating_rows(ratings))
        if len(rows) < MANY or not _is_plain(rows):
            self._connection.executemany(_UNLESS_SAME, _told(rows, progress, 0))
            return
        known = set(self._connection.execute("SELECT symptom, day FROM ratings"))
        new = [row for row in rows if row[:2] not in known] if known else rows
        self._add_many(sorted(new), progress, had_none=not known)
        others = [row for row in rows if row[:2] in known] if known else []
        self._connection.executemany(_UNLESS_SAME, _told(others, progress, len(new)))

    def _add_many(self, rows: list[Row], progress: Callable[[int], None] | None, *, had_none: bool) -> None:
        """Add ratings of symptoms and days that have none, and their journal as the triggers would: in one go each.

        Decades of ratings come in at once; row by row, journal and rules took longer than all the rest together.
        """
        execute, many = self._connection.execute, self._connection.executemany
        execute("UPDATE open_step SET erasing = 1")  # the triggers stand back
        # What the rules ask holds for every `date`, `datetime` and enum; of the values it was looked at.
        execute("PRAGMA ignore_check_constraints = ON")
        try:
            many(RATINGS.insert, _told(rows, progress, 0))
        finally:
            execute("PRAGMA ignore_check_constraints = OFF")
        into = "INSERT INTO journal (step, part, key, before, after)"
        if had_none:
            execute(
                f"{into} SELECT (SELECT step FROM open_step), {_image(*_COLUMNS)} FROM ratings ORDER BY symptom, day"
            )
        else:
            values = (f"?{n}" for n, _column in enumerate(_COLUMNS, 1))
            many(f"{into} VALUES ((SELECT step FROM open_step), {_image(*values)})", rows)
        execute("UPDATE open_step SET erasing = 0")

    def put_rows_of_new_ratings(self, rows: list[Row]) -> bool:
        """Add ratings of symptoms and days that have none, as rows that were made from nouns; False = one by one."""
        if len(rows) < MANY or not _is_plain(rows):
            return False
        self._add_many(sorted(rows), None, had_none=False)
        return True

    def remove(self, table: Table[T], *key: str) -> None:
        """Remove the entry with this key, if there is one."""
        self._connection.execute(table.delete, key)


_COLUMNS = COLUMNS[RATINGS.name]
_UNLESS_SAME = (
    f"{RATINGS.upsert} WHERE excluded.value IS NOT ratings.value OR excluded.scale IS NOT ratings.scale"
    " OR (excluded.entered_on IS NOT NULL AND excluded.entered_on IS NOT ratings.entered_on)"
)


def _image(*values: str) -> str:
    """Return part, key, before and after of a new rating for the journal, as the triggers write them."""
    pairs = ", ".join(f"'{column}', {value}" for column, value in zip(_COLUMNS, values, strict=True))
    return f"'{RATINGS.name}', json_array({values[0]}, {values[1]}), NULL, json_object({pairs})"


def _is_plain(rows: list[Row]) -> bool:
    """Tell whether each row is of another symptom or day, with a value that its scale has."""
    values = {(SCALES[scale], value) for scale, value in {(row[3], row[2]) for row in rows}}
    is_each_once = len({row[:2] for row in rows}) == len(rows)
    return is_each_once and all(scale.low <= value <= scale.high for scale, value in values)


def _told(rows: list[Row], progress: Callable[[int], None] | None, n_before: int) -> Iterable[Row]:
    """Go through rows and tell now and then how many are behind us."""
    if progress is None:
        return rows
    return _telling(rows, progress, n_before)


def _telling(rows: list[Row], progress: Callable[[int], None], n_before: int) -> Iterator[Row]:
    for n, row in enumerate(rows, n_before):
        if n % _BETWEEN_LOOKS == 0:
            progress(n)
        yield row
