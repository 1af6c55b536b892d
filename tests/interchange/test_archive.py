"""The archive: nothing lost there and back, hostile files refused, and two computers' diaries joined."""

import json
from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest

from b12diary.diary import Diary
from b12diary.domain.change import Part
from b12diary.domain.whole import Whole
from b12diary.errors import DiaryDamagedError, DiaryError, DiaryNewerError
from b12diary.interchange.archive import is_archive
from b12diary.interchange.examples import EXAMPLE_KINDS, ExampleKind
from b12diary.storage.schema import COLUMNS, SCHEMA_VERSION
from tests.clock import SetClock
from tests.interchange.archives import HEAD, SCHEMA, full, read, written


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


def test_each_entry_has_a_line_of_its_own_whatever_it_says(new: Callable[[], Diary]) -> None:
    diary = new()
    for days_ago, text in enumerate(("a],\n[b", "\\0 \\u0000 \x01]", '"], ["', "],\u2028[")):
        diary.write_note(diary.today - timedelta(days=days_ago), text)

    text = written(diary)

    rows = diary.whole().tables[Part.NOTES]
    assert len(rows) == 4
    for row in rows:
        assert f"\n{json.dumps([*row.fields.values(), row.changed_at], ensure_ascii=False)}" in text
    assert read(text).tables == diary.whole().tables


@pytest.mark.parametrize(("added", "is_fine"), [("", True), (" \n", True), ("x", False), ("{}", False)])
def test_a_torn_state_in_the_journal_is_refused(new: Callable[[], Diary], *, added: str, is_fine: bool) -> None:
    diary = new()
    diary.write_note(diary.today, "a")
    content = json.loads(written(diary, with_past=True))
    content["journal"][0][5][0][3] += added

    with nullcontext() if is_fine else pytest.raises(DiaryDamagedError):
        read(json.dumps(content))


def test_an_archive_is_known_by_its_first_letters(new: Callable[[], Diary]) -> None:
    assert is_archive(written(new()))
    assert is_archive("\ufeff  " + written(new()))
    assert not is_archive('{"resourceType": "Bundle"}')
    assert not is_archive("day,symptom,value")


# --- joining


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
