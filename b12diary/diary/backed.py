"""What came of making a backup, in words where it was not made."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from b12diary.errors import DiaryError, DiaryUnwritableError
from b12diary.i18n import _
from b12diary.storage.backup import Backup


@dataclass(frozen=True, slots=True)
class Backed:
    """What came of making a backup.

    Attributes:
        backup: the new backup; None when none was made.
        notice: why not, to be told quietly; None when there is nothing to tell.
    """

    backup: Backup | None = None
    notice: DiaryError | None = None


def backed_by(make: Callable[[], Backup | None]) -> Backed:
    """Return what came of `make`, which returns the new backup, if any, or raises a `DiaryError`."""
    try:
        return Backed(make())
    except DiaryError as error:
        return Backed(notice=error)


def not_today(error: DiaryError) -> DiaryError:
    """Say of what kept today’s backup from being made that the entries are saved all the same."""
    return DiaryUnwritableError(
        _("The entries are saved, but today’s backup could not be made."), error.why, error.remedy
    )


def no_folder(folder: Path) -> DiaryUnwritableError:
    """Say that the folder for a backup is not there."""
    return DiaryUnwritableError(
        _("The backup was not made."),
        _("The folder is not there: {folder}.").format(folder=folder),
        _("Plug in the stick or connect the drive, then try again."),
    )
