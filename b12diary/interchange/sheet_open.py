"""One sheet of somebody else's making, opened: its separator, its heads, and its rows as often as asked for."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from b12diary.domain.checks import on_one_line
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.interchange.day_forms import written_day
from b12diary.interchange.findings import Findings
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_records import Lines, records
from b12diary.interchange.sheet_text import Encoding, encoding_of, lines_of

MOST_COLUMNS = 500
_SEPARATORS = (",", ";", "\t", "|")
_SAMPLE_LINES = 40
_LONGEST_HEAD = 200

Row = tuple[int, list[str]]
"""The line on which a row begins, and its cells."""

Rows = Callable[[Findings, Progress], Iterator[Row]]
"""Goes through the rows from the first, tells what is wrong with some, and says how far it is."""


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet that can be read as often as needed, as long as what it comes from is open.

    Attributes:
        name: of the file, for problems.
        heads: of the columns, each another one.
        rows: every row with as many cells as there are heads; blank rows are left out.
        shape: the preset that brought it into simple columns; empty = it is as it was.
        remarks: what is worth a word though nothing is wrong.
    """

    name: str
    heads: tuple[str, ...]
    rows: Rows
    shape: str = ""
    remarks: tuple[str, ...] = ()


def open_sheet(name: str, stream: BinaryIO, progress: Progress) -> OpenSheet:
    """Open a table written as text; `stream` stays open and belongs to the sheet.

    Raises:
        DiaryError: this is no table.
        StoppedError: it was called off.
    """
    encoding = encoding_of(stream, progress)
    sample = list(islice(lines_of(stream, encoding, Progress()), _SAMPLE_LINES))
    if not any(line.strip() for line in sample):
        raise DiaryError(_("The file {file} is empty.").format(file=name))
    separator, n_marks = _separator(sample)
    rows = list(records(Lines(sample[n_marks:]), separator, lambda _text, _line: None))
    place, heads = heads_among([cells for _line, cells in rows], name)
    first_line = 1 if place is None else rows[place][0] + 1

    def read(findings: Findings, progress: Progress) -> Iterator[Row]:
        lines = Lines(lines_of(stream, encoding, progress))
        for _n in range(n_marks):
            lines.next_line()
        found = records(lines, separator, findings.complain_of_row)
        skipped = ((line, cells) for line, cells in found if line >= first_line + n_marks)
        return even_rows(skipped, len(heads), findings)

    return OpenSheet(name, heads, read, remarks=_encoding_remarks(encoding))


def _encoding_remarks(encoding: Encoding) -> tuple[str, ...]:
    if encoding.is_sure:
        return ()
    if encoding.name == "utf-8":
        return (_("some letters in this file are damaged; rows with them are told"),)
    return (_("this file is read as Windows-1252; look whether letters such as é are right"),)


def _separator(sample: list[str]) -> tuple[str, int]:
    """Return what stands between the cells, and how many lines say just that."""
    first = sample[0].strip().casefold().removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    if len(first) == 5 and first.startswith("sep=") and first[4] in _SEPARATORS:
        return first[4], 1
    if sample[0].casefold().startswith("sep=\t"):
        return "\t", 1

    def fit(separator: str) -> tuple[float, int]:
        try:
            rows = [row for row in csv.reader(sample, delimiter=separator, skipinitialspace=True) if any(row)]
        except csv.Error:
            return 0.0, 0
        widths = Counter(map(len, rows))
        width, n_rows = widths.most_common(1)[0] if widths else (1, 0)
        return (0.0, 0) if width < 2 else (round(n_rows / len(rows), 1), width)

    return max(_SEPARATORS, key=fit), 0


def heads_among(rows: list[list[str]], name: str) -> tuple[int | None, tuple[str, ...]]:
    """Return which of the first rows holds the heads, None when none does, and the heads.

    Titles above the table are passed over: rows with less than two cells where the table has more.

    Raises:
        DiaryError: there are more columns than any diary has.
    """
    filled = [[cell for cell in row if cell.strip()] for row in rows]
    width = max((len(row) for row in rows), default=0)
    if width > MOST_COLUMNS:
        raise DiaryError(_("The file {file} has more than {n} columns.").format(file=name, n=MOST_COLUMNS))
    widest = max(map(len, filled), default=0)
    for place, cells in enumerate(filled):
        if len(cells) < min(2, widest):
            continue
        if any(_is_content(cell) for cell in cells):
            break
        # Most rows decide: a column may have no head, and a single row too many cells.
        usual = Counter(map(len, rows[place:])).most_common(1)[0][0]
        return place, _distinct([*rows[place], *[""] * (usual - len(rows[place]))])
    return None, _distinct([""] * width)


def _is_content(cell: str) -> bool:
    text = cell.strip()
    return text.replace(".", "", 1).replace(",", "", 1).isdigit() or written_day(text) is not None


def _distinct(cells: Iterable[str]) -> tuple[str, ...]:
    heads: list[str] = []
    for n, cell in enumerate(cells, 1):
        plain = on_one_line(" ".join(cell.split()))[:_LONGEST_HEAD].removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
        head = plain or _("Column {n}").format(n=n)
        again = 2
        while head in heads:
            head = f"{plain or n} ({again})"
            again += 1
        heads.append(head)
    return tuple(heads)


def even_rows(rows: Iterable[Row], width: int, findings: Findings) -> Iterator[Row]:
    """Go through rows with exactly `width` cells each; blank rows are left out, and those with too much are told."""
    for line, cells in rows:
        if not cells or (not cells[0].strip() and not any(map(str.strip, cells))):
            continue
        if len(cells) < width:
            cells.extend([""] * (width - len(cells)))
        elif len(cells) > width:
            if any(cell.strip() for cell in cells[width:]):
                text = _("this row has more cells than there are columns; put “ ” marks around text with a comma")
                findings.complain(text, line=line)
                continue
            del cells[width:]
        yield line, cells
