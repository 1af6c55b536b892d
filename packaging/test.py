"""Run the tests of this checkout: `python3 packaging/test.py [what pytest takes]`. The first run sets everything up.

Paths are those from the project's folder. Without arguments the normal suite runs: all but `calibration` and `long`.
"""

import os
import sys

from entry import guarded


def main(arguments: "list[str]") -> int:
    """Set up if needed and run pytest, off screen unless a Qt platform was chosen."""
    # Written for a newer Python than this file may meet, so not read before that is known.
    from setup_venv import ROOT, hand_over, prepare

    python = prepare(with_tests=True)
    os.chdir(ROOT)
    # One process for each core, whole files each: a file's tests may share what was slow to make.
    spread = [] if {"-n", "-s", "--pdb", "--collect-only"} & set(arguments) else ["-n", "auto", "--dist", "loadfile"]
    return hand_over([python, "-m", "pytest", *spread, *arguments], {"QT_QPA_PLATFORM": "offscreen", **os.environ})


if __name__ == "__main__":
    sys.exit(guarded(main))
