"""A whole diary out of its file as plain values, and back into an empty one without losing anything."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby

from b12diary.domain.change import Part
from b12diary.domain.many import collector_at_rest
from b12diary.domain.whole import Key, PastStep, Plain, Whole, WholeRow
from b12diary.errors import DiaryDamagedError
from b12diary.i18n import _
from b12diary.storage.pace import Pace
from b12diary.storage.schema import COLUMNS, KEYS, SCHEMA_VERSION
from b12diary.storage.trouble import faults_of

NEVER = "0001-01-01T00:00:00+00:00"
"""The moment of what was in the diary before anything was typed."""


def key_of(part: Part, fields: Mapping[str, Plain]) -> Key:
    """Return the key of an entry, as text."""
    return tuple([str(fields[column]) for column in KEYS[part]])


class Moments:
    """When each entry was last changed, from the journal read once: asking it entry by entry takes far longer.

    Attributes:
        changed: by part and key, as the key stands in the journal; entries that were always there are left out.
        removed: by part and key, of entries that are not there any more.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read the journal."""
        came_in = connection.execute("SELECT step, part, key, at FROM came_in")
        elsewhere = {(step, part, key): moment for step, part, key, moment in came_in}
        self.changed: defaultdict[str, dict[str, str]] = defaultdict(dict)
        gone: set[tuple[str, str]] = set()
        # Joined with its step, for in a damaged file one may be missing.
        for part, key, step, moment, is_gone in connection.execute(
            "SELECT part, key, step, at, after IS NULL FROM journal JOIN steps ON steps.id = step ORDER BY journal.id"
        ):
            self.changed[part][key] = elsewhere.get((step, part, key), moment) if elsewhere else moment
            if is_gone:
                gone.add((part, key))
            elif gone:
                gone.discard((part, key))
        self.removed: dict[Part, dict[Key, str]] = {}
        for part, key in sorted(gone):
            of_part = self.removed.setdefault(Part(part), {})
            of_part[tuple(map(str, json.loads(key)))] = self.changed[part][key]


def rows_of(connection: sqlite3.Connection, part: Part, moments: Moments) -> Iterator[WholeRow]:
    """Yield every entry of a part, by key, with the moment it was last changed."""
    table, columns, keys = part.value, COLUMNS[part.value], ", ".join(KEYS[part.value])
    changed = moments.changed[table]
    for row in connection.execute(f"SELECT {', '.join(columns)}, json_array({keys}) FROM {table} ORDER BY {keys}"):
        # The key stands behind the columns.
        yield WholeRow(dict(zip(columns, row, strict=False)), changed.get(row[-1], NEVER))


def _past(connection: sqlite3.Connection) -> Iterator[PastStep]:
    rows = connection.execute(
        "SELECT s.id, s.at, s.label, s.kind, s.of, j.part, j.key, j.before, j.after FROM steps s"
        " LEFT JOIN journal j ON j.step = s.id ORDER BY s.id, j.id"
    )
    for (id_, at, label, kind, of), group in groupby(rows, lambda row: row[:5]):
        touched = tuple((part, key, before, after) for *_step, part, key, before, after in group if part is not None)
        yield PastStep(id_, at, label, kind, of, touched)


def whole_of(connection: sqlite3.Connection, *, with_past: bool) -> Whole:
    """Return everything in the file; `with_past` adds the journal."""
    came_in = "SELECT step, part, key, at FROM came_in ORDER BY step, part, key"
    with collector_at_rest():
        moments = Moments(connection)
        return Whole(
            SCHEMA_VERSION,
            {part: tuple(rows_of(connection, part, moments)) for part in Part},
            moments.removed,
            tuple(_past(connection)) if with_past else None,
            tuple(connection.execute(came_in)) if with_past else (),
        )


def is_untouched(connection: sqlite3.Connection) -> bool:
    """Tell whether nothing was ever done in the diary."""
    return connection.execute("SELECT 1 FROM steps LIMIT 1").fetchone() is None


def put_back(connection: sqlite3.Connection, whole: Whole, pace: Pace) -> None:
    """Fill an untouched diary with a whole one and its journal, inside a transaction, exactly as it was.

    Raises:
        DiaryDamagedError: its entries do not fit together.
    """
    try:
        _put_back(connection, whole, pace)
        fits = connection.execute("PRAGMA foreign_key_check").fetchone() is None
    except faults_of("IntegrityError"):
        fits = False
    if not fits:
        raise DiaryDamagedError(
            _("This archive cannot be used."),
            _("Its entries do not fit together, so it was changed or damaged."),
            _("Nothing was written. Make the archive once more."),
        )


def _put_back(connection: sqlite3.Connection, whole: Whole, pace: Pace) -> None:
    execute, many = connection.execute, connection.executemany
    execute("INSERT INTO open_step (id, erasing) VALUES (1, 1)")
    for part in Part:
        columns = COLUMNS[part.value]
        execute(f"DELETE FROM {part.value}")
        many(
            f"INSERT INTO {part.value} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            (tuple(row.fields[column] for column in columns) for row in pace.over(whole.tables.get(part, ()))),
        )
    past = whole.past or ()
    many("INSERT INTO steps VALUES (?, ?, ?, ?, ?)", ((s.id, s.at, s.label, s.kind, s.of) for s in past))
    many(
        "INSERT INTO journal (step, part, key, before, after) VALUES (?, ?, ?, ?, ?)",
        ((step.id, *touched) for step in past for touched in pace.over(step.touched)),
    )
    many("INSERT INTO came_in VALUES (?, ?, ?, ?)", whole.came_in)
    execute("DELETE FROM open_step")
