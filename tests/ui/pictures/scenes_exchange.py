"""Handing a diary out in each form, joining with the archive of another computer, and taking back what came in."""

import tempfile
from pathlib import Path

from b12diary.diary import Diary
from b12diary.domain.dose import Dose, DoseId
from b12diary.interchange.archive import archive_text
from b12diary.interchange.handing_out import Form
from b12diary.ui.dialogs.hand_out import HandOutDialog
from b12diary.ui.dialogs.import_archive import ImportArchiveDialog
from b12diary.ui.dialogs.stepping_back import SteppingBackDialog
from b12diary.ui.wiring.files import FileDesk
from tests.ui.pictures.diaries import State, clock
from tests.ui.pictures.scene import Scene
from tests.ui.pictures.stage import Stage


def _out(stage: Stage, form: Form) -> HandOutDialog:
    stage.go("today")
    stage.shell.commands["hand_out"]()
    dialog = stage.top(HandOutDialog)
    dialog.fill(form)
    stage.settle()
    return dialog


def _joined(stage: Stage, *, is_new: bool) -> ImportArchiveDialog:
    stage.go("today")
    there = Diary.in_memory(clock())
    there.join(stage.shell.diary.whole(), "")
    if is_new:
        there.write_note(there.today, "☺")
        there.record(Dose(DoseId("there"), there.today, there.now()))
    with tempfile.TemporaryDirectory(prefix="b12diary-picture-") as folder:
        path = Path(folder) / "archive.json"
        path.write_text("".join(archive_text(there.whole(), there.now())), "utf-8")
        FileDesk(stage.shell).join(path)
        dialog = stage.top(ImportArchiveDialog)
        stage.settle()
    return dialog


def _reading(stage: Stage) -> ImportArchiveDialog:
    dialog = _joined(stage, is_new=True)
    dialog.show_busy("☺")
    stage.settle()
    return dialog


def _going_back(stage: Stage, *, is_called_off: bool) -> SteppingBackDialog:
    stage.go("today")
    dialog = SteppingBackDialog(stage.window.words_of("undo"), stage.window)
    dialog.open()
    dialog.show_progress(40)
    if is_called_off:
        dialog.cancel_button.click()
    # What the work does when it has ended.
    dialog.stopped.connect(dialog.leave)
    dialog.finished.connect(dialog.deleteLater)
    stage.settle()
    return dialog


EXCHANGES = (
    Scene("hand-out-tables", "HandOutDialog", lambda stage: _out(stage, Form.TABLES)),
    Scene("hand-out-archive", "HandOutDialog", lambda stage: _out(stage, Form.ARCHIVE)),
    Scene("hand-out-record", "HandOutDialog", lambda stage: _out(stage, Form.RECORD)),
    Scene("hand-out-calendar", "HandOutDialog", lambda stage: _out(stage, Form.CALENDAR), (State.WEEK, State.EMPTY)),
    Scene("import-archive", "ImportArchiveDialog", lambda stage: _joined(stage, is_new=True)),
    Scene("import-archive-same", "ImportArchiveDialog", lambda stage: _joined(stage, is_new=False)),
    Scene("import-archive-busy", "ImportArchiveDialog", _reading),
    Scene("stepping-back", "SteppingBackDialog", lambda stage: _going_back(stage, is_called_off=False)),
    Scene("stepping-back-off", "SteppingBackDialog", lambda stage: _going_back(stage, is_called_off=True)),
)
