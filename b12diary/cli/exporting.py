"""`b12diary export`: a diary as tables in a folder, complete or not at all."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from b12diary.cli.output import say
from b12diary.diary import Diary
from b12diary.domain.days import Clock
from b12diary.errors import DiaryUnwritableError
from b12diary.i18n import _
from b12diary.interchange.table_readme import FILE_NAME, data_dictionary
from b12diary.interchange.tables import write_tables


def export_tables(file: Path, folder: Path, clock: Clock) -> int:
    """Write the diary in `file` as tables into `folder`, with a data dictionary beside them."""
    with closing(Diary.open_for_reading(file, clock)) as diary:
        texts = {**write_tables(diary.excerpt()), FILE_NAME: data_dictionary()}
    try:
        _write_all(texts, folder)
    except OSError as error:
        raise DiaryUnwritableError(
            _("The tables were not written."),
            _("{file}: {reason}.").format(file=folder, reason=error.strerror or error),
            _("Choose another folder, or make some room."),
        ) from error
    say(_("Wrote {n} files to {folder}.").format(n=len(texts), folder=folder))
    return 0


def _write_all(texts: Mapping[str, str], folder: Path) -> None:
    is_new = not folder.exists()
    if is_new:
        folder.mkdir(mode=0o700)
    elif not folder.is_dir():
        raise DiaryUnwritableError(_("{file} is not a folder.").format(file=folder))
    others = sorted(path.name for path in folder.iterdir() if path.name not in texts)
    if others:
        raise DiaryUnwritableError(
            _("The folder {folder} holds other files, such as {name}.").format(folder=folder, name=others[0]),
            remedy=_("Choose a new or an empty folder."),
        )
    # All of it is on the disk before the first old file is replaced: a full disk leaves the folder as it was.
    ready: list[tuple[Path, Path]] = []
    try:
        for name, text in texts.items():
            handle, beside = tempfile.mkstemp(prefix=".b12diary-", dir=folder)
            ready.append((Path(beside), folder / name))
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        for beside_path, path in ready:
            beside_path.replace(path)
    except BaseException:
        for beside_path, _path in ready:
            beside_path.unlink(missing_ok=True)
        if is_new and not any(folder.iterdir()):
            folder.rmdir()
        raise
