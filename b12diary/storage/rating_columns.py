"""Ratings straight from the file into columns: forty years are read at a time, and objects would be too many."""

import sqlite3

from b12diary.domain.days import DateSpan
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.symptom import SymptomId

_ORDINAL_OF_JULIAN_DAY = 1721424.5  # julianday('0001-01-01') is 1721425.5, whose ordinal is 1


def rating_series(connection: sqlite3.Connection, span: DateSpan) -> tuple[RatingSeries, ...]:
    """Return the ratings of the days in `span` as columns, one set per symptom and scale."""
    columns: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
    for symptom, scale, day, value, entered in connection.execute(
        f"SELECT symptom, scale, CAST(julianday(day) - {_ORDINAL_OF_JULIAN_DAY} AS INTEGER), value,"
        f" coalesce(CAST(julianday(entered_on) - {_ORDINAL_OF_JULIAN_DAY} AS INTEGER), 0)"
        " FROM ratings WHERE day BETWEEN ? AND ? ORDER BY symptom, day",
        (span.first.isoformat(), span.last.isoformat()),
    ):
        columns.setdefault((symptom, scale), []).append((day, value, entered))
    return tuple(
        RatingSeries(SymptomId(symptom), ScaleId(scale), *zip(*rows, strict=True))
        for (symptom, scale), rows in columns.items()
    )
