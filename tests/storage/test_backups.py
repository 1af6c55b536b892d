"""Backups: when they are made, that each is whole, and that an earlier one goes only after a newer one stands."""

import os
import sqlite3
import stat
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.domain.change import Part
from b12diary.domain.entries import Entries
from b12diary.domain.note import DayNote
from b12diary.errors import DiaryDamagedError, DiaryUnwritableError
from b12diary.storage.backup import Reason, folder_for, list_backups
from tests.clock import SetClock
from tests.storage.conftest import Place
from tests.storage.full_diary import fill


def _reasons(diary: Diary) -> list[Reason]:
    return [backup.reason for backup in diary.safe.backups()]


def test_the_first_change_of_a_day_backs_up_what_was_there_before(place: Place) -> None:
    """
    day      1     2           3
    changes  a     b  c        (only opened)
    backups        a
    """
    with closing(place.open()) as diary:
        diary.write_note(diary.today, "a")
    assert diary.safe.backups() == ()
    place.clock.pass_time(days=1)
    with closing(place.open()) as diary:
        diary.write_note(diary.today, "b")
        diary.write_note(diary.today, "c")
    place.clock.pass_time(days=1)
    place.open().close()
    (backup,) = diary.safe.backups()
    assert backup.reason is Reason.DAILY
    with closing(Diary.open_for_reading(backup.path, place.clock)) as copy:
        assert [note.text for note in copy.excerpt().notes] == ["a"]
        assert copy.check(with_history=True) == ()


def test_the_backup_of_the_day_can_be_made_before_anyone_waits_for_it(place: Place) -> None:
    place.fill()
    with closing(place.open()) as diary:
        place.clock.pass_time(days=1)
        assert diary.safe.back_up_if_due().backup is not None
        assert diary.safe.back_up_if_due().backup is None
        diary.write_note(diary.today, "b")
        assert _reasons(diary) == [Reason.DAILY]


def test_before_many_entries_come_in_there_is_a_backup(place: Place) -> None:
    with closing(place.open()) as diary:
        diary.write_note(diary.today, "mine")
        diary.take_in(Entries(notes=(DayNote(date(2026, 1, 1), "hers", diary.now()),)), "Import")
        (backup,) = diary.safe.backups()
        assert backup.reason is Reason.IMPORT
        assert diary.safe.look(backup).n_notes == 1


def test_a_diary_in_memory_or_without_a_place_for_backups_has_none(clock: SetClock, tmp_path: Path) -> None:
    with closing(Diary.open(tmp_path / "diary.b12", clock)) as diary, closing(Diary.in_memory(clock)) as memory:
        fill(diary)
        fill(memory)
        assert diary.safe.backups() == memory.safe.backups() == ()
    assert [path.name for path in tmp_path.iterdir()] == ["diary.b12"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions otherwise")
def test_backups_are_private(place: Place) -> None:
    with closing(place.open()) as diary:
        diary.safe.back_up()
        folder = diary.safe.folder
    assert folder is not None
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder.parent, folder)] == [0o700, 0o700]
    assert [stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()] == [0o600]


def test_a_backup_says_what_it_holds(place: Place) -> None:
    place.fill()
    with closing(place.open()) as diary:
        contents = diary.safe.look(diary.safe.back_up())
        assert (contents.first_day, contents.last_day) == (date(2026, 1, 2), date(2026, 3, 10))
        assert (contents.n_injections, contents.n_ratings, contents.n_rated_days, contents.n_notes) == (3, 29, 10, 10)
        assert contents.last_step == diary.undo_label == "Note on 1 Mar 2026"
        assert contents.last_step_at == diary.now()
        assert not contents.is_encrypted


def test_diaries_of_one_name_keep_their_backups_apart(place: Place, clock: SetClock, tmp_path: Path) -> None:
    other = Diary.open(tmp_path / "hers" / "diary.b12", clock, backups=place.backups)
    with closing(place.open()) as mine, closing(other):
        mine.safe.back_up()
        assert other.safe.backups() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_backups_stay_where_they_were_when_a_link_to_the_diary_is_changed_meanwhile(
    clock: SetClock, tmp_path: Path
) -> None:
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "here")
    with closing(Diary.open(link / "diary.b12", clock, backups=tmp_path / "backups")) as diary:
        link.unlink()
        link.symlink_to(tmp_path / "there")
        found = diary.safe.folder

    link.unlink()
    link.symlink_to(tmp_path / "here")
    assert found == folder_for(tmp_path / "backups", link / "diary.b12")


def test_old_backups_are_thinned_once_the_new_one_stands(place: Place) -> None:
    with closing(place.open()) as diary:
        diary.write_note(diary.today, "a")
        for _day in range(60):
            place.clock.pass_time(days=1)
            diary.safe.back_up_if_due()
        assert 11 < len(diary.safe.backups()) < 25
        ages = [(place.clock().date() - backup.made_at.date()).days for backup in diary.safe.backups()]
        assert ages[:11] == list(range(11))


