"""What `run.py` does where no window can open: the program's main job, done on an example diary."""

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

KINDS = ("returns", "none", "early")
SENTENCE = "There is no screen here, so the window cannot open. This is what B12 Diary makes of an example diary:"


def example_wanted(arguments: Sequence[str]) -> str | None:
    """Return the kind of example that these arguments would open the window on: without any, the usual one.

    None when they ask for something else, if only for help: then the program itself answers.
    """
    match arguments:
        case [] | ["example"]:
            return KINDS[0]
        case ["example", "--kind", kind] if kind in KINDS:
            return kind
        case ["example", option] if option in {f"--kind={kind}" for kind in KINDS}:
            return option.removeprefix("--kind=")
        case _:
            return None


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a window can open. Only Linux can lack a screen; a chosen Qt platform counts as one."""
    return platform != "linux" or any(
        environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def show_example(python: str, examples: Path, environment: Mapping[str, str]) -> int:
    """Take in the example, print what it shows, write its page for the appointment. Each step says what it did.

    Args:
        python: the Python that has the program.
        examples: the folder of the example's CSV files.
        environment: the environment to run the program in.

    Returns:
        The exit status: 0, or that of the first step that did not succeed.
    """
    print(SENTENCE, flush=True)
    page = _page_folder() / "b12diary-example.pdf"
    with tempfile.TemporaryDirectory() as folder:
        diary = str(Path(folder) / "example.b12")
        for step in (
            ["import", str(examples), "--diary", diary],
            ["patterns", diary],
            ["summary", "--diary", diary, "--out", str(page)],
        ):
            status = subprocess.call(
                [python, "-P", "-m", "b12diary", *step], env={**environment, "QT_QPA_PLATFORM": "offscreen"}
            )
            if status != 0:
                return status
    return 0


def _page_folder() -> Path:
    here = Path.cwd()
    return here if os.access(here, os.W_OK) else Path(tempfile.gettempdir())
