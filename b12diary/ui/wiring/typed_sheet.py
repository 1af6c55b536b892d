"""Typing in a sheet of paper: what the dialog asks of the diary, and the one step that keeps it."""

from PySide6.QtCore import QObject

from b12diary.diary import Diary
from b12diary.domain.catalogue import symptom_label
from b12diary.domain.days import DateSpan
from b12diary.domain.symptom import INTERFERENCE
from b12diary.errors import DiaryError
from b12diary.i18n import _, day_text, ngettext
from b12diary.report.grid import sheet_symptoms, usual_symptoms
from b12diary.ui.dialogs.typed_sheet import TypedSheetDialog
from b12diary.ui.dialogs.typed_sheet_draft import Makers, SheetDraft, entries_of, known_of
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.wiring.steps import Shell


class SheetDesk(QObject):
    """Opens the dialog, and keeps what was typed in it when it is closed half-way. It lives as long as the page."""

    def __init__(self, page: DiaryPage, diary: Diary, shell: Shell) -> None:
        """Begin without a sheet."""
        super().__init__(page)
        self._page, self._diary, self._shell = page, diary, shell
        self._draft: SheetDraft | None = None
        self._dialog: TypedSheetDialog | None = None

    def open(self) -> TypedSheetDialog:
        """Show the sheet as it was left, or a new one for the symptoms that are asked every day."""
        diary = self._diary
        excerpt = diary.excerpt(DateSpan(diary.today, diary.today))
        choices = [(s, symptom_label(s, excerpt.symptoms)) for s in sheet_symptoms(excerpt)]
        draft = self._draft or SheetDraft(
            symptoms=(INTERFERENCE, *usual_symptoms(excerpt)), scale=excerpt.preferences.rating_scale
        )
        interference = symptom_label(INTERFERENCE, excerpt.symptoms)
        dialog = TypedSheetDialog(draft, diary.today, choices, interference, self._page)
        self._dialog = dialog
        dialog.span_asked.connect(lambda span: dialog.show_excerpt(diary.excerpt(span)))
        dialog.wanted.connect(self._keep)
        dialog.rejected.connect(self._leave)
        dialog.finished.connect(dialog.deleteLater)
        dialog.refresh()
        dialog.open()
        return dialog

    def _leave(self) -> None:
        """Keep what was typed for the next time: closing is no decision against it."""
        if self._dialog is not None:
            draft, self._dialog = self._dialog.draft, None
            self._draft = None if draft.is_empty else draft
            if self._draft is not None:
                self._shell.say(
                    _("What you typed is kept until you close the program. It is not in the diary yet."), undo=False
                )

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
        self._draft = self._dialog = None
        dialog.accept()
        if not change.parts:
            self._shell.say(_("All of this sheet was in the diary already."), undo=False)
            return
        n = len(entries.ratings)
        taken = ngettext("{n} rating", "{n} ratings", n).format(n=n)
        self._shell.say(_("Kept: {sheet}, {ratings}.").format(sheet=change.label, ratings=taken), undo=True)
