"""One open diary file: writes in named steps, reads whole nouns. Knows tables, not what a person means by them."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from b12diary.domain.change import Change, Part, Past
from b12diary.domain.days import DateSpan
from b12diary.domain.rating import Rating, RatingSeries, ScaleId
from b12diary.domain.symptom import SymptomId
from b12diary.errors import DiaryBusyError
from b12diary.i18n import _
from b12diary.storage import journal
from b12diary.storage.copying import copy_whole
from b12diary.storage.database import open_file, open_for_reading, open_memory, plain_errors
from b12diary.storage.rows import RATINGS, TABLES, Table

T = TypeVar("T")

_ORDINAL_OF_JULIAN_DAY = 1721424.5  # julianday('0001-01-01') is 1721425.5, whose ordinal is 1


class Store:
    """A diary file held open, or one in memory that behaves the same."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        """Take over `connection`; use the class methods instead."""
        self._connection, self.path = connection, path

    @classmethod
    def open(cls, path: Path, *, create: bool) -> "Store":
        """Open the file at `path`; see `database.open_file` for what is raised."""
        return cls(open_file(path, create=create), path)

    @classmethod
    def open_for_reading(cls, path: Path) -> "Store":
        """Open the file at `path` without being able to change it."""
        return cls(open_for_reading(path), path)

    @classmethod
    def in_memory(cls) -> "Store":
        """Make an empty diary that is gone when it is closed."""
        return cls(open_memory(), None)

    def close(self) -> None:
        """Let the file go."""
        with plain_errors(self.path):
            self._connection.close()

    # --- writing

    def write(self, label: str, at: datetime, work: Callable[["Writer"], None]) -> Change:
        """Do `work` as one step called `label`, on disk when this returns.

        Nothing is written, and no step made, when everything already was as wanted.

        Raises:
            DiaryError: nothing of the step was written.
        """
        with self._transaction():
            return self._step(label, at, "do", None, lambda: work(Writer(self._connection)))

    def undo(self, at: datetime, label: Callable[[str], str]) -> Change | None:
        """Take back the newest step; None when there is none. `label` names the change from the step's name."""
        return self._replay(journal.next_undo, at, "undo", label)

    def redo(self, at: datetime, label: Callable[[str], str]) -> Change | None:
        """Bring back the step undone last; None when there is none."""
        return self._replay(journal.next_redo, at, "redo", label)

    def _replay(
        self,
        find: Callable[[sqlite3.Connection], journal.Step | None],
        at: datetime,
        kind: str,
        label: Callable[[str], str],
    ) -> Change | None:
        with self._transaction():
            # Found inside the transaction: otherwise another process could make a step in between.
            step = find(self._connection)
            if step is None:
                return None
            id_ = step.id

            def work() -> None:
                journal.apply_images(self._connection, id_, backwards=kind == "undo")

            return self._step(label(step.label), at, kind, id_, work)

    def _step(self, label: str, at: datetime, kind: str, of: int | None, work: Callable[[], None]) -> Change:
        """Do `work` as one step of the transaction that runs; a step that changes nothing ends the transaction."""
        execute = self._connection.execute
        step = execute(
            "INSERT INTO steps (at, label, kind, of) VALUES (?, ?, ?, ?)", (at.isoformat(), label, kind, of)
        ).lastrowid
        execute("INSERT INTO open_step (id, step) VALUES (1, ?)", (step,))
        work()
        touched = execute("SELECT part, count(*) FROM journal WHERE step = ? GROUP BY part", (step,))
        counts: dict[str, int] = dict(touched.fetchall())
        if not counts and kind == "do":
            self._connection.rollback()
            return Change(label)
        execute("DELETE FROM open_step")
        return Change(label, frozenset(map(Part, counts)), n_rows=sum(counts.values()))

    def erase(self, part: Part, key: tuple[str, ...], erased_label: str) -> bool:
        """Remove an entry and every earlier state of it from the file; tell whether there was anything.

        The names of the steps that touched it become `erased_label`. This is the one thing that cannot be undone.
        Its text can stand in unused parts of the file until `scrub`.
        """
        identity = (part.value, json.dumps(key))
        with self._transaction():
            execute = self._connection.execute
            execute("INSERT INTO open_step (id, erasing) VALUES (1, 1)")
            found = execute(TABLES[part].delete, key).rowcount
            steps = execute("SELECT DISTINCT step FROM journal WHERE part = ? AND key = json(?)", identity).fetchall()
            execute("DELETE FROM journal WHERE part = ? AND key = json(?)", identity)
            for (step,) in steps:
                execute("UPDATE steps SET label = ? WHERE id = ? OR of = ?", (erased_label, step, step))
            execute("DELETE FROM open_step")
        return bool(found or steps)

    def scrub(self) -> None:
        """Overwrite what was erased wherever it may still stand: in free pages and in the write-ahead file.

        Raises:
            DiaryBusyError: another program is reading the file, so part of it has to wait.
        """
        with plain_errors(self.path):
            self._connection.execute("VACUUM")
            is_held = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if is_held:
            raise DiaryBusyError(
                _("The entry is erased, but a trace of it can stay in the file for now."),
                _("Another program is reading the diary."),
                _("Close that program, then open and close the diary here once more."),
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with plain_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                if self._connection.in_transaction:
                    self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.rollback()
                raise

    # --- reading

    @property
    def undo_label(self) -> str | None:
        """The name of the step that undo would take back."""
        with plain_errors(self.path):
            step = journal.next_undo(self._connection)
        return step.label if step else None

    @property
    def redo_label(self) -> str | None:
        """The name of the step that redo would bring back."""
        with plain_errors(self.path):
            step = journal.next_redo(self._connection)
        return step.label if step else None

    def all(self, table: Table[T], order: str, where: str = "1", *values: object) -> tuple[T, ...]:
        """Return the nouns of a table in an order, all or those for which a condition holds."""
        with plain_errors(self.path):
            rows = self._connection.execute(f"{table.select} WHERE {where} ORDER BY {order}", values).fetchall()
            try:
                return tuple(map(table.from_row, rows))
            except (ValueError, ArithmeticError, TypeError) as error:  # not everything can be a rule of the tables
                raise sqlite3.DatabaseError(str(error)) from error

    def rating_series(self, span: DateSpan) -> tuple[RatingSeries, ...]:
        """Return the ratings of the days in `span` as columns, one set per symptom and scale."""
        columns: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
        with plain_errors(self.path):
            for symptom, scale, day, value, entered in self._connection.execute(
                f"SELECT symptom, scale, CAST(julianday(day) - {_ORDINAL_OF_JULIAN_DAY} AS INTEGER), value,"
                f" coalesce(CAST(julianday(entered_on) - {_ORDINAL_OF_JULIAN_DAY} AS INTEGER), 0)"
                " FROM ratings WHERE day BETWEEN ? AND ? ORDER BY symptom, day",
                (_text(span.first), _text(span.last)),
            ):
                columns.setdefault((symptom, scale), []).append((day, value, entered))
        return tuple(
            RatingSeries(SymptomId(symptom), ScaleId(scale), *zip(*rows, strict=True))
            for (symptom, scale), rows in columns.items()
        )

    def has_ratings(self) -> bool:
        """Tell whether anything was ever rated and still stands."""
        with plain_errors(self.path):
            return self._connection.execute("SELECT 1 FROM ratings LIMIT 1").fetchone() is not None

    def history(self, part: Part, key: tuple[str, ...]) -> tuple[Past, ...]:
        """Return every change of one entry, newest first."""
        with plain_errors(self.path):
            return journal.history(self._connection, part, key)

    def copy_to(self, path: Path) -> None:
        """Write a whole and checked copy to `path`; see `copying.copy_whole`."""
        copy_whole(self._connection, self.path, path)

    def faults(self) -> tuple[str, ...]:
        """Return what SQLite finds wrong with the file; empty when it is whole."""
        try:
            found = [row[0] for row in self._connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            found += [f"{row[0]} {row[1]}" for row in self._connection.execute("PRAGMA foreign_key_check")]
        except sqlite3.DatabaseError as error:  # so damaged that even the check cannot read it
            return (str(error),)
        return tuple(found)


class Writer:
    """What may be done inside a step."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write through `connection`, inside its open step."""
        self._connection = connection

    def put(self, table: Table[T], items: Iterable[T]) -> None:
        """Add each, or change the one with its key; what is already the same stays untouched."""
        self._connection.executemany(table.upsert, map(table.to_row, items))

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


def _text(day: date) -> str:
    return day.isoformat()
