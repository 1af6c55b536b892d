"""Workbooks (.xlsx, .xlsm, .xls, .ods) as sheets, through a reader that is an optional part of the program."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import BinaryIO

from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.interchange.findings import Findings
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_open import OpenSheet, Row, even_rows, heads_among

LARGEST = 50_000_000
"""Bytes of a workbook: its reader keeps all of it in memory."""

_SAMPLE_ROWS = 40


def open_workbook(name: str, stream: BinaryIO) -> OpenSheet:
    """Open the first sheet of a workbook that holds anything.

    The caller has looked whether the archive is a bomb (`archive_guard`).

    Raises:
        DiaryError: the reader is not installed, or the workbook cannot be read.
    """
    try:
        import python_calamine
    except ImportError as error:
        raise DiaryError(
            _("Spreadsheet files need one more part of the program."),
            _("It is not installed here."),
            _("Save the sheet as CSV, or install B12 Diary with its extra “spreadsheets”."),
        ) from error
    stream.seek(0)
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise DiaryError(_("The file {file} is too large for a spreadsheet. Save it as CSV.").format(file=name))
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        names = list(workbook.sheet_names)
        tables = ((title, workbook.get_sheet_by_name(title).to_python(skip_empty_area=False)) for title in names)
        title, table = next(((t, rows) for t, rows in tables if any(any(map(_text, row)) for row in rows)), ("", []))
    # The reader is made in another language and has its own errors, some of which are no `Exception` of the usual kind.
    except (Exception, BaseException) as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise DiaryError(_("The file {file} cannot be read as a spreadsheet.").format(file=name)) from error
    if not table:
        raise DiaryError(_("The file {file} is empty.").format(file=name))
    return _sheet(name, [[_text(cell) for cell in row] for row in table], title if len(names) > 1 else "")


def _sheet(name: str, table: list[list[str]], title: str) -> OpenSheet:
    place, heads = heads_among(table[:_SAMPLE_ROWS], name)
    width = max(map(len, table))
    heads = heads if len(heads) == width else heads[:width]
    first = 0 if place is None else place + 1

    def rows(findings: Findings, progress: Progress) -> Iterator[Row]:
        progress.start(len(table))
        found = ((n + 1, list(table[n])) for n in range(first, len(table)))
        for line, cells in even_rows(found, len(heads), findings):
            progress.at(line)
            yield line, cells

    remark = _("only the sheet {title} is read").format(title=f"“{title}”") if title else ""
    return OpenSheet(name, heads, rows, remarks=(remark,) if remark else ())


def _text(cell: object) -> str:
    """Write a cell as it would stand in a CSV file."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
        case _:
            return str(cell).replace("\0", "")
