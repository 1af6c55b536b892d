"""The project's own `.venv`, made from the lock files on first use and left alone while they hold.

It is never mended, only made anew: a stamp is written last, and without a fitting stamp the folder starts from nothing.
So a set-up that was cut short leaves nothing half done. The program lies in the checkout and is reached by a path file;
nothing is built.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path

import linux_needs
from entry import SetupStoppedError
from linux_needs import Need

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RUNTIME_LOCK = ROOT / "packaging" / "requirements.lock"
TESTS_LOCK = ROOT / "packaging" / "requirements-dev.lock"


def prepare(*, with_tests: bool) -> str:
    """Return the path of the environment's Python, after making the environment if it is not there or not up to date.

    Raises:
        SetupStoppedError: it could not be made; the message says what to do.
    """
    locks = [RUNTIME_LOCK, TESTS_LOCK] if with_tests else [RUNTIME_LOCK]
    if not is_ready(VENV, locks):
        with alone(ROOT):
            # Whoever held the lock before may have done all of it.
            if not is_ready(VENV, locks):
                _build(locks)
    if sys.platform == "linux":
        linux_needs.supply(_site_packages() / "PySide6" / "Qt", with_tests=with_tests)
    return str(python_of(VENV))


def hand_over(command: list[str], environment: Mapping[str, str]) -> int:
    """Let `command` take the place of this process, so that signals and exit status are its own.

    Returns:
        Its exit status, on Windows, where a process cannot be replaced and is waited for.
    """
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(command[0], command, environment)
    return subprocess.call(command, env=environment)


def python_of(venv: Path) -> Path:
    """Return where an environment keeps its Python."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_for(locks: list[Path]) -> dict[str, str]:
    """Return what an environment made now from `locks` would be stamped with: Python's version, each lock's hash."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return {"python": version} | {lock.name: hashlib.sha256(lock.read_bytes()).hexdigest() for lock in locks}


def is_ready(venv: Path, locks: list[Path]) -> bool:
    """Say whether `venv` was completely made from `locks`, and perhaps from more, and its Python still starts."""
    if not stamp_for(locks).items() <= _read_stamp(venv).items():
        return False
    try:
        return subprocess.run([python_of(venv), "-c", ""], check=False).returncode == 0
    except OSError:
        return False


def stamp_file(venv: Path) -> Path:
    """Return where the stamp lies. It is written last, so an environment that has it is complete."""
    return venv / "b12diary-stamp.json"


def _read_stamp(venv: Path) -> dict[str, str]:
    """Return the stamp, empty if there is none that can be read."""
    try:
        stamp = json.loads(stamp_file(venv).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _build(locks: list[Path]) -> None:
    """Make the environment from nothing, or add the tests' part to one that already runs the program."""
    fresh = not is_ready(VENV, [RUNTIME_LOCK])
    stamp_file(VENV).unlink(missing_ok=True)
    if fresh:
        print(f"Setting up B12 Diary in {VENV}. This happens once and may take a few minutes.", flush=True)
        _see_to_ensurepip()
        _run([sys.executable, "-m", "venv", "--clear", str(VENV)], "Python could not make its own folder here.")
    else:
        print("Adding what the tests need. This happens once and may take a few minutes.", flush=True)
    # -I and --no-user: settings meant for the person's other Python work must not lead the parts elsewhere.
    pip = [str(python_of(VENV)), "-I", "-m", "pip", "--disable-pip-version-check", "install", "--no-user"]
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    parts = [word for lock in locks for word in ("--requirement", str(lock))]
    _run(
        [*pip, *quiet, "--require-hashes", "--only-binary=:all:", *parts],
        "The parts could not all be fetched; the lines above say why. Nothing is left half done.",
    )
    # Relative, so that no letter in the checkout's own path can be misread.
    path_file = _site_packages() / "b12diary-checkout.pth"
    path_file.write_text(os.path.relpath(ROOT, path_file.parent) + "\n", "utf-8")
    if sys.platform == "linux":
        linux_needs.supply(_site_packages() / "PySide6" / "Qt", with_tests=False)
    _run([str(python_of(VENV)), "-c", "import PySide6.QtWidgets"], "Qt, which draws the window, does not start here.")
    stamp_file(VENV).write_text(json.dumps(stamp_for(locks)), "utf-8")


def _see_to_ensurepip() -> None:
    """Debian and Ubuntu keep the part of Python that makes environments in a package of its own."""
    if importlib.util.find_spec("ensurepip") is None:
        name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        linux_needs.install([Need("Python's ensurepip module", name, "python", "the program's own Python folder")])


def _site_packages() -> Path:
    place = {"base": str(VENV), "platbase": str(VENV)}
    return Path(sysconfig.get_path("purelib", "venv", place))


def _run(command: list[str], complaint: str) -> None:
    """Run one step of the set-up; what it prints, also of its reasons, is seen."""
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupStoppedError(complaint)


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the set-up in `folder` for this process alone; a second one waits until the first is done or dead.

    Raises:
        SetupStoppedError: `folder` cannot be written to.
    """
    try:
        file = (folder / ".venv.lock").open("w", encoding="utf-8")
    except OSError as error:
        sentence = f"B12 Diary sets itself up inside its own folder. That cannot be written to: {folder}"
        raise SetupStoppedError(sentence) from error
    with file:
        if sys.platform == "win32":
            import msvcrt

            while True:
                # Gives up after ten tries, a second apart, which is sooner than a set-up takes.
                with contextlib.suppress(OSError):
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
