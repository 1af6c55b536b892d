"""The way in for `run.py` and `test.py`: a sentence instead of a traceback, whatever stops them.

Plain enough for Python 3.6 to read, so that an old Python gets its sentence too.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

OLDEST = (3, 11)


class SetupStoppedError(Exception):
    """The set-up cannot go on; the message is one or two plain sentences for the person who started it."""


def complaint(major: int, minor: int) -> str:
    """Return one sentence if Python `major.minor` is too old for B12 Diary, else an empty string."""
    if (major, minor) >= OLDEST:
        return ""
    return f"B12 Diary needs Python {OLDEST[0]}.{OLDEST[1]} or newer. This is Python {major}.{minor}."


def guarded(main: "Callable[[list[str]], int]") -> int:
    """Run `main` with the command line's arguments and return its exit status; 1 if the set-up stopped."""
    sentence = complaint(sys.version_info[0], sys.version_info[1])
    if not sentence:
        try:
            return main(sys.argv[1:])
        except SetupStoppedError as stopped:
            sentence = str(stopped)
        except KeyboardInterrupt:
            sentence = "Stopped. Nothing is left half done."
        except OSError as error:  # a full disk, a folder that went away
            sentence = f"The set-up stopped: {error}"
    print(sentence, file=sys.stderr)
    return 1
