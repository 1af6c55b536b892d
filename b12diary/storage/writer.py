"""What may be done inside a step, and nowhere else."""

import sqlite3
from collections.abc import Iterable
from typing import TypeVar

from b12diary.domain.rating import Rating
from b12diary.storage.rows import RATINGS, Row, Table
from b12diary.storage.trouble import faults_of

T = TypeVar("T")


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

    def put_new_ratings(self, ratings: Iterable[Rating]) -> None:
        """Add ratings; one that is recorded with the same value, scale and day of entry keeps its first moment.

        An unknown day of entry says nothing new: it takes no known one away.
        """
        differs = (
            "excluded.value IS NOT ratings.value OR excluded.scale IS NOT ratings.scale"
            " OR (excluded.entered_on IS NOT NULL AND excluded.entered_on IS NOT ratings.entered_on)"
        )
        self._connection.executemany(f"{RATINGS.upsert} WHERE {differs}", map(RATINGS.to_row, ratings))

    def remove(self, table: Table[T], *key: str) -> None:
        """Remove the entry with this key, if there is one."""
        self._connection.execute(table.delete, key)
