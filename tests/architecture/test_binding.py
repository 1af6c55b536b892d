"""Qt's binding as the window reads it in: sooner there, else the same, asked of Pythons that loaded nothing else."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
AS_THE_WINDOW = "from b12diary import binding; binding.read_in()"
AS_IT_COMES = "import PySide6.QtCore"
PUT_OFF = "shibokensupport.signature.layout"
WRONG_CALLS = """
from threading import Thread
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.support.signature import get_signature

def wrong():
    for call in (
        lambda: QObject().setObjectName(3),
        lambda: QPoint("a", "b"),
        lambda: QPoint(1, 2, 3),
        lambda: QObject(nothing=1),
        lambda: QTimer().start(Qt.Key.Key_A, 2, 3),
        lambda: QColor(1, 2, 3).setRgb("none"),
    ):
        try:
            call()
        except Exception as error:
            print(type(error).__name__, error)

WORK
print(QObject.setObjectName.__doc__)
print(get_signature(QTimer.start), get_signature(QColor))
"""


def _said(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_a_wrong_call_is_told_is_the_bindings_own() -> None:
    for work in ("wrong()", "threads = [Thread(target=wrong)]; threads[0].start(); threads[0].join(); wrong()"):
        script = WRONG_CALLS.replace("WORK", work)

        told = _said(f"{AS_THE_WINDOW}\n{script}")

        assert told == _said(f"{AS_IT_COMES}\n{script}")
        assert "setObjectName(name: str, /)" in told


def test_wrong_calls_in_two_threads_at_once_are_two_exceptions() -> None:
    script = (
        "from threading import Thread\n"
        "from PySide6.QtCore import QObject\n"
        "def wrong():\n"
        "    for _time in range(3):\n"
        "        try:\n"
        "            QObject().setObjectName(3)\n"
        "        except Exception:\n"
        "            print('told')\n"
        "threads = [Thread(target=wrong) for _n in range(2)]\n"
        "for thread in threads:\n"
        "    thread.start()\n"
        "for thread in threads:\n"
        "    thread.join()\n"
    )
    for _time in range(4):  # one in two ended the process when a name was gone for a moment
        assert _said(f"{AS_THE_WINDOW}\n{script}").count("told") == 6


def test_what_could_not_be_read_in_is_read_in_the_next_time() -> None:
    told = _said(
        f"{AS_THE_WINDOW}\n"
        "import builtins, sys\n"
        "from PySide6.QtCore import QObject\n"
        "def full(source, file, mode):\n"
        "    if 'parser' in file:\n"
        "        raise MemoryError\n"
        "    return own(source, file, mode)\n"
        "own, builtins.compile = builtins.compile, full\n"
        "try:\n"
        "    sys.modules['shibokensupport.signature.parser'].pyside_type_init\n"
        "except MemoryError:\n"
        "    print('full')\n"
        "builtins.compile = own\n"
        "try:\n"
        "    QObject().setObjectName(3)\n"
        "except TypeError as error:\n"
        "    print('setObjectName(name: str, /)' in str(error))\n"
    )

    assert told.split() == ["full", "True"]


def test_the_parts_for_developers_are_read_in_when_they_are_asked_for() -> None:
    told = _said(
        f"{AS_THE_WINDOW}\n"
        "import sys\n"
        f"layout = sys.modules['{PUT_OFF}']\n"
        "print('create_signature' in vars(layout), 'argparse' in sys.modules)\n"
        "print(layout.create_signature.__name__, hasattr(layout, 'no_such_thing'), hasattr(layout, '__getattr__'))\n"
    )

    assert told.splitlines() == ["False False", "create_signature False False"]


def test_imports_and_the_compiler_go_their_usual_way_afterwards() -> None:
    told = _said(
        "import builtins\n"
        "own = builtins.compile\n"
        f"{AS_THE_WINDOW}\n"
        "import PySide6.QtWidgets\n"
        "binding.read_in()\n"
        "print(builtins.compile is own, builtins.__import__ is not builtins.__feature_import__)\n"
    )

    assert told.split() == ["True", "True"]


def test_a_binding_that_cannot_be_read_in_leaves_the_compiler_as_it_was() -> None:
    told = _said(
        "import builtins, sys\n"
        "sys.modules['PySide6'] = None\n"
        "own = builtins.compile\n"
        "from b12diary import binding\n"
        "try:\n"
        "    binding.read_in()\n"
        "except ImportError:\n"
        "    print(builtins.compile is own)\n"
    )

    assert told.split() == ["True"]
