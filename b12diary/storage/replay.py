"""A step of the journal taken back or brought back; of an import these are 175,000 ratings and more."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from b12diary.domain.change import Part
from b12diary.domain.many import collector_at_rest
from b12diary.storage.many_ratings import (
    add_ratings,
    any_there,
    are_at_most,
    in_blocks,
    journal_added,
    journal_by_hand,
    journal_removed,
)
from b12diary.storage.pace import Pace
from b12diary.storage.rows import RATINGS, TABLES, Row
from b12diary.storage.schema import COLUMNS, VALUES_BEFORE
from b12diary.storage.writer import MANY

_KEY, _IMAGE = itemgetter(1), itemgetter(2)
_READ_AT_ONCE = 500
"""States in one text. Many, for each text takes as long as several states in it; not all, for no other thread gets on
while a text is read."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Entries of one part that follow each other in a step.

    Attributes:
        part: whose.
        keys: the primary key of each.
        rows: what each becomes; None = all are removed.
        are_new: whether each was not there before.
    """

    part: Part
    keys: list[Row]
    rows: list[Row] | None
    are_new: bool


def apply_images(connection: sqlite3.Connection, step: int, pace: Pace, *, backwards: bool) -> None:
    """Set every row that `step` touched to how it was before (`backwards`) or after it; `pace` counts 3 for each."""
    image, other, order = ("before", "after", "DESC") if backwards else ("after", "before", "ASC")
    images = connection.execute(
        f"SELECT part, key, {image}, {other} IS NULL FROM journal WHERE step = ? ORDER BY id {order}", (step,)
    ).fetchall()
    with collector_at_rest():
        for run in _runs(images, pace):
            if not _apply_at_once(connection, run, pace):
                _apply_one_by_one(connection, run, pace)


def _runs(images: list[Row], pace: Pace) -> Iterator[_Run]:
    for (part, is_removal, is_alone), group in groupby(images, lambda row: (row[0], row[2] is None, row[3])):
        entries = list(group)
        columns, missing = COLUMNS[part], VALUES_BEFORE.get(part, {})
        rows = None
        if not is_removal:
            states = (missing | state for state in _read(list(map(_IMAGE, entries))))
            rows = [tuple([state[column] for column in columns]) for state in states]
        keys = list(map(tuple, pace.over(_read(list(map(_KEY, entries))))))
        yield _Run(Part(part), keys, rows, bool(is_alone))


def _read(texts: list[str]) -> Iterator[Any]:
    for n in range(0, len(texts), _READ_AT_ONCE):
        some = texts[n : n + _READ_AT_ONCE]
        found = json.loads(f"[{', '.join(some)}]")
        if len(found) != len(some):
            raise ValueError("a state in the journal is none")
        yield from found


def _apply_one_by_one(connection: sqlite3.Connection, run: _Run, pace: Pace) -> None:
    table = TABLES[run.part]
    if run.rows is None:
        connection.executemany(table.delete, pace.over(run.keys, 2))
    else:
        connection.executemany(table.upsert, pace.over(run.rows, 2))


def _apply_at_once(connection: sqlite3.Connection, run: _Run, pace: Pace) -> bool:
    """Add or remove very many ratings without the trigger of each; False = nothing was done, for it is no such run."""
    ours = set(run.keys)
    if run.part is not Part.RATINGS or not MANY <= len(ours) == len(run.keys) or not (run.rows is None or run.are_new):
        return False
    if run.rows is None:
        with journal_by_hand(connection, "delete", are_most=are_at_most(connection, 2 * len(ours))):
            in_blocks(connection, journal_removed, run.keys, pace)
            connection.executemany(RATINGS.delete, pace.over(run.keys))
        return True
    if ours != {row[:2] for row in run.rows} or any_there(connection, run.keys):
        return False
    with journal_by_hand(connection, "insert", are_most=are_at_most(connection, len(ours))):
        in_blocks(connection, add_ratings, run.rows, pace)
        in_blocks(connection, journal_added, run.keys, pace)
    return True
