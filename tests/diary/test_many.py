"""Decades of ratings at once: the same diary and the same history as one by one, only sooner."""

import sqlite3
from datetime import date, timedelta
from functools import partial

import pytest

from b12diary.diary import Diary
from b12diary.domain.change import Part
from b12diary.domain.entries import Entries
from b12diary.domain.rating import Origin, Rating, ScaleId
from b12diary.domain.symptom import INTERFERENCE, Symptom, SymptomId
from b12diary.errors import DiaryDamagedError
from b12diary.storage import rows
from b12diary.storage.writer import MANY, Writer
from tests.clock import SetClock

FATIGUE, EARS = SymptomId("fatigue"), SymptomId("ohrgeräusch")
SYMPTOMS = (Symptom(FATIGUE), Symptom(EARS, "Ohrgeräusch"))
FIRST = date(2020, 1, 1)


def ratings(diary: Diary, n_days: int, value: int = 4, first: date = FIRST) -> tuple[Rating, ...]:
    days = [first + timedelta(days=n) for n in range(n_days)]
    return tuple(
        Rating(day, symptom, value, diary.now(), day, ScaleId.NRS_0_10, Origin.IMPORTED)
        for day in days
        for symptom in (FATIGUE, EARS)
    )


def journal(diary: Diary) -> set[tuple[str, str | None, str | None]]:
    return {touched[1:] for step in diary.whole(with_past=True).past or () for touched in step.touched}


def rules(diary: Diary) -> set[tuple[str, str]]:
    """Return every table, index and trigger as it was made."""
    return set(diary._store._connection.execute("SELECT name, sql FROM sqlite_master"))


def taken_in(*bundles: tuple[Rating, ...]) -> Diary:
    diary = Diary.in_memory(SetClock())
    for bundle in bundles:
        diary.take_in(Entries(symptoms=SYMPTOMS, ratings=bundle), "Import")
    return diary


def test_many_at_once_are_the_same_as_few_at_a_time() -> None:
    some = ratings(Diary.in_memory(SetClock()), MANY + 7)

    at_once, by_parts = taken_in(some), taken_in(*(some[n : n + 100] for n in range(0, len(some), 100)))

    assert at_once.excerpt() == by_parts.excerpt()
    assert journal(at_once) == journal(by_parts)
    assert at_once.check(with_history=True) == ()
    assert rules(at_once) == rules(Diary.in_memory(SetClock()))


def test_new_changed_and_known_ones_among_many() -> None:
    diary = taken_in()
    before = ratings(diary, 20)
    later = (*ratings(diary, 10), *ratings(diary, 10, 7, FIRST + timedelta(days=10)))
    more = ratings(diary, MANY, 5, FIRST + timedelta(days=20))

    filled = taken_in(before, (*later, *more))

    assert filled.check(with_history=True) == ()
    assert len(filled.history(Part.RATINGS, (EARS, "2020-01-05"))) == 1
    assert [past.after and past.after["value"] for past in filled.history(Part.RATINGS, (EARS, "2020-01-15"))] == [7, 4]
    filled.undo()
    assert filled.excerpt() == taken_in(before).excerpt()


@pytest.mark.parametrize("n_before", [0, 3 * MANY])
def test_undo_and_redo_of_many_write_what_they_would_write_one_by_one(n_before: int) -> None:
    diary = taken_in(ratings(Diary.in_memory(SetClock()), n_before, first=FIRST + timedelta(days=9 * MANY)))
    before, n_steps = diary.excerpt(), len(diary.whole(with_past=True).past or ())
    diary.take_in(Entries(symptoms=(Symptom(EARS, "Ohr"),), ratings=ratings(diary, MANY + 7)), "Import")
    after = diary.excerpt()

    diary.undo()
    assert diary.excerpt() == before
    assert rules(diary) == rules(Diary.in_memory(SetClock()))
    diary.redo()
    assert diary.excerpt() == after
    assert rules(diary) == rules(Diary.in_memory(SetClock()))

    done, undone, redone = (step.touched for step in (diary.whole(with_past=True).past or ())[n_steps:])
    assert undone == tuple((part, key, now, then) for part, key, then, now in reversed(done))
    assert redone == done
    assert len(done) == 2 * (MANY + 7)
    assert diary.check(with_history=True) == ()


def test_what_was_erased_of_many_stays_away_when_they_come_back() -> None:
    diary = taken_in(ratings(Diary.in_memory(SetClock()), MANY))
    diary.erase_for_good(Part.RATINGS, (EARS, FIRST.isoformat()))
    after = diary.excerpt()

    diary.undo()
    assert not diary.has_ratings
    diary.redo()

    assert diary.excerpt() == after
    assert diary.check(with_history=True) == ()


