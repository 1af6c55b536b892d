"""The one place where files to be taken in are opened: what kind each is, by its content, and its sheet.

Everything else reads open streams. A sheet can be read as often as needed until the `with` block ends.
"""

import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.interchange import apple_health, medtimer_backup
from b12diary.interchange.archive_guard import LARGEST_EXPORT, LARGEST_WORKBOOK, check_sizes, open_archive
from b12diary.interchange.preset_shapes import shaped
from b12diary.interchange.presets import Preset, preset_called, presets, recognised
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_open import OpenSheet, open_sheet
from b12diary.interchange.spreadsheets import open_workbook
from b12diary.interchange.table_files import is_diary

_UNREADABLE = ((b"SQLite format 3\0", "SQLite"), (b"%PDF", "PDF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"))
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_APPLE_MEMBERS = ("export.xml", "Export.xml", "exportación.xml", "Exportación.xml")


@contextmanager
def opened_sheet(path: Path, progress: Progress, form: str = "") -> Iterator[tuple[OpenSheet, Preset | None]]:
    """Open the sheet in a file, brought into the simple columns of its preset, if it is of one.

    Args:
        path: of the file.
        progress: is told how far reading is; its total is set from the file's size.
        form: key of the preset to use whatever the heads say; empty = the one that knows the heads, if any.

    Raises:
        DiaryError: it is no sheet, or one that has no place in a diary.
    """
    with ExitStack() as stack, _told(path):
        if path.exists() and not path.is_file():  # a folder; or a pipe, which would be waited for without end
            raise DiaryError(_("{file} is not a file that can be read.").format(file=path))
        stream: BinaryIO = stack.enter_context(path.open("rb"))
        progress.start(path.stat().st_size)
        sheet = _sheet(path, stream, progress, stack)
        preset = _preset(sheet, path, form)
        if preset is not None and not sheet.shape:
            sheet = shaped(sheet, preset.shape)
        yield sheet, preset


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except DiaryError:
        raise
    except (OSError, EOFError, BadZipFile, zlib.error) as error:
        reason = _("{file}: {reason}.").format(file=path, reason=getattr(error, "strerror", None) or error)
        raise DiaryError(_("The file cannot be read."), reason) from error


def _sheet(path: Path, stream: BinaryIO, progress: Progress, stack: ExitStack) -> OpenSheet:
    if is_diary(path):
        raise DiaryError(_("{file} is a diary, not a table. Open it instead.").format(file=path))
    # Where many files have one name, the folder says what they are about.
    name = "/".join(path.parts[-2:]) if path.stem.casefold() == "checkmarks" else path.name
    start = stream.read(512)
    for mark, kind in _UNREADABLE:
        if start.startswith(mark):
            raise DiaryError(_("{file} is a {kind} file, not a table.").format(file=path, kind=kind))
    if start.startswith(b"PK\x03\x04"):
        return _archived(name, stream, stack)
    if start.startswith(_OLD_WORKBOOK):
        return open_workbook(name, stream)
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"{"):
        return medtimer_backup.open_backup(name, stream)
    if text.startswith((b"<?xml", b"<HealthData", b"<!DOCTYPE HealthData")):
        return apple_health.open_export(name, stream)
    return open_sheet(name, stream, progress)


def _archived(name: str, stream: BinaryIO, stack: ExitStack) -> OpenSheet:
    archive: ZipFile = stack.enter_context(open_archive(name, stream))
    members = archive.infolist()
    names = {member.filename for member in members}
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names or "content.xml" in names:
        check_sizes(name, members, LARGEST_WORKBOOK)
        return open_workbook(name, stream)
    export = next((m for m in members if m.filename.rpartition("/")[2] in _APPLE_MEMBERS), None)
    if export is None:
        raise DiaryError(
            _("{file} is an archive.").format(file=name), remedy=_("Unpack it, then choose the table in it.")
        )
    check_sizes(name, [export], LARGEST_EXPORT)
    # A member of an archive is read from its start by being opened anew.
    return apple_health.open_export(name, _Member(archive, export.filename, stack))


class _Member:
    """A file in an archive that can be gone back to the start of."""

    def __init__(self, archive: ZipFile, name: str, stack: ExitStack) -> None:
        self._archive, self._name, self._stack = archive, name, stack
        self._file = stack.enter_context(archive.open(name))

    def seek(self, _offset: int) -> int:
        self._file = self._stack.enter_context(self._archive.open(self._name))
        return 0

    def read(self, size: int) -> bytes:
        return self._file.read(size)


def _preset(sheet: OpenSheet, path: Path, form: str) -> Preset | None:
    if form:
        preset = preset_called(form)
        fits = preset is not None and (
            bool(sheet.shape and preset.shape == sheet.shape) or preset.fits(sheet.heads, preset.file)
        )
        if not fits:
            raise DiaryError(_("{file} is not of the form {form}.").format(file=path, form=form))
    else:
        in_shape = (known for known in presets() if sheet.shape and known.shape == sheet.shape)
        preset = next(in_shape, None) or recognised(sheet.heads, str(path))
    if preset is not None and preset.refuse:
        raise DiaryError(_("{file} cannot be taken in.").format(file=path), preset.refuse)
    return preset
