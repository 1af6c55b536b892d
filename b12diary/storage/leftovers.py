"""Files that are only there while something is written: their names, and taking away what an end by force left."""

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from b12diary.storage.lock import is_running

_NAME = re.compile(r"\.b12diary-(\d+)-[a-z0-9_]{8}\.part(-journal|-wal|-shm)?")


def part_file(folder: Path) -> Path:
    """Make an empty file in `folder`, private to its owner, that is to be renamed when it is complete."""
    handle, name = tempfile.mkstemp(prefix=f".b12diary-{os.getpid()}-", suffix=".part", dir=folder)
    os.close(handle)
    return Path(name)


def discard(part: Path) -> None:
    """Take a part away, with what SQLite may have put beside it."""
    for ending in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            part.with_name(f"{part.name}{ending}").unlink(missing_ok=True)


def clear_leftovers(folder: Path) -> None:
    """Take away the parts that a program which was ended by force left in `folder`; all other files stay.

    A part whose program still runs is left to it. On Windows that is told by the part being open.
    """
    with suppress(OSError):
        for path in tuple(folder.iterdir()):
            named = _NAME.fullmatch(path.name)
            if named and not is_running(int(named[1])):
                with suppress(OSError):
                    path.unlink()


def sync_file(path: Path) -> None:
    """Have what was written to a file reach the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in a folder reach the disk, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
