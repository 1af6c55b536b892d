"""Taking files in: every step of it, for a sheet of somebody's own, an export, and the program's own tables."""

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QWidget

from b12diary.ui.dialogs.import_dialog import ImportDialog
from b12diary.ui.wiring.files import FileDesk
from tests.ui.pictures.diaries import State
from tests.ui.pictures.scene import Scene
from tests.ui.pictures.stage import Stage

FILE_WORDS = (
    *("How tired", "Day", "B12", "Remarks", "Pins and needles", "1 mg", "☹", "☺", "rating"),
    *("full_date", "weekday", "activities", "note_title", "note", "date", "time", "mood", "8:15 pm"),
    *("rad", "good", "meh", "Mood (1 rad to 5 awful)"),
)
"""What stands in these files, and so is shown as it is in every language."""

SHEET = "Day;How tired;Pins and needles;B12;Remarks\n" + "".join(
    f"0{1 + n % 9}/0{1 + n // 9}/2026;{n % 10};{n % 4},0;{'1 mg' if n % 27 == 0 else ''};{'☹' if n == 3 else ''}\n"
    for n in range(40)
)
EXPORT = "full_date,date,weekday,time,mood,activities,note_title,note\n" + "".join(
    f"2026-09-{1 + n:02},,,8:15 pm,{('rad', 'good', 'meh', '☹')[n % 4]},☺,,\n" for n in range(28)
)
TABLE = "date,symptom,rating\n2026-11-18,fatigue,9\n2026-11-19,fatigue,☹\n2025-01-01,fatigue,3\n"


def _asked(stage: Stage, name: str, text: str) -> ImportDialog:
    stage.go("today")
    with tempfile.TemporaryDirectory(prefix="b12diary-picture-") as folder:
        path = Path(folder) / name
        path.write_text(text, "utf-8")
        FileDesk(stage.shell).take_in([path])
        dialog = stage.top(ImportDialog)
        stage.settle()
        if dialog.columns.proposal is not None and name == "sheet.csv":
            dialog.columns.order.picked.emit("day_first")
            dialog.columns.order.fill(["day_first"])
            dialog.names_asked.emit(dialog.columns.proposal)
            stage.settle()
            proposal = dialog.names.proposal
            assert proposal is not None
            dialog.preview_asked.emit(proposal)
            stage.settle()
    return dialog


def _columns(stage: Stage) -> QWidget:
    dialog = _names(stage)
    dialog.back_button.click()
    stage.settle()
    return dialog


def _names(stage: Stage) -> ImportDialog:
    dialog = _preview(stage)
    dialog.back_button.click()
    stage.settle()
    return dialog


def _preview(stage: Stage) -> ImportDialog:
    return _asked(stage, "sheet.csv", SHEET)


def _busy(stage: Stage) -> QWidget:
    dialog = _preview(stage)
    dialog.show_busy("40 %")
    dialog.show_progress(40)
    stage.settle()
    return dialog


IMPORTS = (
    Scene("import-columns", "ImportDialog", _columns),
    Scene("import-names", "ImportDialog", _names),
    Scene("import-preview", "ImportDialog", _preview, (State.WEEK, State.EMPTY)),
    Scene("import-export", "ImportDialog", lambda stage: _asked(stage, "daylio.csv", EXPORT)),
    Scene("import-tables", "ImportDialog", lambda stage: _asked(stage, "ratings.csv", TABLE)),
    Scene("import-busy", "ImportDialog", _busy),
)
