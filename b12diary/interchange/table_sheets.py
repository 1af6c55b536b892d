"""From the text of one CSV file to its rows: separator, header, quotation marks, line numbers; not what cells mean.

Rows come one at a time and nothing but the present row is kept, so that the size of a file does not matter.
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import StringIO

from b12diary.domain.checks import Problem
from b12diary.i18n import _
from b12diary.interchange.table_cells import shown
from b12diary.interchange.table_forms import TableForm

SEPARATORS = (",", ";", "\t")
_LONGEST_ROW = 100_000
_MOST_READ_AGAIN = 5_000_000


@dataclass(slots=True)
class Sheet:
    """One file being read.

    Attributes:
        file: its name, for problems.
        places: where each known column stands in a row, from 0.
        width: how many columns the header names.
        problems: what did not fit so far.
        remarks: what is worth a word though nothing is wrong.
    """

    file: str
    form: TableForm
    places: dict[str, int] = field(default_factory=dict)
    width: int = 0
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def complain(self, text: str, column: str = "", line: int | None = None) -> None:
        """Add a problem."""
        self.problems.append(Problem(text, column, self.file, line))

    def remark(self, text: str, line: int | None = None) -> None:
        """Add a remark."""
        self.remarks.append(Problem(text, file=self.file, row=line))

    def rows(self, source: str | Iterable[str]) -> Iterator[tuple[int, list[str]]]:
        """Go through the rows below the header: the line each begins on (the header's is 1) and its cells.

        Blank rows are left out. After a row whose quotation marks do not fit, reading goes on with the next line.
        """
        lines = _Lines(StringIO(source, newline="") if isinstance(source, str) else source)
        header = self._read_header(lines)
        if not header:
            return
        for line, cells in self._records(lines, header):
            if not any(cells) or not any(cell.strip() for cell in cells):
                continue
            if len(cells) > self.width and any(cell.strip() for cell in cells[self.width :]):
                text = _("this row has more cells than the header has columns; put “ ” marks around text with a comma")
                self.complain(text, line=line)
                continue
            yield line, cells

    def _records(self, lines: "_Lines", separator: str) -> Iterator[tuple[int, list[str]]]:
        while True:
            reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
            try:
                while True:
                    lines.start_row()
                    cells = next(reader, None)
                    if cells is None:
                        return
                    yield lines.row_line, cells
            except csv.Error:
                if lines.is_one_long_line():
                    text = _("this row is longer than 100,000 letters")
                else:
                    text = _("the quotation marks in this row do not fit together")
                self.complain(text, line=lines.row_line)
                lines.back_to_second_line()
                if lines.n_read_again > _MOST_READ_AGAIN:
                    text = _("too many such marks; nothing below this line was read")
                    self.complain(text, line=lines.row_line)
                    return

    def _read_header(self, lines: "_Lines") -> str:
        first = next(lines, "").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
        if first[:4].casefold() == "sep=":
            first = next(lines, "")
        if not first.strip():
            self.complain(
                _("this file has no header row; it begins with: {columns}").format(columns=self._wanted), line=1
            )
            return ""
        if any("\ud800" <= c <= "\udfff" for c in first):
            self.complain(_("this file is not written in UTF-8; save it again as CSV in UTF-8"), line=1)
            return ""
        named = {separator: _names(first, separator) for separator in SEPARATORS}
        separator = max(SEPARATORS, key=lambda s: len(set(named[s]) & set(self.form.columns)))
        names = named[separator]
        missing = [column for column in self.form.required if column not in names]
        if missing:
            text = _("the header row does not name these columns: {columns}").format(columns=", ".join(missing))
            self.complain(text, line=lines.line)
            return ""
        self.width = len(names)
        for place, name in enumerate(names):
            if name not in self.form.columns:
                if name:
                    text = _("this column is not part of the form and was left out: {name}").format(name=shown(name))
                    self.remark(text, lines.line)
            elif name in self.places:
                self.complain(_("this column is named twice; the first one is read"), name, lines.line)
            else:
                self.places[name] = place
        return separator

    @property
    def _wanted(self) -> str:
        return ",".join(self.form.required)


def _names(header: str, separator: str) -> list[str]:
    try:
        cells = next(csv.reader([header], delimiter=separator, skipinitialspace=True), [])
    except csv.Error:
        return []
    return [cell.strip().casefold().replace(" ", "_").replace("-", "_") for cell in cells]


class _Lines:
    """Lines of a file with their numbers; can go back to the second line of the row it is in."""

    def __init__(self, source: Iterable[str]) -> None:
        self._source = iter(source)
        self._waiting: deque[str] = deque()
        self._row: list[str] = []
        self._row_length = 0
        self.line = 0
        self.row_line = 1
        self.n_read_again = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if self._row and self._row_length > _LONGEST_ROW:
            # A mark that is never closed would swallow the rest of the file.
            raise csv.Error
        text = self._waiting.popleft() if self._waiting else next(self._source)
        self.line += 1
        self._row.append(text)
        self._row_length += len(text)
        return text

    def start_row(self) -> None:
        """Say that the next line begins a row."""
        self._row.clear()
        self._row_length = 0
        self.row_line = self.line + 1

    def is_one_long_line(self) -> bool:
        """Tell whether the present row is a single line, and too long to be one."""
        return len(self._row) == 1 and self._row_length > _LONGEST_ROW

    def back_to_second_line(self) -> None:
        """Give back every line of the present row but its first; `n_read_again` counts their letters."""
        again = self._row[1:]
        self.n_read_again += sum(map(len, again))
        self._waiting.extendleft(reversed(again))
        self.line -= len(again)
