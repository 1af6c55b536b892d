"""Typing in a sheet of paper: what the dialog asks of the diary, and the one step that keeps it.

What is typed but not finished is kept in the diary's own file, under its passphrase if it has one: when the dialog is
left, when the window closes, and now and then in between, so that a power cut costs no more than some boxes.
"""

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from b12diary.diary import Diary
from b12diary.domain.catalogue import symptom_label
from b12diary.domain.days import DateSpan
from b12diary.domain.symptom import INTERFERENCE
from b12diary.errors import DiaryError
from b12diary.i18n import _, day_text, ngettext
from b12diary.report.grid import sheet_symptoms, usual_symptoms
from b12diary.ui.dialogs.typed_sheet import TypedSheetDialog
from b12diary.ui.dialogs.typed_sheet_draft import Makers, SheetDraft, entries_of, known_of
from b12diary.ui.dialogs.typed_sheet_kept import draft_from, kept_text
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.wiring.steps import Shell

_KEEP_EVERY_MS = 15_000


class SheetDesk(QObject):
    """Opens the dialog, and keeps what was typed in it when it is left half-way. It lives as long as the page."""

    def __init__(self, page: DiaryPage, diary: Diary, shell: Shell) -> None:
        """Begin without a dialog."""
        super().__init__(page)
        self._page, self._diary, self._shell = page, diary, shell
        self._unkept: SheetDraft | None = None
        self._taken: tuple[str, SheetDraft] | None = None
        self._dialog: TypedSheetDialog | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_KEEP_EVERY_MS)
        self.timer.timeout.connect(self._keep_draft)
        page.leaving.connect(self._keep_draft)

    def open(self) -> TypedSheetDialog | None:
        """Show the sheet as it was left, or a new one for the symptoms that are asked every day.

        None, and the page says why, while personal details are hidden and the sheet that was begun has some.
        """
        diary = self._diary
        excerpt = diary.excerpt(DateSpan(diary.today, diary.today))
        begun = self._unkept or draft_from(excerpt.preferences.paper_draft) or self._taken_back()
        if begun is not None and begun.notes and excerpt.preferences.hide_details:
            self._page.message_bar.show_message(_("This sheet has your own words, which are hidden now."))
            return None
        draft = begun or SheetDraft(
            symptoms=(INTERFERENCE, *usual_symptoms(excerpt)), scale=excerpt.preferences.rating_scale
        )
        # A symptom can have been put to rest since the sheet was begun.
        on_sheet = dict.fromkeys((*sheet_symptoms(excerpt), *draft.symptoms[1:]))
        choices = [(symptom, symptom_label(symptom, excerpt.symptoms)) for symptom in on_sheet]
        interference = symptom_label(INTERFERENCE, excerpt.symptoms)
        dialog = TypedSheetDialog(draft, diary.today, choices, interference, self._page)
        self._dialog = dialog
        dialog.drafted.connect(lambda: None if self.timer.isActive() else self.timer.start())
        dialog.span_asked.connect(lambda span: dialog.show_excerpt(diary.excerpt(span)))
        dialog.wanted.connect(self._keep)
        dialog.rejected.connect(self._leave)
        dialog.finished.connect(dialog.deleteLater)
        dialog.refresh()
        dialog.open()
        return dialog

    def _taken_back(self) -> SheetDraft | None:
        """Return the sheet that was kept last if undo has just taken it out again: it is there to be put right."""
        return self._taken[1] if self._taken and self._taken[0] == self._diary.redo_label else None

    def _keep_draft(self) -> bool:
        """Keep what is typed for the next time; False when it could not be written, and the memory has to do."""
        self.timer.stop()
        if self._dialog is None:
            return True
        text = kept_text(self._dialog.draft)
        self._unkept = None
        try:
            if text != self._diary.preferences.paper_draft:
                self._diary.keep_paper_draft(text)
        except DiaryError:
            self._unkept = self._dialog.draft
            return False
        return True

    def _leave(self) -> None:
        """Keep what was typed: closing is no decision against it."""
        if self._dialog is None:
            return
        is_kept, is_empty = self._keep_draft(), self._dialog.draft.is_empty
        self._dialog = None
        if is_empty:
            return
        kept = _("What you typed is kept for the next time. It is not in the diary yet.")
        memory = _("This could not be written. It is kept until you close the program, and is not in the diary yet.")
        self._shell.say(kept if is_kept else memory, undo=False)

    def _keep(self, draft: SheetDraft, takes_sheet: bool) -> None:
        """Take the sheet into the diary as one step; what cannot be written leaves the dialog as it is."""
        dialog, diary, span = self._dialog, self._diary, draft.span
        if dialog is None or span is None:
            return
        known = known_of(diary.excerpt(span), span)
        make = Makers(diary.now(), diary.new_id, diary.new_dose)
        entries = entries_of(draft, known, make, takes_sheet=takes_sheet)
        label = _("Paper sheet of {first} to {last}").format(first=day_text(span.first), last=day_text(span.last))
        try:
            change = diary.take_in(entries, label)
        except DiaryError as error:
            dialog.show_trouble(str(error))
            return
        with suppress(DiaryError):  # what is left of it would be in the diary already
            if diary.preferences.paper_draft:
                diary.keep_paper_draft("")
        self.timer.stop()
        self._unkept = self._dialog = None
        self._taken = change.label, draft
        dialog.accept()
        if not change.parts:
            self._shell.say(_("All of this sheet was in the diary already."), undo=False)
            return
        n = len(entries.ratings)
        taken = ngettext("{n} rating", "{n} ratings", n).format(n=n)
        self._shell.say(_("Kept: {sheet}, {ratings}.").format(sheet=change.label, ratings=taken), undo=True)
