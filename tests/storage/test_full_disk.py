"""A disk that is full at any write of any work: a sentence with a remedy, and nothing acknowledged is lost."""

import os
import subprocess
import sys
import textwrap
from contextlib import closing

import pytest

from b12diary.storage.backup import list_backups
from tests.storage.conftest import Place
from tests.storage.test_released_forms import DIARIES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file sizes")

FULL = textwrap.dedent(
    """
    import resource, shutil, sys
    from contextlib import closing
    from datetime import date, timedelta
    from pathlib import Path
    from b12diary.diary import Diary
    from b12diary.diary.rescue import Rescue
    from b12diary.domain.entries import Entries
    from b12diary.domain.note import DayNote
    from b12diary.errors import DiaryError

    work, path, backups, form_1, *limits = sys.argv[1:]
    path, backups, old = Path(path), Path(backups), Path(path).with_name("old.b12")

    def day(n):
        return date(2020, 1, 1) + timedelta(days=n)

    def save(n):
        # Saving and closing: what the disk did not take when the file was closed is in the write-ahead file.
        with closing(Diary.open(path)) as diary:
            limit(n)
            diary.write_note(day(n), "x" * 9000)

    def backup(n):
        with closing(Diary.open(path, backups=backups)) as diary:
            limit(n)
            diary.safe.back_up()

    def migration(n):
        shutil.copy(form_1, old)
        limit(n)
        try:
            Diary.open(old, backups=backups).close()
        finally:
            limit(None)
            with closing(Diary.open(old)) as diary:
                assert len(diary.excerpt().doses) == 3

    def take_in(n):
        with closing(Diary.open(path, backups=backups)) as diary:
            notes = tuple(DayNote(day(1000 + k), f"{n} " * 500, diary.now()) for k in range(60))
            limit(n)
            diary.take_in(Entries(notes=notes), "Import")

    def passphrase(n):
        with closing(Diary.open(path, backups=backups)) as diary:
            limit(n)
            diary.safe.set_passphrase("correct horse battery")

    def restore(n):
        limit(n)
        rescue = Rescue(path, backups)
        rescue.restore(rescue.backups()[-1])

    def limit(n):
        bytes_ = resource.RLIM_INFINITY if n is None else int(limits[n])
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, resource.RLIM_INFINITY))

    for n in range(len(limits)):
        try:
            {"save": save, "backup": backup, "migration": migration, "import": take_in,
             "passphrase": passphrase, "restore": restore}[work](n)
        except DiaryError as error:
            print("told", n, error, flush=True)
        else:
            print("done", n, flush=True)
            if work == "passphrase":
                break
        finally:
            limit(None)
    """
)


# Bytes that a file may have: from none, over every few kilobytes, to where all the work fits.
LIMITS = (*range(0, 40_000, 1_900), *range(40_000, 420_000, 9_700), 2_000_000)


def _run(work: str, place: Place, limits: tuple[int, ...] = LIMITS) -> list[list[str]]:
    """Return what was said of each attempt: the word "done" or "told", the number of its limit, and the sentence."""
    places = (str(place.diary), str(place.backups), str(DIARIES / "form_1.b12"))
    run = subprocess.run(
        [sys.executable, "-c", FULL, work, *places, *map(str, limits)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert run.stderr == ""
    assert run.returncode == 0
    said = [line.split(maxsplit=2) for line in run.stdout.splitlines()]
    assert [words[2] for words in said if words[0] == "told" and "room" not in words[2]] == []
    assert said[0][0] == "told"
    assert said[-1][0] == "done"
    return said


@pytest.fixture
def full(place: Place) -> Place:
    """A full diary with one backup."""
    place.fill()
    with closing(place.open()) as diary:
        diary.safe.back_up()
    return place


@pytest.mark.parametrize("work", ["save", "backup", "migration", "import", "restore"])
def test_a_full_disk_loses_nothing_that_was_acknowledged(full: Place, work: str) -> None:
    (earlier,) = full.rescue().backups()
    before = earlier.path.read_bytes()
    said = _run(work, full)
    done = {int(words[1]) for words in said if words[0] == "done"}
    assert earlier.path.read_bytes() == before
    with closing(full.open()) as diary:
        assert diary.check(with_history=True) == ()
        notes = diary.excerpt().notes
    rescue = full.rescue()
    assert [rescue.faults(backup) for backup in rescue.backups() if rescue.faults(backup)] == []
    if work == "save":
        assert len(notes) == 10 + len(done)
    if work == "import":
        assert {int(note.text.split()[0]) for note in notes if note.text[0].isdigit()} == {max(done)}
        assert len(notes) == 70
    if work == "backup":
        # Of the limits that let it through, every one made a backup; of the others none, not even a part of one.
        assert len(list_backups(earlier.path.parent)) == 1 + len(done)
    assert [name for name in full.names() if name.startswith(".")] == []


@pytest.mark.long
def test_a_passphrase_that_the_disk_has_no_room_for_is_not_set(full: Place) -> None:
    said = _run("passphrase", full, LIMITS[::5])
    assert len(said) > 5
    with closing(full.open("correct horse battery")) as diary:
        assert diary.check(with_history=True) == ()
        assert len(diary.excerpt().notes) == 10
    assert [name for name in full.names() if name.startswith(".")] == []
