"""Writing, reading, checking: against plain sqlite3 with the same safety, on the same disk."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from b12diary.diary import Diary
from b12diary.domain.symptom import SymptomId
from tests.benchmarks.diaries import NOW, make, now
from tests.benchmarks.processes import run, told
from tests.benchmarks.timing import Plan, Row, paired, seconds

_TABLE = (
    "CREATE TABLE ratings (symptom TEXT, day TEXT, value INTEGER, scale TEXT, entered_on TEXT, origin TEXT,"
    " recorded_at TEXT, PRIMARY KEY (symptom, day))"
)
INSERT = "INSERT INTO ratings VALUES (?, ?, ?, ?, ?, ?, ?)"


def raw_table(path: Path) -> sqlite3.Connection:
    """Make a database with one table of ratings, as safe on disk as the diary."""
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
    diary, raw = Diary.open(path, now), raw_table(folder / "raw.db")
    numbers = count(1)

    def rate() -> float:
        day = NOW.date() - timedelta(days=next(numbers) % 7)
        return seconds(lambda: diary.rate(day, {SymptomId("fatigue"): next(numbers) % 11}))

    def insert() -> float:
        row = ("fatigue", str(next(numbers)), 5, "nrs_0_10", "2026-11-22", "typed", NOW.isoformat())
        return seconds(lambda: raw.execute(INSERT, row))

    many = Plan(plan.runs * 40, plan.years)
    against = "raw INSERT and commit"
    yield paired("one rating on disk", many, rate, insert, against, years=years, aim="2x and 1 ms")

    def look() -> float:
        # Opened anew: an open diary keeps what it has read.
        with closing(Diary.open_for_reading(path, now)) as other:
            return seconds(other.excerpt)

    def select() -> float:
        return seconds(lambda: diary._store._connection.execute("SELECT symptom, day, value FROM ratings").fetchall())

    yield paired("reading everything", plan, look, select, "raw SELECT of the ratings", years=years)
    yield paired(
        "checking the file",
        plan,
        lambda: seconds(diary.check),
        lambda: seconds(lambda: diary._store._connection.execute("PRAGMA integrity_check").fetchall()),
        "raw integrity_check",
        years=years,
        aim="1.2x",
    )

    def back_up() -> float:
        stick = folder / f"stick-{next(numbers)}"
        stick.mkdir()
        start = time.perf_counter()
        made = diary.safe.back_up_to(stick)
        taken = time.perf_counter() - start
        if made.backup is None:
            raise RuntimeError(f"no backup was made: {made.notice}")
        return taken

    def copy() -> float:
        start = time.perf_counter()
        with path.open("rb") as source, (folder / "copy.b12").open("wb") as target:
            shutil.copyfileobj(source, target)
            # As safe on disk as the backup, and as well looked at.
            os.fsync(target.fileno())
        with closing(sqlite3.connect(folder / "copy.b12")) as copied:
            copied.execute("PRAGMA integrity_check").fetchall()
        return time.perf_counter() - start

    yield paired(
        "a checked backup",
        plan,
        back_up,
        copy,
        "copy of the file, synced, integrity_check",
        years=years,
        aim="2x",
    )
    diary.close()
    raw.close()
    # Through the window comes last, for it opens the file itself.
    keys = told(run("key.py", str(path), str(plan.runs * 20), folder=folder))
    yield Row("key press to commit", tuple(keys["ours"]), tuple(keys["bare"]), against, years, "2x and 1 ms")
