"""Where the person's own files are kept. Nothing is made until something is written there."""

from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

DIARY_NAME = "diary.b12"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one person on one computer, passed in wherever files are touched."""

    data: Path
    state: Path

    @property
    def diary(self) -> Path:
        """The diary that opens when none is named."""
        return self.data / DIARY_NAME

    @property
    def backups(self) -> Path:
        """The backups of all diaries: beside the data and not in it, so that who removes the one keeps the other."""
        return self.data.with_name(f"{self.data.name}-backups")

    @property
    def window_state(self) -> Path:
        """Sizes and last page of the window: no entries, safe to lose."""
        return self.state / "window.json"


def personal_paths() -> Paths:
    """Return the folders that this system keeps for the present person."""
    dirs = PlatformDirs("b12diary", appauthor=False)
    return Paths(data=dirs.user_data_path, state=dirs.user_state_path)
