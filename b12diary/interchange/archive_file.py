"""The one place where an archive is opened."""

from pathlib import Path

from b12diary.domain.whole import Whole
from b12diary.errors import DiaryError, DiaryMissingError
from b12diary.i18n import _
from b12diary.interchange.archive import is_archive, read_archive

MOST_BYTES = 1 << 29
"""Eighty years with their journal are a quarter of that."""
_LOOKED_AT = 512


def is_archive_file(path: Path) -> bool:
    """Tell by its first letters whether a file is meant to be an archive; False for what cannot be read."""
    try:
        if not path.is_file():  # a pipe would be waited for without end
            return False
        with path.open("rb") as file:
            return is_archive(file.read(_LOOKED_AT).decode(errors="replace"))
    except OSError:
        return False


def archive_in(path: Path, newest: int) -> Whole:
    """Return the whole diary that the archive at `path` holds; `newest` is the latest version that can be read.

    Raises:
        DiaryError: it is not there, no archive, damaged, too large, or of a later version.
    """
    if not path.exists():
        raise DiaryMissingError(_("There is no file {file}.").format(file=path))
    try:
        if not path.is_file():
            raise DiaryError(_("{file} is not a file that can be read.").format(file=path))
        if path.stat().st_size > MOST_BYTES:
            raise DiaryError(_("{file} is too large to be an archive of a diary.").format(file=path))
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        reason = _("{file}: {reason}.").format(file=path, reason=error.strerror or error)
        raise DiaryError(_("The file cannot be read."), reason) from error
    return read_archive(text, path.name, newest)
