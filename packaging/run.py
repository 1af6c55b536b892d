"""Start B12 Diary from this checkout: `python3 packaging/run.py [what b12diary takes]`. The first start sets it up."""

import os
import sys

from entry import guarded


def main(arguments: "list[str]") -> int:
    """Set up if needed and start the program; without a screen, show its main job on an example instead."""
    # Written for a newer Python than this file may meet, so not read before that is known.
    from setup_venv import ROOT, hand_over, prepare
    from without_screen import example_wanted, has_screen, show_example

    python = prepare(with_tests=False)
    kind = example_wanted(arguments)
    if kind is not None and not has_screen(sys.platform, os.environ):
        return show_example(python, ROOT / "resources" / "examples" / kind, os.environ)
    return hand_over([python, "-P", "-m", "b12diary", *arguments], os.environ)


if __name__ == "__main__":
    sys.exit(guarded(main))
