"""The blank sheet: asked for on the Diary page, printed or saved like the page for the appointment."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from b12diary.diary import Diary
from b12diary.domain.days import DateSpan
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.report.grid import GridSheet
from b12diary.report.sheet_size import paper_of
from b12diary.ui.dialogs.blank_sheet import BlankSheetDialog
from b12diary.ui.dialogs.print_page import ask_printer
from b12diary.ui.dialogs.save_file import FileKind, ask_where, documents_folder, file_name
from b12diary.ui.wiring.steps import Shell


def open_blank_sheet(parent: QWidget, diary: Diary, shell: Shell) -> BlankSheetDialog:
    """Show what the sheet will be, and print or save it when asked; nothing of it touches the diary."""
    excerpt = diary.excerpt(DateSpan(diary.today, diary.today))
    dialog = BlankSheetDialog(excerpt, paper_of(excerpt.preferences), parent)

    def tell(error: DiaryError) -> None:
        dialog.show_trouble(str(error))

    def finish(words: str) -> None:
        dialog.accept()
        shell.say(words, undo=False)

    def print_sheet(sheet: GridSheet) -> None:
        ask_printer(dialog, sheet, lambda: finish(_("The sheet was sent to the printer.")), tell)

    def save(sheet: GridSheet, path: Path) -> None:
        from b12diary.report.paper import write_pdf

        try:
            write_pdf(sheet, path)
        except DiaryError as error:
            tell(error)
        else:
            finish(_("Saved: {path}").format(path=path))

    def ask_for_place(sheet: GridSheet) -> None:
        proposed = documents_folder() / file_name(_("B12 blank sheet"), "pdf")
        kinds = [FileKind(_("PDF"), "pdf")]
        ask_where(dialog, _("Save the sheet as PDF"), proposed, kinds, lambda path: save(sheet, path))

    dialog.print_asked.connect(print_sheet)
    dialog.pdf_asked.connect(ask_for_place)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
