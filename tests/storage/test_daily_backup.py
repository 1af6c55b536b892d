"""Today's backup beside the window: the first change of the day does not wait for it and is not in it."""

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

from b12diary.diary.backed import Backed
from b12diary.domain.change import Part
from b12diary.storage.backup import Reason
from tests.storage.conftest import PASSPHRASE, Place

if TYPE_CHECKING:
    from collections.abc import Callable


def _on_the_next_day(place: Place) -> None:
    with closing(place.open()) as diary:
        diary.write_note(diary.today, "yesterday")
    place.clock.pass_time(days=1)


def test_it_holds_what_was_there_before_the_first_change(place: Place) -> None:
    _on_the_next_day(place)
    works: list[Callable[[], Backed]] = []
    with closing(place.open()) as diary:
        n_before = len(diary.safe.backups())
        diary.safe.beside = works.append
        diary.write_note(diary.today, "today")
        diary.write_note(date(2026, 1, 1), "long ago")
        assert len(diary.safe.backups()) == n_before
        assert len(works) == 1, "once a day"

        made = works[0]().backup
        assert made is not None
        assert made.reason is Reason.DAILY
        assert diary.safe.look(made).n_notes == 1
        assert len(diary.notes()) == 3


def test_erasing_does_not_wait_for_another_thread_and_none_of_it_comes_back(place: Place) -> None:
    _on_the_next_day(place)
    works: list[Callable[[], Backed]] = []
    with closing(place.open()) as diary:
        diary.safe.beside = works.append
        diary.write_note(diary.today, "a word nobody may find")
        diary.erase_for_good(Part.NOTES, (diary.today.isoformat(),))
        n_made = len(diary.safe.backups())
        assert works[0]() == Backed(), "it was made before"
        assert len(diary.safe.backups()) == n_made
    assert b"a word nobody may find" not in place.diary.read_bytes()
    assert not any(b"a word nobody may find" in b.path.read_bytes() for b in place.rescue().backups())


def test_closing_before_it_is_made_leaves_one_file(place: Place) -> None:
    _on_the_next_day(place)
    works: list[Callable[[], Backed]] = []
    with closing(place.open()) as diary:
        diary.safe.beside = works.append
        diary.write_note(diary.today, "today")
    assert works[0]() == Backed()
    assert not place.diary.with_name(f"{place.diary.name}-wal").exists()


def test_a_passphrase_is_not_followed_by_a_backup_in_clear(place: Place) -> None:
    _on_the_next_day(place)
    works: list[Callable[[], Backed]] = []
    with closing(place.open()) as diary:
        diary.safe.beside = works.append
        diary.write_note(diary.today, "today")
        diary.safe.set_passphrase(PASSPHRASE)
        assert works[0]() == Backed()
        diary.write_note(diary.today, "later today")
        assert works[1]().backup is not None
        assert all(diary.safe.look(backup).is_encrypted for backup in diary.safe.backups())
