"""What the system refuses is told by what happened, why, and what a person can do."""

import errno
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from b12diary.diary import Diary
from b12diary.errors import DiaryBusyError, DiaryDamagedError, DiaryError, DiaryUnwritableError
from b12diary.storage.trouble import plain_errors, told
from tests.clock import SetClock

HERE = Path(__file__)


@pytest.mark.parametrize(
    ("number", "why", "remedy"),
    [
        (errno.ENOSPC, "The disk is full.", "Make some room"),
        (errno.EFBIG, "The disk is full.", "Make some room"),
        (errno.EROFS, "This place can only be read", "Copy the diary to a place that can be written"),
        (errno.EACCES, "You have no permission for it", "Change the permissions"),
        (errno.ENAMETOOLONG, "Its name or its folders have too many letters", "Choose a shorter name."),
        (errno.ENOENT, "The folder is not there", "Connect the drive or plug in the stick"),
        (errno.EIO, "The drive does not answer", "Look whether it is still connected"),
    ],
)
def test_each_refusal_of_the_system_has_its_reason_and_remedy(number: int, why: str, remedy: str) -> None:
    error = told(OSError(number, os.strerror(number)), HERE)
    assert isinstance(error, DiaryUnwritableError)
    assert error.why.startswith(why)
    assert error.remedy.startswith(remedy)


@pytest.mark.parametrize("library", [sqlite3, sqlcipher], ids=["plain", "encrypting"])
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiaryUnwritableError),
        (sqlite3.SQLITE_IOERR, DiaryUnwritableError),
        (sqlite3.SQLITE_READONLY, DiaryUnwritableError),
        (sqlite3.SQLITE_CANTOPEN, DiaryUnwritableError),
        (sqlite3.SQLITE_BUSY, DiaryBusyError),
        (sqlite3.SQLITE_CORRUPT, DiaryDamagedError),
        (sqlite3.SQLITE_NOTADB, DiaryDamagedError),
    ],
)
def test_both_libraries_are_understood(library: object, code: int, kind: type[DiaryError]) -> None:
    error = vars(library)["OperationalError"]("words")
    error.sqlite_errorcode = code
    with pytest.raises(kind) as caught, plain_errors(HERE):
        raise error
    assert type(caught.value) is kind


@pytest.mark.parametrize("library", [sqlite3, sqlcipher], ids=["plain", "encrypting"])
def test_a_fault_of_the_program_passes_through(library: object) -> None:
    error = vars(library)["IntegrityError"]("CHECK constraint failed")
    with pytest.raises(type(error)), plain_errors(HERE):
        raise error


def test_a_name_that_is_too_long_is_said(tmp_path: Path, clock: SetClock) -> None:
    for opener in (Diary.open, Diary.open_for_reading):
        with pytest.raises(DiaryError) as caught:
            opener(tmp_path / ("x" * 300 + ".b12"), clock)
        assert caught.value.remedy in {"Choose a shorter name.", "Look for a typing slip in the name."}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take away a folder with an open file")
def test_a_drive_that_vanishes_under_an_open_diary_is_said(tmp_path: Path, clock: SetClock) -> None:
    with closing(Diary.open(tmp_path / "stick" / "diary.b12", clock)) as diary:
        (tmp_path / "stick").rename(tmp_path / "elsewhere")
        with pytest.raises(DiaryUnwritableError, match="The folder is not there"):
            diary.copy_to(tmp_path / "stick" / "copy.b12")
    assert not (tmp_path / "stick").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a place that can only be read")
def test_a_place_that_can_only_be_read_is_said(clock: SetClock) -> None:
    place = Path("/proc")
    if not place.is_dir():
        pytest.skip("this system has no such place")
    with pytest.raises(DiaryUnwritableError) as caught:
        Diary.open(place / "diary.b12", clock)
    assert caught.value.why
    assert caught.value.remedy
