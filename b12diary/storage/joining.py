"""Two computers' diaries become one: entry by entry the later change wins, and both states stay in the history."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import groupby

from b12diary.domain.change import Part
from b12diary.domain.many import collector_at_rest
from b12diary.domain.whole import LOCAL_PREFERENCES, JoinedPart, Key, Whole, WholeRow
from b12diary.storage.journal import key_sql
from b12diary.storage.pace import Pace
from b12diary.storage.rows import TABLES
from b12diary.storage.schema import COLUMNS, VALUES_BEFORE
from b12diary.storage.trouble import faults_of
from b12diary.storage.whole import NEVER, Moments, is_untouched, key_of, rows_of
from b12diary.storage.writer import Writer

_UNCOMPARED = {"recorded_at"}
_KINDS = ("new", "taken", "kept", "removed")


@dataclass(frozen=True, slots=True)
class Move:
    """One entry that joining touches.

    Attributes:
        kind: "new", "taken", "kept" or "removed", as in `JoinedPart`.
        theirs: the other diary's state; None where it took the entry away.
        ours: this diary's state; None where there is none.
        at: when the state that wins was typed.
    """

    part: Part
    key: Key
    kind: str
    theirs: WholeRow | None
    ours: WholeRow | None
    at: str


@collector_at_rest()
def moves(connection: sqlite3.Connection, whole: Whole, pace: Pace) -> tuple[list[Move], dict[Part, int]]:
    """Return what joining would touch, and how many entries of each part are the same in both."""
    found: list[Move] = []
    same: Counter[Part] = Counter()
    moments = Moments(connection)
    # A diary in which nothing was done yet becomes the other one: then even how it looks comes along.
    passed_over = set() if is_untouched(connection) else LOCAL_PREFERENCES
    for part in Part:
        ours = {key_of(part, row.fields): row for row in rows_of(connection, part, moments)}
        for row in pace.over(whole.tables.get(part, ())):
            if part is Part.PREFERENCES and row.fields["name"] in passed_over:
                continue
            key = key_of(part, row.fields)
            here = ours.get(key)
            if here is not None and _alike(here, row):
                same[part] += 1
            elif here is not None:
                found += _differing(connection, part, key, here, row)
            elif (
                _moment(moments.removed.get(part, {}).get(key, NEVER)) < _moment(row.changed_at)
                or row.changed_at == NEVER
            ):
                found.append(Move(part, key, "new", row, None, row.changed_at))
        for key, at in whole.removed.get(part, {}).items():
            here = ours.get(key)
            if here is not None and _moment(here.changed_at) < _moment(at):
                found.append(Move(part, key, "removed", None, here, at))
    return found, dict(same)


def _differing(connection: sqlite3.Connection, part: Part, key: Key, here: WholeRow, row: WholeRow) -> Iterator[Move]:
    if _moment(row.changed_at) > _moment(here.changed_at):
        yield Move(part, key, "taken", row, here, row.changed_at)
    elif not _was_here(connection, part, key, row):
        yield Move(part, key, "kept", row, here, here.changed_at)


def _alike(one: WholeRow, other: WholeRow) -> bool:
    return one.fields == other.fields or all(
        one.fields[c] == other.fields[c] for c in one.fields if c not in _UNCOMPARED
    )


def _was_here(connection: sqlite3.Connection, part: Part, key: Key, row: WholeRow) -> bool:
    """Tell whether a state is in the history already, so that joining twice does nothing the second time."""
    images = connection.execute(
        f"SELECT after FROM journal WHERE part = ? AND key = {key_sql(key)} AND after IS NOT NULL",
        (part.value, *key),
    )
    before = VALUES_BEFORE.get(part.value, {})
    return any(_alike(row, WholeRow(before | json.loads(image), "")) for (image,) in images)


@lru_cache(maxsize=1000)  # most entries share their moment with others
def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def counted(found: list[Move], same: dict[Part, int]) -> tuple[JoinedPart, ...]:
    """Return the moves as numbers, by part; parts without any entry are left out."""
    numbers = Counter((move.part, move.kind) for move in found)

    def of(part: Part) -> JoinedPart:
        new, taken, kept, removed = (numbers[part, kind] for kind in _KINDS)
        return JoinedPart(part, new, taken, kept, removed, same.get(part, 0))

    parts = (of(part) for part in Part)
    return tuple(part for part in parts if part.n_same or part.changes_something)


@collector_at_rest()
def join(connection: sqlite3.Connection, found: list[Move], pace: Pace) -> None:
    """Make the moves, inside an open step. A state that the rules of the tables refuse is passed over."""
    step = connection.execute("SELECT step FROM open_step").fetchone()[0]
    ratings = [move for move in found if move.part is Part.RATINGS and move.kind == "new"]
    rows = [_values(move.part, move.theirs) for move in ratings if move.theirs is not None]
    done = ratings if Writer(connection).put_rows_of_new_ratings(rows, pace) else []
    at_once = set(map(id, done))
    others = [move for move in found if id(move) not in at_once]
    done += [move for move in pace.over(others) if _make(connection, move)]
    for width, alike in groupby(done, lambda move: len(move.key)):
        connection.executemany(
            f"INSERT INTO came_in VALUES (?, ?, {key_sql(('',) * width)}, ?)",
            ((step, move.part.value, *move.key, move.at) for move in alike),
        )
    # Ratings hang on their symptom; it may have been taken away here, or the archive may lack it.
    connection.execute("DELETE FROM ratings WHERE symptom NOT IN (SELECT id FROM symptoms)")


def _make(connection: sqlite3.Connection, move: Move) -> bool:
    """Make one move; tell whether the rules of the tables allowed it."""
    table = TABLES[move.part]
    if move.theirs is None:
        connection.execute(table.delete, move.key)
        return True
    try:
        connection.execute(table.upsert, _values(move.part, move.theirs))
    except faults_of("IntegrityError"):
        return False
    if move.kind == "kept" and move.ours is not None:
        # The other state has been here for a moment, and is in the history now.
        connection.execute(table.upsert, _values(move.part, move.ours))
    return True


def _values(part: Part, row: WholeRow) -> tuple[object, ...]:
    columns = COLUMNS[part]
    fields = row.fields
    return tuple(fields.values()) if tuple(fields) == columns else tuple(fields[column] for column in columns)
