"""Undo and redo of everything, by name, across restarts; over random histories they are exact."""

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from b12diary.diary import Diary
from b12diary.domain.change import Part
from b12diary.domain.days import EVER
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import Symptom
from b12diary.errors import DiaryBusyError
from b12diary.storage.lock import lock_path
from b12diary.storage.pace import Pace
from tests.clock import SetClock
from tests.diary.conftest import FATIGUE, FOG

TODAY = date(2026, 11, 22)


def test_undo_and_redo_name_what_they_do(diary: Diary) -> None:
    diary.rate(TODAY, {FATIGUE: 6})
    diary.record(diary.new_dose())
    assert diary.undo_label == "Injection on 22 Nov 2026"
    undone = diary.undo()
    assert undone is not None
    assert undone.label == "Undone: Injection on 22 Nov 2026"
    assert (diary.undo_label, diary.redo_label) == ("Rate Tiredness 6", "Injection on 22 Nov 2026")
    diary.redo()
    assert (len(diary.excerpt().injections), diary.redo_label) == (1, None)


def test_how_many_entries_would_go_back_is_known_before(diary: Diary) -> None:
    diary.rate(TODAY, {FATIGUE: 6, FOG: 3})
    diary.write_note(TODAY, "Two ratings and a note")
    assert (diary.n_undone, diary.n_redone) == (1, 0)
    diary.undo()
    assert (diary.n_undone, diary.n_redone) == (2, 1)
    diary.undo()
    assert (diary.n_redone, Diary.in_memory().n_undone) == (2, 0)


def test_something_new_after_undo_ends_redo(diary: Diary) -> None:
    """
    do 1, do 2, undo 2, do 3, undo 3: redo brings back 3, never 2.
    """
    diary.rate(TODAY, {FATIGUE: 1})
    diary.rate(TODAY, {FATIGUE: 2})
    diary.undo()
    diary.rate(TODAY, {FATIGUE: 3})
    assert diary.redo() is None
    diary.undo()
    diary.redo()
    assert diary.excerpt().series(FATIGUE).values == (3,)


def test_a_sheet_half_typed_is_no_step_that_anybody_meets(diary: Diary) -> None:
    diary.keep_paper_draft("begun")
    assert diary.undo_label == "Change my symptoms"
    diary.rate(TODAY, {FATIGUE: 6})
    diary.keep_paper_draft("half")
    assert diary.undo_label == "Rate Tiredness 6"
    diary.undo()
    diary.keep_paper_draft("more")
    assert diary.redo_label == "Rate Tiredness 6"
    diary.redo()
    assert diary.excerpt().series(FATIGUE).values == (6,)
    assert diary.preferences.paper_draft == "more"


def test_undo_holds_across_a_restart(tmp_path: Path, clock: SetClock) -> None:
    path = tmp_path / "diary.b12"
    first = Diary.open(path, clock)
    first.record(first.new_dose())
    first.close()
    second = Diary.open(path, clock)
    assert second.undo_label == "Injection on 22 Nov 2026"
    second.undo()
    assert second.excerpt().injections == ()
    second.close()


def test_an_empty_diary_has_nothing_to_undo(clock: SetClock) -> None:
    diary = Diary.in_memory(clock)
    assert (diary.undo(), diary.redo(), diary.undo_label, diary.redo_label) == (None, None, None, None)
    diary.close()


def test_erasing_for_good_leaves_no_trace_and_no_undo_of_it(tmp_path: Path, clock: SetClock) -> None:
    path = tmp_path / "diary.b12"
    diary = Diary.open(path, clock)
    diary.set_symptoms([Symptom(FATIGUE)])
    diary.write_note(TODAY, "a secret-walrus")
    diary.write_note(TODAY, "another secret-walrus")
    diary.rate(TODAY, {FATIGUE: 6})
    diary.erase_for_good(Part.NOTES, (TODAY.isoformat(),))
    assert diary.history(Part.NOTES, (TODAY.isoformat(),)) == ()
    assert diary.undo_label == "Rate Tiredness 6"
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"secret-walrus" not in kept
    assert diary.excerpt().series(FATIGUE).values == (6,)
    diary.close()


