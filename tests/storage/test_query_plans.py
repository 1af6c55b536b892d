"""What is asked of the file every day finds its rows by an index: nothing that grows with the years is read through."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.domain.change import Part
from b12diary.domain.days import DateSpan
from tests.storage.conftest import Place

NEWEST = "ORDER BY id DESC LIMIT 1"
"""Ends what goes back from the newest step to the first that stands, most often the newest itself."""


def asked(diary: Diary) -> list[str]:
    """Return every statement that a day with the diary asks of its file, with its values in place."""
    statements: list[str] = []
    today = diary.today
    symptom = diary.excerpt(DateSpan(today, today)).symptoms[0].id
    diary.rate(today, {symptom: 5})  # once a day everything is read through, for the backup and its check
    connection = diary._store._connection
    connection.set_trace_callback(statements.append)
    diary.rate(today, {symptom: 6})
    diary.write_note(today, "slept well")
    diary.excerpt(DateSpan(today - timedelta(days=41), today))
    _labels = diary.undo_label, diary.redo_label
    diary.undo()
    diary.redo()
    diary.history(Part.RATINGS, (symptom, today.isoformat()))
    connection.set_trace_callback(None)
    return [s for s in statements if re.match(r"\s*(SELECT|UPDATE|DELETE|INSERT|WITH)\b", s)]


def read_through(path: Path, statement: str) -> list[str]:
    """Return what the database would read from end to end for a statement."""
    with closing(sqlite3.connect(path)) as connection:
        plan = [str(step[3]) for step in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    return [step for step in plan if "SCAN" in step and not statement.endswith(NEWEST)]


@pytest.fixture
def path(place: Place) -> Path:
    place.fill()
    return place.diary


def test_a_day_with_the_diary_reads_no_table_through(place: Place, path: Path) -> None:
    with closing(place.open()) as diary:
        statements = asked(diary)
    assert any("ratings" in s for s in statements)
    assert any("journal" in s for s in statements)
    slow = {s: found for s in statements if (found := read_through(path, s))}
    assert slow == {}


def test_a_statement_without_an_index_would_be_seen(path: Path) -> None:
    assert read_through(path, "SELECT * FROM ratings WHERE value = 3") == ["SCAN ratings"]
