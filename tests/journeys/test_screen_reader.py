"""First start and a month's use by assistive software alone, in the real window on a screen that nobody sees."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.domain.dose import Compound, Route

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("screen_reader.py")
PYTHON = "/usr/bin/python3"
FIRST, EMPTY_DAY = date(2026, 11, 22), 5
NEEDED = ("Xvfb", "dbus-run-session", PYTHON)
BUSES = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_LONGEST_S = 300


def lacking() -> str:
    """Say what this computer lacks for it; empty when nothing."""
    if sys.platform != "linux":
        return "AT-SPI, which is Linux's"
    for command in NEEDED:
        if shutil.which(command) is None:
            return command
    if not any(Path(bus).exists() for bus in BUSES):
        return "the bus of AT-SPI (at-spi2-core)"
    probe = subprocess.run([PYTHON, "-c", "import pyatspi; from datetime import UTC"], capture_output=True, check=False)
    return "" if probe.returncode == 0 else f"pyatspi for {PYTHON}"


LACKING = lacking()
pytestmark = pytest.mark.skipif(bool(LACKING), reason=f"this computer lacks {LACKING}")


@contextmanager
def screen() -> Iterator[str]:
    """Give a screen that nobody sees, with a number that nobody uses."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


def live_through(folder: Path, n_days: int) -> None:
    """Have the driver use the program for some days."""
    # A window system of its own, and no more of this computer's session than that.
    ours = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-m", "tests.journeys.program", str(folder)]
    with screen() as display:
        run = subprocess.run(
            ["dbus-run-session", "--", PYTHON, str(DRIVER), str(n_days), str(folder), *program],
            env={**os.environ, **ours, "DISPLAY": display},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=_LONGEST_S,
            check=False,
        )
    assert run.returncode == 0, run.stderr[-4000:]


@pytest.mark.long
@pytest.mark.parametrize("n_days", [4, 30])
def test_days_lived_through_assistive_software_are_in_the_diary(tmp_path: Path, n_days: int) -> None:
    live_through(tmp_path, n_days)

    diary = Diary.open(tmp_path / "data" / "diary.b12")
    excerpt = diary.excerpt()
    rated = {str(series.symptom): dict(zip(series.days, series.values, strict=True)) for series in excerpt.ratings}
    first, days = FIRST.toordinal(), [n for n in range(n_days) if n != EMPTY_DAY]
    changed = {first + n_days - 2: 10}
    assert rated["interference"] == {first + n: n % 11 for n in days} | changed
    assert rated["fatigue"] == {first + n: (n + 1) % 11 for n in days}
    assert [dose.given_on for dose in excerpt.injections] == [date(2026, 11, 1), FIRST + timedelta(days=2)]
    assert (excerpt.injections[-1].compound, excerpt.injections[-1].route) == (
        Compound.HYDROXOCOBALAMIN,
        Route.INTO_MUSCLE,
    )
    assert [e.starts_on for e in excerpt.exposures] == [FIRST + timedelta(days=n) for n in range(3, n_days, 10)]
    assert diary.check() == ()
    diary.close()
