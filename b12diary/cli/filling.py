"""A diary that something is brought into: one that was made for it is gone again when nothing came in."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from b12diary.cli.opening import Door
from b12diary.diary import Diary


@contextmanager
def opened_to_fill(file: Path, door: Door) -> Iterator[Diary]:
    """Open the diary in `file` for writing, made if it is not there; stopped before its first step, it is not kept.

    Raises:
        DiaryError: it cannot be opened.
    """
    is_new, is_left_empty = not file.exists(), False
    try:
        with closing(door.write(file, create=is_new)) as diary:
            try:
                yield diary
            except BaseException:
                is_left_empty = is_new and diary.undo_label is None
                raise
    finally:
        if is_left_empty:
            file.unlink(missing_ok=True)
