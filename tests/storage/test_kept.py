"""What is kept of a file while it is open is always what a fresh look at the file finds."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from b12diary.diary import Diary
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.entries import Entries
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import Origin, Rating, ScaleId
from b12diary.domain.symptom import Symptom, SymptomId

NOW = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
TODAY = NOW.date()
FATIGUE, OWN = SymptomId("fatigue"), SymptomId("own-1")


def clock() -> datetime:
    return NOW


def begun(path: Path, days: int = 3) -> Diary:
    diary = Diary.open(path, clock)
    diary.set_symptoms([Symptom(FATIGUE), Symptom(OWN, "Own")])
    for n in range(days):
        diary.rate(TODAY - timedelta(days=n), {FATIGUE: n % 11, OWN: 10 - n % 11})
    return diary


def fresh(path: Path) -> Excerpt:
    other = Diary.open_for_reading(path, clock)
    try:
        return other.excerpt()
    finally:
        other.close()


STEPS: dict[str, Callable[[Diary, date, int], object]] = {
    "rate": lambda diary, day, n: diary.rate(day, {FATIGUE: n}),
    "in words": lambda diary, day, n: diary.rate(day, {FATIGUE: n % 4}, scale=ScaleId.VERBAL_0_3),
    "typed later": lambda diary, day, n: diary.rate(day, {OWN: n}, entered_on=TODAY),
    "take away": lambda diary, day, _n: diary.rate(day, {FATIGUE: None}),
    "inject": lambda diary, day, n: diary.record(Dose(DoseId(f"d{n}"), day, NOW)),
    "note": lambda diary, day, n: diary.write_note(day, f"note {n}"),
    "symptoms": lambda diary, _day, n: diary.set_symptoms([Symptom(FATIGUE), Symptom(OWN, f"Own {n}")]),
    "undo": lambda diary, _day, _n: diary.undo(),
    "redo": lambda diary, _day, _n: diary.redo(),
    "import": lambda diary, day, n: diary.take_in(
        Entries(
            ratings=tuple(
                Rating(day - timedelta(days=k), OWN, (n + k) % 11, NOW, day, origin=Origin.IMPORTED) for k in range(150)
            )
        ),
        "File",
    ),
}


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 4), st.integers(0, 10)), max_size=8))
def test_any_steps_in_any_order(steps: list[tuple[str, int, int]]) -> None:
    """Asked after every step, so that each meets what the one before left."""
    diary, other = Diary.in_memory(clock), Diary.in_memory(clock)
    for one in (diary, other):
        one.set_symptoms([Symptom(FATIGUE), Symptom(OWN, "Own")])
    diary.excerpt()
    for name, back, n in steps:
        for one in (diary, other):
            STEPS[name](one, TODAY - timedelta(days=back), n)
        diary.excerpt()
    # Only now asked for the first time, so that nothing was kept.
    assert diary.excerpt() == other.excerpt()
    span = DateSpan(TODAY - timedelta(days=2), TODAY - timedelta(days=1))
    asked_alone = Diary.excerpt(other, span)
    assert diary.excerpt(span) == asked_alone


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 4), st.integers(0, 10)), max_size=4))
def test_what_is_read_ahead_between_steps(steps: list[tuple[str, int, int]]) -> None:
    """A symptom is read after each step, so that each touches some that are read already and some that are not."""
    diary, other = Diary.in_memory(clock), Diary.in_memory(clock)
    for one in (diary, other):
        one.set_symptoms([Symptom(FATIGUE), Symptom(OWN, "Own")])
        one.rate(TODAY, {FATIGUE: 5, OWN: 6})
    for name, back, n in steps:
        diary.read_ahead()
        for one in (diary, other):
            STEPS[name](one, TODAY - timedelta(days=back), n)
    while diary.read_ahead():
        pass
    assert diary.excerpt() == other.excerpt()


def test_what_is_read_ahead_is_not_read_again(tmp_path: Path) -> None:
    diary = begun(tmp_path / "a.b12")
    asked: list[str] = []
    diary._store._connection.set_trace_callback(asked.append)
    assert [diary.read_ahead() for _time in range(3)] == [True, True, False]
    assert sum("group_concat" in sql for sql in asked) == 2
    assert diary.excerpt() == fresh(tmp_path / "a.b12")
    assert sum("group_concat" in sql for sql in asked) == 2
    diary.close()


def test_the_preferences_follow_every_step(tmp_path: Path) -> None:
    diary = begun(tmp_path / "a.b12")
    assert diary.preferences is diary.preferences, "asked for several times in each step"
    diary.set_preferences(day_start_hour=3)
    assert diary.preferences.day_start_hour == 3
    diary.undo()
    assert diary.preferences.day_start_hour == fresh(tmp_path / "a.b12").preferences.day_start_hour != 3
    work = diary.elsewhere(lambda other: other.set_preferences(day_start_hour=2))
    assert work is not None
    work()
    assert diary.preferences.day_start_hour == 2
    diary.close()


def test_what_another_process_writes_is_seen(tmp_path: Path) -> None:
    diary = begun(tmp_path / "a.b12")
    before = diary.excerpt()
    work = diary.elsewhere(lambda other: other.rate(TODAY, {FATIGUE: 9}))
    assert work is not None
    work()
    assert diary.excerpt() == fresh(tmp_path / "a.b12") != before
    diary.close()


def test_what_is_refused_leaves_nothing_behind(tmp_path: Path) -> None:
    diary = begun(tmp_path / "a.b12")
    before = diary.excerpt()

    class StoppedError(Exception):
        pass

    def stop(_n: int) -> None:
        # By now the symptom of the file is written, and read once more.
        diary.excerpt()
        raise StoppedError

    new = Entries(
        symptoms=(Symptom(SymptomId("own-2"), "Another"),),
        ratings=(Rating(TODAY, SymptomId("own-2"), 3, NOW, TODAY),),
    )
    try:
        diary.take_in(new, "File", stop)
    except StoppedError:
        pass
    else:
        raise AssertionError("it was not stopped")
    assert diary.excerpt() == before == fresh(tmp_path / "a.b12")
    diary.close()


def test_what_is_erased_for_good_is_gone(tmp_path: Path) -> None:
    from b12diary.domain.change import Part

    diary = begun(tmp_path / "a.b12")
    diary.write_note(TODAY, "a note")
    assert diary.excerpt().notes
    diary.erase_for_good(Part.NOTES, (TODAY.isoformat(),))
    assert not diary.excerpt().notes
    assert diary.excerpt() == fresh(tmp_path / "a.b12")
    diary.close()


def test_one_rating_reads_one_rating_anew(tmp_path: Path) -> None:
    diary = begun(tmp_path / "a.b12", days=40)
    before = diary.excerpt()
    diary.rate(TODAY, {FATIGUE: 9})
    after = diary.excerpt()
    assert after.series(OWN) is before.series(OWN)
    assert after.symptoms is before.symptoms
    assert after.series(FATIGUE).values[-1] == 9
    assert after == fresh(tmp_path / "a.b12")
    diary.close()
