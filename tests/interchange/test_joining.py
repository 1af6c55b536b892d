"""Joining the diaries of two computers: the later change wins, nothing is lost, one step."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from b12diary.diary import Diary
from b12diary.domain.change import Part
from b12diary.domain.preferences import Cause, Theme
from b12diary.domain.symptom import INTERFERENCE, Cadence, Symptom, SymptomId
from tests.clock import SetClock
from tests.interchange.archives import FATIGUE, FOG, full, read, written


def two(new: Callable[[], Diary]) -> tuple[Diary, Diary]:
    """Two computers with the same beginning."""
    here = new()
    here.set_symptoms([Symptom(FATIGUE), Symptom(FOG)])
    here.rate(here.today, {FATIGUE: 4})
    there = new()
    there.join(read(written(here, with_past=True)), "Archive")
    return here, there


def test_each_side_gets_what_only_the_other_has(new: Callable[[], Diary], clock: SetClock) -> None:
    here, there = two(new)
    clock.pass_time(minutes=1)
    here.rate(here.today, {FOG: 2})
    there.rate(there.today - timedelta(days=1), {FOG: 7})
    here.join(read(written(there)), "There")
    there.join(read(written(here)), "Here")

    assert here.excerpt().series(FOG).values == (7, 2)
    assert there.excerpt().ratings == here.excerpt().ratings


def test_the_later_change_wins_and_the_other_stays_in_the_history(new: Callable[[], Diary], clock: SetClock) -> None:
    here, there = two(new)
    clock.pass_time(minutes=1)
    there.rate(there.today, {FATIGUE: 8})
    clock.pass_time(minutes=1)
    here.rate(here.today, {FATIGUE: 1})
    clock.pass_time(minutes=1)
    key = (FATIGUE, here.today.isoformat())

    there.join(read(written(here)), "Here")
    assert there.excerpt().series(FATIGUE).values == (1,)
    assert 8 in {p.before["value"] for p in there.history(Part.RATINGS, key) if p.before}
    here.join(read(written(there)), "There")
    assert here.excerpt().series(FATIGUE).values == (1,)


def test_what_loses_here_is_kept_in_the_history_here(new: Callable[[], Diary], clock: SetClock) -> None:
    here, there = two(new)
    clock.pass_time(minutes=1)
    there.rate(there.today, {FATIGUE: 8})
    theirs = read(written(there))
    clock.pass_time(minutes=1)
    here.rate(here.today, {FATIGUE: 1})
    here.join(theirs, "There")

    assert here.excerpt().series(FATIGUE).values == (1,)
    key = (FATIGUE, here.today.isoformat())
    assert 8 in {p.after["value"] for p in here.history(Part.RATINGS, key) if p.after}


def test_joining_twice_does_nothing_the_second_time(new: Callable[[], Diary], clock: SetClock) -> None:
    here, there = two(new)
    clock.pass_time(minutes=1)
    there.rate(there.today, {FATIGUE: 8, FOG: 3})
    clock.pass_time(minutes=1)
    here.rate(here.today, {FATIGUE: 1})
    theirs = read(written(there))
    assert here.join(theirs, "There").parts
    label = here.undo_label

    assert not here.compare(theirs).changes_something
    assert not here.join(theirs, "Once more").parts
    assert here.undo_label == label


def test_an_older_change_that_arrives_later_does_not_win(new: Callable[[], Diary], clock: SetClock) -> None:
    """What came from over there counts from when it was typed there, not from when it came here."""
    here, there = two(new)
    clock.pass_time(minutes=1)
    there.rate(there.today, {FATIGUE: 5})
    first = read(written(there))
    clock.pass_time(minutes=1)
    there.rate(there.today, {FATIGUE: 9})
    second = read(written(there))
    clock.pass_time(days=3)
    here.join(first, "First")
    here.join(second, "Second")

    assert here.excerpt().series(FATIGUE).values == (9,)


def test_what_was_taken_away_there_goes_here_unless_it_was_changed_here_later(
    new: Callable[[], Diary], clock: SetClock
) -> None:
    here, there = two(new)
    clock.pass_time(minutes=1)
    there.rate(there.today, {FATIGUE: None})
    gone = read(written(there))
    clock.pass_time(minutes=1)
    assert here.join(gone, "There").parts == frozenset({Part.RATINGS})
    assert not here.excerpt().series(FATIGUE).values
    here.undo()
    assert here.excerpt().series(FATIGUE).values == (4,)
    assert not here.join(gone, "There").parts


def test_what_was_taken_away_here_does_not_come_back(new: Callable[[], Diary], clock: SetClock) -> None:
    here, there = two(new)
    theirs = read(written(there))
    clock.pass_time(minutes=1)
    here.rate(here.today, {FATIGUE: None})

    assert not here.join(theirs, "There").parts


def test_joining_is_one_step(new: Callable[[], Diary], clock: SetClock) -> None:
    here, there = two(new)
    clock.pass_time(minutes=1)
    full(there, clock)
    before = here.excerpt()
    here.join(read(written(there)), "There")
    assert here.excerpt() != before
    here.undo()

    assert here.excerpt() == before


def test_choices_about_one_computer_stay_there(new: Callable[[], Diary], clock: SetClock) -> None:
    here, there = two(new)
    clock.pass_time(minutes=1)
    there.set_preferences(theme=Theme.DARK, cause=Cause.DIET)
    here.join(read(written(there)), "There")

    assert here.preferences.theme is Theme.SYSTEM
    assert here.preferences.cause is Cause.DIET


def test_symptoms_of_both_that_are_too_many_for_a_day_are_asked_weekly(new: Callable[[], Diary]) -> None:
    here, there = new(), new()
    here.set_symptoms([Symptom(SymptomId(f"mine{n}"), f"Mine {n}") for n in range(4)])
    there.set_symptoms([Symptom(SymptomId(f"other{n}"), f"Other {n}") for n in range(4)])
    here.join(read(written(there)), "There")
    cadences = [s.cadence for s in here.excerpt().symptoms if s.id != INTERFERENCE]

    assert cadences.count(Cadence.DAILY) == 5
    assert cadences.count(Cadence.WEEKLY) == 3


def test_the_preview_counts_what_joining_does(new: Callable[[], Diary], clock: SetClock) -> None:
    here, there = two(new)
    clock.pass_time(minutes=1)
    there.rate(there.today, {FATIGUE: 9, FOG: 2})
    (ratings,) = (p for p in here.compare(read(written(there))).parts if p.part is Part.RATINGS)

    assert (ratings.n_new, ratings.n_taken, ratings.n_kept, ratings.n_removed, ratings.n_same) == (1, 1, 0, 0, 0)
    assert here.excerpt().series(FATIGUE).values == (4,)


@given(here_values=st.lists(st.integers(0, 10), max_size=6), there_values=st.lists(st.integers(0, 10), max_size=6))
@settings(deadline=None, max_examples=30)
def test_both_ways_round_two_diaries_end_up_the_same(here_values: list[int], there_values: list[int]) -> None:
    clock = SetClock()
    here, there = two(lambda: Diary.in_memory(clock))
    for side, values in ((here, here_values), (there, there_values)):
        for n, value in enumerate(values):
            clock.pass_time(minutes=1)
            side.rate(side.today - timedelta(days=n % 3), {FATIGUE: None if value == 0 else value})
    from_here, from_there = read(written(here)), read(written(there))
    here.join(from_there, "There")
    there.join(from_here, "Here")

    assert here.excerpt().ratings == there.excerpt().ratings


# --- files that are no archive
