"""What waiting beside the clock costs in an hour: `python -m tests.benchmarks.idle [--minutes 10]`, on Linux.

The program is started as the computer starts it at login, on a screen of its own, and left alone; a bare application of
the same toolkit waits beside it. Times and wake-ups are the kernel's own counts for all threads, scaled to an hour.
Needs Xvfb; with trayer there is a place for icons too, and without it the window is minimised.
"""

import argparse
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

SETTLED_S = 45
"""Until the desktop was asked for a place often enough, and the backup of the day is made."""
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


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.idle", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="how long to look (default: 10)")
    seconds = parser.parse_args().minutes * 60
    with TemporaryDirectory() as folder, screen() as display:
        make_diary(Path(folder))
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        environment = {
            **kept,
            "HOME": folder,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        commands = {"B12 Diary": ["-m", "b12diary", "--hidden"], "bare application": ["-c", _BARE]}
        running = {
            name: subprocess.Popen([sys.executable, *command], env=environment) for name, command in commands.items()
        }
        try:
            time.sleep(SETTLED_S)
            before = {name: count(process.pid) for name, process in running.items()}
            start = time.monotonic()
            time.sleep(seconds)
            passed = time.monotonic() - start
            print(f"{'waiting, for an hour':<24} {'processor':>12} {'wake-ups':>9}   from {passed / 60:.1f} minutes")
            for name, process in running.items():
                cost = count(process.pid).per_hour(before[name], passed)
                print(f"{name:<24} {cost.seconds * 1000:>9.1f} ms {cost.n_wakes:>9}")
        finally:
            for process in running.values():
                process.terminate()
                process.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
