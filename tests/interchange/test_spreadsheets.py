"""Workbooks are read as sheets where the optional reader is there, and explained where it is not."""

import sys
from datetime import date
from pathlib import Path

import pytest

from b12diary.errors import DiaryError
from tests.interchange.sheets import proposed, taken, told
from tests.interchange.workbooks import ods, xlsx

ROWS: list[list[str | float]] = [
    ["Date", "Fatigue", "Notes"],
    [46083.0, 6.0, "fine"],
    [46084.0, 6.5, ""],
    [46085.0, 5.0, ""],
    [46086.0, 4.0, ""],
]


def test_a_workbook(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    read = taken(proposed(tmp_path, "mine.xlsx", xlsx(ROWS)))
    assert [(r.day, r.symptom, r.value) for r in read.entries.ratings] == [
        (date(2026, 3, 2), "fatigue", 6),
        (date(2026, 3, 4), "fatigue", 5),
        (date(2026, 3, 5), "fatigue", 4),
    ]
    assert told(read) == ["3, Fatigue: “6.5” is not a whole number from 0 to 10"]


def test_the_first_sheet_with_anything_is_read_and_named(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    proposal = proposed(tmp_path, "mine.xlsx", xlsx(ROWS, sheets=2))
    assert "only the sheet “S2” is read" in proposal.remarks


def test_a_sheet_in_the_open_format(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    rows: list[list[str | float]] = [["Date", "Fatigue"], ["2026-03-02", 6.0]]
    assert len(taken(proposed(tmp_path, "mine.ods", ods(rows))).entries.ratings) == 1


@pytest.mark.parametrize("content", [xlsx(ROWS)[:400], ods(ROWS)[:-30], b"PK\x03\x04" + b"x" * 400, xlsx([])])
def test_a_workbook_that_is_not_whole_is_explained(tmp_path: Path, content: bytes) -> None:
    pytest.importorskip("python_calamine")
    with pytest.raises(DiaryError):
        proposed(tmp_path, "mine.xlsx", content)


def test_without_the_reader_a_way_out_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(DiaryError, match="Save the sheet as CSV"):
        proposed(tmp_path, "mine.xlsx", xlsx(ROWS))
