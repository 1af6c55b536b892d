"""What every system asks of a program: its names, its version, one sentence. Said here once, put in everywhere."""

import re
from pathlib import Path
from typing import Final

PACKAGING: Final = Path(__file__).resolve().parents[1]
ROOT: Final = PACKAGING.parent
DIST: Final = ROOT / "dist"

NAME: Final = "B12 Diary"
COMMAND: Final = "b12diary"
# The form that app stores ask for. It stands for a domain; whoever publishes the program puts their own here.
APP_ID: Final = "org.b12diary.b12diary"
SUMMARY: Final = "Private diary of vitamin B12 injections and symptoms"
PUBLISHER: Final = "B12 Diary contributors"
MIME_TYPE: Final = "application/vnd.b12diary"
SUFFIX: Final = ".b12"


def version() -> str:
    """Return the version, as the package itself says it.

    Raises:
        ValueError: the package says none.
    """
    text = (ROOT / "b12diary" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError("b12diary/__init__.py holds no version")
    return found[1]


def version_numbers() -> tuple[int, int, int, int]:
    """Return the version as the four numbers that Windows asks for; more, as in "1.2.0rc1", is left out."""
    major, minor, patch = (int(number) for number in [*re.findall(r"\d+", version()), 0, 0][:3])
    return major, minor, patch, 0
