"""The archive: nothing lost there and back, hostile files refused, and two computers' diaries joined."""

import json
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from b12diary.diary import Diary
from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.change import Part
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.lab import AnalyteId, LabResult, LabResultId
from b12diary.domain.preferences import Cause, Paper, Theme
from b12diary.domain.printed_page import PrintedAs, PrintedPage, PrintedPageId
from b12diary.domain.safety import SignId
from b12diary.domain.symptom import INTERFERENCE, Cadence, Symptom, SymptomId
from b12diary.domain.whole import Whole
from b12diary.errors import DiaryDamagedError, DiaryError, DiaryNewerError
from b12diary.interchange.archive import archive_text, is_archive, read_archive
from b12diary.interchange.examples import EXAMPLE_KINDS, ExampleKind, example_entries
from b12diary.storage.schema import COLUMNS, SCHEMA_VERSION
from tests.clock import SetClock

FATIGUE, FOG = SymptomId("fatigue"), SymptomId("brain_fog")
HEAD = '{"format": "b12diary-archive", '
SCHEMA = Path(__file__).parents[2] / "resources" / "interchange" / "archive.schema.json"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def new(clock: SetClock) -> Callable[[], Diary]:
    return lambda: Diary.in_memory(clock)


def written(diary: Diary, *, with_past: bool = False) -> str:
    return "".join(archive_text(diary.whole(with_past=with_past), diary.now()))


def read(text: str) -> Whole:
    return read_archive(text, "archive.json", SCHEMA_VERSION)


def full(diary: Diary, clock: SetClock, kind: ExampleKind = "early") -> Diary:
    """Fill a diary with something in every part, some of it changed, some taken away."""
    diary.take_in(example_entries(kind, diary.today), "Example")
    diary.record(Appointment(AppointmentId("a"), diary.now(), diary.today, "Dr", "Point", ("Why?",), "", True, ("x",)))
    page = PrintedPage(
        PrintedPageId("p"), diary.now(), AppointmentId("a"), PrintedAs.PDF, Paper.A4, "0", "T", '{"a": "\u00fc"}'
    )
    diary.record(page)
    diary.tick_sign(SignId("S5"))
    diary.write_note(diary.today, "A note, “quoted” ü 😀")
    diary.record(
        LabResult(LabResultId("l"), diary.today, AnalyteId("b12_total"), diary.now(), Decimal("151.0"), unit="ng/L")
    )
    diary.set_preferences(cause=Cause.DIET, theme=Theme.DARK, person_name="N")
    clock.pass_time(minutes=5)
    diary.choose_main([FATIGUE])
    gone = Exposure(ExposureId("gone"), FactorId("illness"), diary.today, diary.now())
    diary.record(gone)
    diary.remove(gone)
    diary.undo()
    diary.redo()
    return diary


@pytest.mark.parametrize("kind", EXAMPLE_KINDS)
def test_a_whole_diary_comes_back_exactly(new: Callable[[], Diary], clock: SetClock, kind: ExampleKind) -> None:
    diary = full(new(), clock, kind)
    back = new()
    back.join(read(written(diary)), "Archive")

    assert back.excerpt() == diary.excerpt()
    assert back.printed_pages() == diary.printed_pages()
    assert [r.fields for p in Part for r in back.whole().tables[p]] == [
        r.fields for p in Part for r in diary.whole().tables[p]
    ]


def test_with_its_journal_every_step_comes_back_too(new: Callable[[], Diary], clock: SetClock) -> None:
    diary = full(new(), clock)
    back = new()
    back.join(read(written(diary, with_past=True)), "Archive")

    assert back.whole(with_past=True) == diary.whole(with_past=True)
    assert back.undo_label == diary.undo_label
    back.undo()
    diary.undo()
    assert back.excerpt() == diary.excerpt()


def test_every_column_and_every_field_has_its_place(new: Callable[[], Diary], clock: SetClock) -> None:
    tables = json.loads(written(full(new(), clock)))["tables"]

    assert set(tables) == set(COLUMNS)
    for part, table in tables.items():
        assert table["columns"] == [*COLUMNS[part], "changed_at"], part
        assert table["rows"], part
    schema = json.loads(SCHEMA.read_text("utf-8"))
    assert set(schema["properties"]["tables"]["properties"]) == set(COLUMNS)
    for part, columns in COLUMNS.items():
        described = schema["properties"]["tables"]["properties"][part]["properties"]["columns"]["description"]
        assert all(f"{column}:" in described for column in columns), part


