"""Opening a file: private, checked before anything is written, and refused in plain words."""

import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.errors import (
    DiaryBusyError,
    DiaryDamagedError,
    DiaryError,
    DiaryMissingError,
    DiaryNewerError,
    DiaryUnwritableError,
)
from b12diary.storage.schema import COLUMNS, KEYS, SCHEMA_VERSION
from tests.clock import SetClock

FATIGUE = SymptomId("fatigue")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def path(tmp_path: Path, clock: SetClock) -> Path:
    """A diary with one rating, closed."""
    path = tmp_path / "diary.b12"
    diary = Diary.open(path, clock)
    diary.set_symptoms([Symptom(FATIGUE)])
    diary.rate(diary.today, {FATIGUE: 6})
    diary.close()
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions otherwise")
def test_a_new_diary_is_private(tmp_path: Path, clock: SetClock) -> None:
    path = tmp_path / "new" / "diary.b12"
    diary = Diary.open(path, clock)
    diary.set_symptoms([Symptom(FATIGUE)])
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    diary.close()
    assert [file.name for file in path.parent.iterdir()] == ["diary.b12"]


def test_every_commit_is_on_disk(path: Path, clock: SetClock) -> None:
    diary = Diary.open(path, clock)
    connection = diary._store._connection
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    diary.close()


def test_the_header_says_that_it_is_a_diary(path: Path) -> None:
    header = path.read_bytes()[:100]
    assert header[68:72] == b"B12D"
    assert int.from_bytes(header[60:64]) == SCHEMA_VERSION