def test_files_of_others_among_the_backups_are_left_alone(place: Place) -> None:
    with closing(place.open()) as diary:
        folder = diary.safe.back_up().path.parent
        strange = [
            folder / "2001-01-01_000000_mine.b12",
            folder / "holiday.jpg",
            folder / "2001-13-41_000000_daily.b12",
        ]
        for path in strange:
            path.write_bytes(b"mine")
        place.clock.pass_time(days=900)
        diary.safe.back_up()
        assert all(path.exists() for path in strange)
        assert len(diary.safe.backups()) == 2


def test_a_damaged_diary_is_neither_backed_up_nor_written_to(place: Place) -> None:
    with closing(place.open()) as diary:
        for n in range(300):
            diary.write_note(diary.today, f"{n} " * 200)
    before = _spoil(place.diary)
    earlier = list_backups(diary.safe.folder) if diary.safe.folder else ()
    place.clock.pass_time(days=1)
    with closing(place.open()) as damaged:
        with pytest.raises(DiaryDamagedError):
            damaged.write_note(damaged.today, "new")
        assert damaged.safe.backups() == earlier
    assert place.diary.read_bytes() == before


def _spoil(path: Path) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        (n_pages,) = connection.execute("PRAGMA page_count").fetchone()
    with path.open("r+b") as file:
        file.seek((n_pages // 2) * 4096)
        file.write(b"\xa5" * (4096 * 3))
    return path.read_bytes()


def test_a_folder_of_backups_that_cannot_be_made_keeps_nobody_from_writing(place: Place) -> None:
    place.backups.write_text("a file where the folder should be")
    with closing(place.open()) as diary:
        diary.write_note(diary.today, "a")
        assert not diary.write_note(diary.today, "b").is_refused
        assert diary.safe.notice.startswith("The entries are saved, but today’s backup could not be made.")
        with pytest.raises(DiaryUnwritableError):
            diary.safe.back_up()
        assert [note.text for note in diary.excerpt().notes] == ["b"]


def test_a_stick_that_is_there_gets_a_dated_copy_and_a_missing_one_is_a_notice(place: Place, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    place.fill()
    with closing(place.open()) as diary:
        missing = diary.safe.back_up_to(stick)
        assert missing.backup is None
        assert str(missing.notice) == (
            f"The backup was not made. The folder is not there: {stick}."
            " Plug in the stick or connect the drive, then try again."
        )
        stick.mkdir()
        made = diary.safe.back_up_to(stick).backup
        assert made is not None
        assert [path.name for path in stick.iterdir()] == ["diary 2026-11-22 210400.b12"]
        assert diary.safe.look(made).n_notes == 10


def test_what_is_erased_can_be_gone_from_the_backups_too(place: Place) -> None:
    with closing(place.open()) as diary:
        diary.write_note(diary.today, "a secret-walrus")
        place.clock.pass_time(days=1)
        diary.safe.back_up_if_due()
        diary.safe.back_up()
        diary.erase_for_good(Part.NOTES, (date(2026, 11, 22).isoformat(),))
        diary.safe.renew()
        assert len(diary.safe.backups()) == 1
    assert [path for path in place.backups.rglob("*.b12") if b"secret-walrus" in path.read_bytes()] == []


def test_parts_that_an_end_by_force_left_are_gone_at_the_next_start(place: Place) -> None:
    place.open().close()
    parts = [place.diary.parent / f".b12diary-{n}-abcd1234.part" for n in (999_999_999, os.getpid())]
    parts.append(parts[0].with_name(f"{parts[0].name}-journal"))
    kept = [place.diary.parent / name for name in (".b12diary-1-abcd1234.part.txt", ".b12diary", "mine.part")]
    for path in (*parts, *kept):
        path.write_bytes(b"half")
    place.open().close()
    assert [path.exists() for path in parts] == [False, False, False]
    assert all(path.exists() for path in kept)


@pytest.mark.skipif(sys.platform == "win32", reason="a part in use cannot be removed there anyway")
def test_a_part_that_a_running_program_is_writing_is_left_to_it(place: Place) -> None:
    place.open().close()
    part = place.diary.parent / f".b12diary-{os.getppid()}-abcd1234.part"
    part.write_bytes(b"half")
    place.open().close()
    assert part.exists()


def test_a_backup_is_made_while_another_process_writes(place: Place) -> None:
    place.fill()
    with closing(place.open()) as window:
        with closing(Diary.open_for_reading(place.diary, place.clock, backups=place.backups)) as command:
            window.write_note(date(2026, 5, 1), "written meanwhile")
            backup = command.safe.back_up()
        assert window.safe.look(backup).n_notes == 11


def test_the_first_answers_of_all_are_no_import(place: Place) -> None:
    with closing(place.open()) as diary:
        diary.set_preferences(first_start_done=True)
        diary.take_in(Entries(notes=(DayNote(date(2026, 1, 1), "first", diary.now()),)), "First entries")
        assert Reason.IMPORT not in _reasons(diary)


def test_a_long_name_is_cut_where_the_moment_needs_room(place: Place, tmp_path: Path) -> None:
    path = tmp_path / f"{'n' * 240}.b12"
    with closing(Diary.open(path, place.clock)) as diary:
        made = diary.safe.back_up_to(tmp_path)
    assert made.backup is not None
    assert made.backup.path.is_file()
