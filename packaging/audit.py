"""Look whether anything in the lock files has a published security fault: `python3 packaging/audit.py`.

Needs a network that reaches the index of Python packages, or with `-s osv` the database of OSV; the words after it go
to pip-audit, which is fetched for this one run and is no part of the project. Nothing that is locked is installed.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from entry import SetupStoppedError, guarded

HERE = Path(__file__).resolve().parent
LOCKS = ("requirements.lock", "requirements-dev.lock", "build-requirements.lock")
# Every part is locked with version and hash, so nothing has to be resolved or fetched. Strict, because a part that
# could not be looked up must not count as free of faults.
AS_LOCKED = ("--require-hashes", "--disable-pip", "--strict")


def command(program: Path, lock: Path, extra: "list[str]") -> "list[str]":
    """Return what looks over one lock file; `extra` goes to pip-audit."""
    return [str(program), *AS_LOCKED, "--requirement", str(lock), *extra]


def main(extra: "list[str]") -> int:
    """Look over all lock files; returns 0 only if nothing was found in any.

    Raises:
        SetupStoppedError: pip-audit cannot be fetched.
    """
    with tempfile.TemporaryDirectory() as temporary:
        program = _throw_away_audit(Path(temporary))
        found = [subprocess.run(command(program, HERE / lock, extra), check=False).returncode for lock in LOCKS]
    if any(found):
        print("A fault was found, or the network did not let it be looked for: see above.", file=sys.stderr)
    return int(any(found))


def _throw_away_audit(folder: Path) -> Path:
    """Install pip-audit for this one run and return its path."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    fetched = subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", "pip-audit"], check=False)
    if fetched.returncode:
        raise SetupStoppedError("pip-audit could not be fetched. It needs a network that reaches the package index.")
    return programs / "pip-audit"


if __name__ == "__main__":
    sys.exit(guarded(main))
