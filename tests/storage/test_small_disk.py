"""A real disk with no room left, at every page that any work writes: a small one made for the test, and filled."""

import os
import shutil
import subprocess
import sys
import textwrap
from functools import cache

import pytest

from tests.storage.conftest import Place
from tests.storage.test_released_forms import DIARIES

_SEPARATED = ("unshare", "--map-root-user", "--mount")

SMALL = textwrap.dedent(
    """
    import os, shutil, subprocess, sys
    from contextlib import closing, suppress
    from datetime import date, timedelta
    from pathlib import Path
    from b12diary.diary import Diary
    from b12diary.diary.rescue import Rescue
    from b12diary.domain.entries import Entries
    from b12diary.domain.note import DayNote
    from b12diary.errors import DiaryError

    work, origin, form_1, disk, *rooms = sys.argv[1:]
    disk = Path(disk)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", disk], check=True)
    path, backups, old, filler = disk / "mine" / "diary.b12", disk / "backups", disk / "mine" / "old.b12", disk / "full"

    def begin():
        for folder in (path.parent, backups):
            shutil.rmtree(folder, ignore_errors=True)
        path.parent.mkdir()
        shutil.copy(origin, path)
        with closing(Diary.open(path, backups=backups)) as diary:
            return diary.safe.back_up().path

    def fill(room):
        # Every page but so many, counted in pages: what is left is what the work can take.
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(4096))
        os.truncate(filler, max(0, filler.stat().st_size // 4096 - room) * 4096)
        free = os.statvfs(disk)
        assert free.f_bavail * free.f_frsize == room * 4096, (room, free)

    now, first = Diary.in_memory().now(), date(2000, 1, 1)
    notes = tuple(DayNote(first + timedelta(days=k), "more " * 100, now) for k in range(60))

    def save(room):
        diary = Diary.open(path)
        fill(room)
        with closing(diary):
            diary.write_note(date(2020, 1, 1), "x" * 9000)

    def backup(room):
        with closing(Diary.open(path, backups=backups)) as diary:
            fill(room)
            diary.safe.back_up()

    def migration(room):
        shutil.copy(form_1, old)
        fill(room)
        Diary.open(old, backups=backups).close()

    def take_in(room):
        diary = Diary.open(path, backups=backups)
        fill(room)
        with closing(diary):
            diary.take_in(Entries(notes=notes), "Import")

    def passphrase(room):
        with closing(Diary.open(path, backups=backups)) as diary:
            fill(room)
            diary.safe.set_passphrase("correct horse battery")

    works = {"save": save, "backup": backup, "migration": migration, "import": take_in, "passphrase": passphrase}

    def look(room, is_done):
        words = None
        if work == "passphrase" and is_done:
            words = "correct horse battery"
        with closing(Diary.open(path, passphrase=words, backups=backups)) as diary:
            assert diary.check(with_history=True) == (), diary.check(with_history=True)
            texts = [note.text for note in diary.excerpt().notes]
        if work == "save":
            assert ("x" * 9000 in texts) == is_done
        if work == "import":
            assert len(texts) == 10 + len(notes) * is_done
        if work == "migration":
            with closing(Diary.open(old, backups=backups)) as diary:
                assert len(diary.excerpt().doses) == 3
                assert diary.check(with_history=True) == ()
        rescue = Rescue(path, backups)
        assert len(rescue.backups()) >= 1 + (work == "backup" and is_done)
        assert [rescue.faults(b, words) for b in rescue.backups() if rescue.faults(b, words)] == []
        left = [p.name for p in disk.rglob("*") if p.name.startswith(".") or p.name.endswith((".lock", "-wal", "-shm"))]
        assert left == [], left

    for room in map(int, rooms):
        earlier = begin()
        before = earlier.read_bytes()
        try:
            works[work](room)
        except DiaryError as error:
            is_done = False
            print("told", room, error, flush=True)
        else:
            is_done = True
            print("done", room, flush=True)
        if work != "passphrase" or not is_done:
            assert earlier.read_bytes() == before
        filler.unlink()
        look(room, is_done)
    """
)

# Pages that are free: from none, over each up to where the work fits, to plenty.
EVERY = {
    "save": range(40),
    "backup": range(110),
    "migration": range(190),
    "import": range(130),
    "passphrase": range(120),
}
SAMPLE = (0, 12, 53)


@cache
def _why_not() -> str:
    """Return why no small disk can be had here; empty where it can."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return "a small disk of its own can be made on Linux only"
    tried = subprocess.run([*_SEPARATED, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this system lets no program make a small disk"


def _run(place: Place, work: str, rooms: tuple[int, ...]) -> None:
    if _why_not():
        pytest.skip(_why_not())
    place.fill()
    disk = place.diary.parents[1] / "disk"
    disk.mkdir()
    places = (str(place.diary), str(DIARIES / "form_1.b12"), str(disk))
    run = subprocess.run(
        [*_SEPARATED, sys.executable, "-c", SMALL, work, *places, *map(str, (*rooms, 1500))],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (run.stderr, run.returncode) == ("", 0)
    said = [line.split(maxsplit=2) for line in run.stdout.splitlines()]
    assert len(said) == len(rooms) + 1
    assert [words for words in said if words[0] == "told" and "Make some room, then try again" not in words[2]] == []
    assert said[0][0] == "told"
    assert said[-1][0] == "done"


@pytest.mark.parametrize("work", ["save", "backup", "migration", "import"])
def test_a_disk_without_room_loses_nothing_that_was_acknowledged(place: Place, work: str) -> None:
    _run(place, work, SAMPLE)


@pytest.mark.long
@pytest.mark.parametrize("work", EVERY)
def test_nor_at_any_page_of_the_work(place: Place, work: str) -> None:
    _run(place, work, tuple(EVERY[work]))
