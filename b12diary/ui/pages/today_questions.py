"""All that Today asks about a day, as one block: ratings, what else was there, the note, quiet offers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from b12diary.domain.symptom import INTERFERENCE
from b12diary.i18n import _
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.pages.today_factors import FactorChips
from b12diary.ui.pages.today_offers import Offers
from b12diary.ui.pages.today_sheet import Item, Sheet, question_of
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.fields import TextArea
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.rating_list import RatingList, RatingRow

if TYPE_CHECKING:
    from datetime import date


class Questions(QWidget):
    """The questions about the day of one sheet, and what was answered.

    Signals:
        rated(str, int): symptom and the value chosen.
        cleared(str): symptom whose rating is taken away.
        note_written(str): the note was changed and left.
        symptoms_asked(): the person wants to choose what is asked.
        rearranged(): other rows are in sight than before.
    """

    rated = Signal(str, int)
    cleared = Signal(str)
    note_written = Signal(str)
    symptoms_asked = Signal()
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the block with nothing asked yet."""
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._put_off: date | None = None
        self._weekly_open: date | None = None
        self._asked: tuple[object, ...] = ()
        self._question = Label("", Role.HEADING)
        self.list = RatingList()
        self._invitation = self._make_invitation()
        self._weekly_name = Label(_("Asked once a week"), Role.LABEL)
        self.weekly = RatingList()
        self.factors = FactorChips()
        self._factors_name = Label("", Role.LABEL)
        self.note = TextArea(lines=1, enter_commits=True)
        self.note.set_name(_("Note"))
        self.offers = Offers()
        self._lay_out()
        for part in (self.list, self.weekly):
            part.rated.connect(self.rated)
            part.cleared.connect(self.cleared)
        self.factors.rearranged.connect(self.rearranged)
        self.note.committed.connect(self.note_written)
        self.offers.weekly_opened.connect(self._open_weekly)
        self.offers.weekly_put_off.connect(self._put_weekly_off)

    def _lay_out(self) -> None:
        note_name = Label(_("Note"), Role.LABEL, wraps=False)
        note_name.setBuddy(self.note)
        different, note_row = QVBoxLayout(), QHBoxLayout()
        different.setSpacing(4)
        different.addWidget(self._factors_name)
        different.addWidget(self.factors)
        note_row.setSpacing(space(12))
        note_row.addWidget(note_name)
        note_row.addWidget(self.note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(8))
        for part in (self._question, self.list, self._invitation, self._weekly_name, self.weekly):
            layout.addWidget(part)
        for row in (different, note_row):
            layout.addSpacing(space(2))
            layout.addLayout(row)
        layout.addWidget(self.offers)

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

    @property
    def question(self) -> str:
        """The question above the scales."""
        return self._question.text()

    @property
    def is_kept(self) -> bool:
        """Whether all words that stand here were told and taken."""
        return self.note.is_kept and self.factors.is_kept

    def commit(self) -> bool:
        """Tell what is typed but not told yet; True when nothing was refused."""
        self.note.commit()
        return self.factors.commit() and self.note.is_kept

    def fill(self, sheet: Sheet) -> None:
        """Ask what the sheet asks and show its answers. Emits nothing but `rearranged`."""
        self._sheet = sheet
        is_today = sheet.day == sheet.today
        self._question.setText(question_of(sheet.day, sheet.today))
        is_open = sheet.weekly_begun or (bool(sheet.weekly) and self._weekly_open == sheet.day)
        _fill_rows(self.list, sheet.daily)
        if is_open:
            _fill_rows(self.weekly, sheet.weekly)
        elif not self.weekly.has(_rows_of(sheet.weekly)):
            self.weekly.set_rows(())  # else they stay, out of sight, for the next time
        self._invitation.setVisible(not sheet.has_symptoms)
        self._weekly_name.setVisible(is_open)
        self.weekly.setVisible(is_open)
        is_put_off = self._put_off is not None and abs((sheet.day - self._put_off).days) < 7
        is_offered = sheet.weekly_due and not is_open and not is_put_off
        has_break = is_today and sheet.pause is None and sheet.has_symptoms
        self.offers.fill([i.name for i in sheet.weekly] if is_offered else [], has_break=has_break)
        asked_about = _("Anything different today?") if is_today else _("Anything different that day?")
        self._factors_name.setText(asked_about)
        self.factors.ask(asked_about)
        self.factors.fill(sheet.exposures)
        self.note.fill(sheet.note)
        asked = tuple((item.symptom, item.scale) for item in (*sheet.daily, *self._weekly_items()))
        if asked != self._asked:
            self._asked = asked
            self.rearranged.emit()

    def make_rest(self) -> Iterator[None]:
        """Make the weekly questions one by one before they are opened."""
        if self._sheet is not None and self.weekly.isHidden():
            yield from self.weekly.rows_ahead(_rows_of(self._sheet.weekly))

    def _weekly_items(self) -> tuple[Item, ...]:
        """Return the weekly questions that are in sight."""
        return () if self._sheet is None or self.weekly.isHidden() else self._sheet.weekly

    def focused_item(self) -> str:
        """Return the symptom whose question has the focus; empty when none has."""
        daily = () if self._sheet is None else self._sheet.daily
        for part, items in ((self.list, daily), (self.weekly, self._weekly_items())):
            if holds_focus(part):
                return next((i.symptom for i in items if holds_focus(part.scale(i.symptom))), "")
        return ""

    def focus_item(self, symptom: str) -> None:
        """Put the focus on one question, or on the first without an answer if that one is not asked."""
        daily = () if self._sheet is None else self._sheet.daily
        for part, items in ((self.list, daily), (self.weekly, self._weekly_items())):
            if any(i.symptom == symptom for i in items):
                part.scale(symptom).setFocus()
                return
        self.list.focus_first()

    def let_go(self) -> None:
        """Forget a press of the pointer that is not finished: it was meant for the sheet before."""
        self.list.let_go()
        self.weekly.let_go()

    def _open_weekly(self) -> None:
        if self._sheet is not None:
            self._weekly_open = self._sheet.day
            self.fill(self._sheet)
            self.weekly.focus_first()

    def _put_weekly_off(self) -> None:
        if self._sheet is not None:
            self._put_off = self._sheet.day
            self.fill(self._sheet)
            focus_on(self.note)


def _rows_of(items: tuple[Item, ...]) -> list[RatingRow]:
    """Return the rows that ask these questions; a line sets daily life apart from the symptoms."""
    return [
        RatingRow(i.symptom, i.name, is_apart=i.symptom == INTERFERENCE and len(items) > 1, scale=i.scale)
        for i in items
    ]


def _fill_rows(rows: RatingList, items: tuple[Item, ...]) -> None:
    rows.set_rows(_rows_of(items))
    rows.fill({i.symptom: i.value for i in items}, {i.symptom: i.elsewhere for i in items})
