"""A Python of its own for each build, made from the lock files and thrown away: what is built holds nothing else."""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from entry import SetupStoppedError

from builds.identity import PACKAGING

PARTS: Final = PACKAGING / "requirements.lock"
TOOLS: Final = PACKAGING / "build-requirements.lock"


@contextlib.contextmanager
def temporary(*locks: Path, base: str = sys.executable) -> Iterator[Path]:
    """Make an environment with everything in `locks`, hand over its Python, and remove it afterwards.

    Args:
        locks: what to install.
        base: the Python that it is made of.

    Raises:
        SetupStoppedError: not everything could be fetched.
    """
    with tempfile.TemporaryDirectory(prefix="b12diary-build-") as folder:
        run([base, "-m", "venv", folder], "Python could not make a folder of its own. Debian has that in python3-venv.")
        python = Path(folder) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        if locks:
            print(f"Fetching {', '.join(lock.name for lock in locks)} …", flush=True)
            wanted = [word for lock in locks for word in ("--requirement", str(lock))]
            install(python, "--require-hashes", "--only-binary=:all:", *wanted)
        yield python


def install(python: Path, *words: str) -> None:
    """Install into the environment of `python`; settings meant for the person's other Python work do not count.

    Raises:
        SetupStoppedError: it could not be installed.
    """
    pip = [str(python), "-I", "-m", "pip", "--disable-pip-version-check", "install", "--no-user", "--quiet"]
    run([*pip, *words], "Not everything could be installed; the lines above say why.")


def run(command: Sequence[str | Path], complaint: str, folder: Path | None = None) -> None:
    """Run one step of a build in `folder`; what it prints is seen.

    Raises:
        SetupStoppedError: with `complaint`, when the step did not succeed.
    """
    sys.stdout.flush()
    if subprocess.run([str(word) for word in command], cwd=folder, check=False).returncode:
        raise SetupStoppedError(complaint)
