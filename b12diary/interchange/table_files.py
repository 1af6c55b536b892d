"""From what a person names to entries: folders and files in the CSV form, opened, read and closed here."""

import os
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.interchange.table_forms import TABLE_FORMS, form_of_file
from b12diary.interchange.tables import TablesRead, read_tables

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


def read_sources(sources: Sequence[Path], now: datetime, today: date) -> TablesRead:
    """Read folders and files of the CSV form as one bundle.

    Files are named in problems as they stand in their folder; with several sources the folder stands before them.

    Raises:
        DiaryError: a source is not there, cannot be opened, or holds no file of the form.
    """
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
            files[name] = opened.enter_context(_open_lines(path)) if is_known else ()
        return read_tables(files, now, today)


def _open_lines(path: Path) -> TextIO:
    if not path.is_file():
        raise DiaryError(_("{file} is not a file that can be read.").format(file=path))
    # Bytes that are not UTF-8 are carried on as marks that the checks of each row find and tell.
    return path.open(encoding="utf-8", errors="surrogateescape", newline="")


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
