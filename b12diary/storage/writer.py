"""What may be done inside a step, and nowhere else."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from operator import eq, itemgetter
from typing import TypeVar

from b12diary.domain.many import collector_at_rest
from b12diary.domain.rating import SCALES, Rating
from b12diary.storage.many_ratings import AT_ONCE, in_blocks, journal_by_hand, new_rating_image
from b12diary.storage.pace import Pace, Progress
from b12diary.storage.rows import RATINGS, Row, Table, rating_rows
from b12diary.storage.schema import COLUMNS
from b12diary.storage.trouble import faults_of

T = TypeVar("T")

MANY = 500
"""Ratings from which on they are added in bulk."""


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

    def put_new_ratings(self, ratings: Iterable[Rating], progress: Progress | None = None) -> None:
        """Add ratings; one that is recorded with the same value, scale and day of entry keeps its first moment.

        An unknown day of entry says nothing new: it takes no known one away. `progress` is told now and then how many
        are written; what it raises goes through.
        """
        with collector_at_rest():
            self._put_new_ratings(list(rating_rows(ratings)), Pace(progress))

    def _put_new_ratings(self, rows: list[Row], pace: Pace) -> None:
        in_order = _in_order(rows) if len(rows) >= MANY else None
        if in_order is None:
            self._connection.executemany(_UNLESS_SAME, pace.over(rows))
            return
        known = self._known_ratings()
        self._add_many([row for row in in_order if row[:2] not in known] if known else in_order, known, pace)
        others = [row for row in rows if row[:2] in known] if known else []
        self._connection.executemany(_UNLESS_SAME, pace.over(others))

    def put_rows_of_new_ratings(self, rows: list[Row], pace: Pace) -> bool:
        """Add ratings of symptoms and days that have none, as rows that were made from nouns; False = one by one."""
        in_order = _in_order(rows) if len(rows) >= MANY else None
        if in_order is None:
            return False
        self._add_many(in_order, self._known_ratings(), pace)
        return True

    def _known_ratings(self) -> set[Row]:
        return set(self._connection.execute("SELECT symptom, day FROM ratings"))

    def _add_many(self, rows: list[Row], known: set[Row], pace: Pace) -> None:
        """Add ratings of symptoms and days that have none, and their journal as the triggers would: in one go each.

        Decades of ratings come in at once; row by row, journal and rules took longer than all the rest together.
        """
        execute = self._connection.execute
        with journal_by_hand(self._connection, "insert", are_most=len(known) <= len(rows)):
            # What the rules ask holds for every `date`, `datetime` and enum; of the values it was looked at.
            execute("PRAGMA ignore_check_constraints = ON")
            try:
                self._insert_ratings(rows, pace)
            finally:
                execute("PRAGMA ignore_check_constraints = OFF")
        into, step = "INSERT INTO journal (step, part, key, before, after)", "(SELECT step FROM open_step)"
        if not known:
            execute(f"{into} SELECT {step}, {new_rating_image(_COLUMNS)} FROM {RATINGS.name} ORDER BY symptom, day")
        else:
            self._insert(f"{into} VALUES", lambda places: f"{step}, {new_rating_image(places)}", rows)

    def _insert_ratings(self, rows: list[Row], pace: Pace) -> None:
        """Add sorted rows: long runs that differ in day, value and day of entry alone, then what is left over."""
        left: list[Row] = []

        def runs() -> Iterator[Row]:
            for (symptom, scale, origin, moment), group in groupby(rows, _SHARED):
                run = list(group)
                n_whole = len(run) // AT_ONCE * AT_ONCE
                for n in range(0, n_whole, AT_ONCE):
                    own = map(_OWN, run[n : n + AT_ONCE])
                    yield symptom, scale, origin, moment, *chain.from_iterable(own)
                left.extend(run[n_whole:])

        into = f"INSERT INTO {RATINGS.name} ({', '.join(_COLUMNS)}) VALUES"
        firsts = range(5, 5 + 3 * AT_ONCE, 3)
        made = (f"(?1, ?{first}, ?{first + 1}, ?2, ?{first + 2}, ?3, ?4)" for first in firsts)
        self._connection.executemany(f"{into} {', '.join(made)}", pace.over(runs(), AT_ONCE))
        self._insert(into, ", ".join, left, pace)

    def _insert(
        self, into: str, made_of: Callable[[Sequence[str]], str], rows: list[Row], pace: Pace | None = None
    ) -> None:
        """Add a row for each rating; `made_of` says what it is made of, from the places of a rating's columns."""
        width = len(_COLUMNS)

        def statement(n_rows: int) -> str:
            firsts = range(1, n_rows * width, width)
            made = [made_of([f"?{place}" for place in range(first, first + width)]) for first in firsts]
            return f"{into} {', '.join(f'({row})' for row in made)}"

        in_blocks(self._connection, statement, rows, pace)

    def remove(self, table: Table[T], *key: str) -> None:
        """Remove the entry with this key, if there is one."""
        self._connection.execute(table.delete, key)


_COLUMNS = COLUMNS[RATINGS.name]
_UNLESS_SAME = (
    f"{RATINGS.upsert} WHERE excluded.value IS NOT ratings.value OR excluded.scale IS NOT ratings.scale"
    " OR (excluded.entered_on IS NOT NULL AND excluded.entered_on IS NOT ratings.entered_on)"
)


_SHARED, _OWN = itemgetter(0, 3, 5, 6), itemgetter(1, 2, 4)
"""Of a rating's columns: symptom, scale, origin and moment, the same in most of an import, and the three others."""


def _in_order(rows: list[Row]) -> list[Row] | None:
    """Return rows by symptom and day; None unless each is another one, with a value that its scale has."""
    values = {(SCALES[scale], value) for scale, value in set(map(itemgetter(3, 2), rows))}
    if not all(scale.low <= value <= scale.high for scale, value in values):
        return None
    by_symptom: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_symptom[row[0]].append(row)
    in_order: list[Row] = []
    for _symptom, of_symptom in sorted(by_symptom.items()):
        # Most often in the order of days already, of which nothing is left to sort.
        of_symptom.sort(key=itemgetter(1))
        days = [row[1] for row in of_symptom]
        if any(map(eq, days, islice(days, 1, None))):
            return None
        in_order += of_symptom
    return in_order
