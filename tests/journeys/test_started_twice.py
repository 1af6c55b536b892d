"""Started by the computer it waits unseen; every later start leaves the diary to it and ends, as processes do it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.storage.lock import holder_of

AT_MOST_S = 60
_PROGRAM = """
import sys
from pathlib import Path
from b12diary.paths import Paths
from b12diary.ui import session

folder = Path(sys.argv[1])
sys.exit(session.run(Paths(folder / "data", folder / "state"), None, hidden=sys.argv[2] == "hidden"))
"""


def begin(folder: Path, how: str) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen([sys.executable, "-c", _PROGRAM, str(folder), how], env=environment)


@pytest.mark.long
def test_a_later_start_of_either_kind_leaves_the_diary_to_the_one_that_waits(tmp_path: Path) -> None:
    path = tmp_path / "data" / "diary.b12"
    diary = Diary.open(path)
    diary.set_preferences(first_start_done=True, stay_in_tray=True)
    diary.close()

    waiting = begin(tmp_path, "hidden")
    try:
        end = time.monotonic() + AT_MOST_S
        while holder_of(path) is None and time.monotonic() < end:
            time.sleep(0.05)
        for how in ("shown", "hidden"):
            assert begin(tmp_path, how).wait(AT_MOST_S) == 0
            assert waiting.poll() is None
            assert not (tmp_path / "state" / "come_forward").exists()
    finally:
        waiting.terminate()
        waiting.wait()
