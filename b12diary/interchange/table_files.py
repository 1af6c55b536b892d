"""From what a person names to entries: folders and files in the CSV form, opened, read and closed here."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path

from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.interchange.incoming import Incoming
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_text import Encoding, lines_of
from b12diary.interchange.table_forms import TABLE_FORMS, form_of_file
from b12diary.interchange.tables import read_tables

_LONGEST_HEAD = 10_000
_DIARY_SUFFIX = ".b12"
_SQLITE_HEADER = b"SQLite format 3\0"


def is_diary(source: Path) -> bool:
    """Tell whether a source is a diary file rather than tables, by its first bytes or else its name."""
    if not source.is_file():
        return source.suffix.casefold() == _DIARY_SUFFIX and not source.is_dir()
    if form_of_file(source.name) is not None:
        return False
    with source.open("rb") as file:
        start = file.read(len(_SQLITE_HEADER))
    return start == _SQLITE_HEADER or source.suffix.casefold() == _DIARY_SUFFIX


def is_tables(source: Path) -> bool:
    """Tell whether a source is of the form: a folder, or a file with a name and the columns of one of its tables."""
    form = form_of_file(source.name)
    if form is None or not source.is_file():
        return source.is_dir()
    with source.open(encoding="utf-8-sig", errors="replace") as file:
        head = file.readline(_LONGEST_HEAD)
    names = {cell.strip().strip('"').casefold().replace(" ", "_") for cell in re.split(r"[,;\t]", head)}
    # Other programs also call a file "notes", and a column "date".
    is_mostly_ours = len(names & set(form.columns)) * 2 >= len(names)
    return (set(form.required) <= names and is_mostly_ours) or not head.strip()


def read_sources(sources: Sequence[Path], now: datetime, today: date, progress: Progress | None = None) -> Incoming:
    """Read folders and files of the CSV form as one bundle.

    Files are named in problems as they stand in their folder; with several sources the folder stands before them.
    `progress` is told how far the reading of each file is, and can call it off.

    Raises:
        DiaryError: a source is not there, cannot be opened, or holds no file of the form.
        StoppedError: it was called off.
    """
    progress = progress or Progress()
    paths: dict[str, Path] = {}
    met: set[str] = set()
    for source in sources:
        for path in _files_of(source):
            # A file that is reached in two ways is still one file: its rows must not count twice.
            real = os.path.realpath(path)
            if real not in met:
                met.add(real)
                paths[path.name if len(sources) == 1 else str(path)] = path
    with ExitStack() as opened:
        files: dict[str, Iterable[str]] = {}
        for name, path in paths.items():
            is_known = form_of_file(name) is not None
            files[name] = _lines_in(path, opened, progress) if is_known else ()
        return read_tables(files, now, today)


def _lines_in(path: Path, opened: ExitStack, progress: Progress) -> Iterator[str]:
    if not path.is_file():
        raise DiaryError(_("{file} is not a file that can be read.").format(file=path))
    stream = opened.enter_context(path.open("rb"))
    progress.start(path.stat().st_size)
    # Bytes that are not UTF-8 are carried on as marks that the checks of each row find and tell.
    return lines_of(stream, Encoding("utf-8"), progress)


def _files_of(source: Path) -> list[Path]:
    names = ", ".join(form.file for form in TABLE_FORMS)
    if not source.exists():
        raise DiaryError(_("There is no file or folder {file}.").format(file=source))
    if source.is_dir():
        files = sorted(path for path in source.iterdir() if path.suffix.casefold() == ".csv")
        if not any(form_of_file(path.name) for path in files):
            raise DiaryError(_("The folder {file} holds none of the files {names}.").format(file=source, names=names))
        return files
    if is_diary(source):
        raise DiaryError(_("{file} is a diary, not tables. Export it first.").format(file=source))
    if form_of_file(source.name) is None:
        raise DiaryError(_("{file} is none of the files {names}.").format(file=source, names=names))
    return [source]
