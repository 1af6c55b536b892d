"""A clock, and a place with a folder for the diary and one for backups."""

from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from b12diary.diary import Diary
from b12diary.diary.rescue import Rescue
from tests.clock import SetClock
from tests.storage.full_diary import fill


@cache
def _full_diary() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "diary.b12"
        with closing(Diary.in_memory(SetClock())) as diary:
            fill(diary)
            diary.copy_to(path)
        return path.read_bytes()


PASSPHRASE = "correct horse battery"


@dataclass(frozen=True)
class Place:
    """Where one person's diary and its backups are."""

    diary: Path
    backups: Path
    clock: SetClock

    def open(self, passphrase: str | None = None) -> Diary:
        return Diary.open(self.diary, self.clock, passphrase=passphrase, backups=self.backups)

    def fill(self) -> None:
        """Put a full diary there, written once for all tests."""
        self.diary.parent.mkdir(exist_ok=True)
        self.diary.write_bytes(_full_diary())

    def rescue(self) -> Rescue:
        return Rescue(self.diary, self.backups, self.clock)

    def names(self) -> list[str]:
        """All files of the place, by name."""
        return sorted(path.name for path in self.diary.parents[1].rglob("*") if path.is_file())


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def place(tmp_path: Path, clock: SetClock) -> Place:
    return Place(tmp_path / "mine" / "diary.b12", tmp_path / "backups", clock)
