"""A copy of the diary: all of it, one file, private, and never a half one."""

import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.errors import DiaryBusyError, DiaryDamagedError, DiaryUnwritableError
from tests.clock import SetClock

FATIGUE = SymptomId("fatigue")


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    diary = Diary.open(tmp_path / "mine" / "diary.b12", SetClock())
    diary.set_symptoms([Symptom(FATIGUE)])
    diary.rate(diary.today, {FATIGUE: 6})
    return diary


def test_a_copy_holds_everything_with_its_past(diary: Diary, tmp_path: Path) -> None:
    diary.copy_to(tmp_path / "copy.b12")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.b12", "mine"]
    copy = Diary.open(tmp_path / "copy.b12", SetClock())
    assert copy.excerpt() == diary.excerpt()
    assert copy.undo_label == diary.undo_label
    assert copy.undo() is not None
    assert copy.excerpt() != diary.excerpt()
    copy.close()
    diary.close()


def test_a_copy_is_made_of_a_diary_in_memory_too(tmp_path: Path) -> None:
    diary = Diary.in_memory(SetClock())
    diary.set_symptoms([Symptom(FATIGUE)])
    diary.copy_to(tmp_path / "copy.b12")
    copy = Diary.open(tmp_path / "copy.b12", SetClock())
    assert copy.excerpt().symptoms == diary.excerpt().symptoms
    copy.close()
    diary.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions otherwise")
def test_a_copy_is_private(diary: Diary, tmp_path: Path) -> None:
    diary.copy_to(tmp_path / "copy.b12")
    assert stat.S_IMODE((tmp_path / "copy.b12").stat().st_mode) == 0o600
    diary.close()


def test_a_file_that_was_there_is_replaced(diary: Diary, tmp_path: Path) -> None:
    (tmp_path / "copy.b12").write_bytes(b"older")
    diary.copy_to(tmp_path / "copy.b12")
    assert (tmp_path / "copy.b12").read_bytes().startswith(b"SQLite format 3\0")
    diary.close()


def test_the_diary_is_no_place_for_its_copy(diary: Diary) -> None:
    assert diary.path is not None
    with pytest.raises(DiaryUnwritableError, match="diary itself"):
        diary.copy_to(diary.path)
    assert diary.check() == ()
    diary.close()


def test_a_diary_that_is_open_is_not_replaced(diary: Diary, tmp_path: Path) -> None:
    other = Diary.open(tmp_path / "other.b12", SetClock())
    other.set_symptoms([Symptom(FATIGUE, label="Hers")])
    with pytest.raises(DiaryBusyError, match="is open"):
        diary.copy_to(tmp_path / "other.b12")
    assert other.excerpt().symptoms[-1].label == "Hers"
    other.close()
    diary.close()


def test_a_place_that_cannot_be_written_leaves_nothing(diary: Diary, tmp_path: Path) -> None:
    with pytest.raises(DiaryUnwritableError):
        diary.copy_to(tmp_path / "missing" / "copy.b12")
    assert [p.name for p in tmp_path.iterdir()] == ["mine"]
    diary.close()


def test_a_damaged_diary_is_not_copied_as_if_it_were_whole(diary: Diary, tmp_path: Path) -> None:
    path = diary.path
    assert path is not None
    for n in range(400):
        diary.write_note(diary.today, f"{n} " * 200)
    diary.close()
    with closing(sqlite3.connect(path)) as raw:
        n_pages = raw.execute("PRAGMA page_count").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((n_pages // 2) * 4096)
        file.write(b"\xa5" * (4096 * 3))
    damaged = Diary.open(path, SetClock())
    with pytest.raises(DiaryDamagedError):
        damaged.copy_to(tmp_path / "copy.b12")
    assert [p.name for p in tmp_path.iterdir()] == ["mine"]
    damaged.close()
