"""Printing the recovery sheet. It goes to a printer only: as a file it would lie beside what it opens."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.report.recovery_sheet import RecoverySheet
from b12diary.ui.dialogs.print_page import ask_printer


def print_recovery_sheet(parent: QWidget, sheet: RecoverySheet, tell: Callable[[str], None]) -> None:
    """Ask above `parent` for the printer and print; what came of it is told in a sentence."""

    def failed(error: DiaryError) -> None:
        tell(str(error))

    ask_printer(parent, sheet, lambda: tell(_("The sheet was sent to the printer.")), failed)
