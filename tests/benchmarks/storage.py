"""Writing, reading, checking: against plain sqlite3 with the same safety, on the same disk."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from b12diary.diary import Diary
from b12diary.domain.symptom import SymptomId
from tests.benchmarks.diaries import NOW, make, now
from tests.benchmarks.timing import Plan, Row, paired, seconds

_TABLE = (
    "CREATE TABLE ratings (symptom TEXT, day TEXT, value INTEGER, scale TEXT, entered_on TEXT, origin TEXT,"
    " recorded_at TEXT, PRIMARY KEY (symptom, day))"
)
_INSERT = "INSERT INTO ratings VALUES (?, ?, ?, ?, ?, ?, ?)"


def _raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(_TABLE)
    return connection


def measure(plan: Plan) -> Iterator[Row]:
    """Yield one row for a rating, a reading and a check, for each length of diary."""
    for years in plan.years:
        with TemporaryDirectory() as folder:
            yield from _on_one_diary(plan, years, Path(folder))


def _on_one_diary(plan: Plan, years: int, folder: Path) -> Iterator[Row]:
    path = make(folder / "diary.b12", years)
    diary, raw = Diary.open(path, now), _raw(folder / "raw.db")
    numbers = count(1)

    def rate() -> float:
        day = NOW.date() - timedelta(days=next(numbers) % 7)
        return seconds(lambda: diary.rate(day, {SymptomId("fatigue"): next(numbers) % 11}))

    def insert() -> float:
        row = ("fatigue", str(next(numbers)), 5, "nrs_0_10", "2026-11-22", "typed", NOW.isoformat())
        return seconds(lambda: raw.execute(_INSERT, row))

    many = Plan(plan.runs * 40, plan.years)
    yield paired(f"one rating on disk, {years} years", many, rate, insert, "raw INSERT and commit")

    def look() -> float:
        return seconds(diary.excerpt)

    def select() -> float:
        return seconds(lambda: diary._store._connection.execute("SELECT symptom, day, value FROM ratings").fetchall())

    yield paired(f"reading everything, {years} years", plan, look, select, "raw SELECT of the ratings")
    yield paired(
        f"checking the file, {years} years",
        plan,
        lambda: seconds(diary.check),
        lambda: seconds(lambda: diary._store._connection.execute("PRAGMA integrity_check").fetchall()),
        "raw integrity_check",
    )
    diary.close()
    raw.close()
