"""The way in: `b12diary` on a command line, or a click on the icon. Decides between the command line and the window."""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from b12diary.cli.output import complain
from b12diary.cli.program import run
from b12diary.i18n import _

REST = (20_000, 20, 50)
"""How many new things, and rounds, make Python look for what can go; its own are 700, 10, 10."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments`, by default those of the process, and return its exit status."""
    # Before numpy is read in: its many small sums are slower and larger when shared out between threads.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return run(sys.argv[1:] if arguments is None else arguments, open_window, try_window=try_window)


def open_window(diary: Path | None, example: str | None, /, *, hidden: bool = False) -> int:
    """Open the window on a diary file or an example; without a screen or its libraries say so instead."""
    if not has_screen(sys.platform, os.environ):
        complain(_("There is no screen here, so the window cannot open. b12diary --help lists what works without one."))
        return 1
    # A window makes many thousands of things that stay. Looking through them all for what can go, whenever some
    # hundred are new, is time that somebody waits.
    gc.set_threshold(*REST)
    try:
        from b12diary.ui.session import run as run_window
    except ImportError as error:
        complain(_("The window cannot open, since a part of it is missing: {reason}.").format(reason=error))
        return 1
    from b12diary.paths import personal_paths

    return run_window(personal_paths(), diary, example=example, hidden=hidden)


def try_window(folder: Path) -> None:
    """Show every page of the window once, with its files in `folder`; raises whatever went wrong."""
    from b12diary.ui.trial import show_every_page

    show_every_page(folder)


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Tell whether a window can open. Only Linux can lack a screen; a chosen Qt platform counts as one."""
    return platform != "linux" or any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


if __name__ == "__main__":
    sys.exit(main())
