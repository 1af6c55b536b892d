"""Any sheet is opened: encodings, separators, heads, and rows that no diary can hold."""

import codecs
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.errors import DiaryError
from b12diary.interchange.findings import Findings
from b12diary.interchange.reading_progress import Progress, StoppedError
from b12diary.interchange.sheet_open import open_sheet
from tests.interchange.sheets import rows, sheet, troubles

TEXT = "Tag;Müdigkeit\n2026-03-04;6\n"
LINE = [(2, ["2026-03-04", "6"])]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_encodings_and_line_ends(content: bytes) -> None:
    assert sheet(content).heads == ("Tag", "Müdigkeit")
    assert rows(content) == LINE


def test_the_likeliest_encoding_is_said_to_be_only_that() -> None:
    assert sheet(TEXT.encode()).remarks == ()
    assert "Windows-1252" in sheet(TEXT.encode("cp1252")).remarks[0]


def test_a_broken_letter_in_utf8_does_not_change_all_others() -> None:
    content = "Tag;Müdigkeit;ß\n".encode() + b"2026-03-04;na\xefve;1\n"
    assert sheet(content).heads == ("Tag", "Müdigkeit", "ß")
    assert "damaged" in sheet(content).remarks[0]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(separator: str) -> None:
    assert rows(f"date{separator}how tired\n2026-03-04{separator}6\n") == LINE


@pytest.mark.parametrize("first", ["sep=;\n", "SEP=;\r\n", "\ufeffsep=;\n"])
def test_a_line_that_only_names_the_separator(first: str) -> None:
    assert rows(f"{first}date;how, tired\n2026-03-04;6\n") == [(3, ["2026-03-04", "6"])]


def test_commas_in_numbers_do_not_make_columns() -> None:
    assert sheet("date;a;b\n2026-03-04;6,0;7,5\n2026-03-05;6,0;7,5\n").heads == ("date", "a", "b")


def test_quoted_line_ends_keep_the_line_numbers() -> None:
    assert rows('date,note\n2026-03-04,"a\nb"\n2026-03-05,c\n') == [
        (2, ["2026-03-04", "a\nb"]),
        (4, ["2026-03-05", "c"]),
    ]


@pytest.mark.parametrize(
    ("content", "heads"),
    [
        ("My diary,,\n,,\ndate,a,b\n2026-03-04,1,2\n", ("date", "a", "b")),
        ("2026-03-04,1\n2026-03-05,2\n", ("Column 1", "Column 2")),
        ("date,a,a,\n2026-03-04,1,2,\n", ("date", "a", "a (2)", "Column 4")),
        ('"how\n  tired",date\n1,2026-03-04\n', ("how tired", "date")),
    ],
)
def test_heads(content: str, heads: tuple[str, ...]) -> None:
    assert sheet(content).heads == heads
    assert rows(content)[0][1][: len(heads)].count("2026-03-04") == 1


def test_ragged_rows_are_filled_or_told() -> None:
    content = "date,a,b\n2026-03-04\n\n ,\n2026-03-05,1,2,\n2026-03-06,1,2,3\n2026-03-07,1,2\n2026-03-08,1,2\n"
    assert [line for line, _cells in rows(content)] == [2, 5, 7, 8]
    assert troubles(content) == [
        "6: this row has more cells than there are columns; put “ ” marks around text with a comma"
    ]


def test_marks_that_do_not_fit_cost_their_row_only() -> None:
    content = 'date,note\n2026-03-04,"never closed\n2026-03-05,b\n2026-03-06,c\n'
    assert [line for line, _cells in rows(content)] == [3, 4]
    assert troubles(content) == ["2: the quotation marks in this row do not fit together"]


@pytest.mark.parametrize("cell", ["x" * 200_000, "x," * 100_000, '"' + "x\n" * 60_000 + '"'])
def test_a_row_that_is_too_long_is_told_and_the_next_is_read(cell: str) -> None:
    content = f"date,note\n2026-03-04,{cell}\n2026-03-05,b\n"
    assert ["2026-03-05", "b"] in [cells for _line, cells in rows(content)]
    assert troubles(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\n\n  \n", "is empty"),
        (bytes(range(256)) * 40, "is no text"),
        ((",".join(f"c{n}" for n in range(600)) + "\n").encode(), "more than 500 columns"),
    ],
)
def test_what_is_no_sheet_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(DiaryError, match=words):
        sheet(content)


def test_reading_can_be_called_off() -> None:
    progress = Progress()
    opened = open_sheet("x.csv", BytesIO(b"date,a\n" + b"2026-03-04,1\n" * 10_000), progress)
    found = opened.rows(Findings("x.csv"), progress)
    next(found)
    progress.stop()
    with pytest.raises(StoppedError):
        list(found)


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6))
def test_what_the_csv_module_writes_is_read_back(table: list[tuple[str, str, str]]) -> None:
    import csv
    from io import StringIO

    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerows([("date", "a", "b"), *table])
    kept = [list(row) for row in table if any(cell.strip() for cell in row)]
    assert [cells for _line, cells in rows(text.getvalue())] == kept