def test_erasing_an_entry_never_breaks_undoing_what_came_before(diary: Diary) -> None:
    diary.write_note(TODAY, "one")
    diary.rate(TODAY, {FATIGUE: 6})
    diary.erase_for_good(Part.NOTES, (TODAY.isoformat(),))
    for _ in range(10):
        diary.undo()
    assert diary.excerpt().notes == ()
    assert diary.excerpt().rated_days == 0


def test_a_symptom_is_put_to_rest_and_never_erased(diary: Diary) -> None:
    diary.rate(TODAY, {FATIGUE: 6})
    assert diary.erase_for_good(Part.SYMPTOMS, (FATIGUE,)).is_refused
    assert diary.excerpt().series(FATIGUE).values == (6,)


def test_a_trace_that_another_reader_holds_back_is_owned_up_to(tmp_path: Path, clock: SetClock) -> None:
    diary = Diary.open(tmp_path / "diary.b12", clock)
    diary.write_note(TODAY, "a secret-walrus")
    diary._store._connection.execute("PRAGMA busy_timeout = 10")
    reader = sqlite3.connect(tmp_path / "diary.b12", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM notes").fetchall()
    with pytest.raises(DiaryBusyError, match="erased"):
        diary.erase_for_good(Part.NOTES, (TODAY.isoformat(),))
    assert diary.excerpt().notes == ()
    reader.close()
    diary.close()


@pytest.mark.parametrize("table", ["steps", "journal"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = id + 1"])
def test_the_journal_is_only_ever_added_to(tmp_path: Path, clock: SetClock, table: str, statement: str) -> None:
    diary = Diary.open(tmp_path / "diary.b12", clock)
    diary.write_note(TODAY, "x")
    diary.close()
    connection = sqlite3.connect(tmp_path / "diary.b12")
    with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
        connection.execute(statement.format(table))
    connection.close()


def test_no_write_passes_the_journal_by(tmp_path: Path, clock: SetClock) -> None:
    diary = Diary.open(tmp_path / "diary.b12", clock)
    diary.write_note(TODAY, "x")
    diary.close()
    connection = sqlite3.connect(tmp_path / "diary.b12")
    with pytest.raises(sqlite3.IntegrityError, match=r"journal\.step"):
        connection.execute("UPDATE notes SET text = 'y'")
    connection.close()


_days = st.integers(0, 3).map(lambda n: TODAY - timedelta(days=n))


class RandomHistory(RuleBasedStateMachine):
    """Any order of steps, undos, redos and restarts: undo always gives back the very state before."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "diary.b12"
        self.clock = SetClock()
        self.diary = Diary.open(self.path, self.clock)
        self.past: list[Excerpt] = [self._state()]
        self.future: list[Excerpt] = []

    def _state(self) -> Excerpt:
        return self.diary.excerpt(EVER)

    def _did(self, step: Callable[[], object]) -> None:
        self.clock.pass_time(seconds=7)
        step()
        if self._state() != self.past[-1]:
            self.past.append(self._state())
            self.future.clear()

    @initialize()
    def choose_symptoms(self) -> None:
        self._did(lambda: self.diary.set_symptoms([Symptom(FATIGUE), Symptom(FOG)]))

    @rule(day=_days, symptom=st.sampled_from([FATIGUE, FOG]), value=st.none() | st.integers(0, 10))
    def rate(self, day: date, symptom: str, value: int | None) -> None:
        self._did(lambda: self.diary.rate(day, {symptom: value}))  # type: ignore[dict-item]  # sampled as plain text

    @rule(day=_days, text=st.sampled_from(["", "a", "b"]))
    def note(self, day: date, text: str) -> None:
        self._did(lambda: self.diary.write_note(day, text))

    @rule(day=_days)
    def inject(self, day: date) -> None:
        self._did(lambda: self.diary.record(self.diary.new_dose(day)))

    @rule()
    def remove_first_dose(self) -> None:
        if doses := self._state().doses:
            self._did(lambda: self.diary.remove(doses[0]))

    @rule(day=_days)
    def remove_day(self, day: date) -> None:
        self._did(lambda: self.diary.remove_day(day))

    @rule(percent=st.sampled_from([100, 150]))
    def prefer(self, percent: int) -> None:
        self._did(lambda: self.diary.set_preferences(text_percent=percent))

    @rule(symptoms=st.lists(st.sampled_from([FATIGUE, FOG]), unique=True))
    def choose_main(self, symptoms: list[str]) -> None:
        self._did(lambda: self.diary.choose_main(symptoms))  # type: ignore[arg-type]  # sampled as plain text

    @rule()
    def undo(self) -> None:
        change = self.diary.undo()
        assert (change is None) == (len(self.past) == 1)
        if change is not None:
            self.future.append(self.past.pop())

    @rule()
    def redo(self) -> None:
        change = self.diary.redo()
        assert (change is None) == (not self.future)
        if change is not None:
            self.past.append(self.future.pop())

    @rule()
    def restart(self) -> None:
        self.diary.close()
        self.diary = Diary.open(self.path, self.clock)

    @invariant()
    def state_is_the_expected_one(self) -> None:
        assert self._state() == self.past[-1]

    @invariant()
    def replaying_the_journal_gives_the_state(self) -> None:
        assert replayed(self.path) == stored(self.path)

    def teardown(self) -> None:
        self.diary.close()
        self.folder.cleanup()


def stored(path: Path) -> dict[tuple[str, str], str]:
    """Every row of every part as the journal would write it."""
    with _reading(path) as connection:
        parts = [part.value for part in Part if part is not Part.SYMPTOMS]
        found = {}
        for part in parts:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({part})")]
            keys = [row[1] for row in connection.execute(f"PRAGMA table_info({part})") if row[5]]
            image = ", ".join(f"'{c}', {c}" for c in columns)
            key_array = f"json_array({', '.join(keys)})"
            for key, row in connection.execute(f"SELECT {key_array}, json_object({image}) FROM {part}"):
                found[part, key] = row
        return found


def replayed(path: Path) -> dict[tuple[str, str], str]:
    """The same, from the journal alone."""
    state: dict[tuple[str, str], str] = {}
    with _reading(path) as connection:
        for part, key, after in connection.execute(
            "SELECT part, key, after FROM journal WHERE part <> 'symptoms' ORDER BY id"
        ):
            state.pop((part, key), None)
            if after is not None:
                state[part, key] = after
    return state


class _reading:  # noqa: N801 - reads like the function it stands for
    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path)

    def __enter__(self) -> sqlite3.Connection:
        return self.connection

    def __exit__(self, *_: object) -> None:
        self.connection.close()


TestRandomHistory = RandomHistory.TestCase
TestRandomHistory.settings = settings(max_examples=16, stateful_step_count=20, deadline=None)


def test_between_finding_a_step_and_taking_it_back_nobody_else_can_write(tmp_path: Path, clock: SetClock) -> None:
    path = tmp_path / "diary.b12"
    diary = Diary.open(path, clock)
    lock_path(path).unlink()  # as on a drive that another computer shares but on which it does not see locks
    other = Diary.open(path, clock)
    diary.write_note(clock().date(), "first")
    other._store._connection.execute("PRAGMA busy_timeout = 10")

    def meanwhile(label: str) -> str:
        with pytest.raises(DiaryBusyError):
            other.write_note(clock().date(), "second")
        return label

    diary._store.undo(clock(), meanwhile, Pace(None))

    assert diary.excerpt().notes == ()
    other.close()
    diary.close()
