"""Today: how the day was, in a few key presses. It is blind: no earlier answers, no count of days, no chart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import ScaleId
from b12diary.i18n import _, day_text
from b12diary.ui.announce import announce
from b12diary.ui.focus import holds_focus
from b12diary.ui.pages.today_break import BreakCard
from b12diary.ui.pages.today_foot import TodayFoot
from b12diary.ui.pages.today_questions import Questions
from b12diary.ui.pages.today_sheet import Sheet, days_needed, sheet_of, title_of
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import space
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.day_stepper import DayStepper
from b12diary.ui.widgets.message_bar import MessageBar
from b12diary.ui.widgets.page import Page


class TodayPage(Page):
    """The sheet of one day.

    Signals, all with the day (`date`) they are about:
        rated(day, symptom, value, scale): the person chose a value.
        cleared(day, symptom): the person took a rating away.
        factor_toggled(day, factor, bool): something else was there that day, or was not.
        factor_worded(day, factor, text): what the person calls it.
        note_written(day, text): the note was changed and left.
        day_asked(day): the person wants to see another day.

    Signals without a day: injection_asked(), help_asked(), symptoms_asked(), break_taken() and break_ended(). Then
    day_shown() once another day is in sight, and before it day_turned() if the clock brought it and not the person.
    """

    rated = Signal(object, str, int, object)
    cleared = Signal(object, str)
    factor_toggled = Signal(object, str, bool)
    factor_worded = Signal(object, str, str)
    note_written = Signal(object, str)
    day_asked = Signal(object)
    day_shown = Signal()
    injection_asked = Signal()
    help_asked = Signal()
    symptoms_asked = Signal()
    break_taken = Signal()
    break_ended = Signal()
    day_turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty sheet."""
        self.title = _("Today")
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._new_day: date | None = None
        self._rated_anyway: date | None = None
        self._asked_day: date | None = None
        self._is_unordered = False
        self._stepper = DayStepper()
        self.head.addWidget(self._stepper)
        self._notice = MessageBar()
        self.pause = BreakCard()
        self.questions = Questions()
        self.list, self.weekly, self.factors = self.questions.list, self.questions.weekly, self.questions.factors
        self._worse = Button(_("New or suddenly worse?"))
        self.foot_row = TodayFoot()
        self.body.setSpacing(space(8))
        for part in (self._notice, self.pause, self.questions):
            self.body.addWidget(part)
        worse_row = QHBoxLayout()
        worse_row.addWidget(self._worse)
        worse_row.addStretch(1)
        self.body.addLayout(worse_row)
        self.body.addStretch(1)
        self._worse.hide()
        self.foot.addWidget(self.foot_row)
        self._connect()

    def _connect(self) -> None:
        asked = self.questions
        asked.rated.connect(self._tell_rating)
        asked.cleared.connect(lambda symptom: self.cleared.emit(self.day, symptom))
        asked.note_written.connect(lambda text: self.note_written.emit(self.day, text))
        asked.symptoms_asked.connect(self.symptoms_asked)
        asked.rearranged.connect(self._order)
        asked.offers.break_asked.connect(self.break_taken)
        self.factors.toggled.connect(lambda factor, on: self.factor_toggled.emit(self.day, factor, on))
        self.factors.worded.connect(lambda factor, text: self.factor_worded.emit(self.day, factor, text))
        self.pause.ended.connect(self.break_ended)
        self.pause.sheet_asked.connect(self._rate_anyway)
        self._stepper.day_asked.connect(self.ask_day)
        self._notice.acted.connect(self._go_to_new_day)
        self.foot_row.undo_asked.connect(self._undo)
        self.foot_row.injection_asked.connect(self.injection_asked)
        self.foot_row.help_asked.connect(self.help_asked)
        self.foot_row.help_moved.connect(self._worse.setVisible)
        self._worse.clicked.connect(self.help_asked)

    @property
    def _known(self) -> Sheet:
        if self._sheet is None:
            raise RuntimeError("the page has not been shown an excerpt")
        return self._sheet

    @property
    def is_filled(self) -> bool:
        """Whether there is a sheet yet: a page can be made long before anyone looks at it."""
        return self._sheet is not None

    @property
    def day(self) -> date:
        """The day whose sheet this is."""
        return self._known.day

    @property
    def today(self) -> date:
        """The present day, as far as this page has been told."""
        return self._known.today

    @property
    def is_calm(self) -> bool:
        """Whether nothing is asked, because of a break."""
        known = self._known
        return known.pause is not None and self._rated_anyway != known.day

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """Show the sheet of `day`."""
        shown = self._sheet
        self._fill(sheet_of(excerpt, day))
        if day == excerpt.today:
            self._notice.clear_message()
            self._new_day = None
        if shown is not None and shown.day != day:
            if day != self._asked_day and day == excerpt.today != shown.today:
                self.day_turned.emit()
            self._begin_day()
        self._asked_day = None

    def wanted_span(self, day: date) -> DateSpan:
        """Return the week before and after, which tell whether the weekly list is offered."""
        return days_needed(day)

    def is_being_typed_in(self) -> bool:
        """Tell whether a sheet is half filled in, or words are not kept yet: then midnight changes nothing here."""
        if self._sheet is None:
            return False
        return (self._sheet.is_part_done and not self.is_calm) or not self.questions.is_kept

    def tell_new_day(self, today: date) -> None:
        """Say that midnight has passed, while the sheet stays where it is."""
        if self._new_day != today:
            self._new_day = today
            # From now on the question says which day it is about.
            self._fill(replace(self._known, today=today))
            words = _("It is now {day}.").format(day=day_text(today, "weekday"))
            self._notice.show_message(words, _("Move on to today"), icon_name="forward")

    @property
    def is_all_kept(self) -> bool:
        """Whether the diary took all words that stand here."""
        return self.questions.is_kept

    def commit_edits(self) -> None:
        """Tell what is typed but not told yet."""
        self.questions.commit()

    def _begin_day(self) -> None:
        """Begin with another day: say which it is, and go to its first question unless one is still stepping."""
        known = self._known
        self.questions.let_go()
        self.day_shown.emit()
        self.scroll_to_top()
        asked = self.pause.accessibleName() if self.is_calm else self.questions.question
        announce(self, " ".join((*title_of(known.day, known.today), asked)))
        if self.isVisible() and (known.day == known.today or not holds_focus(self._stepper)):
            self.focus_start()

    def go_to(self, target: str) -> None:
        """Show the day that `target` names ("2026-11-19"), or begin at the first question that is not answered."""
        if target:
            self.ask_day(date.fromisoformat(target))
        else:
            self.focus_start()

    def focus_start(self) -> None:
        """Put the focus on the first question without an answer, or in a break on the way on."""
        self.focus_item("")

    def focus_item(self, symptom: str) -> None:
        """Put the focus on one question, or where that one is not asked, on the start."""
        if self.is_calm:
            self.pause.focus_start()
        else:
            self.questions.focus_item(symptom)

    def ask_day(self, day: date) -> None:
        """Ask for another day, once all that is typed has been kept."""
        if self.questions.commit():
            self._asked_day = day
            self.day_asked.emit(day)

    def give_back_note(self) -> None:
        """Leave the note standing as not kept: the diary did not take it."""
        self.questions.note.give_back()

    def return_to(self, symptom: str) -> None:
        """Go back to a question whose answer was not kept, once the key that answered it has done its work."""
        QTimer.singleShot(0, self, lambda: self.focus_item(symptom))

    def _order(self) -> None:
        """Have Tab go as one reads; before the page is seen, that can wait until it is."""
        self._is_unordered = not self.isVisible()
        if not self._is_unordered:
            set_reading_order(self)

    def _undo(self) -> None:
        self.undo_asked.emit()
        if not self.foot_row.undo_words:
            # The button that had the focus is gone.
            self.focus_start()

    def _go_to_new_day(self) -> None:
        if self._new_day is not None:
            self.ask_day(self._new_day)

    def _fill(self, sheet: Sheet) -> None:
        focused = self.questions.focused_item()
        was_here = holds_focus(self.questions) or holds_focus(self.pause)
        was_calm = not self.pause.isHidden() and self.questions.isHidden()
        self._sheet = sheet
        self.set_title(*title_of(sheet.day, sheet.today))
        self._stepper.set_day(sheet.day, sheet.today)
        self.questions.fill(sheet)
        self.pause.fill(sheet, is_calm=self.is_calm)
        self.questions.setVisible(not self.is_calm)
        if was_here and was_calm is not self.is_calm:
            self.focus_start()
        elif focused and self.questions.focused_item() != focused:
            # New rows were made; the question is among them, or is not asked any more.
            self.focus_item(focused)

    def make_rest(self) -> Iterator[None]:
        """Make, part by part, what nobody sees at first."""
        return self.questions.make_rest()

    def _tell_rating(self, symptom: str, value: int) -> None:
        known = self._known
        scale = next((i.scale.id for i in (*known.daily, *known.weekly) if i.symptom == symptom), ScaleId.NRS_0_10)
        self.rated.emit(known.day, symptom, value, scale)

    def _rate_anyway(self) -> None:
        self._rated_anyway = self.day
        self._fill(self._known)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first question that is not answered."""
        super().showEvent(event)
        if self._is_unordered:
            QTimer.singleShot(0, self, self._order)
        if self._sheet is not None and not event.spontaneous():
            self.focus_start()
