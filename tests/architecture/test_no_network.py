"""Nothing leaves this computer: the program does its work where there is no network, and no test opens a connection."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WITHOUT_NETWORK = ("unshare", "--map-root-user", "--net")
JOURNEY = (
    "import {examples} --diary {folder}/my.b12",
    "check --diary {folder}/my.b12",
    "patterns {folder}/my.b12",
    "export --diary {folder}/my.b12 --to {folder}/tables",
    "backup --diary {folder}/my.b12",
    "summary --diary {folder}/my.b12 --out {folder}/page.pdf",
)


def test_the_guard_holds() -> None:
    with pytest.raises(PermissionError, match="Nothing leaves this computer"):
        socket.create_connection(("127.0.0.1", 9))
    with pytest.raises(PermissionError, match="Nothing leaves this computer"):
        socket.getaddrinfo("localhost", 80)


def _can_be_cut_off() -> bool:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    return subprocess.run([*WITHOUT_NETWORK, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.long
def test_the_program_works_without_any_network(tmp_path: Path) -> None:
    if not _can_be_cut_off():
        pytest.skip("this system lets no program be started without its network")
    links = subprocess.run(
        [*WITHOUT_NETWORK, sys.executable, "-c", "import socket; print(socket.if_nameindex())"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert links.stdout == "[(1, 'lo')]\n"
    for step in JOURNEY:
        words = [
            word.format(examples=ROOT / "resources" / "examples" / "early", folder=tmp_path) for word in step.split()
        ]
        ran = subprocess.run(
            [*WITHOUT_NETWORK, sys.executable, "-m", "b12diary", *words],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, ""), step
