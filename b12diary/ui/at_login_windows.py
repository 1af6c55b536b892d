"""Starting at login on Windows: one value below the person's own Run key, which Settings and Task Manager show."""

import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass

NAME = "B12 Diary"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_NO_REGISTRY = "only Windows has a registry"


@dataclass(frozen=True, slots=True)
class RunValue:
    """A value below two keys of the person's own part of the registry; tests give them other names.

    Attributes:
        run: the key that Windows reads at login.
        approved: the key where Task Manager keeps what the person switched off there.
    """

    run: str = RUN
    approved: str = APPROVED

    def is_on(self) -> bool:
        """Tell whether the value is there and was not switched off in Task Manager."""
        return bool(_value(self.run)) and not is_switched_off(_value(self.approved))

    def set_on(self, command: list[str] | None) -> None:
        """Write the value, or take it away; either ends what Task Manager remembers of it."""
        if sys.platform == "win32":
            import winreg

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, self.run) as key:
                if command is not None:
                    winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, as_value(command))
                else:
                    with suppress(FileNotFoundError):
                        winreg.DeleteValue(key, NAME)
            with (
                suppress(FileNotFoundError),
                winreg.OpenKey(winreg.HKEY_CURRENT_USER, self.approved, 0, winreg.KEY_SET_VALUE) as key,
            ):
                winreg.DeleteValue(key, NAME)
        else:
            raise OSError(_NO_REGISTRY)


def as_value(command: list[str]) -> str:
    """Return the words as one line, quoted as Windows takes them apart again."""
    return subprocess.list2cmdline(command)


def is_switched_off(approved: object) -> bool:
    """Tell whether Task Manager switched it off: the first of its bytes is odd then. None = it says nothing."""
    return isinstance(approved, bytes) and bool(approved) and approved[0] % 2 == 1


def _value(path: str) -> object:
    # Not the other way round, with a return first: the type checker knows the systems apart only so.
    if sys.platform == "win32":
        import winreg

        with suppress(FileNotFoundError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, path) as key:
            return winreg.QueryValueEx(key, NAME)[0]
        return None
    else:  # noqa: RET505
        raise OSError(_NO_REGISTRY)
