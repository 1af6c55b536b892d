"""A build counts only when what was built passes its own test, in an empty home and without this checkout."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from entry import SetupStoppedError

# What the system itself needs; nothing that would lead Python back to the checkout.
_KEPT: Final = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "NUMBER_OF_PROCESSORS")


def prove(command: Sequence[str | Path]) -> None:
    """Let what was built test itself, print what it says, and look that it left nothing behind.

    Raises:
        SetupStoppedError: it did not pass, or left something.
    """
    with tempfile.TemporaryDirectory(prefix="b12diary-proof-") as folder:
        home = Path(folder) / "home"
        home.mkdir()
        ran = subprocess.run(
            [*map(str, command), "self-test"], cwd=folder, env=_bare_environment(home, folder), check=False
        )
        left = sorted(str(file.relative_to(folder)) for file in Path(folder).rglob("*") if file != home)
    if ran.returncode:
        raise SetupStoppedError("What was built did not pass its own test; the lines above say why.")
    if left:
        raise SetupStoppedError(f"The self-test left something behind: {', '.join(left)}")


def _bare_environment(home: Path, folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    usual = os.environ.get("PATH", "") if os.name == "nt" else "/usr/bin:/bin"
    # Only the letters are said, so that Qt does not complain of there being none; the language is left open.
    return {
        **kept,
        "LC_CTYPE": "C.UTF-8",
        "PATH": usual,
        "HOME": str(home),
        "USERPROFILE": str(home),
        "TMPDIR": folder,
        "TEMP": folder,
    }
