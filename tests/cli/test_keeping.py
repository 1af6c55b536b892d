"""The commands about the file itself: backup, restore, check, passphrase; and each command on an encrypted diary."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.paths import personal_paths
from b12diary.storage.backup import folder_for
from b12diary.storage.cipher import is_encrypted
from tests.cli.conftest import Run

FATIGUE = SymptomId("fatigue")
PASSPHRASE = "correct horse battery"
Given = Callable[..., str]


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A diary called my.b12 in the test's folder."""
    path = tmp_path / "my.b12"
    with closing(Diary.open(path)) as diary:
        diary.set_symptoms([Symptom(FATIGUE)])
        diary.record(Dose(DoseId("d"), diary.today, diary.now()))
        diary.rate(diary.today, {FATIGUE: 6})
    return path


@pytest.fixture
def given() -> Iterator[Given]:
    """Give lines in an open file, as `3< file` does in a shell; return its number."""
    handles: list[int] = []

    def give(*lines: str) -> str:
        reading, writing = os.pipe()
        os.write(writing, "".join(f"{line}\n" for line in lines).encode())
        os.close(writing)
        handles.append(reading)
        return str(reading)

    yield give
    for handle in handles:
        os.close(handle)


def _only(lines: list[str], start: str) -> str:
    (line,) = [line for line in lines if line.startswith(start)]
    return line.removeprefix(start)


def test_a_backup_is_made_checked_and_restored(b12: Run, mine: Path) -> None:
    made = b12("backup", "--diary", "my.b12")
    assert made.status == 0
    backup = Path(_only(made.said, "The backup is at ").removesuffix("."))
    assert backup.is_relative_to(personal_paths().backups)
    mine.unlink()
    restored = b12("restore", str(backup), "--diary", "my.b12")
    assert restored.status == 0
    assert _only(restored.said, "Restored my.b12. It holds ").startswith("1 injection, 1 rating and 1 rated day, from ")
    checked = b12("check", "--diary", "my.b12")
    assert (checked.status, checked.complained) == (0, [])
    assert checked.said[0].startswith("The diary is whole. It holds 1 injection, 1 rating and 1 rated day, from ")
    assert checked.said[1].startswith("1 backup is whole, made 20")


def test_a_backup_in_a_named_folder_and_a_folder_that_is_not_there(b12: Run, mine: Path, tmp_path: Path) -> None:
    missing = b12("backup", "--diary", "my.b12", "--to", "stick")
    assert missing.status == 1
    assert missing.complained == [
        "The backup was not made. The folder is not there: stick."
        " Plug in the stick or connect the drive, then try again."
    ]
    (tmp_path / "stick").mkdir()
    assert b12("backup", "--diary", "my.b12", "--to", "stick").status == 0
    (copy,) = (tmp_path / "stick").iterdir()
    assert b12("check", "--diary", str(copy)).status == 0


def test_restoring_keeps_the_present_file_and_says_where(b12: Run, mine: Path) -> None:
    backup = _only(b12("backup", "--diary", "my.b12").said, "The backup is at ").removesuffix(".")
    mine.write_bytes(b"broken " * 900)
    ran = b12("restore", backup, "--diary", "my.b12")
    assert ran.status == 0
    kept = ran.said[1].removeprefix("The file that was there is kept. To take this back, restore ").removesuffix(".")
    assert Path(kept).read_bytes() == b"broken " * 900
    assert b12("restore", kept, "--diary", "my.b12").status == 1
    assert b12("check", "--diary", "my.b12").status == 0


def test_check_speaks_of_every_backup_and_fails_for_one(b12: Run, mine: Path) -> None:
    first = Path(_only(b12("backup", "--diary", "my.b12").said, "The backup is at ").removesuffix("."))
    b12("backup", "--diary", "my.b12")
    content = bytearray(first.read_bytes())
    content[4096 * 3 : 4096 * 30] = bytes(4096 * 27)
    first.write_bytes(content)
    ran = b12("check", "--diary", "my.b12")
    assert ran.status == 1
    assert all(line.startswith(f"{first}: ") for line in ran.complained)
    assert ran.complained
    assert ran.said[0].startswith("The diary is whole.")
    assert ran.said[1].startswith("1 backup is whole, made ")


