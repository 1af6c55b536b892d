"""Typed by keyboard in the real window, the process killed at once: everything typed is there, undo included."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.domain.symptom import Symptom, SymptomId

_TYPES_AND_DIES = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from b12diary.paths import Paths
from b12diary.ui import session
from tests.journeys.keyboard import Key, ctrl, press

app = QApplication(["b12diary"])

def type_when_ready():
    if app.focusWidget() is None:
        QTimer.singleShot(50, type_when_ready)
        return
    for value in "53740":
        press(value)
    ctrl(Key.Key_I)
    press(Key.Key_Return)
    os.kill(os.getpid(), signal.SIGKILL)

QTimer.singleShot(50, type_when_ready)
session.run(Paths(Path(sys.argv[1]), Path(sys.argv[1])), None)
"""

OWN = [SymptomId(name) for name in ("fatigue", "brain_fog", "balance", "numb")]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_five_ratings_and_an_injection_outlive_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "diary.b12"
    diary = Diary.open(path)
    diary.set_symptoms([Symptom(name) for name in OWN])
    diary.record(diary.new_dose(date(2026, 1, 5)))
    diary.set_preferences(first_start_done=True)
    diary.close()

    run = subprocess.run(
        [sys.executable, "-c", _TYPES_AND_DIES, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
        timeout=120,
    )
    assert run.returncode == -signal.SIGKILL

    diary = Diary.open(path)
    held = {series.symptom: series.values for series in diary.excerpt().ratings}
    assert held == {"interference": (5,), "fatigue": (3,), "brain_fog": (7,), "balance": (4,), "numb": (0,)}
    assert len(diary.excerpt().injections) == 2
    label = diary.undo_label
    assert label is not None
    assert label.startswith("Injection on ")
    undone = diary.undo()
    assert undone is not None
    assert undone.label == f"Undone: {label}"
    assert len(diary.excerpt().injections) == 1
    diary.close()
