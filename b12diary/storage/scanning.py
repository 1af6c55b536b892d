"""Reading what can still be read of a damaged diary file, table by table and row by row, around the damage."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from b12diary.storage.trouble import faults_of

Row = tuple[Any, ...]
Read = Callable[[int, bool], Iterator[tuple[int, Row]]]
"""Reads rows from a position on, forwards or backwards, each with its own position."""

_LAST_ROW = 2**62


@dataclass(slots=True)
class Scanned:
    """What was read of a table.

    Attributes:
        rows: the rows, in any order.
        is_whole: whether nothing stood in the way of reading.
    """

    rows: list[Row] = field(default_factory=list)
    is_whole: bool = True


class Reader:
    """Reads a damaged file by a connection that is made anew after each error.

    Made anew, because the library that can encrypt reads nothing more once it has met a page that was changed.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """Read by what `connect` returns."""
        self._connect, self._connection = connect, connect()

    def rows(self, statement: str, *values: object) -> Iterator[Row]:
        """Yield the rows of a statement; raises the error of the library where it can read no further."""
        try:
            yield from self._connection.execute(statement, values)
        except faults_of("DatabaseError"):
            self.close()
            self._connection = self._connect()
            raise

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


def scan_table(reader: Reader, table: str, columns: tuple[str, ...]) -> Scanned:
    """Read the rows of a table whose rows have numbers, as far as they can be read."""
    listed = ", ".join(f'"{column}"' for column in columns)

    def read(start: int, is_backwards: bool) -> Iterator[tuple[int, Row]]:
        bound, order = ("<=", "DESC") if is_backwards else (">=", "ASC")
        # NOT INDEXED: by the table itself, since an index can be damaged where the table is not.
        statement = f'SELECT rowid, {listed} FROM "{table}" NOT INDEXED WHERE rowid {bound} ? ORDER BY rowid {order}'
        for number, *row in reader.rows(statement, start):
            yield number, tuple(row)

    return _around_damage(read, 0, _LAST_ROW)


def scan_ratings(reader: Reader, columns: tuple[str, ...], symptoms: tuple[str, ...]) -> Scanned:
    """Read the ratings of each symptom, as far as they can be read; their table is ordered by symptom and day."""
    listed = ", ".join(columns)
    scanned = Scanned()
    for symptom in symptoms:

        def read(start: int, is_backwards: bool, symptom: str = symptom) -> Iterator[tuple[int, Row]]:
            bound, order = ("<=", "DESC") if is_backwards else (">=", "ASC")
            day = date.fromordinal(min(max(start, 1), date.max.toordinal())).isoformat()
            statement = f"SELECT day, {listed} FROM ratings WHERE symptom = ? AND day {bound} ? ORDER BY day {order}"
            for at, *row in reader.rows(statement, symptom, day):
                yield _ordinal(at), tuple(row)

        of_symptom = _around_damage(read, 1, date.max.toordinal())
        scanned.rows += of_symptom.rows
        scanned.is_whole &= of_symptom.is_whole
    return scanned


def _ordinal(day: object) -> int:
    try:
        return date.fromisoformat(str(day)).toordinal()
    except ValueError:
        return date.max.toordinal()  # reading goes on behind it


def _around_damage(read: Read, low: int, high: int) -> Scanned:
    """Read forwards to the damage and over it in growing steps, then backwards for what the last steps jumped over."""
    found: dict[int, Row] = {}
    is_whole = _read_on(read, found, low, high, is_backwards=False)
    if not is_whole:
        _read_on(read, found, high, low, is_backwards=True)
    return Scanned(list(found.values()), is_whole)


def _read_on(read: Read, found: dict[int, Row], start: int, end: int, *, is_backwards: bool) -> bool:
    way = -1 if is_backwards else 1
    step, is_whole = 1, True
    while (end - start) * way >= 0:
        last = None
        try:
            for position, row in read(start, is_backwards):
                if last is not None and (position - last) * way <= 0:
                    is_whole = False  # the pages of the table lead in a circle
                    break
                found.setdefault(position, row)
                last = position
            else:
                return is_whole
        except faults_of("DatabaseError"):
            is_whole = False
        if last is not None and (last - start) * way >= 0:
            start, step = last + way, 1
        else:
            start, step = start + way * step, step * 2
    return is_whole
