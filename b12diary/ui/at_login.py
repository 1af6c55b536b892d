"""Starting with the computer, by the person's choice alone: a small file of theirs, or on Windows a value of theirs.

Three systems want three things of about a dozen lines each, so each has a file of its own beside this one. Libraries
that know all three were weighed: onboot (MIT, 37 kB, a beta) can also write where all users of a computer are reached,
and in places that belong to other programs; autostarter (MIT, 15 kB, last release 2024) leaves a shell script behind;
pyautostart (GPL-3.0, last release 2020) does not fit this program's licence. None sees what was switched off elsewhere.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from b12diary.ui.at_login_linux import DesktopFile
from b12diary.ui.at_login_macos import LaunchAgent
from b12diary.ui.at_login_windows import RunValue

HIDDEN = "--hidden"
"""Started so, the program waits beside the clock and opens no window."""


class AtLogin(Protocol):
    """Whether the program starts when the person logs in to this computer."""

    def is_on(self) -> bool:
        """Tell whether it does, as far as the system's own settings say; OSError where they cannot be read."""

    def set_on(self, command: list[str] | None) -> None:
        """Have `command` started from the next login on, None = nothing; OSError where that cannot be written."""


def at_login(platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> AtLogin | None:
    """Return this system's way, None = it has none that a program may use by itself.

    Args:
        platform: as `sys.platform` names it.
        environment: says where the person's own files are.
    """
    home = Path.home()
    if platform == "win32":
        return RunValue()
    if platform == "darwin":
        return LaunchAgent(home / "Library" / "LaunchAgents")
    if platform != "linux" or "FLATPAK_ID" in environment:
        # Inside a Flatpak the person's folders are out of reach; the desktop's own settings can start it.
        return None
    chosen = environment.get("XDG_CONFIG_HOME", "")
    # The specification has relative paths ignored.
    config = Path(chosen) if chosen.startswith("/") else home / ".config"
    return DesktopFile(config / "autostart")


def start_command() -> list[str]:
    """Return the words that start this very program without its window, wherever the person is."""
    python = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return [str(python), HIDDEN]
    beside = python.with_name("pythonw.exe")  # on Windows, the one that opens no black window
    # -P: no folder named b12diary, where the program happens to be started, is taken for the program.
    return [str(beside if beside.is_file() else python), "-P", "-m", "b12diary", HIDDEN]
