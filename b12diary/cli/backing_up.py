"""`b12diary backup`: a checked copy of a diary, among its backups or in a folder that is named."""

from contextlib import closing
from pathlib import Path

from b12diary.cli.opening import Door
from b12diary.cli.output import complain, say
from b12diary.i18n import _


def back_up(file: Path, folder: Path | None, door: Door) -> int:
    """Make a backup of the diary in `file`, in `folder` or among its backups, and say where it is."""
    with closing(door.read(file)) as diary:
        if folder is None:
            say(_("The backup is at {file}.").format(file=diary.safe.back_up().path))
            return 0
        made = diary.safe.back_up_to(folder)
    if made.backup is None:
        complain(str(made.notice))
        return 1
    say(_("The backup is at {file}.").format(file=made.backup.path))
    return 0
