"""Starting at login on macOS: a property list in the person's own LaunchAgents, read at the next login."""

import plistlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LABEL = "org.b12diary.b12diary"


@dataclass(frozen=True, slots=True)
class LaunchAgent:
    """A file in `folder`, which is ~/Library/LaunchAgents."""

    folder: Path

    @property
    def path(self) -> Path:
        """The file, which need not be there."""
        return self.folder / f"{LABEL}.plist"

    def is_on(self) -> bool:
        """Tell whether the list is there and starts something at login."""
        try:
            known = plistlib.loads(self.path.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return False
        except (ValueError, plistlib.InvalidFileException):
            return False  # nothing that the system could read either
        return isinstance(known, dict) and known.get("RunAtLoad") is True and known.get("Disabled") is not True

    def set_on(self, command: list[str] | None) -> None:
        """Write the list, or take it away."""
        if command is None:
            self.path.unlink(missing_ok=True)
            return
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = self.path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        # The system refuses lists that others could write to.
        beside.touch(mode=0o600)
        beside.write_bytes(plistlib.dumps(agent(command)))
        beside.replace(self.path)


def agent(command: list[str]) -> dict[str, Any]:
    """Return what the system is told: start `command` once, in a session with a screen, as a program with a face."""
    return {
        "Label": LABEL,
        "ProgramArguments": command,
        "RunAtLoad": True,
        "KeepAlive": False,
        "LimitLoadToSessionType": "Aqua",
        "ProcessType": "Interactive",
    }
