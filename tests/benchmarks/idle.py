"""What waiting beside the clock costs in an hour: `python -m tests.benchmarks --only idle [--minutes 10]`, on Linux.

The program is started as the computer starts it at login, on a screen of its own, and left alone; a bare application of
the same toolkit waits beside it. Times and wake-ups are the kernel's own counts for all threads, scaled to an hour.
Needs Xvfb; with trayer there is a place for icons too, and without it the window is minimised.
"""

import os
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from b12diary.diary import Diary
from tests.benchmarks.diaries import make
from tests.benchmarks.timing import Row

SETTLED_S = 45
"""Until the desktop was asked for a place often enough, and the backup of the day is made."""
_ALLOWED_S = 1.0
"""Of processor time in an hour."""
_BARE = textwrap.dedent(
    """
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.winId()
    app.exec()
    """
)


@dataclass(frozen=True, slots=True)
class Count:
    """What a process has used since it began: processor time, and how often a thread of it was woken."""

    seconds: float
    n_wakes: int

    def per_hour(self, before: "Count", seconds: float) -> "Count":
        """Return what an hour of the time since `before` costs, when `seconds` have passed."""
        scale = 3600 / seconds
        return Count((self.seconds - before.seconds) * scale, round((self.n_wakes - before.n_wakes) * scale))


def count(process: int) -> Count:
    """Ask the kernel what all threads of a process have used."""
    threads = list(Path(f"/proc/{process}/task").iterdir())
    seconds = sum(int((thread / "schedstat").read_text("ascii").split()[0]) for thread in threads) / 1e9
    lines = [line.split() for thread in threads for line in (thread / "status").read_text("utf-8").splitlines()]
    return Count(seconds, sum(int(words[1]) for words in lines if words[0] == "voluntary_ctxt_switches:"))


@contextmanager
def screen() -> Iterator[str]:
    """Start a screen of its own, with a place for icons where there is a program for that; yields its name."""
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout is not None
        name = f":{server.stdout.readline().strip()}"
        others: list[subprocess.Popen[str]] = [server]
        if shutil.which("trayer"):
            others.append(
                subprocess.Popen(["trayer"], env={**os.environ, "DISPLAY": name}, stderr=subprocess.DEVNULL, text=True)
            )
        try:
            yield name
        finally:
            for process in reversed(others):
                process.terminate()
                process.wait()


def make_diary(home: Path) -> None:
    """Make a diary of one year where the program looks for it, with every reminder wanted."""
    path = home / ".local" / "share" / "b12diary" / "diary.b12"
    path.parent.mkdir(parents=True)
    make(path, 1)
    diary = Diary.open(path)
    diary.set_preferences(
        first_start_done=True, evening_reminder="20:00", planned_reminder=True, appointment_reminder=True
    )
    diary.close()


def measure(minutes: float) -> Iterator[Row]:
    """Yield processor time against what is allowed, and wake-ups against the bare application's, all for an hour.

    Raises:
        RuntimeError: there is no screen to be had here.
    """
    if shutil.which("Xvfb") is None:
        raise RuntimeError("Xvfb is needed for a screen of its own")
    with TemporaryDirectory() as folder, screen() as display:
        make_diary(Path(folder))
        ours, bare = _costs(folder, display, minutes * 60)
    yield Row("waiting an hour, processor time", (ours.seconds,), (_ALLOWED_S,), "1 s", aim="1x")
    yield Row("waiting an hour, bare application", (bare.seconds,), (_ALLOWED_S,), "1 s")
    against = "bare application"
    yield Row("waiting an hour, wake-ups", (ours.n_wakes,), (max(1, bare.n_wakes),), against, unit="")


def _costs(folder: str, display: str, seconds: float) -> tuple[Count, Count]:
    """Return what an hour costs the program and the bare application."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    environment = {
        **kept,
        "HOME": folder,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    commands = (["-m", "b12diary", "--hidden"], ["-c", _BARE])
    running = [subprocess.Popen([sys.executable, *command], env=environment) for command in commands]
    try:
        time.sleep(SETTLED_S)
        before = [count(process.pid) for process in running]
        start = time.monotonic()
        time.sleep(seconds)
        passed = time.monotonic() - start
        if any(process.poll() is not None for process in running):
            raise RuntimeError("what should have waited has ended")
        ours, bare = (count(p.pid).per_hour(b, passed) for p, b in zip(running, before, strict=True))
    finally:
        for process in running:
            process.terminate()
            process.wait()
    return ours, bare
