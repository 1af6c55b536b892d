"""Write both lock files anew from pyproject.toml: `python3 packaging/lock.py`, with `--upgrade` for newer versions.

`requirements.lock` is what the program runs on; `requirements-dev.lock` holds only what tests and checks need on top.
Both are universal (Linux, Windows, macOS, Python 3.11 and later), carry the hash of every file, and name no server.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
COMMON = [
    *["pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"],
    *["--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "python3 packaging/lock.py"],
]


def main(extra: list[str]) -> int:
    """Lock the program, then the tests' part around it; `extra` goes to both steps. Returns the exit status."""
    with tempfile.TemporaryDirectory() as temporary:
        uv = shutil.which("uv") or _throw_away_uv(Path(temporary))
        run, dev = HERE / "requirements.lock", HERE / "requirements-dev.lock"
        _compile(uv, run, *extra)
        # What the program needs is said once: the tests' part is made to fit it and leaves it out. A part with a
        # condition ("; python_full_version < ...") is named in both, for the tests may need it without the condition.
        known = re.findall(r"^([\w.-]+)==\S+ \\$", run.read_text("utf-8"), re.MULTILINE)
        leave_out = [f"--no-emit-package={name}" for name in known]
        _compile(uv, dev, "--extra", "dev", "--constraints", str(run.relative_to(HERE.parent)), *leave_out, *extra)
    return 0


def _compile(uv: str, to: Path, *options: str) -> None:
    """Let uv write one lock file; the versions already in it are kept unless `--upgrade` is among the options."""
    target = str(to.relative_to(HERE.parent))
    subprocess.run([uv, *COMMON, *options, "--output-file", target], cwd=HERE.parent, check=True)


def _throw_away_uv(folder: Path) -> str:
    """Install uv for this one run and return its path."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
    return str(programs / "uv")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
