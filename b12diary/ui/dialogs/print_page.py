"""Printing a page through the system's own dialog."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from b12diary.errors import DiaryError
from b12diary.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrintDialog

    from b12diary.report.paper import Printable


def ask_printer(
    parent: QWidget, page: "Printable", done: "Callable[[], None]", failed: "Callable[[DiaryError], None]"
) -> "QPrintDialog":
    """Show the system's dialog and, if the person goes on, print the page: the same drawing as preview and PDF.

    Args:
        parent: the window above which it opens.
        page: what is to be printed.
        done: called when the page was handed to the printer.
        failed: called with what the environment did not allow.
    """
    # Imported late: printing takes part in no start.
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    from b12diary.report.paper import page_layout, paint

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(page.paper))
    printer.setFullPage(True)
    printer.setDocName(page.title)
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
            paint(page, accepted)
        except DiaryError as error:
            failed(error)
        else:
            done()

    dialog.accepted.connect(lambda: send(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()
    return dialog
