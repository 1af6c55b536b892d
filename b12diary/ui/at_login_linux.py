"""Starting at login on Linux: a desktop entry in the person's own autostart folder, as all desktops read it."""

import re
from dataclasses import dataclass
from pathlib import Path

from b12diary.i18n import _

NAME = "b12diary.desktop"
_OFF = re.compile(r"^(Hidden *= *true|X-GNOME-Autostart-enabled *= *false) *$", re.MULTILINE)
_TO_QUOTE = re.compile(r'(["`$\\])')


@dataclass(frozen=True, slots=True)
class DesktopFile:
    """A file in `folder`, usually ~/.config/autostart."""

    folder: Path

    @property
    def path(self) -> Path:
        """The file, which need not be there."""
        return self.folder / NAME

    def is_on(self) -> bool:
        """Tell whether the entry is there and was not switched off by the desktop's own settings."""
        try:
            return _OFF.search(self.path.read_text("utf-8", "replace")) is None
        except (FileNotFoundError, NotADirectoryError):
            return False

    def set_on(self, command: list[str] | None) -> None:
        """Write the entry, or take it away."""
        if command is None:
            self.path.unlink(missing_ok=True)
            return
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = self.path.with_name(f"{NAME}.new")
        beside.unlink(missing_ok=True)
        beside.touch(mode=0o600)
        beside.write_text(entry(command), "utf-8")
        beside.replace(self.path)


def entry(command: list[str]) -> str:
    """Return the desktop entry that starts `command`; where the program is gone, desktops pass over it in silence."""
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=B12 Diary",
        f"Comment={_('Waits beside the clock')}",
        f"TryExec={_as_value(command[0])}",
        f"Exec={_as_value(' '.join(map(_quoted, command)))}",
        "Icon=b12diary",
        "Terminal=false",
        # A window that never comes is not to be waited for.
        "StartupNotify=false",
    )
    return "\n".join(lines) + "\n"


def _quoted(word: str) -> str:
    """Return a word as one argument of Exec; a percent sign would be the beginning of a field."""
    return '"{}"'.format(_TO_QUOTE.sub(r"\\\1", word).replace("%", "%%"))


def _as_value(text: str) -> str:
    """Return a text as the value of a key: its backslashes are doubled once more, above all quoting."""
    return text.replace("\\", "\\\\")
