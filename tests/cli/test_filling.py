"""A diary that was made for an import is gone again when the import was stopped, unless something is in it."""

from pathlib import Path

import pytest

from b12diary.cli.filling import opened_to_fill
from b12diary.cli.opening import Door
from tests.clock import SetClock


def test_stopped_before_its_first_step_it_is_gone(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), opened_to_fill(tmp_path / "my.b12", Door(SetClock(), tmp_path / "backups")):
        raise KeyboardInterrupt
    assert not (tmp_path / "my.b12").exists()


def test_what_is_written_stays(tmp_path: Path) -> None:
    path, door = tmp_path / "my.b12", Door(SetClock(), tmp_path / "backups")

    def fill() -> None:
        with opened_to_fill(path, door) as diary:
            diary.write_note(diary.today, "Written")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill()
    with opened_to_fill(path, door) as diary:
        assert [note.text for note in diary.notes()] == ["Written"]


def test_a_diary_that_was_there_stays_even_when_empty(tmp_path: Path) -> None:
    path, door = tmp_path / "my.b12", Door(SetClock(), tmp_path / "backups")
    with opened_to_fill(path, door):
        pass
    with pytest.raises(KeyboardInterrupt), opened_to_fill(path, door):
        raise KeyboardInterrupt
    assert path.exists()