def test_check_names_each_backup_and_does_not_say_there_are_none_when_none_is_whole(b12: Run, mine: Path) -> None:
    first = Path(_only(b12("backup", "--diary", "my.b12").said, "The backup is at ").removesuffix("."))
    assert b12("check", "--diary", "my.b12").said[2:] == [f"{first}: whole."]
    first.write_bytes(b"broken " * 900)
    ran = b12("check", "--diary", "my.b12")
    assert ran.status == 1
    assert len(ran.said) == 1
    assert [line.startswith(f"{first}: ") for line in ran.complained] == [True]


def test_check_goes_on_to_the_backups_when_the_diary_is_lost(b12: Run, mine: Path) -> None:
    b12("backup", "--diary", "my.b12")
    mine.unlink()
    ran = b12("check", "--diary", "my.b12")
    assert ran.status == 1
    assert ran.complained == ["There is no diary at my.b12. Look for a typing slip in the name."]
    assert ran.said[0].startswith("1 backup is whole")


def test_an_import_backs_up_first(b12: Run, mine: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("date,note\n2026-01-05,hello\n", encoding="utf-8")
    assert b12("import", "notes.csv", "--diary", "my.b12").status == 0
    assert [path.name for path in personal_paths().backups.rglob("*before-import.b12")] != []


def test_set_change_and_remove_a_passphrase(b12: Run, mine: Path, given: Given) -> None:
    ran = b12("passphrase", "set", "--diary", "my.b12", "--passphrase-fd", given(PASSPHRASE))
    assert (ran.status, ran.complained) == (0, [])
    assert ran.said[1] == "It cannot be recovered. Write it down, and keep it in a safe place."
    assert is_encrypted(mine)
    again = b12("passphrase", "set", "--diary", "my.b12", "--passphrase-fd", given(PASSPHRASE))
    assert again.status == 1
    assert again.complained[0].startswith("This diary has a passphrase already.")
    ran = b12("passphrase", "change", "--diary", "my.b12", "--passphrase-fd", given(PASSPHRASE, "a new passphrase"))
    assert ran.status == 0
    wrong = b12("passphrase", "remove", "--diary", "my.b12", "--passphrase-fd", given(PASSPHRASE))
    assert (wrong.status, wrong.said) == (1, [])
    assert wrong.complained[0].startswith("This passphrase does not open the diary.")
    assert b12("passphrase", "remove", "--diary", "my.b12", "--passphrase-fd", given("a new passphrase")).status == 0
    assert b12("check", "--diary", "my.b12").status == 0
    none = b12("passphrase", "remove", "--diary", "my.b12", "--passphrase-fd", given(PASSPHRASE))
    assert none.complained == ["This diary has no passphrase. Use b12diary passphrase set."]


def test_a_damaged_file_that_was_kept_is_told_and_goes_when_asked(b12: Run, mine: Path, given: Given) -> None:
    backup = Path(_only(b12("backup", "--diary", "my.b12").said, "The backup is at ").removesuffix("."))
    kept = backup.with_name("2026-11-20_120000_damaged.b12")
    kept.write_bytes(b"a word of mine " * 900)
    ran = b12("passphrase", "set", "--diary", "my.b12", "--passphrase-fd", given(PASSPHRASE))
    assert ran.status == 1
    assert [line.startswith("This file is damaged, and anyone can read") for line in ran.complained] == [True, False]
    assert is_encrypted(mine)
    checked = b12("check", "--diary", "my.b12", "--passphrase-fd", given(PASSPHRASE))
    assert checked.status == 0
    assert checked.said[-1] == f"{kept}: this file has no passphrase, anyone can read it."
    words = ("passphrase", "change", "--diary", "my.b12", "--remove-unencrypted", "--passphrase-fd")
    ran = b12(*words, given(PASSPHRASE, "a new passphrase"))
    assert (ran.status, ran.said[-1]) == (0, f"Removed: {kept}.")
    assert not kept.exists()


@pytest.fixture
def locked(b12: Run, mine: Path, given: Given) -> Path:
    b12("backup", "--diary", "my.b12")
    b12("passphrase", "set", "--diary", "my.b12", "--passphrase-fd", given(PASSPHRASE))
    return mine


COMMANDS = (
    ("check", "--diary", "my.b12"),
    ("export", "--diary", "my.b12", "--to", "out"),
    ("import", "notes.csv", "--diary", "my.b12"),
    ("import", "notes.csv", "--diary", "my.b12", "--dry-run"),
    ("patterns", "my.b12"),
    ("summary", "--diary", "my.b12", "--out", "page.pdf"),
    ("backup", "--diary", "my.b12"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_works_on_an_encrypted_diary(
    b12: Run, locked: Path, given: Given, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "notes.csv").write_text("date,note\n2026-01-05,hello\n", encoding="utf-8")
    ran = b12(*command, "--passphrase-fd", given(PASSPHRASE))
    assert (ran.status, ran.complained) == (0, [])


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_without_a_terminal_and_without_a_passphrase_there_is_a_sentence(
    b12: Run, locked: Path, tmp_path: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("never read\n"))
    (tmp_path / "notes.csv").write_text("date,note\n2026-01-05,hello\n", encoding="utf-8")
    before = locked.read_bytes()
    ran = b12(*command)
    assert ran.status == 1
    assert any("--passphrase-fd" in line for line in ran.complained)
    assert not any("mistake" in line for line in ran.complained)
    assert locked.read_bytes() == before


def test_an_encrypted_backup_is_restored(b12: Run, locked: Path, given: Given) -> None:
    (backup,) = folder_for(personal_paths().backups, locked).iterdir()
    ran = b12("restore", str(backup), "--diary", "other.b12", "--passphrase-fd", given(PASSPHRASE))
    assert (ran.status, ran.complained) == (0, [])
    assert is_encrypted(Path("other.b12"))


@pytest.mark.parametrize("number", ["987654", "-1"])
def test_a_number_that_is_no_open_file_is_said(b12: Run, locked: Path, number: str) -> None:
    ran = b12("check", "--diary", "my.b12", f"--passphrase-fd={number}")
    assert ran.status == 1
    assert ran.complained[0].startswith("The passphrase cannot be read.")


def test_a_passphrase_that_is_too_short_changes_nothing(b12: Run, mine: Path, given: Given) -> None:
    ran = b12("passphrase", "set", "--diary", "my.b12", "--passphrase-fd", given("short"))
    assert ran.status == 1
    assert "fewer than 8 characters" in ran.complained[0]
    assert not is_encrypted(mine)


AT_A_TERMINAL = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # the terminal that getpass asks on
from b12diary.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a terminal that a program can make")
def test_at_a_terminal_it_is_typed_unseen(locked: Path) -> None:
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", AT_A_TERMINAL, "check", "--diary", str(locked)],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        asked = os.read(ours, 100)
        os.write(ours, f"{PASSPHRASE}\n".encode())
        said, complained = process.communicate(timeout=60)
        shown = os.read(ours, 100)
    os.close(ours)
    os.close(theirs)
    assert asked == b"Passphrase of the diary: "
    assert PASSPHRASE.encode() not in shown
    assert (process.returncode, complained) == (0, "")
    assert said.startswith("The diary is whole.")


def test_a_diary_that_is_open_in_the_window_is_only_read(b12: Run, mine: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("date,note\n2026-01-05,hello\n", encoding="utf-8")
    with closing(Diary.open(mine)):
        refused = b12("import", "notes.csv", "--diary", "my.b12")
        assert refused.status == 1
        assert refused.complained[0].startswith("The diary at my.b12 is open already.")
        assert b12("check", "--diary", "my.b12").status == 0
        assert b12("backup", "--diary", "my.b12").status == 0


def test_a_passphrase_from_a_file_that_begins_with_a_mark_is_the_one_that_is_typed(
    b12: Run, mine: Path, given: Given
) -> None:
    b12(
        "passphrase", "set", "--diary", "my.b12", "--passphrase-fd", given(f"\N{ZERO WIDTH NO-BREAK SPACE}{PASSPHRASE}")
    )
    assert b12("check", "--diary", "my.b12", "--passphrase-fd", given(PASSPHRASE)).status == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no place among the files there")
def test_a_pipe_in_the_place_of_a_file_is_told_and_not_waited_for(b12: Run, mine: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for arguments in (("check",), ("import", "pipe"), ("merge", "pipe"), ("restore", "pipe")):
        ran = b12(*arguments, "--diary", "pipe" if arguments == ("check",) else "my.b12")
        assert (ran.status, len(ran.complained)) == (1, 1)


def test_the_diary_itself_is_refused_among_the_files_before_it_is_held_open(
    b12: Run, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look into the file of an open diary would take away the locks that hold it open."""

    def refuse(*_arguments: object, **_options: object) -> Diary:
        raise AssertionError("it was held open")

    monkeypatch.setattr(Diary, "open", refuse)
    ran = b12("import", "my.b12", "--diary", "my.b12")
    assert (ran.status, ran.complained) == (1, ["my.b12 is a diary, not tables. Export it first."])
