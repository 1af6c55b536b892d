"""Printing the recovery sheet. It goes to a printer only: as a file it would lie beside what it opens."""

from datetime import date

from b12diary.domain.preferences import Paper
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.report.recovery_sheet import RecoverySheet
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.dialogs.print_page import ask_printer


def print_recovery_sheet(dialog: Frame, file_name: str, passphrase: str, day: date, paper: Paper) -> None:
    """Ask for the printer and print; what came of it is said at the foot of `dialog`."""

    def failed(error: DiaryError) -> None:
        dialog.show_trouble(str(error))

    sheet = RecoverySheet(file_name, passphrase, day, paper)
    ask_printer(dialog, sheet, lambda: dialog.show_trouble(_("The sheet was sent to the printer.")), failed)
