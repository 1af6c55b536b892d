"""What was read from an open file, kept until it changes: most pages need all of it again after each small step.

A step made here says what it touched, and only that is read anew. Whatever else happened to the file, by another
process or by a way round the steps, lets everything go.
"""

import json
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date

from b12diary.domain.change import Part
from b12diary.domain.days import EVER, DateSpan
from b12diary.domain.rating import RatingSeries
from b12diary.storage.rating_columns import Ordinals, rating_series, series_of, symptom_after

_FEW = 100
"""Ratings of one step up to which those alone are read anew."""


class Kept:
    """Nouns and rating columns of one file, none of them older than the file."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._state: tuple[object, ...] = ()
        self._nouns: dict[Part, dict[str, tuple[object, ...]]] = {}
        self._series: dict[str, tuple[RatingSeries, ...]] | None = None
        self._ahead: dict[str, tuple[RatingSeries, ...]] | None = None
        self._ordinals = Ordinals()
        self._touched: set[tuple[str, str]] = set()

    def look(self, connection: sqlite3.Connection) -> None:
        """Let everything go if the file may have changed without `follow`; called before anything is asked."""
        state = _state(connection)
        if state != self._state:
            self.forget()
            self._state = state

    def forget(self) -> None:
        """Let everything go."""
        self._nouns, self._series, self._ahead, self._touched = {}, None, None, set()

    def follow(self, connection: sqlite3.Connection, step: int | None, parts: Iterable[str]) -> None:
        """Let go what a step has touched; called in its transaction, which `look` has seen begin."""
        for part in map(Part, parts):
            self._nouns.pop(part, None)
            if part is Part.RATINGS and (self._series is not None or self._ahead is not None):
                keys = connection.execute(
                    "SELECT key FROM journal WHERE step = ? AND part = ? LIMIT ?", (step, part.value, _FEW + 1)
                ).fetchall()
                self._touched |= {(symptom, day) for symptom, day in (json.loads(key) for (key,) in keys)}
                if len(keys) > _FEW:
                    self._series = self._ahead = None
        # What others have done meanwhile is another number of the state.
        self._state = (*_state(connection)[:-1], *self._state[-1:])

    def nouns(self, part: Part, order: str) -> tuple[object, ...] | None:
        """Return what a table holds, in an order; None when it has to be read."""
        return self._nouns.get(part, {}).get(order)

    def keep(self, part: Part, order: str, nouns: tuple[object, ...]) -> None:
        """Keep what was read from a table in an order."""
        self._nouns.setdefault(part, {})[order] = nouns

    def read_ahead(self, connection: sqlite3.Connection) -> bool:
        """Read the ratings of one more symptom, for when all are asked for; False when there is none left to read."""
        if self._series is not None:
            return False
        if self._ahead is None:
            self._ahead, self._ordinals, self._touched = {}, Ordinals(), set()
        symptom = symptom_after(connection, max(self._ahead, default=""))
        if symptom is None:
            self._series, self._ahead, self._ordinals = self._ahead, None, Ordinals()
            return False
        self._ahead[symptom] = series_of(connection, symptom, EVER, self._ordinals)
        return True

    def series(self, connection: sqlite3.Connection, span: DateSpan) -> tuple[RatingSeries, ...]:
        """Return the ratings of the days in `span`; only those of all days are kept, and serve every other span."""
        if span != EVER and self._series is None:
            return rating_series(connection, span)
        while self.read_ahead(connection):
            pass
        if self._series is None:
            raise RuntimeError("what was read to its end is kept")
        ordinals = Ordinals()
        for symptom, text in self._touched:
            day = date.fromisoformat(text)
            now = series_of(connection, symptom, DateSpan(day, day), ordinals)
            patched = _patched(self._series.get(symptom, ()), day.toordinal(), now)
            self._series[symptom] = patched or series_of(connection, symptom, EVER, ordinals)
        self._touched = set()
        every = (series for _symptom, of_it in sorted(self._series.items()) for series in of_it)
        return tuple(every) if span == EVER else tuple(part for series in every if len(part := _cut(series, span)))


def _state(connection: sqlite3.Connection) -> tuple[object, ...]:
    """Return what differs after any change: here, and last what other connections have committed."""
    return connection, connection.total_changes, connection.execute("PRAGMA data_version").fetchone()[0]


def _patched(
    before: tuple[RatingSeries, ...], day: int, now: tuple[RatingSeries, ...]
) -> tuple[RatingSeries, ...] | None:
    """Return the columns of a symptom with one day as it is now; None where that is more than a change in one place."""
    if len(before) != 1 or any(found.scale is not before[0].scale for found in now):
        return None
    (series,) = before
    at = bisect_left(series.days, day)
    rest = at + (series.days[at : at + 1] == (day,))
    new = now[0] if now else RatingSeries(series.symptom, series.scale, (), (), ())
    days = (*series.days[:at], *new.days, *series.days[rest:])
    values = (*series.values[:at], *new.values, *series.values[rest:])
    entered = (*series.entered[:at], *new.entered, *series.entered[rest:])
    return (
        (RatingSeries(series.symptom, series.scale, days, values, days if entered == days else entered),)
        if days
        else None
    )


def _cut(series: RatingSeries, span: DateSpan) -> RatingSeries:
    part = slice(
        bisect_left(series.days, span.first.toordinal()),
        bisect_right(series.days, span.last.toordinal()),
    )
    days = series.days[part]
    entered = days if series.entered is series.days else series.entered[part]
    return RatingSeries(series.symptom, series.scale, days, series.values[part], entered)
