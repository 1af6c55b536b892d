"""When the environment may be used as it is, and when it has to be made anew."""

import json
import venv
from pathlib import Path

import pytest
from entry import SetupStoppedError
from setup_venv import alone, is_ready, python_of, stamp_file, stamp_for


@pytest.fixture
def locks(tmp_path: Path) -> list[Path]:
    """Return the program's lock and the tests' lock."""
    files = [tmp_path / "requirements.lock", tmp_path / "requirements-dev.lock"]
    for file in files:
        file.write_text(f"content of {file.name}", "utf-8")
    return files


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """Return an environment whose Python starts, in a folder of an awkward name, without a stamp."""
    folder = tmp_path / "Mein Tagebuch ✎" / ".venv"
    venv.create(folder)
    return folder


def stamp(environment: Path, locks: list[Path]) -> None:
    stamp_file(environment).write_text(json.dumps(stamp_for(locks)), "utf-8")


def test_without_a_stamp_it_was_cut_short(environment: Path, locks: list[Path]) -> None:
    assert not is_ready(environment, locks)


def test_with_the_stamp_of_these_locks_it_is_used(environment: Path, locks: list[Path]) -> None:
    stamp(environment, locks)

    assert is_ready(environment, locks)


def test_the_tests_environment_also_runs_the_program(environment: Path, locks: list[Path]) -> None:
    stamp(environment, locks)

    assert is_ready(environment, locks[:1])


def test_the_programs_environment_lacks_the_tests_part(environment: Path, locks: list[Path]) -> None:
    stamp(environment, locks[:1])

    assert is_ready(environment, locks[:1])
    assert not is_ready(environment, locks)


def test_a_changed_lock_asks_for_a_new_one(environment: Path, locks: list[Path]) -> None:
    stamp(environment, locks)
    locks[0].write_text("another version", "utf-8")

    assert not is_ready(environment, locks)


def test_another_python_asks_for_a_new_one(environment: Path, locks: list[Path]) -> None:
    stamp_file(environment).write_text(json.dumps({**stamp_for(locks), "python": "3.10"}), "utf-8")

    assert not is_ready(environment, locks)


@pytest.mark.parametrize("damage", ["", "[]", "{", "null"])
def test_a_damaged_stamp_is_no_stamp(environment: Path, locks: list[Path], damage: str) -> None:
    stamp_file(environment).write_text(damage, "utf-8")

    assert not is_ready(environment, locks)


def test_a_python_that_was_removed_asks_for_a_new_one(environment: Path, locks: list[Path]) -> None:
    stamp(environment, locks)
    python_of(environment).unlink()

    assert not is_ready(environment, locks)


def test_one_set_up_at_a_time(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl", reason="Windows locks files by another call")
    with alone(tmp_path), (tmp_path / ".venv.lock").open() as second, pytest.raises(BlockingIOError):
        fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)

    with (tmp_path / ".venv.lock").open() as later:
        fcntl.flock(later, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupStoppedError, match="cannot be written to"), alone(tmp_path / "not there"):
        pass
