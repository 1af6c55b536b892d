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
    in_blocks,
    journal_added,
    journal_by_hand,
    journal_removed,
)
from b12diary.storage.rows import RATINGS, TABLES, Row
from b12diary.storage.schema import COLUMNS, VALUES_BEFORE
from b12diary.storage.writer import MANY

_PART, _KEY, _IMAGE, _IS_ALONE = map(itemgetter, range(4))


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


def apply_images(connection: sqlite3.Connection, step: int, *, backwards: bool) -> None:
    """Set every row that `step` touched to how it was before (`backwards`) or after it."""
    image, other, order = ("before", "after", "DESC") if backwards else ("after", "before", "ASC")
    images = connection.execute(
        f"SELECT part, key, {image}, {other} IS NULL FROM journal WHERE step = ? ORDER BY id {order}", (step,)
    ).fetchall()
    with collector_at_rest():
        for run in _runs(images):
            if not _apply_at_once(connection, run):
                _apply_one_by_one(connection, run)


def _runs(images: list[Row]) -> Iterator[_Run]:
    for (part, is_removal, is_alone), group in groupby(images, lambda row: (row[0], row[2] is None, row[3])):
        entries = list(group)
        columns, missing = COLUMNS[part], VALUES_BEFORE.get(part, {})
        rows = None
        if not is_removal:
            states = (missing | state for state in _read(list(map(_IMAGE, entries))))
            rows = [tuple([state[column] for column in columns]) for state in states]
        yield _Run(Part(part), list(map(tuple, _read(list(map(_KEY, entries))))), rows, bool(is_alone))


def _read(texts: list[str]) -> list[Any]:
    # Many in one text: each text that is read takes as long as several states in it.
    found: list[Any] = json.loads(f"[{', '.join(texts)}]")
    if len(found) != len(texts):
        raise ValueError("a state in the journal is none")
    return found


def _apply_one_by_one(connection: sqlite3.Connection, run: _Run) -> None:
    table = TABLES[run.part]
    if run.rows is None:
        connection.executemany(table.delete, run.keys)
    else:
        connection.executemany(table.upsert, run.rows)


def _apply_at_once(connection: sqlite3.Connection, run: _Run) -> bool:
    """Add or remove very many ratings without the trigger of each; False = nothing was done, for it is no such run."""
    ours = set(run.keys)
    if run.part is not Part.RATINGS or not MANY <= len(ours) == len(run.keys) or not (run.rows is None or run.are_new):
        return False
    if run.rows is None:
        (n_known,) = connection.execute(f"SELECT count(*) FROM {RATINGS.name}").fetchone()
        with journal_by_hand(connection, "delete", are_most=2 * len(ours) >= n_known):
            in_blocks(connection, journal_removed, run.keys)
            connection.executemany(RATINGS.delete, run.keys)
        return True
    known = set(connection.execute(f"SELECT symptom, day FROM {RATINGS.name}"))
    if not ours.isdisjoint(known) or ours != {row[:2] for row in run.rows}:
        return False
    with journal_by_hand(connection, "insert", are_most=len(ours) >= len(known)):
        in_blocks(connection, add_ratings, run.rows)
        in_blocks(connection, journal_added, run.keys)
    return True
