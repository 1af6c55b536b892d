"""Starts what is measured in a process of its own, with a place for its files, and reads what it tells."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PROBES = Path(__file__).parent / "probes"
LONGEST_S = 300


def environment(folder: Path | None = None) -> dict[str, str]:
    """Return the surroundings of a process that keeps its files in `folder`, where no page is remembered any more."""
    if folder is not None:
        # Or the window would begin with the page on which the run before ended.
        shutil.rmtree(folder / "state", ignore_errors=True)
    # As on a person's computer: compiled files are kept, so that only the first start ever compiles.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    places = {} if folder is None else {"XDG_DATA_HOME": str(folder / "data"), "XDG_STATE_HOME": str(folder / "state")}
    # The program sets the number of threads itself; the bare ones get the same.
    threads = {"OPENBLAS_NUM_THREADS": "1"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept, **threads, **places, "PYTHONPATH": os.pathsep.join(sys.path)}


def command(probe: str, *arguments: str) -> list[str]:
    """Return what starts a file of `probes`."""
    # -P: the folder of the probes is no place to import from.
    return [sys.executable, "-P", str(PROBES / probe), *arguments]


def run(probe: str, *arguments: str, folder: Path | None = None) -> str:
    """Run a probe to its end and return what it printed.

    Raises:
        RuntimeError: it broke.
    """
    done = subprocess.run(
        command(probe, *arguments),
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_S,
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"{probe} broke:\n{done.stderr}")
    return done.stdout


def told(printed: str) -> dict[str, Any]:
    """Return the measurements in the last line that a probe printed."""
    found: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return found


def seconds_until(line: str, probe: str, *arguments: str, folder: Path | None = None) -> float:
    """Return the seconds from the start of a probe until it prints `line`; it is let run to its end.

    Raises:
        RuntimeError: it broke, or said something else.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        command(probe, *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(folder)
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        taken = time.perf_counter() - start
        _rest, complaint = process.communicate(timeout=LONGEST_S)
    if said != f"{line}\n" or process.returncode:
        raise RuntimeError(f"{probe} said {said!r} and ended with {process.returncode}:\n{complaint}")
    return taken
