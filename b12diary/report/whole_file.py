"""Writing a file that is handed over: whole or not at all, and never over something that is not the same kind."""

import errno
import os
import tempfile
from pathlib import Path

from b12diary.errors import DiaryUnwritableError
from b12diary.i18n import _


def write_whole(path: Path, made: bytes) -> None:
    """Write `made` to `path`; a file that was there is replaced only when the new one is complete.

    Raises:
        DiaryUnwritableError: the place cannot be written to.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".page-", suffix=path.suffix, dir=path.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(made)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise DiaryUnwritableError(
            _("{file} was not saved.").format(file=path.name),
            why(error),
            _("Choose another folder or free some space, then save again."),
        ) from error


def why(error: OSError) -> str:
    """Return in a sentence why the system did not take a file."""
    if isinstance(error, PermissionError):
        return _("This folder or file cannot be changed.")
    if isinstance(error, FileNotFoundError):
        return _("This folder is not there.")
    if isinstance(error, IsADirectoryError):
        return _("There is a folder of this name.")
    return {
        errno.ENOSPC: _("The disk is full."),
        errno.EROFS: _("This disk can only be read."),
        errno.ENAMETOOLONG: _("The name is too long."),
        errno.ENOTDIR: _("This folder is not there."),
    }.get(error.errno or 0, _("The system did not allow it."))
