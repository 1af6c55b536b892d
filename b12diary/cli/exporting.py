"""`b12diary export`: a diary as tables in a folder."""

from contextlib import closing
from pathlib import Path

from b12diary.cli.output import say
from b12diary.diary import Diary
from b12diary.domain.days import Clock
from b12diary.i18n import _
from b12diary.interchange.table_folder import write_folder


def export_tables(file: Path, folder: Path, clock: Clock) -> int:
    """Write the diary in `file` as tables into `folder`, with a data dictionary beside them."""
    with closing(Diary.open_for_reading(file, clock)) as diary:
        n = write_folder(diary.excerpt(), folder)
    say(_("Wrote {n} files to {folder}.").format(n=n, folder=folder))
    return 0
