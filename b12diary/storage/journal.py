"""Undo, redo and history, read from the journal that the tables' triggers write.

Steps form a line: undo takes back the newest step that stands, redo brings back the last one undone as long as nothing
new was done since. Both are steps themselves, so the journal is only ever added to and holds across restarts.
"""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from b12diary.domain.change import Part, Past

_ASIDE = (
    "(SELECT step FROM journal j WHERE part = 'preferences' AND key = json_array('paper_draft')"
    " AND NOT EXISTS (SELECT 1 FROM journal k WHERE k.step = j.step AND k.id <> j.id))"
)
"""Steps that only keep a half-typed paper sheet: written now and then by the program, no act of the person's."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step that can be taken back or brought back."""

    id: int
    label: str


def key_sql(key: tuple[str, ...]) -> str:
    """Return, for the values of a primary key as parameters, what makes of them the key that stands in the journal.

    Written by the database itself: other writers of JSON have another form for letters outside ASCII.
    """
    return f"json_array({', '.join('?' * len(key))})"


def next_undo(connection: sqlite3.Connection) -> Step | None:
    """Return the newest step of the person's that stands; None when there is none."""
    row = connection.execute(
        "SELECT id, label FROM steps s WHERE kind = 'do' AND coalesce((SELECT kind FROM steps e WHERE e.of = s.id"
        f" ORDER BY id DESC LIMIT 1), 'redo') = 'redo' AND id NOT IN {_ASIDE} ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return Step(*row) if row else None


def next_redo(connection: sqlite3.Connection) -> Step | None:
    """Return the step that was undone last and not brought back, if nothing new was done since; else None."""
    undone: list[int] = []
    for kind, of in connection.execute(
        "SELECT kind, of FROM steps WHERE kind <> 'do' AND id >"
        f" coalesce((SELECT max(id) FROM steps WHERE kind = 'do' AND id NOT IN {_ASIDE}), 0) ORDER BY id"
    ):
        if kind == "undo":
            undone.append(of)
        else:
            undone.remove(of)
    if not undone:
        return None
    return Step(*connection.execute("SELECT id, label FROM steps WHERE id = ?", (undone[-1],)).fetchone())


def n_touched(connection: sqlite3.Connection, step: Step | None) -> int:
    """Return how many entries a step touched; 0 for none."""
    of_it = "SELECT count(*) FROM journal WHERE step = ?"
    return int(connection.execute(of_it, (step.id,)).fetchone()[0]) if step is not None else 0


def history(connection: sqlite3.Connection, part: Part, key: tuple[str, ...]) -> tuple[Past, ...]:
    """Return every change of one entry, newest first; `key` holds the values of its primary key."""
    rows = connection.execute(
        "SELECT steps.at, steps.label, before, after FROM journal JOIN steps ON steps.id = journal.step"
        f" WHERE part = ? AND key = {key_sql(key)} ORDER BY journal.id DESC",
        (part.value, *key),
    )
    return tuple(
        Past(datetime.fromisoformat(at), label, before and json.loads(before), after and json.loads(after))
        for at, label, before, after in rows
    )
