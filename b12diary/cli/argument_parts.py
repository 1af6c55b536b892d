"""Options that several commands share."""

import argparse
from collections.abc import Callable
from pathlib import Path

from b12diary.i18n import _

AddCommand = Callable[..., argparse.ArgumentParser]


def add_diary(command: argparse.ArgumentParser, text: str) -> None:
    """Add the diary, called `text` in the help, and how its passphrase comes in."""
    # Left out of the result when not given, so that `b12diary --diary FILE check` keeps what stands in front.
    command.add_argument("--diary", type=Path, default=argparse.SUPPRESS, metavar="FILE", help=text)
    add_passphrase_fd(command)


def add_passphrase_fd(command: argparse.ArgumentParser) -> None:
    """Add the option that names an open file with the passphrase."""
    command.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="NUMBER",
        help=_("read the passphrase from this open file (0 is the input), a line each, and not from the terminal"),
    )
