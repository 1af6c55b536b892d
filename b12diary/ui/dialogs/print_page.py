"""Printing the page for the appointment through the system's own dialog."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from b12diary.errors import DiaryError
from b12diary.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrintDialog

    from b12diary.report.summary import Summary


def ask_printer(
    parent: QWidget, summary: "Summary", done: "Callable[[], None]", failed: "Callable[[DiaryError], None]"
) -> "QPrintDialog":
    """Show the system's dialog and, if the person goes on, print the page: the same drawing as preview and PDF.

    Args:
        parent: the window above which it opens.
        summary: the page.
        done: called when the page was handed to the printer.
        failed: called with what the environment did not allow.
    """
    # Imported late: printing takes part in no start.
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    from b12diary.report.paper import page_layout, paint

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(summary.paper))
    printer.setFullPage(True)
    printer.setDocName(summary.title)
    printer.setCreator("B12 Diary")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print the page"))
    for option in (
        QAbstractPrintDialog.PrintDialogOption.PrintSelection,
        QAbstractPrintDialog.PrintDialogOption.PrintPageRange,
        QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage,
    ):
        dialog.setOption(option, on=False)

    def send(accepted: QPrinter) -> None:
        accepted.setFullPage(True)
        try:
            paint(summary, accepted)
        except DiaryError as error:
            failed(error)
        else:
            done()

    dialog.accepted.connect(lambda: send(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()
    return dialog
