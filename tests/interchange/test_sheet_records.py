"""Rows read many at once are the rows that are read one by one, whatever the quotation marks do."""

import csv
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from b12diary.interchange.reading_progress import Progress, StoppedError
from b12diary.interchange.sheet_records import Lines, records
from b12diary.interchange.sheet_text import LONGEST_LINE, Encoding, lines_of

PIECES = st.sampled_from(["a", "b", ",", '"', "\r\n", "\n", "1,2,3\n", '"x, y",2,3\r\n', '"over\ntwo",5\n', "é"])
TEXTS = st.lists(PIECES, max_size=60).map("".join)


def read(text: str) -> tuple[list[tuple[int, list[str]]], list[int]]:
    """Return the rows of a text, and the lines that are told as wrong."""
    wrong: list[int] = []
    lines = Lines(lines_of(BytesIO(text.encode()), Encoding("utf-8"), Progress()))
    return list(records(lines, ",", lambda _text, line: wrong.append(line))), wrong


def in_turn(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines(keepends=True), skipinitialspace=True, strict=True))


@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_where_nothing_is_wrong_the_rows_are_those_of_the_csv_module(text: str) -> None:
    rows, wrong = read(text)

    if not wrong:
        assert [cells for _line, cells in rows] == in_turn(text)


def test_every_row_has_the_line_it_begins_on() -> None:
    n = 200
    text = "".join(f'{row},"two\nlines"\n' if row % 50 == 0 else f"{row},one\n" for row in range(n))
    starts = {line.split(",")[0]: number for number, line in enumerate(text.split("\n"), 1)}

    rows, wrong = read(text)

    assert wrong == []
    assert [(line, cells[0]) for line, cells in rows] == [(starts[str(row)], str(row)) for row in range(n)]


def test_a_mark_that_is_never_closed_costs_its_own_row_only() -> None:
    text = "".join('130,"open\n' if row == 130 else f"{row},x\n" for row in range(300))

    rows, wrong = read(text)

    assert wrong == [131]
    assert [int(cells[0]) for _line, cells in rows] == [row for row in range(300) if row != 130]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_the_same_wherever_they_are_cut_into_pieces(end: str) -> None:
    text = "".join(f"{'x' * (n % 977)}{n}{end}" for n in range(400))

    found = list(lines_of(BytesIO(text.encode()), Encoding("utf-8"), Progress()))

    assert "".join(found) == text
    assert [line.removesuffix(end) for line in found] == [f"{'x' * (n % 977)}{n}" for n in range(400)]


def test_a_line_without_end_is_cut_and_the_next_one_is_whole() -> None:
    text = f"first\n{'y' * (3 * LONGEST_LINE)}\nlast"

    found = list(lines_of(BytesIO(text.encode()), Encoding("utf-8"), Progress()))

    assert [len(line) for line in found] == [6, LONGEST_LINE + 1, 4]
    assert found[-1] == "last"


def test_a_line_without_end_can_be_called_off() -> None:
    progress = Progress()
    progress.stop()

    with pytest.raises(StoppedError):
        list(lines_of(BytesIO(b"z" * LONGEST_LINE), Encoding("utf-8"), progress))
