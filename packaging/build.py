"""Build what people install: `python3 packaging/build.py wheel|linux|deb|flatpak|windows|macos`, into dist/.

wheel     the Python package, as wheel and as source
linux     one folder with Python and all parts, packed; for any Linux at least as new as this one
deb       a Debian package around that folder
flatpak   what flatpak-builder needs around that folder, and the bundle where it is installed
windows   that folder as an installer; on Windows, with Inno Setup 6
macos     that folder as an application on a disk image; on macOS

Each is made in a Python of its own from the lock files, and each built program has to pass `b12diary self-test`.
"""

import sys
from typing import TYPE_CHECKING

from entry import guarded

if TYPE_CHECKING:
    from collections.abc import Callable


def main(arguments: "list[str]") -> int:
    """Build what is named; returns the exit status."""
    # Written for a newer Python than this file may meet, so not read before that is known.
    from builds import debian, flatpak, program, wheel

    makers: dict[str, Callable[[], None]] = {
        "wheel": wheel.make,
        "linux": lambda: program.make("linux"),
        "deb": debian.make,
        "flatpak": flatpak.make,
        "windows": lambda: program.make("windows"),
        "macos": lambda: program.make("macos"),
    }
    if len(arguments) != 1 or arguments[0] not in makers:
        print(__doc__.strip(), file=sys.stdout if arguments in (["-h"], ["--help"]) else sys.stderr)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    makers[arguments[0]]()
    return 0


if __name__ == "__main__":
    sys.exit(guarded(main))
