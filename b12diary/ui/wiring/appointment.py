"""Appointment: what is typed goes to the diary; the sheet is made beside the window, to be shown, printed or saved."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage

from b12diary.diary import Diary
from b12diary.domain.covering import uncovered
from b12diary.domain.days import DateSpan
from b12diary.domain.printed_page import PrintedAs
from b12diary.errors import DiaryError
from b12diary.i18n import _, day_text
from b12diary.report.choices import choices_for
from b12diary.report.paper import make_ready
from b12diary.ui.curtain import behind
from b12diary.ui.dialogs.print_page import ask_printer
from b12diary.ui.dialogs.save_file import FileKind, ask_where, documents_folder, file_name
from b12diary.ui.pages.appointment import AppointmentPage
from b12diary.ui.pages.appointment_draft import Draft, appointment_of, draft_of
from b12diary.ui.pages.appointment_sheet import Basis, Sheet, Wish, sheet_of, without_picture
from b12diary.ui.wiring.printed import kept_page, reprint_of
from b12diary.ui.wiring.steps import made
from b12diary.ui.wiring.workshop import Workshop, tried
from b12diary.ui.wiring.worth import connect_worth

if TYPE_CHECKING:
    from b12diary.domain.excerpt import Excerpt

_LANE = "appointment"


def connect(page: AppointmentPage, diary: Diary, shell: Workshop) -> None:
    """Connect the page's signals to the diary and to whatever makes the sheet."""
    desk = _Desk(page, diary, shell)

    def keep_draft(draft: Draft) -> None:
        excerpt = diary.excerpt(DateSpan(diary.today, diary.today))
        shown = page.appointment
        known = next((a for a in excerpt.appointments if shown is not None and a.id == shown.id), None)
        if draft == draft_of(known, choices_for(excerpt, known)):
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
    page.reprint_asked.connect(desk.reprint)
    page.print_asked.connect(desk.print)
    page.pdf_asked.connect(desk.save_pdf)
    page.web_asked.connect(desk.save_web)
    page.text_asked.connect(desk.copy_text)


