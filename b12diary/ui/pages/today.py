"""Today: how the day was, in a few key presses. It is blind: no earlier answers, no count of days, no chart."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import ScaleId
from b12diary.domain.symptom import INTERFERENCE
from b12diary.i18n import _, day_text
from b12diary.ui.announce import announce
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.pages.today_factors import FactorChips
from b12diary.ui.pages.today_foot import TodayFoot
from b12diary.ui.pages.today_sheet import Sheet, days_needed, question_of, sheet_of, title_of
from b12diary.ui.pages.today_weekly import WeeklyOffer
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.day_stepper import DayStepper
from b12diary.ui.widgets.fields import TextArea
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.message_bar import MessageBar
from b12diary.ui.widgets.page import Page
from b12diary.ui.widgets.rating_list import RatingList, RatingRow


class TodayPage(Page):
    """The sheet of one day.

    Signals, all with the day (`date`) they are about:
        rated(day, symptom, value, scale): the person chose a value.
        cleared(day, symptom): the person took a rating away.
        factor_toggled(day, factor, bool): something else was there that day, or was not.
        factor_worded(day, factor, text): what the person calls it.
        note_written(day, text): the note was changed and left.
        day_asked(day): the person wants to see another day.

    Signals without a day: injection_asked(), help_asked(), symptoms_asked(), and day_shown() once another day is in
    sight.
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

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty sheet."""
        self.title = _("Today")
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._new_day: date | None = None
        self._put_off: date | None = None
        self._weekly_open: date | None = None
        self._asked: tuple[object, ...] = ()
        self._stepper = DayStepper()
        self.head.addWidget(self._stepper)
        self._notice = MessageBar()
        self._question = Label("", Role.HEADING)
        self.list = RatingList()
        self._invitation = self._make_invitation()
        self._weekly_name = Label(_("Asked once a week"), Role.LABEL)
        self.weekly = RatingList()
        self.offer = WeeklyOffer()
        self.factors = FactorChips()
        self._factors_name = Label("", Role.LABEL)
        self._note = TextArea(lines=1, enter_commits=True)
        self._note.set_name(_("Note"))
        note_name = Label(_("Note"), Role.LABEL)
        note_name.setBuddy(self._note)
        self._worse = Button(_("New or suddenly worse?"))
        self.foot_row = TodayFoot()
        self.body.setSpacing(space(8))
        for part in (self._notice, self._question, self.list, self._invitation, self._weekly_name, self.weekly):
            self.body.addWidget(part)
        for name, answer in ((self._factors_name, self.factors), (note_name, self._note)):
            group = QVBoxLayout()
            group.setSpacing(4)
            group.addWidget(name)
            group.addWidget(answer)
            self.body.addSpacing(space(2))
            self.body.addLayout(group)
        self.body.addWidget(self.offer)
        worse_row = QHBoxLayout()
        worse_row.addWidget(self._worse)
        worse_row.addStretch(1)
        self.body.addLayout(worse_row)
        self.body.addStretch(1)
        self._worse.hide()
        self.foot.addWidget(self.foot_row)
        self._connect()

    def _make_invitation(self) -> Card:
        card = Card()
        card.body.addWidget(Label(_("What bothers you most?"), Role.LABEL))
        words = _("Choose up to 5 symptoms, in plain words or your own. You rate them here each day.")
        card.body.addWidget(Label(words, quiet=True))
        button = Button(_("Choose my &symptoms"), height=40)
        button.clicked.connect(self.symptoms_asked)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        card.hide()
        return card

    def _connect(self) -> None:
        for part in (self.list, self.weekly):
            part.rated.connect(self._tell_rating)
            part.cleared.connect(lambda symptom: self.cleared.emit(self.day, symptom))
        self.offer.opened.connect(self._open_weekly)
        self.offer.put_off.connect(self._put_weekly_off)
        self.factors.toggled.connect(lambda factor, on: self.factor_toggled.emit(self.day, factor, on))
        self.factors.worded.connect(lambda factor, text: self.factor_worded.emit(self.day, factor, text))
        self._note.committed.connect(lambda text: self.note_written.emit(self.day, text))
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
    def day(self) -> date:
        """The day whose sheet this is."""
        return self._known.day

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """Show the sheet of `day`."""
        shown = self._sheet
        self._fill(sheet_of(excerpt, day))
        if day == excerpt.today:
            self._notice.clear_message()
        if shown is not None and shown.day != day:
            self._begin_day()

    def wanted_span(self, day: date) -> DateSpan:
        """Return the week before and after, which tell whether the weekly list is offered."""
        return days_needed(day)

    def is_being_typed_in(self) -> bool:
        """Tell whether a sheet is half filled in, or words are not kept yet: then midnight changes nothing here."""
        is_kept = self._note.is_kept and self.factors.is_kept
        return self._sheet is not None and (self._sheet.is_part_done or not is_kept)

    def tell_new_day(self, today: date) -> None:
        """Say that midnight has passed, while the sheet stays where it is."""
        words = _("It is now {day}.").format(day=day_text(today, "weekday"))
        if self._notice.text != words:
            self._new_day = today
            self._notice.show_message(words, _("Move on to today"), icon_name="forward")

    def commit_edits(self) -> None:
        """Tell what is typed but not told yet."""
        self.keep_typed()

    def _begin_day(self) -> None:
        """Begin with another day: say which it is, and go to its first question unless one is still stepping."""
        known = self._known
        self.day_shown.emit()
        self.scroll_to_top()
        announce(self, " ".join((*title_of(known.day, known.today), self._question.text())))
        if self.isVisible() and (known.day == known.today or not holds_focus(self._stepper)):
            self.focus_start()

    def go_to(self, target: str) -> None:
        """Show the day that `target` names ("2026-11-19"), or begin at the first question that is not answered."""
        if target:
            self.ask_day(date.fromisoformat(target))
        else:
            self.focus_start()

    def focus_start(self) -> None:
        """Put the focus on the first question without an answer."""
        self.list.focus_first()

    def focus_item(self, symptom: str) -> None:
        """Put the focus on one question."""
        known = self._known
        part = self.list if any(i.symptom == symptom for i in known.daily) else self.weekly
        part.scale(symptom).setFocus()

    def ask_day(self, day: date) -> None:
        """Ask for another day, once all that is typed has been kept."""
        if self.keep_typed():
            self.day_asked.emit(day)

    def keep_typed(self) -> bool:
        """Tell what is typed but not told yet; True when nothing was refused."""
        self._note.commit()
        return self.factors.commit() and self._note.is_kept

    def give_back_note(self) -> None:
        """Leave the note standing as not kept: the diary did not take it."""
        self._note.give_back()

    def return_to(self, symptom: str) -> None:
        """Go back to a question whose answer was not kept, once the key that answered it has done its work."""
        QTimer.singleShot(0, self, lambda: self.focus_item(symptom))

    def _undo(self) -> None:
        self.undo_asked.emit()
        if not self.foot_row.undo_words:
            # The button that had the focus is gone.
            self.focus_start()

    def _go_to_new_day(self) -> None:
        if self._new_day is not None:
            self.ask_day(self._new_day)

    def _fill(self, sheet: Sheet) -> None:
        focused = self._focused_item()
        self._sheet = sheet
        is_today = sheet.day == sheet.today
        self.set_title(*title_of(sheet.day, sheet.today))
        self._stepper.set_day(sheet.day, sheet.today)
        self._question.setText(question_of(sheet.day, sheet.today))
        self.list.set_rows(
            [
                RatingRow(i.symptom, i.name, is_apart=i.symptom == INTERFERENCE and len(sheet.daily) > 1, scale=i.scale)
                for i in sheet.daily
            ]
        )
        self.list.fill({i.symptom: i.value for i in sheet.daily})
        self._invitation.setVisible(not sheet.has_symptoms)
        is_open = sheet.weekly_begun or (bool(sheet.weekly) and self._weekly_open == sheet.day)
        self.weekly.set_rows([RatingRow(i.symptom, i.name, scale=i.scale) for i in sheet.weekly] if is_open else [])
        self.weekly.fill({i.symptom: i.value for i in sheet.weekly})
        self._weekly_name.setVisible(is_open)
        self.weekly.setVisible(is_open)
        is_put_off = self._put_off is not None and abs((sheet.day - self._put_off).days) < 7
        self.offer.fill([i.name for i in sheet.weekly] if sheet.weekly_due and not is_open and not is_put_off else [])
        self._factors_name.setText(_("Anything different today?") if is_today else _("Anything different that day?"))
        self.factors.fill(sheet.exposures)
        self._note.fill(sheet.note)
        rows = (sheet.daily, sheet.weekly if is_open else ())
        asked = tuple((item.symptom, item.scale) for items in rows for item in items)
        if asked != self._asked:
            self._asked = asked
            set_reading_order(self)
        if focused:
            self._restore_focus(focused)

    def _focused_item(self) -> str:
        if self._sheet is not None:
            for part, items in ((self.list, self._sheet.daily), (self.weekly, self._sheet.weekly)):
                if holds_focus(part):
                    return next((i.symptom for i in items if holds_focus(part.scale(i.symptom))), "")
        return ""

    def _restore_focus(self, symptom: str) -> None:
        """Put the focus back on its question where new rows were made, or on the first one."""
        if self._focused_item() != symptom:
            known = self._known
            shown = {i.symptom for i in (*known.daily, *(known.weekly if not self.weekly.isHidden() else ()))}
            if symptom in shown:
                self.focus_item(symptom)
            else:
                self.focus_start()

    def _tell_rating(self, symptom: str, value: int) -> None:
        known = self._known
        scale = next((i.scale.id for i in (*known.daily, *known.weekly) if i.symptom == symptom), ScaleId.NRS_0_10)
        self.rated.emit(known.day, symptom, value, scale)

    def _open_weekly(self) -> None:
        self._weekly_open = self.day
        self._fill(self._known)
        self.weekly.focus_first()

    def _put_weekly_off(self) -> None:
        self._put_off = self.day
        self._fill(self._known)
        focus_on(self._note)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first question that is not answered."""
        super().showEvent(event)
        if self._sheet is not None and not event.spontaneous():
            self.focus_start()
