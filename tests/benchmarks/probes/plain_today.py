"""What Today shows, by the toolkit's controls alone: `plain_today.py DIARY SHEET`.

No layer, no rule, no words of its own, nothing that answers when it is pressed: as many visible controls as the
program's window with its Today page, the program's style sheet, and one question to the diary's file. What this takes
is what any program in Python with such a page takes; what the program takes more is its own.
"""

import sqlite3
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)


class FirstPaint(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the toolkit's name
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, tell)
        return False


def tell() -> None:
    """Say that the page is on the screen."""
    print("painted", flush=True)
    app.quit()


def side_bar() -> QWidget:
    """Return the seven places and two buttons."""
    bar = QWidget()
    column = QVBoxLayout(bar)
    for n in range(7):
        column.addWidget(QRadioButton(f"Place {n}"))
    column.addStretch()
    for n in range(2):
        column.addWidget(QPushButton(f"Button {n}"))
    return bar


def page(n_ratings: int) -> QWidget:
    """Return the questions of a day."""
    made = QWidget()
    column = QVBoxLayout(made)
    top = QHBoxLayout()
    for n in range(3):
        top.addWidget(QPushButton(f"Day {n}"))
    column.addLayout(top)
    column.addWidget(QLabel(f"{n_ratings} ratings"))
    for n in range(6):
        row = QHBoxLayout()
        row.addWidget(QLabel(f"Symptom {n}"))
        row.addWidget(QLabel("How much in the last 24 hours?"))
        row.addWidget(QLabel("not at all"))
        scale = QSpinBox()
        scale.setRange(-1, 10)
        row.addWidget(scale, 1)
        row.addWidget(QLabel("worst"))
        column.addLayout(row)
    for _n in range(3):
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        column.addWidget(line)
    chips = QHBoxLayout()
    for n in range(6):
        chips.addWidget(QCheckBox(f"Event {n}"))
    column.addLayout(chips)
    column.addWidget(QPlainTextEdit())
    for n in range(4):
        column.addWidget(QLabel(f"Sentence {n}"), alignment=Qt.AlignmentFlag.AlignLeft)
    for n in range(3):
        column.addWidget(QPushButton(f"Step {n}"))
    return made


app = QApplication(["plain", "-style", "Fusion"])
app.setStyleSheet(Path(sys.argv[2]).read_text("utf-8"))
window = QMainWindow()
window.resize(1120, 760)
for n in range(6):
    window.menuBar().addMenu(f"Menu {n}")
whole = QWidget()
row = QHBoxLayout(whole)
row.addWidget(side_bar())
stack = QStackedWidget()
row.addWidget(stack, 1)
scroll = QScrollArea()
scroll.setWidgetResizable(True)
with sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True) as connection:
    (n_ratings,) = connection.execute("SELECT count(*) FROM ratings WHERE day = '2026-01-01'").fetchone()
shown = page(n_ratings)
scroll.setWidget(shown)
stack.addWidget(scroll)
window.setCentralWidget(whole)
first = FirstPaint()
shown.installEventFilter(first)
window.show()
app.exec()
