"""Everything that opens over a page: dialogs, sheets, menus, calendars; and what is there when something is wrong."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from b12diary.storage.backup import Backup, Reason
from b12diary.ui.commands import DIARY, EDIT, GO, HELP
from b12diary.ui.dialogs.about import AboutDialog
from b12diary.ui.dialogs.backups import BackupsDialog
from b12diary.ui.dialogs.blank_sheet import BlankSheetDialog
from b12diary.ui.dialogs.delete_everything import DeleteEverythingDialog
from b12diary.ui.dialogs.evidence import EvidenceDialog, show_evidence
from b12diary.ui.dialogs.guide import GuideWindow
from b12diary.ui.dialogs.left_in_clear import LeftInClearDialog
from b12diary.ui.dialogs.licences import LicencesDialog
from b12diary.ui.dialogs.passphrase import NewPassphraseDialog, RemovePassphraseDialog
from b12diary.ui.dialogs.past_injections import PastInjections
from b12diary.ui.dialogs.plan_editor import PlanEditor
from b12diary.ui.dialogs.typed_sheet import TypedSheetDialog
from b12diary.ui.failure_window import FailureWindow
from b12diary.ui.key_sheet import KeySheet
from b12diary.ui.lock_page import LockPage
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.pages.injections import InjectionsPage
from b12diary.ui.widgets.calendar_popup import CalendarPopup
from b12diary.ui.widgets.date_field import DateField
from tests.ui.pictures.diaries import State
from tests.ui.pictures.scene import Scene
from tests.ui.pictures.stage import Stage


def _about(stage: Stage) -> QWidget:
    stage.shell.commands["about"]()
    return stage.top(AboutDialog)


def _licences(stage: Stage) -> QWidget:
    stage.click("Licences…", _about(stage))
    return stage.top(LicencesDialog)


def _keys(stage: Stage) -> QWidget:
    stage.shell.commands["keys"]()
    return stage.top(KeySheet)


def _guide(*, anchor: str = "", searched: str = "") -> Callable[[Stage], QWidget]:
    def show(stage: Stage) -> QWidget:
        stage.go("today")
        stage.shell.show_guide(anchor)
        opened = stage.top(GuideWindow)
        opened.search.setText(searched)
        stage.settle()
        return opened

    return show


def _evidence(stage: Stage) -> QWidget:
    show_evidence(stage.window)
    return stage.top(EvidenceDialog)


def _backups(stage: Stage) -> QWidget:
    stage.shell.commands["backups"]()
    return stage.top(BackupsDialog)


def _ways_back(stage: Stage) -> QWidget:
    path = stage.shell.diary.path
    assert path is not None
    stage.desk.gate._path = path
    stage.desk.gate._choose_backup()
    return stage.top(BackupsDialog)


def _left_in_clear(stage: Stage) -> QWidget:
    made = datetime(2026, 11, 20, 12, 0)  # noqa: DTZ001 - local time, as backups have it
    files = [Backup(Path(f"{reason}.b12"), made, reason, 180_000) for reason in (Reason.DAMAGED, Reason.RESTORE)]
    dialog = LeftInClearDialog(files, stage.window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return stage.top(LeftInClearDialog)


def _passphrase(stage: Stage) -> QWidget:
    stage.shell.safekeeping.ask_passphrase()
    return stage.top(NewPassphraseDialog)


def _no_passphrase(stage: Stage) -> QWidget:
    stage.shell.safekeeping.ask_removal()
    return stage.top(RemovePassphraseDialog)


def _deletion(stage: Stage) -> QWidget:
    stage.shell.commands["delete_all"]()
    return stage.top(DeleteEverythingDialog)


def _typed_sheet(stage: Stage) -> QWidget:
    page = stage.go("diary")
    assert isinstance(page, DiaryPage)
    page.typing_asked.emit()
    return stage.top(TypedSheetDialog)


def _blank_sheet(stage: Stage) -> QWidget:
    stage.go("diary")
    stage.click("Blank sheet")
    return stage.top(BlankSheetDialog)


def _past(stage: Stage) -> QWidget:
    stage.go("injections", "past")
    return stage.top(PastInjections)


def _past_list(stage: Stage) -> QWidget:
    dialog = _past(stage)
    assert isinstance(dialog, PastInjections)
    dialog.tabs.fill("list")
    dialog.tabs.picked.emit("list")
    stage.settle()
    return dialog


def _new_plan(stage: Stage) -> QWidget:
    stage.go("injections", "plan")
    return stage.top(PlanEditor)


def _edit_plan(stage: Stage) -> QWidget:
    page = stage.go("injections")
    assert isinstance(page, InjectionsPage)
    page.plan_asked.emit(stage.shell.diary.excerpt().regimens[0])
    return stage.top(PlanEditor)


def _plan_problems(stage: Stage) -> QWidget:
    dialog = _new_plan(stage)
    stage.click("Keep this plan", dialog)
    return dialog


def _failure(stage: Stage) -> QWidget:
    stage.go("today")
    stage.desk.failures.show(ZeroDivisionError())
    return stage.top(FailureWindow)


def _menu(key: str) -> Scene:
    def show(stage: Stage) -> QWidget:
        stage.go("today")
        menu = stage.window._menus[key]
        menu.popup(stage.window.mapToGlobal(QPoint(0, 40)))
        stage.settle()
        return menu

    return Scene(f"menu-{key}", QMenu.__name__, show)


def _calendar(stage: Stage) -> QWidget:
    page = stage.go("injections", "record")
    next(field for field in page.findChildren(DateField) if field.isVisible()).open_calendar()
    return stage.top(CalendarPopup)


def _example(stage: Stage) -> QWidget:
    stage.desk.open_example()
    stage.settle()
    return stage.window


def _save_file(stage: Stage) -> QWidget:
    stage.shell.commands["copy_diary"]()
    return stage.top(QFileDialog)


def _lock(stage: Stage) -> QWidget:
    page = LockPage()
    stage.window.add_page("lock", page)
    stage.window.show_page("lock")
    page.ask("diary.b12", "")
    stage.settle()
    return stage.window


def _whole(stage: Stage) -> QWidget:
    return stage.window


WINDOWS = (
    Scene("about", "AboutDialog", _about),
    Scene("licences", "LicencesDialog", _licences),
    Scene("keys", "KeySheet", _keys),
    Scene("guide", "GuideWindow", _guide()),
    Scene("guide-sheet", "GuideWindow", _guide(anchor="can-and-cannot-clinicians")),
    Scene("guide-search", "GuideWindow", _guide(searched="passphrase")),
    Scene("evidence", "EvidenceDialog", _evidence),
    Scene("backups", "BackupsDialog", _backups),
    Scene("passphrase", "NewPassphraseDialog", _passphrase),
    Scene("left-in-clear", "LeftInClearDialog", _left_in_clear),
    Scene("ways-back", "BackupsDialog", _ways_back),
    Scene("passphrase-remove", "RemovePassphraseDialog", _no_passphrase),
    Scene("delete-everything", "DeleteEverythingDialog", _deletion),
    Scene("typed-sheet", "TypedSheetDialog", _typed_sheet),
    Scene("blank-sheet", "BlankSheetDialog", _blank_sheet, (State.WEEK, State.EMPTY)),
    Scene("past-injections", "PastInjections", _past, (State.WEEK, State.EMPTY)),
    Scene("past-injections-list", "PastInjections", _past_list),
    Scene("plan-new", "PlanEditor", _new_plan),
    Scene("plan-edit", "PlanEditor", _edit_plan),
    Scene("plan-problems", "PlanEditor", _plan_problems),
    Scene("failure", "FailureWindow", _failure),
    Scene("lock", "LockPage", _lock),
    Scene("trouble", "TroublePage", _whole, (State.DAMAGED,)),
    Scene("example", "ExampleNote", _example, (State.EMPTY,)),
    Scene("calendar", "CalendarPopup", _calendar),
    *(_menu(key) for key in (DIARY, EDIT, GO, HELP)),
    Scene("save-file", "save_file", _save_file),
)
