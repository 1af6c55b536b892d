"""What the window may have read in when its first page is painted, asked of a Python that has loaded nothing else.

Whatever comes on top makes everybody wait who only wants to rate a day. It belongs into the function that needs it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.diaries import make

ROOT = Path(__file__).parents[2]
LIBRARIES = {"PySide6", "shiboken6", "platformdirs"}
"""All that is read in besides Python's own modules and the program's."""
QT = {"QtCore", "QtGui", "QtWidgets", "QtSvg"}
PARTS = {"__main__", "assets", "binding", "cli", "diary", "domain", "errors", "i18n", "paths", "storage", "ui"}
"""Neither analysis nor charts, neither pages nor tables to hand out, no suggestions, no evidence."""
OF_THE_TESTS = {"__main__", "tests", "_distutils_hack"}  # the last comes with the tests' own tools
OF_THE_BINDING = {"PySide6", "shibokensupport", "signature_bootstrap", "__feature__"}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules of a start on a diary of one year."""
    folder = tmp_path_factory.mktemp("start")
    places = {"XDG_DATA_HOME": str(folder / "data"), "XDG_STATE_HOME": str(folder / "state")}
    script = ROOT / "tests" / "benchmarks" / "probes" / "loaded.py"
    done = subprocess.run(
        [sys.executable, "-P", str(script), str(make(folder / "diary.b12", 1))],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_no_library_but_the_toolkit(loaded: set[str]) -> None:
    first = {name.partition(".")[0] for name in loaded} - OF_THE_TESTS - OF_THE_BINDING - {"b12diary"}

    assert {name for name in first if name not in sys.stdlib_module_names} <= LIBRARIES


def test_of_python_nothing_slow_that_can_wait(loaded: set[str]) -> None:
    # The parser of the catalogue's files, what the binding brings for its own developers, and checksums.
    assert loaded & {"tomllib", "logging", "_hashlib"} == set()


def test_of_the_toolkit_only_what_paints(loaded: set[str]) -> None:
    assert {name.split(".")[1] for name in loaded if name.startswith("PySide6.Qt")} <= QT


def test_of_the_program_only_what_today_needs(loaded: set[str]) -> None:
    assert {name.split(".")[1] for name in loaded if name.startswith("b12diary.")} <= PARTS


def test_no_other_page(loaded: set[str]) -> None:
    pages = {name.split(".")[3] for name in loaded if name.startswith("b12diary.ui.pages.")}

    assert "today" in pages
    assert {name for name in pages if not name.startswith("today")} == set()
    assert not [name for name in loaded if name.startswith("b12diary.ui.dialogs.")]
