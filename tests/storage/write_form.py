"""Writes the files of the present form in `tests/diaries`: `python -m tests.storage.write_form`."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from b12diary.diary import Diary
from b12diary.storage.schema import SCHEMA_VERSION
from tests.clock import SetClock
from tests.storage.conftest import PASSPHRASE
from tests.storage.full_diary import fill

DIARIES = Path(__file__).parents[1] / "diaries"


def write(name: str, passphrase: str | None) -> None:
    """Write a full diary to the file called `name`."""
    with TemporaryDirectory() as folder, closing(Diary.open(Path(folder) / "diary.b12", SetClock())) as diary:
        fill(diary)
        if passphrase is not None:
            diary.safe.set_passphrase(passphrase)
        diary.copy_to(DIARIES / name)
    (DIARIES / name).chmod(0o644)


if __name__ == "__main__":
    write(f"form_{SCHEMA_VERSION}.b12", None)
    write(f"form_{SCHEMA_VERSION}_passphrase.b12", PASSPHRASE)
