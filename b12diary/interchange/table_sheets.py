"""From the text of one CSV file to its rows: separator, header, quotation marks, line numbers; not what cells mean.

Rows come one at a time and nothing but the present row is kept, so that the size of a file does not matter.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import StringIO

from b12diary.i18n import _
from b12diary.interchange.findings import Findings
from b12diary.interchange.sheet_records import Lines, blocks
from b12diary.interchange.table_cells import shown
from b12diary.interchange.table_forms import TableForm

SEPARATORS = (",", ";", "\t")


@dataclass(slots=True)
class Sheet:
    """One file being read.

    Attributes:
        file: its name, for problems.
        places: where each known column stands in a row, from 0.
        width: how many columns the header names.
        findings: what did not fit so far, and what is worth a word.
    """

    file: str
    form: TableForm
    places: dict[str, int] = field(default_factory=dict)
    width: int = 0
    findings: Findings = field(init=False)

    def __post_init__(self) -> None:
        """Have found nothing yet."""
        self.findings = Findings(self.file)

    def complain(self, text: str, column: str = "", line: int | None = None) -> None:
        """Add a problem."""
        self.findings.complain(text, column, line)

    def remark(self, text: str, line: int | None = None) -> None:
        """Add a remark."""
        self.findings.remark(text, line)

    def rows(self, source: str | Iterable[str]) -> Iterator[tuple[int, list[str]]]:
        """Go through the rows below the header: the line each begins on (the header's is 1) and its cells.

        Blank rows are left out. After a row whose quotation marks do not fit, reading goes on with the next line.
        """
        for first, rows in self.blocks(source):
            yield from self.fitting(first, rows)

    def blocks(self, source: str | Iterable[str]) -> Iterator[tuple[int, list[list[str]]]]:
        """Go through the rows as they come, many at once: the line of the first, and rows that are a line each."""
        lines = Lines(StringIO(source, newline="") if isinstance(source, str) else source)
        header = self._read_header(lines)
        return blocks(lines, header, self.findings.complain_of_row) if header else iter(())

    def fitting(self, first: int, rows: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
        """Go through the rows of a block that say something, and tell of those that are too wide."""
        for line, cells in enumerate(rows, first):
            if not cells or (not cells[0].strip() and not any(map(str.strip, cells))):
                continue
            if len(cells) > self.width and any(cell.strip() for cell in cells[self.width :]):
                text = _("this row has more cells than the header has columns; put “ ” marks around text with a comma")
                self.complain(text, line=line)
                continue
            yield line, cells

    def _read_header(self, lines: Lines) -> str:
        first = lines.next_line().removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
        if first[:4].casefold() == "sep=":
            first = lines.next_line()
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