@pytest.mark.parametrize("with_past", [False, True])
def test_an_archive_follows_its_published_schema(new: Callable[[], Diary], clock: SetClock, *, with_past: bool) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    assert not list(validator.iter_errors(json.loads(written(full(new(), clock), with_past=with_past))))
    assert list(validator.iter_errors({"format": "b12diary-archive"}))
    assert not list(validator.iter_errors(json.loads(written(new()))))


def test_an_archive_is_known_by_its_first_letters(new: Callable[[], Diary]) -> None:
    assert is_archive(written(new()))
    assert is_archive("\ufeff  " + written(new()))
    assert not is_archive('{"resourceType": "Bundle"}')
    assert not is_archive("day,symptom,value")


# --- joining


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


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "null",
        '{"format": "b12diary-archive"}',
        '{"format": "other", "version": 2}',
        HEAD + '"version": "2", "tables": {}, "removed": []}',
        HEAD + '"version": 2, "tables": {"doses": {"columns": ["id"], "rows": [[1, 2]]}}, "removed": []}',
        HEAD + '"version": 2, "tables": {"nowhere": {"columns": [], "rows": []}}, "removed": []}',
        "[" * 100_000,
    ],
)
def test_what_is_no_archive_is_refused_in_words(text: str) -> None:
    with pytest.raises(DiaryDamagedError, match="cannot be read as an archive"):
        read(text)


def test_an_archive_of_a_later_version_is_refused(new: Callable[[], Diary]) -> None:
    content = json.loads(written(new()))
    content["version"] = SCHEMA_VERSION + 1
    with pytest.raises(DiaryNewerError):
        read(json.dumps(content))


def damaged(text: str, change: Callable[[dict[str, Any]], None]) -> Whole:
    content = json.loads(text)
    change(content)
    return read(json.dumps(content))


def test_entries_that_cannot_be_are_left_out_and_named(new: Callable[[], Diary], clock: SetClock) -> None:
    def spoil(content: dict[str, Any]) -> None:
        content["tables"]["ratings"]["rows"][0][4] = "yesterday"
        content["tables"]["doses"]["rows"][0][3] = "cobalt"

    here = new()
    whole = damaged(written(full(new(), clock)), spoil)
    problems = here.compare(whole).problems
    here.join(whole, "There")

    assert sorted(problem.field for problem in problems) == ["doses", "ratings"]
    assert here.excerpt().doses


def test_values_that_the_tables_forbid_never_get_in(new: Callable[[], Diary], clock: SetClock) -> None:
    def spoil(content: dict[str, Any]) -> None:
        columns = content["tables"]["ratings"]["columns"]
        content["tables"]["ratings"]["rows"][0][columns.index("value")] = 99
        content["tables"]["symptoms"]["rows"] = []

    here = new()
    here.join(damaged(written(full(new(), clock)), spoil), "There")

    assert all(max(series.values) <= 10 for series in here.excerpt().ratings)
    assert {s.symptom for s in here.excerpt().ratings} <= {s.id for s in here.excerpt().symptoms}
    assert here.check() == ()


def test_a_journal_that_does_not_fit_is_refused_whole(new: Callable[[], Diary], clock: SetClock) -> None:
    here = new()
    whole = damaged(written(full(new(), clock), with_past=True), lambda c: c["tables"]["symptoms"].update(rows=[]))
    with pytest.raises(DiaryError, match="do not fit together"):
        here.join(whole, "There")

    assert here.excerpt().ratings == ()
    assert here.check() == ()


def test_an_archive_of_the_first_version_is_filled_in(new: Callable[[], Diary], clock: SetClock) -> None:
    content = json.loads(written(full(new(), clock)))
    content["version"] = 1
    table = content["tables"]["doses"]
    at = table["columns"].index("reactions")
    for row in [table["columns"], *table["rows"]]:
        del row[at]
    del content["tables"]["printed_pages"]
    here = new()
    here.join(read(json.dumps(content)), "Old")

    assert {dose.reactions for dose in here.excerpt().doses} == {()}
