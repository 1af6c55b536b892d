"""What was said to be saved is there after the process was killed at any moment, and a full disk loses nothing."""

import os
import signal
import subprocess
import sys
import textwrap
from datetime import date, timedelta
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.domain.symptom import Symptom, SymptomId
from tests.clock import SetClock

FATIGUE = SymptomId("fatigue")
FIRST = date(2026, 1, 1)

_RATES_UNTIL_KILLED = textwrap.dedent(
    """
    import sys
    from datetime import date, timedelta
    from pathlib import Path
    from b12diary.diary import Diary
    from b12diary.domain.symptom import SymptomId

    diary = Diary.open(Path(sys.argv[1]))
    for n in range(300):
        diary.rate(date(2026, 1, 1) + timedelta(days=n % 200), {SymptomId("fatigue"): n % 11})
        print(n, flush=True)
    """
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "diary.b12"
    diary = Diary.open(path, SetClock())
    diary.set_symptoms([Symptom(FATIGUE)])
    diary.close()
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("after", [1, 40, 230])
def test_killed_at_any_moment_every_acknowledged_rating_is_there(path: Path, after: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _RATES_UNTIL_KILLED, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = -1
        for line in process.stdout:
            said = int(line)
            if said >= after:
                process.send_signal(signal.SIGKILL)
                break
        said = max([said, *(int(line) for line in process.stdout if line.strip())])
    diary = Diary.open(path, SetClock())
    assert diary.check() == ()
    series = diary.excerpt().series(FATIGUE)
    held = dict(zip(series.days, series.values, strict=True))
    # The next rating may have been saved and not said any more: it falls on the day of the one 200 before it.
    for n in range(max(0, said - 198), said + 1):
        assert held[(FIRST + timedelta(days=n % 200)).toordinal()] == n % 11
    diary.close()


_OPENS_UNTIL_CUT_OFF = textwrap.dedent(
    """
    import os, sqlite3, sys
    from functools import partial
    from pathlib import Path

    class Cut(sqlite3.Connection):
        left = int(sys.argv[2])

        def execute(self, *arguments):
            Cut.left -= 1
            if Cut.left < 0:
                os._exit(9)
            return super().execute(*arguments)

    sqlite3.connect = partial(sqlite3.connect, factory=Cut)
    from b12diary.diary import Diary
    Diary.open(Path(sys.argv[1]))
    """
)


@pytest.mark.parametrize("statements", [3, 8, 12, 40, 80])
def test_a_first_start_cut_off_at_any_moment_leaves_what_the_next_one_can_open(tmp_path: Path, statements: int) -> None:
    path = tmp_path / "diary.b12"
    run = subprocess.run([sys.executable, "-c", _OPENS_UNTIL_CUT_OFF, str(path), str(statements)], check=False)
    assert run.returncode == 9
    diary = Diary.open(path, SetClock())
    assert diary.check() == ()
    assert diary.undo_label is None
    diary.close()


_FILLS_THE_DISK = textwrap.dedent(
    """
    import resource, signal, sys
    from datetime import date, timedelta
    from pathlib import Path
    from b12diary.diary import Diary
    from b12diary.errors import DiaryError

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    diary = Diary.open(Path(sys.argv[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
    n = 0
    try:
        for n in range(400):
            diary.write_note(date(2026, 1, 1) + timedelta(days=n % 300), "x" * 2000 + str(n))
            print(n, flush=True)
    except DiaryError as error:
        print("told:", error.remedy)
    """
)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file sizes")
def test_a_file_that_may_not_grow_ends_in_a_sentence_and_loses_nothing(path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _FILLS_THE_DISK, str(path), str(path.stat().st_size + 300_000)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    *said, told = run.stdout.splitlines()
    assert run.stderr == ""
    assert told.startswith("told: ")
    assert len(told) > len("told: ")
    diary = Diary.open(path, SetClock())
    assert diary.check() == ()
    assert len(diary.excerpt().notes) == len(said) > 0
    diary.close()


_READS_ON_A_FULL_DISK = textwrap.dedent(
    """
    import resource, signal, sys
    from pathlib import Path
    from b12diary.diary import Diary

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    print(len(Diary.open_for_reading(Path(sys.argv[1])).excerpt().symptoms))
    """
)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file sizes")
def test_a_diary_can_be_read_on_a_full_disk(path: Path) -> None:
    """The write-ahead file is left empty there, and its index cannot be made."""
    path.with_name("diary.b12-wal").touch()
    run = subprocess.run(
        [sys.executable, "-c", _READS_ON_A_FULL_DISK, str(path)], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "2\n", "")
