"""Very many ratings at once: many in one statement, and their journal the same as their triggers would write it."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from b12diary.storage.pace import Pace
from b12diary.storage.rows import RATINGS, Row
from b12diary.storage.schema import COLUMNS

AT_ONCE = 100
"""Ratings in one statement: each statement costs as much as several ratings. SQLite takes 999 values at least."""
_COLUMNS = COLUMNS[RATINGS.name]
_TRIGGER = "SELECT type, name, sql FROM sqlite_master WHERE type = 'trigger' AND name = ?1 || '_' || ?2 || '_journal'"
# CROSS JOIN keeps to the order of the keys.
_FROM_TOUCHED = f"FROM touched CROSS JOIN {RATINGS.name} ON symptom = a_symptom AND day = a_day"
_INDEXES = "SELECT type, name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"


@contextmanager
def journal_by_hand(connection: sqlite3.Connection, event: str, *, are_most: bool) -> Iterator[None]:
    """Do meanwhile without the trigger on ratings that writes the journal; the caller writes it.

    Both it and the index are there again afterwards: should anything go wrong, with the transaction that is taken back.

    Args:
        connection: inside an open step.
        event: "insert" or "delete".
        are_most: whether most ratings are touched, so that their index is better made anew.
    """
    execute = connection.execute
    # A trigger that only stands back still costs a third of the writing. An index that is made at the end is made
    # in order, which takes a tenth of the time.
    late = execute(_TRIGGER, (RATINGS.name, event)).fetchall()
    late += execute(_INDEXES, (RATINGS.name,)).fetchall() if are_most else []
    for kind, name, _sql in late:
        execute(f"DROP {kind} {name}")
    yield
    for _kind, _name, sql in late:
        execute(sql)


def new_rating_image(values: Sequence[str]) -> str:
    """Return part, key, before and after of a new rating for the journal; `values` say where its columns are from."""
    return f"'{RATINGS.name}', json_array({values[0]}, {values[1]}), NULL, {_state(values)}"


def in_blocks(
    connection: sqlite3.Connection, statement: Callable[[int], str], rows: Sequence[Row], pace: Pace | None = None
) -> None:
    """Execute for all rows in their order what `statement` makes for a number of rows, all their values in a line."""
    n_whole, pace = len(rows) // AT_ONCE * AT_ONCE, pace or Pace(None)

    def values() -> Iterator[Row]:
        for n in pace.over(range(0, n_whole, AT_ONCE), AT_ONCE):
            yield tuple(chain.from_iterable(rows[n : n + AT_ONCE]))

    connection.executemany(statement(AT_ONCE), values())
    connection.executemany(statement(1), pace.over(rows[n_whole:]))


def any_there(connection: sqlite3.Connection, keys: Sequence[Row]) -> bool:
    """Tell whether there is any rating with one of these keys; reads those alone, however many others there are."""
    return any(
        connection.execute(_known(len(some)), tuple(chain.from_iterable(some))).fetchone()
        for some in (keys[n : n + AT_ONCE] for n in range(0, len(keys), AT_ONCE))
    )


def are_at_most(connection: sqlite3.Connection, n: int) -> bool:
    """Tell whether there are at most `n` ratings, without counting the others."""
    some = f"SELECT 1 FROM {RATINGS.name} LIMIT ?"
    return int(connection.execute(f"SELECT count(*) FROM ({some})", (n + 1,)).fetchone()[0]) <= n


def add_ratings(n_rows: int) -> str:
    """Return the statement that adds ratings."""
    places = f"({', '.join('?' * len(_COLUMNS))})"
    return f"INSERT INTO {RATINGS.name} ({', '.join(_COLUMNS)}) VALUES {', '.join([places] * n_rows)}"


def journal_added(n_rows: int) -> str:
    """Return the statement that writes into the journal that the ratings with these keys were added."""
    return _journal(n_rows, "NULL", _state(_COLUMNS))


def journal_removed(n_rows: int) -> str:
    """Return the statement that writes into the journal that the ratings with these keys are about to be removed."""
    return _journal(n_rows, _state(_COLUMNS), "NULL")


def _journal(n_rows: int, before: str, after: str) -> str:
    return (
        f"{_touched(n_rows)} INSERT INTO journal (step, part, key, before, after) SELECT (SELECT step FROM open_step),"
        f" '{RATINGS.name}', json_array(symptom, day), {before}, {after} {_FROM_TOUCHED}"
    )


def _known(n_rows: int) -> str:
    return f"{_touched(n_rows)} SELECT 1 {_FROM_TOUCHED} LIMIT 1"


def _touched(n_rows: int) -> str:
    return f"WITH touched(a_symptom, a_day) AS (VALUES {', '.join(['(?, ?)'] * n_rows)})"


def _state(values: Sequence[str]) -> str:
    pairs = ", ".join(f"'{column}', {value}" for column, value in zip(_COLUMNS, values, strict=True))
    return f"json_object({pairs})"
