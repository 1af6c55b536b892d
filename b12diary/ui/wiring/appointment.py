"""Appointment: what is typed goes to the diary; the sheet is made beside the window, to be shown, printed or saved."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage

from b12diary.diary import Diary
from b12diary.domain.days import DateSpan
from b12diary.errors import DiaryError
from b12diary.i18n import _, day_text
from b12diary.ui.dialogs.print_page import ask_printer
from b12diary.ui.dialogs.save_file import FileKind, ask_where, documents_folder, file_name
from b12diary.ui.pages.appointment import AppointmentPage, Wish
from b12diary.ui.pages.appointment_draft import Draft, appointment_of, current_appointment, draft_of
from b12diary.ui.pages.appointment_sheet import Basis, Sheet, sheet_of
from b12diary.ui.wiring.steps import made
from b12diary.ui.wiring.workshop import Workshop, tried

_LANE = "appointment"


def connect(page: AppointmentPage, diary: Diary, shell: Workshop) -> None:
    """Connect the page's signals to the diary and to whatever makes the sheet."""
    desk = _Desk(page, shell)

    def keep_draft(draft: Draft) -> None:
        known = current_appointment(diary.excerpt(DateSpan(diary.today, diary.today)))
        if draft == draft_of(known) or (known is None and draft.is_empty):
            return
        wanted = appointment_of(draft, known, diary.new_id(), diary.now())
        if made(page, lambda: diary.record(wanted)) is None:
            page.keep_words()

    def keep_preferences(chosen: Mapping[str, Any]) -> None:
        if made(page, lambda: diary.set_preferences(**chosen)) is None:
            page.parts.give_back()

    page.draft_changed.connect(keep_draft)
    page.preferences_chosen.connect(keep_preferences)
    page.page_wanted.connect(desk.show)
    page.print_asked.connect(desk.print)
    page.pdf_asked.connect(desk.save_pdf)
    page.text_asked.connect(desk.copy_text)


class _Desk(QObject):
    """Lives as long as the page. Has sheets made, and remembers the results that the next one can use again."""

    def __init__(self, page: AppointmentPage, shell: Workshop) -> None:
        super().__init__(page)
        self._page, self._shell = page, shell
        self._known: Basis | None = None

    def _make(self, wish: Wish, then: Callable[[Sheet], None], lane: str = "") -> None:
        known = self._known
        job = self._shell.background.submit_newest(lane, lambda: sheet_of(wish, known))

        def use(made_sheet: object) -> None:
            sheet = cast("Sheet", made_sheet)
            self._known = sheet.basis
            then(sheet)

        job.done.connect(use)

    def show(self, wish: Wish) -> None:
        """Show the page on the form's right; a newer wish replaces an older one that is not done."""
        self._make(wish, self._show, _LANE)

    def _show(self, sheet: Sheet) -> None:
        self._page.show_made(QImage() if sheet.image is None else sheet.image, sheet.about, sheet.words)

    def print(self, wish: Wish) -> None:
        """Ask for a printer and print."""

        def say_sent() -> None:
            self._shell.say(_("The page was sent to the printer."), undo=False)

        def ask(sheet: Sheet) -> None:
            ask_printer(self._page, sheet.summary, say_sent, self._tell)

        self._make(_without_picture(wish), ask)

    def copy_text(self, wish: Wish) -> None:
        """Put the page's words on the clipboard."""

        def copy(sheet: Sheet) -> None:
            QGuiApplication.clipboard().setText(sheet.words)
            self._shell.say(_("The page is on the clipboard as text."), undo=False)

        self._make(_without_picture(wish), copy)

    def save_pdf(self, wish: Wish) -> None:
        """Ask where, then write the PDF beside the window."""
        name = file_name(_("B12 page {day}").format(day=day_text(wish.excerpt.today)), "pdf")
        kinds = [FileKind(_("PDF"), "pdf")]
        title = _("Save the page as PDF")
        ask_where(self._page, title, documents_folder() / name, kinds, lambda path: self._write_pdf(wish, path))

    def _write_pdf(self, wish: Wish, path: Path) -> None:
        known = self._known
        job = self._shell.background.submit(lambda: tried(lambda: _write(wish, known, path)))
        job.done.connect(lambda error: self._tell(error) if isinstance(error, DiaryError) else self._say_saved(path))

    def _say_saved(self, path: Path) -> None:
        self._shell.say(_("Saved: {path}").format(path=path), undo=False)

    def _tell(self, error: DiaryError) -> None:
        self._page.message_bar.show_message(str(error))


def _write(wish: Wish, known: Basis | None, path: Path) -> None:
    """Runs in a thread of the pool."""
    from b12diary.report.paper import write_pdf

    write_pdf(sheet_of(_without_picture(wish), known).summary, path)


def _without_picture(wish: Wish) -> Wish:
    return replace(wish, width_px=0)
