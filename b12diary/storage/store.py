"""One open diary file: writes in named steps, reads whole nouns. Knows tables, not what a person means by them."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar, cast

from b12diary.domain.change import Change, Part, Past
from b12diary.domain.days import DateSpan
from b12diary.domain.rating import RatingSeries
from b12diary.errors import DiaryBusyError
from b12diary.i18n import _
from b12diary.storage import journal
from b12diary.storage.database import Opened, open_again
from b12diary.storage.held import HeldFile
from b12diary.storage.kept import Kept
from b12diary.storage.pace import Pace
from b12diary.storage.rows import TABLES, Table
from b12diary.storage.trouble import plain_errors, readable
from b12diary.storage.writer import Writer

if TYPE_CHECKING:
    from b12diary.domain.whole import JoinedPart, Whole

T = TypeVar("T")

_NOT_KEPT = {Part.RATINGS, Part.PRINTED}
"""Parts that are many or large, and seldom asked for as nouns."""


class Store(HeldFile):
    """A diary held open, with what can be read from it and done to it."""

    def __init__(self, opened: Opened, path: Path | None) -> None:
        """Take over an open file; use the class methods instead."""
        super().__init__(opened, path)
        self._kept = Kept()

    @contextmanager
    def once_more(self) -> Iterator[Self]:
        """Hold the same file open by a connection of its own, for the work of another thread; the lock stays here.

        Raises:
            DiaryError: it cannot be opened.
        """
        if self.path is None or self.is_read_only:
            raise ValueError("only a file that can be written is held twice")
        connection = open_again(self.path, self.key)
        try:
            yield type(self)(Opened(connection, self.key, self._opened.lock), self.path)
        finally:
            with plain_errors(self.path):
                connection.close()

    # --- writing

    def write(self, label: str, at: datetime, work: Callable[[Writer], None]) -> Change:
        """Do `work` as one step called `label`, on disk when this returns.

        Nothing is written, and no step made, when everything already was as wanted.

        Raises:
            DiaryError: nothing of the step was written.
        """
        with self._transaction():
            return self._step(label, at, "do", None, lambda: work(Writer(self._connection)))

    def undo(self, at: datetime, label: Callable[[str], str], pace: Pace) -> Change | None:
        """Take back the newest step; None when there is none. `label` names the change from the step's name."""
        return self._replay(journal.next_undo, at, "undo", label, pace)

    def redo(self, at: datetime, label: Callable[[str], str], pace: Pace) -> Change | None:
        """Bring back the step undone last; None when there is none."""
        return self._replay(journal.next_redo, at, "redo", label, pace)

    def _replay(
        self,
        find: Callable[[sqlite3.Connection], journal.Step | None],
        at: datetime,
        kind: str,
        label: Callable[[str], str],
        pace: Pace,
    ) -> Change | None:
        with self._transaction():
            # Found inside the transaction: otherwise another process could make a step in between.
            step = find(self._connection)
            if step is None:
                return None
            id_ = step.id

            from b12diary.storage.replay import apply_images

            def work() -> None:
                with readable(self.path):
                    apply_images(self._connection, id_, pace, backwards=kind == "undo")

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
            self._kept.follow(self._connection, step, ())
            return Change(label)
        execute("DELETE FROM open_step")
        self._kept.follow(self._connection, step, counts)
        return Change(label, frozenset(map(Part, counts)), n_rows=sum(counts.values()))

    def whole(self, *, with_past: bool) -> "Whole":
        """Return everything in the diary as plain values; `with_past` adds the journal."""
        from b12diary.storage.whole import whole_of

        with plain_errors(self.path):
            return whole_of(self._connection, with_past=with_past)

    def compare(self, whole: "Whole", pace: Pace) -> "tuple[JoinedPart, ...]":
        """Return what joining with another diary would do; nothing is written."""
        from b12diary.storage.joining import counted, moves

        with plain_errors(self.path):
            return counted(*moves(self._connection, whole, pace))

    def join(self, whole: "Whole", label: str, at: datetime, finish: Callable[[Writer], None], pace: Pace) -> Change:
        """Join with another diary as one step; `finish` may set right what the rules of a whole diary ask."""
        from b12diary.storage.joining import join, moves

        with self._transaction():
            # Looked for before the step begins: with it, no diary is untouched any more.
            found, _same = moves(self._connection, whole, pace)

            def work() -> None:
                join(self._connection, found, pace)
                finish(Writer(self._connection))

            return self._step(label, at, "do", None, work)

    def put_back(self, whole: "Whole", pace: Pace) -> bool:
        """Fill an untouched diary with a whole one and its journal; False, and nothing is done, where it is not.

        Raises:
            DiaryDamagedError: what the archive holds does not fit together; nothing was written.
        """
        from b12diary.storage.whole import is_untouched, put_back

        with self._transaction():
            if not is_untouched(self._connection):
                return False
            put_back(self._connection, whole, pace)
        return True

    def erase(self, part: Part, key: tuple[str, ...], erased_label: str) -> bool:
        """Remove an entry and every earlier state of it from the file; tell whether there was anything.

        The names of the steps that touched it become `erased_label`. This is the one thing that cannot be undone.
        Its text can stand in unused parts of the file until `scrub`.
        """
        identity, is_it = (part.value, *key), f"part = ? AND key = {journal.key_sql(key)}"
        with self._transaction():
            execute = self._connection.execute
            execute("INSERT INTO open_step (id, erasing) VALUES (1, 1)")
            found = execute(TABLES[part].delete, key).rowcount
            steps = execute(f"SELECT DISTINCT step FROM journal WHERE {is_it}", identity).fetchall()
            execute(f"DELETE FROM journal WHERE {is_it}", identity)
            execute(f"DELETE FROM came_in WHERE {is_it}", identity)
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
        if self.before_write is not None:
            self.before_write()
        with plain_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._kept.look(self._connection)
                yield
                if self._connection.in_transaction:
                    self._connection.execute("COMMIT")
            except BaseException:
                self._kept.forget()
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

    @property
    def n_undone(self) -> int:
        """How many entries undo would set back."""
        with plain_errors(self.path):
            return journal.n_touched(self._connection, journal.next_undo(self._connection))

    @property
    def n_redone(self) -> int:
        """How many entries redo would set back."""
        with plain_errors(self.path):
            return journal.n_touched(self._connection, journal.next_redo(self._connection))

    def all(self, table: Table[T], order: str, where: str = "1", *values: object) -> tuple[T, ...]:
        """Return the nouns of a table in an order, all or those for which a condition holds."""
        is_kept = where == "1" and table.part not in _NOT_KEPT
        with plain_errors(self.path):
            if is_kept:
                self._kept.look(self._connection)
                known = self._kept.nouns(table.part, order)
                if known is not None:
                    return cast("tuple[T, ...]", known)
            rows = self._connection.execute(f"{table.select} WHERE {where} ORDER BY {order}", values).fetchall()
            with readable(self.path):  # not everything can be a rule of the tables
                nouns = tuple(map(table.from_row, rows))
            if is_kept:
                self._kept.keep(table.part, order, nouns)
            return nouns

    def rating_series(self, span: DateSpan) -> tuple[RatingSeries, ...]:
        """Return the ratings of the days in `span` as columns, one set per symptom and scale."""
        with plain_errors(self.path), readable(self.path):
            self._kept.look(self._connection)
            return self._kept.series(self._connection, span)

    def read_ahead(self) -> bool:
        """Read some of all ratings, which are asked for at once later on; False when all are read."""
        with plain_errors(self.path), readable(self.path):
            self._kept.look(self._connection)
            return self._kept.read_ahead(self._connection)

    def has_ratings(self) -> bool:
        """Tell whether anything was ever rated and still stands."""
        with plain_errors(self.path):
            return self._connection.execute("SELECT 1 FROM ratings LIMIT 1").fetchone() is not None

    def history(self, part: Part, key: tuple[str, ...]) -> tuple[Past, ...]:
        """Return every change of one entry, newest first."""
        with plain_errors(self.path), readable(self.path):
            return journal.history(self._connection, part, key)

    def last_step_at(self) -> datetime | None:
        """Return when the newest step was made; None when nothing was ever done."""
        with plain_errors(self.path), readable(self.path):
            row = self._connection.execute("SELECT at FROM steps ORDER BY id DESC LIMIT 1").fetchone()
            return datetime.fromisoformat(row[0]) if row else None

    def has_steps(self) -> bool:
        """Tell whether anything was ever done in this diary."""
        with plain_errors(self.path):
            return self._connection.execute("SELECT 1 FROM steps LIMIT 1").fetchone() is not None
