"""Handing out and taking in: tables against the csv module, archives and ratings against SQLite and the json module.

Writing an archive begins in the diary's file, so the baseline reads there too: every table, and of the journal when
each entry was last changed; then it is written as JSON. The baseline of joining with an empty diary adds the same rows
to a bare table in memory, that of joining with the same reads both and compares them row by row.

The baseline of taking ratings in is `executemany` of the same rows in one transaction, into a file on the same disk:
the diary's own table with the same columns, key, index and pragmas, so that a commit is as lasting. It has no rules for
its values, no journal, no undo and no check of what is there already, and reads no file. Importing is all that a
person waits for: ratings.csv read and checked, compared with the diary, taken in, committed. Other processes slow the
two unequally, so the time of the processor (in the program and for it) stands beside that of the clock.
"""

import csv
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from io import StringIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from b12diary.diary import Diary
from b12diary.domain.whole import Whole
from b12diary.interchange.archive import archive_text, read_archive
from b12diary.interchange.excerpts import excerpt_of
from b12diary.interchange.judging import Differing, judge, settled
from b12diary.interchange.table_files import read_sources
from b12diary.interchange.tables import read_tables, write_tables
from b12diary.storage.rows import Row as RawRow
from b12diary.storage.rows import rating_rows
from b12diary.storage.schema import COLUMNS, SCHEMA_VERSION
from tests.benchmarks.diaries import NOW, entries, make, now
from tests.benchmarks.timing import Plan, Row, paired, seconds


def measure(plan: Plan) -> Iterator[Row]:
    """Yield the rows for tables out and in, archive out and in, and joining, for each length of diary but none."""
    runs = Plan(min(plan.runs, 3), plan.years)
    for years in filter(None, plan.years):
        with TemporaryDirectory() as folder:
            for row in (*_on_one_diary(runs, years, Path(folder)), *_importing(plan, years, Path(folder))):
                yield replace(row, years=years)


def _on_one_diary(plan: Plan, years: int, folder: Path) -> Iterator[Row]:
    with closing(Diary.open(make(folder / "diary.b12", years), now)) as diary:
        excerpt = diary.excerpt()
        files = write_tables(excerpt)
        cells = {name: list(csv.reader(StringIO(text, newline=""))) for name, text in files.items()}

        def write_plainly() -> None:
            for rows in cells.values():
                csv.writer(StringIO(newline=""), lineterminator="\r\n").writerows(rows)

        def read_plainly() -> None:
            for text in files.values():
                list(csv.reader(StringIO(text, newline="")))

        against = "csv of the same rows"
        yield _row("writing tables", plan, lambda: write_tables(excerpt), write_plainly, against, "2x")
        yield _row("reading tables", plan, lambda: read_tables(files, NOW, NOW.date()), read_plainly, "csv.reader")
        yield from _archives(plan, diary)


def _archives(plan: Plan, diary: Diary) -> Iterator[Row]:
    text = "".join(archive_text(diary.whole(), NOW))
    whole, numbers = _read(text), count()
    encode = json.JSONEncoder(ensure_ascii=False).encode
    select = diary._store._connection.execute
    rows = _plain_rows(diary)["ratings"]

    def write() -> None:
        "".join(archive_text(diary.whole(), NOW))

    def write_plainly() -> None:
        moments = "SELECT part, key, max(at) FROM journal JOIN steps ON steps.id = step GROUP BY part, key"
        encode([_plain_rows(diary), len(select(moments).fetchall())])

    def compare_plainly() -> bool:
        return {row[:2]: row for row in _plain_rows(diary)["ratings"]} == {row[:2]: row for row in rows}

    def join() -> float:
        with closing(Diary.in_memory(now)) as empty:
            return seconds(lambda: empty.join(whole, str(next(numbers))))

    def insert() -> float:
        with closing(_bare_table(Path(":memory:"))) as connection:
            return seconds(lambda: _insert(connection, rows))

    yield _row("archive", plan, write, write_plainly, "raw SELECT and json of it", "2x")
    yield _row("reading the archive", plan, lambda: _read(text), lambda: json.loads(text), "json.loads")
    yield _row("joining with the same", plan, lambda: diary.compare(whole), compare_plainly, "raw SELECT, compared")
    yield paired("joining with an empty diary", plan, join, insert, "raw executemany, in memory")


