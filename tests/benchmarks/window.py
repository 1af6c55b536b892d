"""Process start to the painted Today page and to the first rating on disk, against a bare window being painted.

The painted page is also held against a window with the same controls and nothing behind them, which shows how much of
the way from the bare window is the toolkit's.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.diaries import make
from tests.benchmarks.processes import run, seconds_until
from tests.benchmarks.timing import Plan, Row, paired

_AGAINST = "bare QMainWindow painted"


def _bare() -> float:
    return seconds_until("painted", "bare_window.py")


def _n_ratings(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (n,) = connection.execute("SELECT count(*) FROM ratings").fetchone()
        return int(n)


def measure(plan: Plan) -> Iterator[Row]:
    """Yield four rows for each length of diary."""
    for years in plan.years:
        with TemporaryDirectory() as folder:
            yield from _on_one_diary(plan, years, Path(folder))


def _on_one_diary(plan: Plan, years: int, folder: Path) -> Iterator[Row]:
    path, kept = folder / "diary.b12", make(folder / "kept.b12", years)
    shutil.copyfile(kept, path)
    what = "start to painted Today page"

    def painted() -> float:
        return seconds_until("painted", "paint.py", str(path), folder=folder)

    yield paired(what, plan, painted, _bare, _AGAINST, years=years, aim="1.5x")

    sheet = folder / "sheet.qss"
    sheet.write_text(run("sheet.py"), "utf-8")

    def plain() -> float:
        return seconds_until("painted", "plain_today.py", str(path), str(sheet))

    yield paired(f"{what}, the same controls alone", plan, painted, plain, "those controls painted", years=years)

    def of_the_day() -> float:
        shutil.rmtree(folder / "data", ignore_errors=True)  # with the backups
        return first_rating()

    def first_rating() -> float:
        # Each time the same day, with nothing rated yet.
        shutil.copyfile(kept, path)
        taken = seconds_until("usable", "usable.py", str(path), folder=folder)
        if _n_ratings(path) != _n_ratings(kept) + 1:
            raise RuntimeError("the rating is not on disk")
        return taken

    what, aim = "start to first rating on disk", "1.8x"
    # Before the first change of a day its backup is made; the second of these rows finds it made.
    yield paired(f"{what}, backup due", plan, of_the_day, _bare, _AGAINST, years=years, aim=aim)
    yield paired(what, plan, first_rating, _bare, _AGAINST, years=years, aim=aim)
