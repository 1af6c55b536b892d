"""A diary written by any released version opens in this one with every field as it was."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.domain.answer import Answer
from b12diary.domain.excerpt import Excerpt
from b12diary.storage.backup import Reason
from b12diary.storage.schema import SCHEMA_VERSION
from tests.clock import SetClock
from tests.storage.conftest import PASSPHRASE, Place
from tests.storage.full_diary import fill

DIARIES = Path(__file__).parents[1] / "diaries"
FORMS = tuple(range(1, SCHEMA_VERSION + 1))


def _written_now(form: int) -> Excerpt:
    """What `fill` writes today, without what came after a form."""
    with closing(Diary.in_memory(SetClock())) as diary:
        fill(diary)
        excerpt = diary.excerpt()
    if form >= 2:
        return excerpt
    return replace(
        excerpt,
        doses=tuple(replace(dose, reactions=()) for dose in excerpt.doses),
        regimens=tuple(replace(regimen, for_nerves=Answer.UNKNOWN) for regimen in excerpt.regimens),
        appointments=tuple(replace(a, asks_frequency=False, set_aside=(), page=()) for a in excerpt.appointments),
        preferences=replace(excerpt.preferences, own_numbers=(), import_mappings=()),
    )


def test_the_newest_file_has_the_tables_of_now(place: Place) -> None:
    """If not, the form changed since: write the file anew, or after a release give the change a form of its own."""
    place.open().close()
    with (
        closing(sqlite3.connect(place.diary)) as now,
        closing(sqlite3.connect(DIARIES / f"form_{FORMS[-1]}.b12")) as file,
    ):
        statement = "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"
        assert file.execute(statement).fetchall() == now.execute(statement).fetchall()


@pytest.mark.parametrize("form", FORMS)
def test_every_field_survives(form: int, place: Place) -> None:
    place.diary.parent.mkdir()
    shutil.copy(DIARIES / f"form_{form}.b12", place.diary)
    with closing(place.open()) as diary:
        assert diary.excerpt() == _written_now(form)
        assert len(diary.printed_pages()) == int(form >= 2)
        assert diary.check(with_history=True) == ()


@pytest.mark.parametrize("form", FORMS)
def test_reading_leaves_the_file_as_it_was(form: int, place: Place) -> None:
    before = (DIARIES / f"form_{form}.b12").read_bytes()
    with closing(Diary.open_for_reading(DIARIES / f"form_{form}.b12", SetClock())) as diary:
        assert diary.excerpt() == _written_now(form)
        diary.copy_to(place.diary.parents[1] / "copy.b12")
    assert (DIARIES / f"form_{form}.b12").read_bytes() == before
    assert _form_of(place.diary.parents[1] / "copy.b12") == form


@pytest.mark.parametrize("form", FORMS)
def test_steps_from_before_can_be_taken_back(form: int, place: Place) -> None:
    place.diary.parent.mkdir()
    shutil.copy(DIARIES / f"form_{form}.b12", place.diary)
    with closing(place.open()) as diary:
        while diary.undo():
            pass
        assert diary.excerpt().doses == ()
        while diary.redo():
            pass
        assert diary.excerpt() == _written_now(form)


def test_before_a_diary_is_brought_up_it_is_backed_up(place: Place) -> None:
    place.diary.parent.mkdir()
    shutil.copy(DIARIES / "form_1.b12", place.diary)
    place.open().close()
    (backup,) = place.rescue().backups()
    assert backup.reason is Reason.MIGRATION
    assert _form_of(backup.path) == 1
    assert _form_of(place.diary) == SCHEMA_VERSION
    place.rescue().restore(backup)
    assert _form_of(place.diary) == 1
    with closing(place.open()) as diary:
        assert diary.excerpt() == _written_now(1)


def test_an_encrypted_diary_opens_with_its_passphrase(place: Place) -> None:
    place.diary.parent.mkdir()
    shutil.copy(DIARIES / "form_2_passphrase.b12", place.diary)
    with closing(place.open(PASSPHRASE)) as diary:
        assert diary.excerpt() == _written_now(2)
        assert diary.check(with_history=True) == ()


def _form_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
