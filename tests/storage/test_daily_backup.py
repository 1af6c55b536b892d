"""Today's backup beside the window: the first change of the day does not wait for it and is not in it."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date

from b12diary.diary import Diary
from b12diary.diary.backed import Backed
from b12diary.domain.change import Part
from b12diary.storage.backup import Reason
from tests.storage.conftest import PASSPHRASE, Place

Works = list[Callable[[], Backed]]


@contextmanager
def written_in_today(place: Place, words: str = "today") -> Iterator[tuple[Diary, Works]]:
    """A diary with the first change of the day, and the work that another thread would be doing now."""
    with closing(place.open()) as diary:
        diary.write_note(diary.today, "yesterday")
    place.clock.pass_time(days=1)
    works: Works = []
    with closing(place.open()) as diary:
        diary.safe.beside = works.append
        diary.write_note(diary.today, words)
        yield diary, works


def test_it_holds_what_was_there_before_the_first_change(place: Place) -> None:
    with written_in_today(place) as (diary, works):
        n_before = len(diary.safe.backups())
        diary.write_note(date(2026, 1, 1), "long ago")
        assert len(works) == 1, "once a day"

        made = works[0]().backup
        assert made is not None
        assert made.reason is Reason.DAILY
        assert len(diary.safe.backups()) == n_before + 1
        assert diary.safe.look(made).n_notes == 1
        assert len(diary.notes()) == 3


def test_erasing_does_not_wait_for_another_thread_and_none_of_it_comes_back(place: Place) -> None:
    with written_in_today(place, "a word nobody may find") as (diary, works):
        diary.erase_for_good(Part.NOTES, (diary.today.isoformat(),))
        n_made = len(diary.safe.backups())
        assert works[0]() == Backed(), "it was made before"
        assert len(diary.safe.backups()) == n_made
    assert b"a word nobody may find" not in place.diary.read_bytes()
    assert not any(b"a word nobody may find" in b.path.read_bytes() for b in place.rescue().backups())


def test_closing_before_it_is_made_makes_it_and_leaves_one_file(place: Place) -> None:
    with written_in_today(place) as (diary, works):
        n_before = len(diary.safe.backups())
    newest, *earlier = place.rescue().backups()
    assert len(earlier) == n_before
    assert newest.reason is Reason.DAILY
    assert place.rescue().look(newest).n_notes == 1
    assert works[0]() == Backed()
    assert not place.diary.with_name(f"{place.diary.name}-wal").exists()


def test_a_new_passphrase_is_not_followed_by_a_backup_in_clear(place: Place) -> None:
    with written_in_today(place) as (diary, works):
        diary.safe.set_passphrase(PASSPHRASE)
        assert works[0]() == Backed()
        assert diary.safe.backups()[0].reason is Reason.DAILY
        assert all(diary.safe.look(backup).is_encrypted for backup in diary.safe.backups())


def test_when_backups_are_renewed_none_of_the_time_before_comes_after(place: Place) -> None:
    with written_in_today(place) as (diary, works):
        renewed = diary.safe.renew()
        assert works[0]() == Backed()
        assert diary.safe.backups() == (renewed,)
