"""Appointment: what to say and ask, what goes on the page, and the page itself as it will print."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.i18n import _
from b12diary.ui.pages.appointment_column import Column
from b12diary.ui.pages.appointment_draft import Days, Draft, current_appointment, days_from, draft_of, paper_of
from b12diary.ui.pages.appointment_fold import Fold, SideBySide
from b12diary.ui.pages.appointment_parts import PartsForm, part_labels, told_parts
from b12diary.ui.pages.appointment_preview import PagePreview
from b12diary.ui.pages.appointment_when import WhenForm
from b12diary.ui.pages.appointment_words import WordsForm
from b12diary.ui.theme import space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class Wish:
    """The page that is wanted: what it is made from, and how wide its picture is in real pixels (0 = no picture)."""

    excerpt: Excerpt
    draft: Draft
    days: Days
    left_out: frozenset[str]
    paper: Paper
    width_px: int


class AppointmentPage(Page):
    """The form at the left, the sheet at the right.

    Signals:
        page_wanted(object): make the page of this `Wish` and give it to `show_made`. It follows filling, too, and
            asks for a picture only.
        draft_changed(object): keep this `Draft`.
        preferences_chosen(object): keep these preferences, a dict by field name.
        print_asked(object), pdf_asked(object), text_asked(object): print, save or copy the page of this `Wish`.
    """

    ring_room = 8
    page_wanted = Signal(object)
    draft_changed = Signal(object)
    preferences_chosen = Signal(object)
    print_asked = Signal(object)
    pdf_asked = Signal(object)
    text_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the form and an empty sheet."""
        super().__init__(parent)
        self.set_title(_("Appointment"), _("one page to take with you"))
        self.set_fills_height()
        self._excerpt: Excerpt | None = None
        self._days = Days()
        self._left_out: frozenset[str] = frozenset()
        self._width_px = 0
        self.words, self.when, self.parts = WordsForm(), WhenForm(), PartsForm()
        self.fold = Fold(_("On the page"), self.parts, (_("Cha&nge"), _("Do&ne")))
        form = QWidget()
        layout = QVBoxLayout(form)
        layout.setContentsMargins(*(self.ring_room,) * 4)
        layout.setSpacing(space(16))
        for part in (self.words, self.when, self.fold):
            layout.addWidget(part)
        layout.addStretch(1)
        self._column, self.preview = Column(form), PagePreview()
        self._both = SideBySide(self._column, self.preview)
        self.body.addWidget(self._both, 1)
        self._add_actions()
        self._connect()

    def _add_actions(self) -> None:
        self.print_button = Button(_("&Print"), Variant.PRIMARY, icon_name="print")
        self.pdf_button = Button(_("&Save as PDF"))
        self.text_button = Button(_("&Copy as text"), icon_name="copy")
        self.foot.add_split()
        for button, signal in (
            (self.print_button, self.print_asked),
            (self.pdf_button, self.pdf_asked),
            (self.text_button, self.text_asked),
        ):
            self.foot.addWidget(button)
            button.clicked.connect(lambda _on=False, signal=signal: self._act(signal))

    def _connect(self) -> None:
        for changed in (self.words.committed, self.when.committed):
            changed.connect(lambda: self.draft_changed.emit(self.draft()))
        self.words.edited.connect(self._want)
        self.when.days_picked.connect(self._pick_days)
        self.parts.chosen.connect(self.preferences_chosen)
        self.parts.parts_picked.connect(self._pick_parts)
        self.preview.width_wanted.connect(self._want_width)
        self.preview.zoomed.connect(lambda zoom: self._column.setVisible(not zoom))
        self._both.turned.connect(self._turn)
        self._turn(self._both.is_beside)

    # --- filling

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """Show what the diary holds for the coming appointment."""
        del day
        self._excerpt = excerpt
        draft = draft_of(current_appointment(excerpt))
        self.words.fill(draft)
        self.when.fill(excerpt, draft, self._days)
        self._fill_parts(excerpt)
        self._want()

    def _fill_parts(self, excerpt: Excerpt) -> None:
        self.parts.fill(excerpt.preferences, paper_of(excerpt.preferences), self._left_out)
        self.fold.tell(told_parts(self._left_out, excerpt.preferences))

    def show_made(self, image: QImage, about: str, words: str) -> None:
        """Show the page that was wanted last: its picture, a line about it, and its words for who does not see it."""
        self.preview.show_page(image, about, words)

    def keep_words(self) -> None:
        """The diary did not take what was written: it stays in its fields and is told again when one is left."""
        self.words.give_back()
        self.when.clinician.give_back()

    def memory(self) -> dict[str, str]:
        """Keep which days and parts were chosen for the page."""
        return {**self._days.as_state(), "left_out": " ".join(sorted(self._left_out))}

    def recall(self, memory: dict[str, str]) -> None:
        """Take up the days and parts chosen last time."""
        self._days = days_from(memory)
        self._left_out = frozenset(memory.get("left_out", "").split()) & part_labels().keys()

    # --- what the person does

    def draft(self) -> Draft:
        """Return what stands in the fields."""
        return replace(self.words.draft(), day=self.when.day.day(), clinician=self.when.clinician.text())

    def wish(self) -> Wish | None:
        """Return the page as it is wanted now; None before the page was filled."""
        if self._excerpt is None:
            return None
        paper = paper_of(self._excerpt.preferences)
        return Wish(self._excerpt, self.draft(), self._days, self._left_out, paper, self._width_px)

    def _want(self) -> None:
        wish = self.wish()
        if wish is not None and wish.width_px:
            self.page_wanted.emit(wish)

    def _want_width(self, width_px: int) -> None:
        self._width_px = width_px
        self._want()

    def _pick_days(self, days: Days) -> None:
        self._days = days
        self._want()

    def _pick_parts(self, left_out: frozenset[str]) -> None:
        self._left_out = left_out
        if self._excerpt is not None:
            self.fold.tell(told_parts(left_out, self._excerpt.preferences))
        self._want()

    def _act(self, signal: SignalInstance) -> None:
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
