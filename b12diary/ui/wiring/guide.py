"""The guide: opened beside the window at the chapter of the page in sight, printed, saved. It needs no diary."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from b12diary.domain.preferences import Preferences
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.report.guide import guide
from b12diary.report.guide_html import write_guide
from b12diary.report.guide_parts import Chapter
from b12diary.report.guide_sheet import guide_sheet
from b12diary.report.paper import write_pdf
from b12diary.report.sheet_size import paper_of
from b12diary.ui.dialogs.guide import GuideWindow
from b12diary.ui.dialogs.print_page import ask_printer
from b12diary.ui.dialogs.save_file import FileKind, ask_where, documents_folder, file_name


def show_guide(window: QWidget, page: str, chosen: Preferences | None = None, anchor: str = "") -> GuideWindow:
    """Show the guide above a window; one that is open already comes forward.

    Args:
        window: what it explains.
        page: the page in sight there; the guide opens at what explains it.
        chosen: the person's choices, for the size of paper; None where no diary is open.
        anchor: a place in the guide to open at instead.
    """
    book = guide()
    opened = next((w for w in window.findChildren(GuideWindow) if w.isVisible()), None)
    if opened is None:
        opened = GuideWindow(book, window)
        _connect(opened, chosen or Preferences())
        opened.finished.connect(opened.deleteLater)
        opened.go_to(anchor or book.place_of(page), keeps_way=False)
        opened.show()
    else:
        opened.go_to(anchor or book.place_of(page))
    opened.raise_()
    opened.activateWindow()
    return opened


def _connect(opened: GuideWindow, chosen: Preferences) -> None:
    def failed(error: DiaryError) -> None:
        opened.say(str(error))

    def print_it(chapter: Chapter) -> None:
        sheet = guide_sheet(chapter, paper_of(chosen))
        ask_printer(opened, sheet, lambda: opened.say(_("The page was sent to the printer.")), failed)

    def save(path: Path, write: Callable[[Path], None]) -> None:
        try:
            write(path)
        except DiaryError as error:
            failed(error)
        else:
            opened.say(_("Saved: {path}").format(path=path))

    def save_pdf(chapter: Chapter) -> None:
        sheet = guide_sheet(chapter, paper_of(chosen))
        proposed = documents_folder() / file_name(sheet.title, "pdf")
        kinds = [FileKind(_("PDF"), "pdf")]
        ask_where(
            opened, _("Save the page as PDF"), proposed, kinds, lambda path: save(path, partial(write_pdf, sheet))
        )

    def save_guide() -> None:
        proposed = documents_folder() / file_name(_("B12 Diary: user guide"), "html")
        kinds = [FileKind(_("Web page"), "html")]
        ask_where(opened, _("Save as web page"), proposed, kinds, lambda path: save(path, write_guide))

    opened.print_asked.connect(print_it)
    opened.pdf_asked.connect(save_pdf)
    opened.file_asked.connect(save_guide)
