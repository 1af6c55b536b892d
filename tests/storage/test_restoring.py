"""A backup in the place of the diary: previewed, undoable, and possible when the present file is gone or broken."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.errors import DiaryDamagedError, DiaryError, DiaryMissingError, PassphraseWrongError
from b12diary.storage.backup import Backup, Reason
from b12diary.storage.cipher import is_encrypted
from tests.storage.conftest import PASSPHRASE, Place
from tests.storage.full_diary import WORDS


@pytest.fixture
def backup(place: Place) -> Backup:
    """A full diary with a backup, and a note written since."""
    place.fill()
    with closing(place.open()) as diary:
        made = diary.safe.back_up()
        diary.write_note(date(2026, 8, 1), "since")
    return made


def _notes(place: Place, passphrase: str | None = None) -> int:
    with closing(place.open(passphrase)) as diary:
        assert diary.check(with_history=True) == ()
        return len(diary.excerpt().notes)


def test_restoring_is_itself_undoable(place: Place, backup: Backup) -> None:
    place.clock.pass_time(hours=1)
    assert place.rescue().look(backup).n_notes == 10
    kept = place.rescue().restore(backup)
    assert kept is not None
    assert kept.reason is Reason.RESTORE
    assert _notes(place) == 10
    place.rescue().restore(kept)
    assert _notes(place) == 11


def test_a_diary_that_is_gone_comes_back(place: Place, backup: Backup) -> None:
    shutil.rmtree(place.diary.parent)
    with pytest.raises(DiaryMissingError):
        Diary.open(place.diary, place.clock, create=False)
    assert place.rescue().restore(backup) is None
    assert _notes(place) == 10


@pytest.mark.parametrize("keep", [0, 10, 4096, 9000, 100_000])
def test_a_broken_diary_is_kept_as_it_is_and_replaced(place: Place, backup: Backup, keep: int) -> None:
    broken = place.diary.read_bytes()[:keep]
    place.diary.write_bytes(broken)
    kept = place.rescue().restore(backup)
    assert kept is not None
    assert kept.path.read_bytes() == broken or keep == 0
    assert _notes(place) == 10
    found = place.rescue().newest_good()
    assert found is not None
    assert found[1].n_notes == 10


def test_what_was_not_yet_in_the_file_itself_is_kept_too(place: Place, backup: Backup) -> None:
    """The write-ahead file of a program that was killed holds its last steps."""
    with closing(place.open()) as diary:
        diary.write_note(date(2026, 8, 2), "only in the write-ahead file")
        left = {path.name: path.read_bytes() for path in place.diary.parent.iterdir()}
    for name, content in left.items():
        (place.diary.parent / name).write_bytes(content)
    assert "diary.b12-wal" in left
    kept = place.rescue().restore(backup)
    assert kept is not None
    assert place.names().count("diary.b12-wal") == 0
    assert _notes(place) == 10
    place.rescue().restore(kept)
    assert _notes(place) == 12


def test_any_diary_file_can_be_restored_from_anywhere(place: Place, backup: Backup, tmp_path: Path) -> None:
    copy = tmp_path / "stick.b12"
    shutil.move(backup.path, copy)
    assert place.rescue().restore(copy) is not None
    assert _notes(place) == 10


def test_what_is_no_diary_replaces_nothing(place: Place, backup: Backup, tmp_path: Path) -> None:
    before = place.diary.read_bytes()
    photo = tmp_path / "photo.b12"
    with closing(sqlite3.connect(photo)) as connection:
        connection.execute("CREATE TABLE photos (name TEXT)")
    for source in (photo, tmp_path, tmp_path / "missing.b12"):
        with pytest.raises(DiaryError):
            place.rescue().restore(source)
    whole = backup.path.read_bytes()
    backup.path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DiaryDamagedError):
        place.rescue().restore(backup)
    assert place.diary.read_bytes() == before
    assert [name for name in place.names() if name.startswith(".")] == []


def test_a_damaged_backup_is_passed_over_for_the_newest_good_one(place: Place, backup: Backup) -> None:
    place.clock.pass_time(days=1)
    with closing(place.open()) as diary:
        newer = diary.safe.back_up()
    whole = newer.path.read_bytes()
    newer.path.write_bytes(whole[:8192] + os.urandom(8192) + whole[16384:])
    rescue = place.rescue()
    assert rescue.faults(newer)
    assert rescue.faults(backup) == ()
    found = rescue.newest_good()
    assert found is not None
    assert found[0] != newer
    assert found[1].n_notes == 10


def test_the_place_of_a_link_keeps_the_link(place: Place, backup: Backup) -> None:
    link = place.diary.with_name("link.b12")
    link.symlink_to(place.diary)
    assert Diary.open_for_reading(link, place.clock).excerpt().notes
    place_of_link = Place(link, place.backups, place.clock)
    place_of_link.rescue().restore(backup)
    assert link.is_symlink()
    assert _notes(place) == 10


def test_an_encrypted_backup_needs_its_passphrase_and_brings_it_along(place: Place, backup: Backup) -> None:
    with closing(place.open()) as diary:
        diary.safe.set_passphrase(PASSPHRASE)
    (encrypted, *_others) = place.rescue().backups()
    with pytest.raises(PassphraseWrongError):
        place.rescue().restore(encrypted, "something else")
    assert place.rescue().restore(encrypted, PASSPHRASE) is not None
    assert is_encrypted(place.diary)
    assert _notes(place, PASSPHRASE) == 10


def test_a_diary_whose_passphrase_is_lost_is_kept_when_an_older_one_takes_its_place(
    place: Place, backup: Backup, tmp_path: Path
) -> None:
    plain = tmp_path / "plain.b12"
    shutil.copy(backup.path, plain)
    with closing(place.open()) as diary:
        diary.safe.set_passphrase(PASSPHRASE)
    locked = place.diary.read_bytes()
    kept = place.rescue().restore(plain)
    assert kept is not None
    assert kept.path.read_bytes() == locked
    assert _notes(place) == 10


def test_deleting_everything_leaves_nothing_of_the_diary(place: Place, backup: Backup) -> None:
    removed = place.rescue().delete_everything()
    assert set(removed) >= {place.diary, backup.path}
    assert place.names() == []
    rest = [path for path in place.diary.parents[1].rglob("*") if path.is_file()]
    assert [word for word in WORDS if any(word.encode() in path.read_bytes() for path in rest)] == []