def test_one_that_is_there_again_when_many_come_back_becomes_what_it_was() -> None:
    diary = taken_in((), ratings(Diary.in_memory(SetClock()), MANY + 7))
    after, there_again = diary.excerpt(), ratings(diary, 1, 9)[0]
    diary.undo()
    execute = diary._store._connection.execute
    execute("INSERT INTO open_step (id, step) VALUES (1, (SELECT max(id) FROM steps))")
    Writer(diary._store._connection).put(rows.RATINGS, [there_again])
    execute("DELETE FROM open_step")

    diary.redo()

    assert diary.excerpt() == after
    values = [past.after and past.after["value"] for past in diary.history(Part.RATINGS, (FATIGUE, FIRST.isoformat()))]
    assert values == [4, 9, None, 4]
    assert diary.check(with_history=True) == ()


def test_a_torn_state_among_many_takes_nothing_back() -> None:
    diary = taken_in(ratings(Diary.in_memory(SetClock()), MANY))
    diary.undo()
    execute = diary._store._connection.execute
    execute("INSERT INTO open_step (id, erasing) VALUES (1, 1)")
    execute("UPDATE journal SET after = substr(after, 2) WHERE id = (SELECT max(id) FROM journal WHERE step = 1)")
    execute("DELETE FROM open_step")

    with pytest.raises(DiaryDamagedError):
        diary.redo()

    assert not diary.has_ratings
    assert rules(diary) == rules(Diary.in_memory(SetClock()))


def test_a_repeated_rating_among_many_is_one_by_one() -> None:
    some = ratings(Diary.in_memory(SetClock()), MANY)

    diary = taken_in((*some, *ratings(Diary.in_memory(SetClock()), 1, 9)))

    assert [rating.value for rating in diary.ratings_on(FIRST)] == [9, 9]
    assert diary.check(with_history=True) == ()


def test_the_rules_of_the_tables_hold_for_many_and_after() -> None:
    diary = taken_in()
    wrong = ratings(diary, MANY, 11)

    with pytest.raises(sqlite3.IntegrityError):
        diary.take_in(Entries(symptoms=SYMPTOMS, ratings=wrong), "Import")
    assert not diary.has_ratings

    diary.take_in(Entries(symptoms=SYMPTOMS, ratings=ratings(diary, MANY)), "Import")
    assert diary._store._connection.execute("PRAGMA ignore_check_constraints").fetchone() == (0,)


def test_called_off_among_many_nothing_is_written() -> None:
    diary = taken_in()

    def stop(n: int) -> None:
        if n >= MANY:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        diary.take_in(Entries(symptoms=SYMPTOMS, ratings=ratings(diary, MANY)), "Import", stop)

    assert not diary.has_ratings
    assert diary.undo_label is None
    assert rules(diary) == rules(Diary.in_memory(SetClock()))
    assert not diary.rate(diary.today, {}).is_refused


@pytest.mark.parametrize("are_new", [True, False])
def test_called_off_while_many_go_back_nothing_went_back(are_new: bool) -> None:
    some = ratings(Diary.in_memory(SetClock()), MANY, 7)
    diary = taken_in(*(() if are_new else (some,)), ratings(Diary.in_memory(SetClock()), MANY))
    told: list[int] = []

    def stop(at: int, n: int) -> None:
        told.append(n)
        if n >= at:
            raise KeyboardInterrupt

    for verb, size in ((diary.undo, "n_undone"), (diary.redo, "n_redone")):
        n_entries: int = getattr(diary, size)
        before, made = (diary.excerpt(), journal(diary)), rules(diary)
        for at in range(0, 2 * n_entries, MANY):
            with pytest.raises(KeyboardInterrupt):
                verb(partial(stop, at))
            assert ((diary.excerpt(), journal(diary)), rules(diary)) == (before, made)
        told.clear()
        assert verb(told.append) is not None
        assert told == sorted(told)
        assert 2 * n_entries < told[-1] < 3 * n_entries
    assert diary.check(with_history=True) == ()


def test_letters_outside_ascii_have_a_history_and_can_be_erased() -> None:
    diary = taken_in(ratings(Diary.in_memory(SetClock()), 1))
    key = (EARS, FIRST.isoformat())
    assert len(diary.history(Part.RATINGS, key)) == 1

    diary.erase_for_good(Part.RATINGS, key)

    assert diary.history(Part.RATINGS, key) == ()
    assert not any(EARS in touched[0] for touched in journal(diary) if "2020" in touched[0])


def test_own_words_for_the_daily_question_come_in_where_there_are_none() -> None:
    own = Symptom(INTERFERENCE, "How is work?", "core", position=-1)
    diary = taken_in()
    diary.take_in(Entries(symptoms=(own, *SYMPTOMS)), "Import")
    diary.take_in(Entries(symptoms=(Symptom(INTERFERENCE, "Other words", "core", position=-1),)), "Import")

    (core,) = (s for s in diary.excerpt().symptoms if s.id == INTERFERENCE)
    assert (core.label, core.position) == ("How is work?", -1)
