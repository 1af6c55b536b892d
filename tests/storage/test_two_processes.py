"""Several processes at one diary: taking turns by the lock, or, where locks are not seen, by SQLite's own."""

import os
import subprocess
import sys
import textwrap
from contextlib import closing
from itertools import pairwise

import pytest

from b12diary.diary import Diary
from b12diary.errors import DiaryDamagedError, DiaryError
from tests.storage.conftest import Place

TURNS = 12
WRITES = textwrap.dedent(
    """
    import sys
    from contextlib import closing
    from datetime import date, timedelta
    from pathlib import Path
    from b12diary.diary import Diary
    from b12diary.errors import DiaryBusyError
    from b12diary.storage.lock import lock_path

    path, number, sees_locks, turns = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "locks", int(sys.argv[4])
    first = date(2020, 1, 1) + timedelta(days=1000 * number)

    def opened():
        while True:
            try:
                diary = Diary.open(path)
            except DiaryBusyError:
                continue
            if not sees_locks:
                lock_path(path).unlink(missing_ok=True)  # as on a drive that shows no process the lock of another
            return diary

    def write(diary, n):
        while True:
            try:
                return diary.write_note(first + timedelta(days=n), f"{number} {n}")
            except DiaryBusyError:
                pass

    if sees_locks:
        for n in range(turns):
            with closing(opened()) as diary:
                write(diary, n)
    else:
        with closing(opened()) as diary:
            for n in range(turns):
                write(diary, n)
    """
)


@pytest.mark.parametrize("locks", ["locks", "none"])
def test_processes_that_hammer_one_diary_lose_nothing(place: Place, locks: str) -> None:
    place.open().close()
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITES, str(place.diary), str(number), locks, str(TURNS)],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for number in range(3)
    ]
    seen: list[int] = []
    told: list[DiaryError] = []
    while any(process.poll() is None for process in processes):
        try:
            with closing(Diary.open_for_reading(place.diary, place.clock, backups=place.backups)) as reader:
                seen.append(len(reader.excerpt().notes))
                if len(seen) % 10 == 1:
                    backup = reader.safe.back_up()
                    assert seen[-1] <= reader.safe.look(backup).n_notes
        except DiaryError as error:
            told.append(error)
    assert [process.communicate()[1] for process in processes] == ["", "", ""]
    assert [error for error in told if isinstance(error, DiaryDamagedError)] == []
    assert all(earlier <= later for earlier, later in pairwise(seen)), "what was there was gone again"
    with closing(place.open()) as diary:
        assert diary.check(with_history=True) == ()
        assert sorted(note.text for note in diary.excerpt().notes) == sorted(
            f"{number} {n}" for number in range(3) for n in range(TURNS)
        )
    rescue = place.rescue()
    assert [rescue.faults(backup) for backup in rescue.backups() if rescue.faults(backup)] == []


def test_after_the_backup_of_the_day_the_file_is_still_known_to_be_in_use(place: Place) -> None:
    """Whoever opens it last clears the write-ahead file away; a program that comes by is not the last one."""
    look = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM steps'); c.close()"
    with closing(place.open()) as diary:
        diary.set_preferences(first_start_done=True)
        place.clock.pass_time(days=1)
        work = diary.safe.daily_work()
        assert work is not None
        assert work().notice is None

        subprocess.run([sys.executable, "-c", look, str(place.diary)], check=True)

        diary.write_note(diary.today, "written after it")
        pending = place.diary.with_name(f"{place.diary.name}-wal")
        assert pending.exists()
    with closing(Diary.open_for_reading(place.diary)) as again:
        assert [note.text for note in again.notes()] == ["written after it"]