class _Desk(QObject):
    """Lives as long as the page. Has sheets made, and remembers the results that the next one can use again."""

    def __init__(self, page: AppointmentPage, diary: Diary, shell: Workshop) -> None:
        super().__init__(page)
        self._page, self._seen, self._diary, self._shell = page, diary, behind(diary), shell
        self._known: Basis | None = None
        self._shown: Excerpt | None = None
        self._looked_at: Excerpt | None = None
        make_ready()  # sheets are laid out beside the window
        self._look = connect_worth(page, page.worth, diary, shell)

    def _make(self, wish: Wish, then: Callable[[Sheet], None], lane: str = "") -> None:
        known = self._known
        job = self._shell.background.submit_newest(lane, lambda: sheet_of(wish, known))

        def use(made_sheet: object) -> None:
            sheet = cast("Sheet", made_sheet)
            self._known = sheet.basis or self._known  # an earlier page has none, and says nothing about the others
            then(sheet)

        job.done.connect(use)

    def show(self, wish: Wish) -> None:
        """Show the page on the form's right; a newer wish replaces an older one that is not done."""
        if wish.reprint is not None and wish.excerpt.preferences.hide_details:
            self._page.open_appointment(None)  # a page as it was handed out cannot be covered
            return
        if wish.excerpt is not self._shown:
            self._shown = wish.excerpt
            self._page.show_pages(self._seen.printed_pages())
        self._make(wish, lambda sheet: self._show(wish.excerpt, sheet), _LANE)

    def _show(self, excerpt: "Excerpt", sheet: Sheet) -> None:
        # The page comes first. What may be worth raising is looked for after it, in the same results.
        if excerpt is not self._looked_at:
            self._looked_at = excerpt
            self._look(excerpt, sheet.basis.results.look_back if sheet.basis is not None else None)
        asks = any(question.is_about_frequency for question in sheet.handout.summary.questions)
        image = QImage() if sheet.image is None else sheet.image
        self._page.show_made(image, sheet.about, sheet.words, asks_frequency=asks)

    def reprint(self, key: str) -> None:
        """Show a page as it was handed out, or say why it cannot be shown."""
        if self._diary.preferences.hide_details:
            self._page.message_bar.show_message(_("This page has your own words, which are hidden now."))
            return
        page = next((p for p in self._diary.printed_pages() if p.id == key), None)
        found = None if page is None else reprint_of(page)
        if found is None:
            self._page.message_bar.show_message(_("This page was kept by another version and cannot be shown here."))
        else:
            self._page.show_reprint(found)

    # --- handing over

    def print(self, wish: Wish) -> None:
        """Ask for a printer and print."""

        def ask(sheet: Sheet) -> None:
            def say_sent() -> None:
                self._hand_over(wish, sheet, PrintedAs.PRINT, _("The page was sent to the printer."))

            ask_printer(self._page, sheet.handout, say_sent, self._tell)

        self._make(without_picture(self._true(wish)), ask)

    def copy_text(self, wish: Wish) -> None:
        """Put the page's words on the clipboard."""

        def copy(sheet: Sheet) -> None:
            QGuiApplication.clipboard().setText(sheet.words)
            self._hand_over(wish, sheet, PrintedAs.TEXT, _("The page is on the clipboard as text."))

        self._make(without_picture(self._true(wish)), copy)

    def save_pdf(self, wish: Wish) -> None:
        """Ask where, then write the PDF beside the window."""
        self._ask_where(wish, _("Save the page as PDF"), FileKind(_("PDF"), "pdf"), PrintedAs.PDF)

    def save_web(self, wish: Wish) -> None:
        """Ask where, then write the web page beside the window."""
        self._ask_where(wish, _("Save as web page"), FileKind(_("Web page"), "html"), PrintedAs.WEB)

    def _ask_where(self, wish: Wish, title: str, kind: FileKind, how: PrintedAs) -> None:
        name = file_name(_("B12 page {day}").format(day=day_text(wish.excerpt.today)), kind.ending)
        proposed = documents_folder() / name
        ask_where(self._page, title, proposed, [kind], lambda path: self._write(wish, path, how))

    def _true(self, wish: Wish) -> Wish:
        """Return the page that is handed over: also while they are hidden here, it has the person's own words."""
        if wish.reprint is not None or not wish.excerpt.preferences.hide_details:
            return wish
        excerpt = self._diary.excerpt(wish.excerpt.span)
        known = next((a for a in excerpt.appointments if a.id == wish.appointment), None)
        said = uncovered(appointment_of(wish.draft, known, "", self._diary.now()), known)
        return replace(wish, excerpt=excerpt, draft=draft_of(said, wish.draft.choices))

    def _write(self, wish: Wish, path: Path, how: PrintedAs) -> None:
        wish, known = self._true(wish), self._known
        job = self._shell.background.submit(lambda: tried(lambda: _written(wish, known, path)))

        def done(result: object) -> None:
            if isinstance(result, DiaryError):
                self._tell(result)
            else:
                self._hand_over(wish, cast("Sheet", result), how, _("Saved: {path}").format(path=path))

        job.done.connect(done)

    def _hand_over(self, wish: Wish, sheet: Sheet, how: PrintedAs, told: str) -> None:
        """Keep what was handed out, unless it is an earlier page or kept already, and say that it is done."""
        if wish.reprint is None:
            kept = kept_page(self._diary, wish, sheet.handout, how)
            if kept and made(self._page, lambda: self._diary.record(*kept, label=_("Keep what was printed"))) is None:
                told = " ".join((told, _("It could not be kept in the diary.")))
        self._shell.say(told, undo=False)

    def _tell(self, error: DiaryError) -> None:
        self._page.message_bar.show_message(str(error))


def _written(wish: Wish, known: Basis | None, path: Path) -> Sheet:
    """Write the page, in a thread of the pool."""
    from b12diary.report.page import write_handout

    sheet = sheet_of(without_picture(wish), known)
    write_handout(sheet.handout, path)
    return sheet
