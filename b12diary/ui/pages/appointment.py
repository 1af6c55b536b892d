"""Appointment: what to say and ask, what goes on the page, and the page itself as it will print."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.printed_page import PrintedPage
from b12diary.i18n import _
from b12diary.report.choices import Days, PageChoices, choices_for, current_appointment, past_appointments
from b12diary.report.parts import PagePart
from b12diary.report.sheet_size import paper_of
from b12diary.ui.announce import announce
from b12diary.ui.focus import focus_given_back, focus_on
from b12diary.ui.pages.appointment_column import Column
from b12diary.ui.pages.appointment_draft import Draft, draft_of
from b12diary.ui.pages.appointment_fold import Fold, SideBySide
from b12diary.ui.pages.appointment_parts import PartsForm, told_parts
from b12diary.ui.pages.appointment_past import PastForm, ReopenedBar, appointment_name, reprint_words
from b12diary.ui.pages.appointment_preview import PagePreview
from b12diary.ui.pages.appointment_sheet import Reprint, Wish
from b12diary.ui.pages.appointment_when import WhenForm
from b12diary.ui.pages.appointment_words import WordsForm
from b12diary.ui.pages.appointment_worth import WorthRaising
from b12diary.ui.theme import space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.page import Page


class AppointmentPage(Page):
    """The form at the left, the sheet at the right. Usually of the coming appointment; an earlier one can be opened.

    Signals:
        page_wanted(object): make the page of this `Wish` and give it to `show_made`. It follows filling, too, and
            asks for a picture only.
        draft_changed(object): keep this `Draft` for the appointment that is open, see `open_appointment`.
        preferences_chosen(object): keep these preferences, a dict by field name.
        reprint_asked(str): give the printed page with this id to `show_reprint`.
        print_asked(object), pdf_asked(object), web_asked(object), text_asked(object): print, save or copy the page of
            this `Wish`.
    """

    ring_room = 8
    page_wanted = Signal(object)
    draft_changed = Signal(object)
    preferences_chosen = Signal(object)
    reprint_asked = Signal(str)
    print_asked = Signal(object)
    pdf_asked = Signal(object)
    web_asked = Signal(object)
    text_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, at_once: bool = True) -> None:
        """Make the form and an empty sheet; unless `at_once`, going through `steps` makes the rest."""
        super().__init__(parent)
        self.set_title(_("Appointment"), _("one page to take with you"))
        self.set_fills_height()
        self._excerpt: Excerpt | None = None
        self._draft = Draft()
        self._earlier: AppointmentId | None = None
        self._past_day: date | None = None
        self._reprint: Reprint | None = None
        self._pages: tuple[PrintedPage, ...] = ()
        self._width_px = 0
        self.steps = self._add_parts()
        if at_once:
            for _step in self.steps:
                pass

    def _add_parts(self) -> Iterator[None]:
        # What holds the form is made before what stands in it: each move dresses all that is moved once more.
        # In the order in which Tab goes, too.
        self.reopened, self._both = ReopenedBar(self.inside), SideBySide(self.inside)
        form = QWidget(self._both)
        self._column = Column(form, self._both)
        yield
        self.words = WordsForm(form)
        yield
        self.when = WhenForm(form)
        yield
        self.parts, self.past = PartsForm(), PastForm()
        self.fold = Fold(_("On the page"), self.parts, (_("Cha&nge"), _("Do&ne")), form)
        self.worth = WorthRaising(form)
        # Translators: Earlier: the pages that were printed before; Show and Hide open and close the list.
        self.past_fold = Fold(_("Earlier"), self.past, (_("Show"), _("Hide")), form)
        layout = QVBoxLayout(form)
        layout.setContentsMargins(*(self.ring_room,) * 4)
        layout.setSpacing(space(16))
        for part in (self.words, self.when, self.fold, self.worth, self.past_fold):
            layout.addWidget(part)
        layout.addStretch(1)
        yield
        self.preview = PagePreview(self._both)
        self._both.hold(self._column, self.preview)
        above = QHBoxLayout()
        above.setContentsMargins(self.ring_room, 0, self.ring_room, 0)
        above.addWidget(self.reopened)
        self.body.addLayout(above)
        self.body.addWidget(self._both, 1)
        self._add_actions()
        self._connect()

    def _add_actions(self) -> None:
        self.print_button = Button(_("&Print"), Variant.PRIMARY, icon_name="print")
        self.pdf_button = Button(_("&Save as PDF"))
        self.web_button = Button(_("Save as we&b page"))
        self.text_button = Button(_("&Copy as text"), icon_name="copy")
        self.foot.add_split()
        for button, signal in (
            (self.print_button, self.print_asked),
            (self.pdf_button, self.pdf_asked),
            (self.web_button, self.web_asked),
            (self.text_button, self.text_asked),
        ):
            self.foot.addWidget(button)
            button.clicked.connect(lambda _on=False, signal=signal: self._act(signal))

    def _connect(self) -> None:
        for changed in (self.words.committed, self.when.committed):
            changed.connect(self._tell_draft)
        self.words.frequency_taken_off.connect(self._take_frequency_off)
        self.words.edited.connect(self._want)
        self.when.days_picked.connect(self._pick_days)
        self.parts.chosen.connect(self.preferences_chosen)
        self.parts.parts_picked.connect(self._pick_parts)
        self.past.opened.connect(lambda key: self.open_appointment(AppointmentId(key)))
        self.past.page_asked.connect(self.reprint_asked)
        self.reopened.left.connect(self._leave_earlier)
        self.preview.width_wanted.connect(self._want_width)
        self.preview.zoomed.connect(lambda _zoom: self._show_column())
        self._both.turned.connect(self._turn)
        self._turn(self._both.is_beside)

    # --- filling

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """Show what the diary holds for the coming appointment, or for the earlier one that is open."""
        del day
        shown = self.appointment
        self._excerpt = excerpt
        self._stay_with(shown)
        self._draft = draft_of(self.appointment, choices_for(excerpt, self.appointment))
        self.words.fill(self._draft)
        self.when.fill(excerpt, self._draft)
        self._fill_parts(excerpt)
        self._fill_past()
        self._tell_reopened()
        self._want()

    def _stay_with(self, shown: Appointment | None) -> None:
        """Keep showing the appointment whose day was just typed, also when that day is past: nobody loses words."""
        assert self._excerpt is not None
        if self._past_day is not None:
            past = [a for a in past_appointments(self._excerpt) if a.day == self._past_day]
            same = [a for a in past if shown is not None and a.id == shown.id]
            newest = max(past, key=lambda a: (a.recorded_at, a.id), default=None)
            kept = same[0] if same else newest
            self._earlier, self._past_day = kept.id if kept else None, None
        elif self._earlier is not None:
            now = current_appointment(self._excerpt)
            if self.appointment is None or (now is not None and now.id == self._earlier):
                self._earlier = None

    @property
    def appointment(self) -> Appointment | None:
        """The appointment whose words stand in the fields; None before anything is recorded for the coming one."""
        if self._excerpt is None:
            return None
        if self._earlier is None:
            return current_appointment(self._excerpt)
        return next((a for a in self._excerpt.appointments if a.id == self._earlier), None)

    def _fill_parts(self, excerpt: Excerpt) -> None:
        choices = self._draft.choices
        self.parts.fill(excerpt.preferences, paper_of(excerpt.preferences), choices)
        self.fold.tell(told_parts(choices, excerpt.preferences))

    def _fill_past(self) -> None:
        if self._excerpt is not None:
            told = self.past.fill(self._excerpt, self._pages)
            self.past_fold.tell(told)
            self.past_fold.setVisible(bool(told))

    def show_pages(self, pages: Sequence[PrintedPage]) -> None:
        """Take every page that was handed out, newest first. Emits nothing."""
        self._pages = tuple(pages)
        self._fill_past()

    def show_made(self, image: QImage, about: str, words: str, *, asks_frequency: bool = True) -> None:
        """Show the page that was wanted last.

        Args:
            image: its picture.
            about: a line about it.
            words: all of it, for who does not see it.
            asks_frequency: whether the question about more frequent injections is printed on it.
        """
        self.preview.show_page(image, about, words)
        self.words.frequency.tell_printed(asks_frequency or self._reprint is not None)

    def keep_words(self) -> None:
        """The diary did not take what was written: it stays in its fields and is told again when one is left."""
        self._past_day = None
        self.words.give_back()
        self.when.clinician.give_back()

    # --- earlier appointments and pages

    def open_appointment(self, appointment: AppointmentId | None) -> None:
        """Put the words of an earlier appointment into the fields; None = of the coming one again."""
        self.commit_edits()
        self._earlier, self._reprint = appointment, None
        if self._excerpt is not None:
            self.show_excerpt(self._excerpt, self._excerpt.today)

    def show_reprint(self, reprint: Reprint) -> None:
        """Show a page as it was handed out, in place of the form and its page."""
        self._reprint = reprint
        self._tell_reopened()
        self._want()
        focus_on(self.reopened.button)

    def _leave_earlier(self) -> None:
        self.open_appointment(None)
        focus_on(self.words.main_point)

    def _tell_reopened(self) -> None:
        what, detail = "", ""
        if self._reprint is not None:
            again = self._reprint
            what, detail = reprint_words(
                again.page, is_same_language=again.is_same_language, is_same_version=again.is_same_version
            )
        elif self._earlier is not None and self.appointment is not None:
            what = _("Appointment of {name}").format(name=appointment_name(self.appointment))
            detail = _("Its words stand below, with the page as your diary makes it today.")
        if what and self.reopened.isHidden():
            announce(self.reopened, f"{what}. {detail}")
        self.reopened.tell(what, detail)
        self.worth.setVisible(self._earlier is None)
        self._show_column()

    def _show_column(self) -> None:
        self._column.setVisible(not self.preview.zoom and self._reprint is None)

    # --- what the person does

    def draft(self) -> Draft:
        """Return what stands in the fields."""
        typed = self.words.draft()
        return replace(
            self._draft,
            main_point=typed.main_point,
            questions=typed.questions,
            day=self.when.day.day(),
            clinician=self.when.clinician.text(),
        )

    def wish(self) -> Wish | None:
        """Return the page as it is wanted now; None before the page was filled."""
        if self._excerpt is None:
            return None
        known = self.appointment
        paper = paper_of(self._excerpt.preferences)
        return Wish(self._excerpt, self.draft(), known.id if known else None, paper, self._width_px, self._reprint)

    def _tell_draft(self) -> None:
        draft, today = self.draft(), self._excerpt.today if self._excerpt else date.min
        is_newly_past = self._earlier is None and draft.day is not None and draft.day < today
        self._past_day = draft.day if is_newly_past else None
        self.draft_changed.emit(draft)

    def _take_frequency_off(self) -> None:
        self.draft_changed.emit(replace(self.draft(), asks_frequency=False))
        focus_on(self.words.questions[0])

    def _want(self) -> None:
        wish = self.wish()
        if wish is not None and wish.width_px:
            self.page_wanted.emit(wish)

    def _want_width(self, width_px: int) -> None:
        self._width_px = width_px
        self._want()

    def _pick_days(self, days: Days) -> None:
        self._choose(replace(self._draft.choices, days=days))

    def _pick_parts(self, left_out: frozenset[PagePart], with_figures: bool) -> None:
        self._choose(replace(self._draft.choices, left_out=left_out, with_figures=with_figures))

    def _choose(self, choices: PageChoices) -> None:
        self._draft = replace(self._draft, choices=choices)
        self._tell_draft()
        self._want()

    def _act(self, signal: SignalInstance) -> None:
        with focus_given_back():
            self.commit_edits()
        wish = self.wish()
        if wish is not None:
            signal.emit(wish)

    def go_to(self, target: str) -> None:
        """Print for "print"."""
        if target == "print":
            self._act(self.print_asked)

    def commit_edits(self) -> None:
        """Let every field speak that was changed, with or without the focus."""
        self.words.commit()
        self.parts.commit()
        self.when.clinician.commit()
        super().commit_edits()

    def _turn(self, is_beside: bool) -> None:
        self._column.set_whole(not is_beside)
        self.preview.set_scrolls_itself(is_beside)
