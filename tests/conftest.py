"""What holds for every test: a home of its own, no screen, no network, the same examples, no thread left running."""

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

HOME = pytest.StashKey[str]()


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Stop whatever reaches for the network, in this program or a library, before it does."""
    names = {"socket.connect", "socket.sendto", "socket.bind"}
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"} or (
        event in names and isinstance(arguments[1], tuple)  # a name in the file system is no network
    ):
        raise PermissionError("Nothing leaves this computer.")


def pytest_configure(config: pytest.Config) -> None:
    """Lead every program and library away from the person's own files before one of them looks for a place."""
    sys.addaudithook(_refuse_network)
    home = config.stash[HOME] = tempfile.mkdtemp(prefix="b12diary-tests-")
    os.environ.update({"HOME": home, "USERPROFILE": home, "LANGUAGE": "en_GB", "LC_ALL": "C.UTF-8"})
    for variable in ("APPDATA", "LOCALAPPDATA"):
        os.environ[variable] = str(Path(home) / variable)
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = str(Path(home) / kind.lower())
    runtime = Path(home) / "runtime"
    runtime.mkdir(mode=0o700)  # Qt warns of one that others may read
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The same made-up examples each time, so that a test passes or not for everyone; slow computers are no fault.
    settings.register_profile("suite", derandomize=True, deadline=None, database=None)
    settings.load_profile("suite")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the home away again."""
    shutil.rmtree(config.stash[HOME], ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def one_application(qapp: QApplication) -> QApplication:
    """Make the process's one application large enough for windows, before a printed page makes one for fonts only."""
    return qapp


@pytest.fixture(autouse=True)
def no_thread_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread behind which would keep the program from ending."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in started:
        thread.join(timeout=5)  # one that is just ending may end
    assert [thread.name for thread in started if thread.is_alive()] == []
