"""Ratings straight from the file into columns: forty years are read at a time, and objects would be too many."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from b12diary.domain.days import DateSpan
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.symptom import SymptomId

_HERE = "FROM ratings WHERE symptom = ? AND day BETWEEN ? AND ?"
# A symptom in one row of texts: a row for each rating would take several times as long.
_JOINED = (
    "SELECT min(scale), max(scale), group_concat(day), group_concat(value),"
    f" group_concat(CASE WHEN entered_on = day THEN '' ELSE coalesce(entered_on, '0') END) {_HERE}"
)
_ROWS = f"SELECT scale, day, value, coalesce(entered_on, '0') {_HERE} ORDER BY day"


class Ordinals(dict[str, int]):
    """The ordinal of each day as it is written, every one worked out and held in memory once; "0" = not known."""

    def __init__(self) -> None:
        """Know no day yet."""
        super().__init__({"0": 0})
        self._columns: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __missing__(self, text: str) -> int:
        """Work a day out."""
        number = self[text] = date.fromisoformat(text).toordinal()
        return number

    def column(self, days: list[str]) -> tuple[int, ...]:
        """Return days as a column; symptoms that are rated on the same days share one."""
        column = tuple(map(self.__getitem__, days))
        return self._columns.setdefault(column, column)


def rating_series(connection: sqlite3.Connection, span: DateSpan) -> tuple[RatingSeries, ...]:
    """Return the ratings of the days in `span` as columns, one set per symptom and scale."""
    ordinals = Ordinals()
    return tuple(s for symptom in _symptoms(connection) for s in series_of(connection, symptom, span, ordinals))


def series_of(
    connection: sqlite3.Connection, symptom: str, span: DateSpan, ordinals: Ordinals
) -> tuple[RatingSeries, ...]:
    """Return the ratings of one symptom, a set of columns per scale, that of the earliest rating first."""
    which = (symptom, span.first.isoformat(), span.last.isoformat())
    lowest, highest, *joined = connection.execute(_JOINED, which).fetchone()
    if lowest is None:
        return ()
    if lowest == highest:
        found = _columns(SymptomId(symptom), ScaleId(lowest), joined, ordinals)
        # They are joined in the order of the table's key, but SQLite promises none.
        if all(map(int.__lt__, found.days, found.days[1:])):
            return (found,)
    columns: dict[str, list[tuple[int, int, int]]] = {}
    for scale, day, value, entered in connection.execute(_ROWS, which):
        columns.setdefault(scale, []).append((ordinals[day], value, ordinals[entered]))
    return tuple(
        RatingSeries(SymptomId(symptom), ScaleId(scale), *zip(*rows, strict=True)) for scale, rows in columns.items()
    )


def _columns(symptom: SymptomId, scale: ScaleId, joined: list[str], ordinals: Ordinals) -> RatingSeries:
    days, values, written = (text.split(",") for text in joined)
    on = ordinals.column(days)
    # Nearly all are written down on their own day, and then one column serves as both.
    entered = tuple(ordinals[w] if w else day for day, w in zip(on, written, strict=True)) if any(written) else on
    return RatingSeries(symptom, scale, on, tuple(map(int, values)), entered)


def symptom_after(connection: sqlite3.Connection, symptom: str) -> str | None:
    """Return the next symptom with ratings, None after the last; the empty one stands before all.

    By such leaps one comes through all of them: asking for all different ones would read every rating.
    """
    found: str | None
    (found,) = connection.execute("SELECT min(symptom) FROM ratings WHERE symptom > ?", (symptom,)).fetchone()
    return found


def _symptoms(connection: sqlite3.Connection) -> Iterator[str]:
    symptom = symptom_after(connection, "")
    while symptom is not None:
        yield symptom
        symptom = symptom_after(connection, symptom)
