"""One writer at a time: told by a lock that ends with its process, and by what its file says."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.diary.rescue import Rescue
from b12diary.errors import DiaryOpenElsewhereError, DiaryUnwritableError
from b12diary.storage.lock import Holder, host_name, lock_path
from tests.clock import SetClock
from tests.storage.conftest import Place

HOLDS = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from b12diary.diary import Diary
    diary = Diary.open(Path(sys.argv[1]))
    print("open", flush=True)
    sys.stdin.read()
    diary.close()
    """
)


def _held(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_while_it_is_open_elsewhere_it_can_only_be_read(place: Place) -> None:
    with closing(place.open()) as first:
        first.write_note(first.today, "a")
    with _held(place.diary) as process:
        with pytest.raises(DiaryOpenElsewhereError, match="is open already") as caught:
            place.open()
        assert (caught.value.host, caught.value.process, caught.value.is_here) == (host_name(), process.pid, True)
        assert place.rescue().holder == Holder(host_name(), process.pid)
        with closing(Diary.open_for_reading(place.diary, place.clock)) as reader:
            assert reader.is_read_only
            assert len(reader.excerpt().notes) == 1
            with pytest.raises(DiaryUnwritableError):
                reader.write_note(reader.today, "b")
        with pytest.raises(DiaryOpenElsewhereError):
            place.rescue().restore(place.diary)
        with pytest.raises(DiaryOpenElsewhereError):
            place.rescue().delete_everything()
        process.communicate("")
    assert place.rescue().holder is None
    with closing(place.open()) as again:
        assert not again.is_read_only
    assert place.names() == ["diary.b12"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_lock_whose_process_was_killed_is_stale(place: Place) -> None:
    with _held(place.diary) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert lock_path(place.diary).exists()
    assert place.rescue().holder is None
    place.open().close()
    assert place.names() == ["diary.b12"]


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b"\xff\xfe", b'{"host": 5}', b"x" * 5000])
def test_a_lock_file_that_was_cut_off_is_stale(place: Place, left: bytes) -> None:
    place.open().close()
    lock_path(place.diary).write_bytes(left)
    place.open().close()
    assert place.names() == ["diary.b12"]


def test_another_computer_that_has_it_open_is_named_and_can_be_passed_over(place: Place) -> None:
    place.open().close()
    lock_path(place.diary).write_text(json.dumps({"host": "kitchen", "process": 7}), encoding="utf-8")
    with pytest.raises(DiaryOpenElsewhereError, match="The computer kitchen has it open") as caught:
        place.open()
    assert not caught.value.is_here
    assert place.rescue().holder == Holder("kitchen", 7)
    with closing(Diary.open(place.diary, place.clock, take_over=True)) as diary:
        assert not diary.write_note(diary.today, "a").is_refused
    assert place.names() == ["diary.b12"]


def test_a_program_that_runs_here_is_never_passed_over(place: Place) -> None:
    with closing(place.open()), pytest.raises(DiaryOpenElsewhereError):
        Diary.open(place.diary, place.clock, take_over=True)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_link_to_the_diary_has_the_same_lock(place: Place) -> None:
    with closing(place.open()):
        link = place.diary.with_name("link.b12")
        link.symlink_to(place.diary)
        with pytest.raises(DiaryOpenElsewhereError):
            Diary.open(link, place.clock)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_lock_that_is_a_link_overwrites_nothing(place: Place, tmp_path: Path) -> None:
    place.open().close()
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    lock_path(place.diary).symlink_to(victim)
    with pytest.raises(DiaryUnwritableError):
        place.open()
    assert victim.read_text(encoding="utf-8") == "mine"


def test_a_diary_that_cannot_be_opened_leaves_no_lock(tmp_path: Path, clock: SetClock) -> None:
    path = tmp_path / "diary.b12"
    path.write_bytes(b"Dear diary " * 400)
    with pytest.raises(Exception, match="damaged"):
        Diary.open(path, clock)
    assert [file.name for file in tmp_path.iterdir()] == ["diary.b12"]
    assert Rescue(path, tmp_path / "backups", clock).holder is None


def test_the_lock_says_nothing_of_what_is_in_the_diary(place: Place) -> None:
    with closing(place.open()) as diary:
        diary.write_note(diary.today, "walrus")
        said = json.loads(lock_path(place.diary).read_text(encoding="utf-8"))
    assert said == {"host": host_name(), "process": os.getpid()}