def test_every_table_is_strict_and_journaled(path: Path) -> None:
    connection = sqlite3.connect(path)
    tables = dict(connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'"))
    triggers = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    connection.close()
    for table, columns in COLUMNS.items():
        assert tables[table] == 1
        assert {f"{table}_{event}_journal" for event in ("insert", "update", "delete")} <= triggers
        assert set(KEYS[table]) <= set(columns)


def test_a_diary_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(DiaryMissingError):
        Diary.open_for_reading(tmp_path / "no.b12")
    with pytest.raises(DiaryMissingError):
        Diary.open(tmp_path / "no.b12", create=False)
    assert list(tmp_path.iterdir()) == []


def test_reading_changes_nothing_and_leaves_nothing_behind(path: Path, clock: SetClock) -> None:
    before = path.read_bytes()
    diary = Diary.open_for_reading(path, clock)
    assert diary.excerpt().rated_days == 1
    with pytest.raises(DiaryUnwritableError) as refused:
        diary.rate(diary.today, {FATIGUE: 3})
    assert refused.value.why == "The diary is open to be read only."
    assert "Copy" not in refused.value.remedy
    diary.close()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["diary.b12"]


def test_reading_while_the_window_is_open_sees_what_is_saved(path: Path, clock: SetClock) -> None:
    window = Diary.open(path, clock)
    window.rate(window.today, {FATIGUE: 9})
    reader = Diary.open_for_reading(path, clock)
    assert reader.excerpt().series(FATIGUE).values == (9,)
    reader.close()
    window.close()


def test_a_later_version_is_refused_and_left_untouched(path: Path, clock: SetClock) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    for opener in (Diary.open, Diary.open_for_reading):
        with pytest.raises(DiaryNewerError, match="later version"):
            opener(path, clock)
    assert path.read_bytes() == before


def _text(path: Path) -> None:
    path.write_bytes(b"Dear diary, this is plain text. " * 40)


def _short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def _other_program(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE photos (name TEXT)")
    connection.close()


def _zeroed(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))


@pytest.mark.parametrize("damage", [_text, _short, _other_program, _zeroed])
def test_what_is_not_a_diary_is_never_written_to(path: Path, clock: SetClock, damage: object) -> None:
    assert callable(damage)
    damage(path)
    before = path.read_bytes()
    for opener in (Diary.open, Diary.open_for_reading):
        with pytest.raises(DiaryDamagedError):
            opener(path, clock).excerpt()
    assert path.read_bytes() == before


def test_a_folder_in_place_of_the_file_is_said_plainly(tmp_path: Path, clock: SetClock) -> None:
    with pytest.raises(DiaryError):
        Diary.open(tmp_path, clock)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe in the file system")
def test_a_pipe_is_not_waited_for(tmp_path: Path, clock: SetClock) -> None:
    pipe = tmp_path / "diary.b12"
    os.mkfifo(pipe)
    for opener in (Diary.open, Diary.open_for_reading):
        with pytest.raises(DiaryUnwritableError):
            opener(pipe, clock)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_reading_through_a_link_sees_what_the_open_window_saved(path: Path, clock: SetClock) -> None:
    link = path.with_name("link.b12")
    link.symlink_to(path)
    window = Diary.open(link, clock)
    window.rate(window.today, {FATIGUE: 9})
    reader = Diary.open_for_reading(link, clock)
    assert reader.excerpt().series(FATIGUE).values == (9,)
    reader.close()
    window.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_folder_whose_name_is_no_text_can_hold_a_diary(tmp_path: Path, clock: SetClock) -> None:
    path = tmp_path / os.fsdecode(b"na\xefve") / "diary.b12"
    diary = Diary.open(path, clock)
    diary.set_symptoms([Symptom(FATIGUE)])
    diary.close()
    reader = Diary.open_for_reading(path, clock)
    assert FATIGUE in {symptom.id for symptom in reader.excerpt().symptoms}
    reader.close()


def test_a_value_that_no_rule_of_the_tables_forbids_is_told_as_damage(path: Path, clock: SetClock) -> None:
    diary = Diary.open(path, clock)
    diary.choose_main([FATIGUE])
    diary._store.write("damage", clock(), lambda _writer: _spoil(diary))
    with pytest.raises(DiaryDamagedError):
        diary.excerpt()
    diary.close()


def _spoil(diary: Diary) -> None:
    diary._store._connection.execute("UPDATE main_sets SET since = 'long ago !'")


def test_an_empty_file_becomes_a_diary(tmp_path: Path, clock: SetClock) -> None:
    """What a start that was cut off in its first moment leaves behind."""
    path = tmp_path / "diary.b12"
    path.touch()
    diary = Diary.open(path, clock)
    assert diary.check() == ()
    diary.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_permission_is_said_plainly(tmp_path: Path, clock: SetClock) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DiaryUnwritableError):
        Diary.open(tmp_path / "diary.b12", clock)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_file_that_may_only_be_read_is_told_before_something_is_to_be_written(path: Path, clock: SetClock) -> None:
    path.chmod(0o400)
    with pytest.raises(DiaryUnwritableError):
        Diary.open(path, clock)
    Diary.open_for_reading(path, clock).close()


def test_an_empty_file_is_not_said_to_be_of_another_program(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "diary.b12").touch()
    with pytest.raises(DiaryDamagedError, match="cannot be read"):
        Diary.open_for_reading(tmp_path / "diary.b12", clock)


def test_a_diary_held_by_another_program_is_said_plainly(path: Path, clock: SetClock) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    diary = Diary.open(path, clock)
    diary._store._connection.execute("PRAGMA busy_timeout = 10")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DiaryBusyError, match="in use"):
        diary.rate(diary.today, {FATIGUE: 1})
    other.execute("ROLLBACK")
    other.close()
    assert not diary.rate(diary.today, {FATIGUE: 1}).is_refused
    diary.close()


def test_check_finds_a_flipped_page(path: Path, clock: SetClock) -> None:
    diary = Diary.open(path, clock)
    diary.write_note(diary.today, "x" * 9000)
    assert diary.check() == ()
    diary.close()
    whole = bytearray(path.read_bytes())
    root = sqlite3.connect(path)
    page = root.execute("SELECT rootpage FROM sqlite_master WHERE name = 'notes'").fetchone()[0]
    root.close()
    whole[(page - 1) * 4096 + 3 : (page - 1) * 4096 + 5] = b"\x0f\xff"
    path.write_bytes(whole)
    reader = Diary.open_for_reading(path, clock)
    assert reader.check()
    reader.close()