def _plain_rows(diary: Diary) -> dict[str, list[RawRow]]:
    execute = diary._store._connection.execute
    return {
        table: execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall() for table, columns in COLUMNS.items()
    }


def _importing(plan: Plan, years: int, folder: Path) -> Iterator[Row]:
    bundle, numbers = replace(entries(years), doses=(), regimens=()), count()
    rows = list(rating_rows(bundle.ratings))
    source = folder / "ratings.csv"
    source.write_text(write_tables(excerpt_of(bundle, NOW.date()))[source.name], encoding="utf-8", newline="")

    def importing() -> tuple[float, float]:
        with closing(Diary.open(folder / f"import-{next(numbers)}.b12", now)) as diary:

            def whole_way() -> None:
                incoming = read_sources([source], diary.now(), diary.today)
                judgement = judge(incoming.entries, diary.excerpt())
                diary.take_in(settled(incoming.entries, judgement, Differing.KEEP), "Import")

            return _both_clocks(whole_way)

    def taking_in() -> tuple[float, float]:
        with closing(Diary.open(folder / f"import-{next(numbers)}.b12", now)) as diary:
            return _both_clocks(lambda: diary.take_in(bundle, "Import"))

    def taking_back() -> tuple[float, float]:
        with closing(Diary.open(folder / f"import-{next(numbers)}.b12", now)) as diary:
            diary.take_in(bundle, "Import")
            return _both_clocks(diary.undo)

    def raw() -> tuple[float, float]:
        with closing(_bare_table(folder / f"raw-{next(numbers)}.db")) as connection:
            return _both_clocks(lambda: _insert(connection, rows))

    turns = [(importing(), taking_in(), taking_back(), raw()) for _ in range(plan.runs)]
    parts = (("importing ratings from CSV", "3x"), ("of which taking in", "3x"), ("undoing the import", ""))
    for place, (what, aim) in enumerate(parts):
        for clock, words in enumerate((what, f"{what}, processor time")):
            ours, plain = zip(*((turn[place][clock], turn[-1][clock]) for turn in turns), strict=True)
            yield Row(words, ours, plain, "raw executemany, same table, no journal", aim=aim)


def _insert(connection: sqlite3.Connection, rows: list[RawRow]) -> None:
    connection.execute("BEGIN")
    connection.executemany(f"INSERT INTO ratings VALUES ({', '.join('?' * len(rows[0]))})", rows)
    connection.execute("COMMIT")


def _bare_table(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON", "cell_size_check = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(
        "CREATE TABLE ratings (symptom TEXT NOT NULL, day TEXT NOT NULL, value INTEGER NOT NULL, scale TEXT NOT NULL,"
        " entered_on TEXT, origin TEXT NOT NULL, recorded_at TEXT NOT NULL, PRIMARY KEY (symptom, day)) STRICT,"
        " WITHOUT ROWID"
    )
    connection.execute("CREATE INDEX ratings_day ON ratings(day)")
    return connection


def _both_clocks(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that `work` takes by the clock, and by the processor (in the program and for it)."""
    start, start_of_work = time.perf_counter(), os.times()
    work()
    end_of_work = os.times()
    by_processor = end_of_work.user + end_of_work.system - start_of_work.user - start_of_work.system
    return time.perf_counter() - start, by_processor


def _read(text: str) -> Whole:
    return read_archive(text, "archive.json", SCHEMA_VERSION)


def _row(
    what: str, plan: Plan, ours: Callable[[], object], baseline: Callable[[], object], against: str, aim: str = ""
) -> Row:
    return paired(what, plan, lambda: seconds(ours), lambda: seconds(baseline), against, aim=aim)
