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
