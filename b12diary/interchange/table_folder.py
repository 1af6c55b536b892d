"""A diary written as tables into a folder, complete or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from b12diary.domain.excerpt import Excerpt
from b12diary.errors import DiaryUnwritableError
from b12diary.i18n import _
from b12diary.interchange.table_readme import FILE_NAME, data_dictionary
from b12diary.interchange.tables import write_tables


def write_folder(excerpt: Excerpt, folder: Path) -> int:
    """Write the diary that `excerpt` shows whole as tables into `folder`, with a data dictionary beside them.

    Args:
        excerpt: the whole diary.
        folder: a new folder, an empty one, or one with an earlier export, which is replaced.

    Returns:
        The number of files.

    Raises:
        DiaryUnwritableError: nothing was written, because the folder is none, holds something else, or is full.
    """
    texts = {**write_tables(excerpt), FILE_NAME: data_dictionary()}
    try:
        _write_all(texts, folder)
    except OSError as error:
        raise DiaryUnwritableError(
            _("The tables were not written."),
            _("{file}: {reason}.").format(file=folder, reason=error.strerror or error),
            _("Choose another folder, or make some room."),
        ) from error
    return len(texts)


def _write_all(texts: Mapping[str, str], folder: Path) -> None:
    is_new = not folder.exists()
    if is_new:
        folder.mkdir(mode=0o700)
    elif not folder.is_dir():
        raise DiaryUnwritableError(_("{file} is not a folder.").format(file=folder))
    # Hidden files, such as those of a file manager or of an export that was cut off, are no reason to stop.
    seen = [path for path in folder.iterdir() if not path.name.startswith(".")]
    others = sorted(path.name for path in seen if path.name not in texts or path.is_dir())
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
