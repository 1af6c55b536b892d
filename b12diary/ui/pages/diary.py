"""Diary: the record itself. A month, one of its days with every entry, and finding words or dates."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from b12diary.domain.change import Part
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.i18n import _, day_text, ngettext
from b12diary.ui.announce import announce
from b12diary.ui.focus import bring_into_sight, focus_on
from b12diary.ui.pages.diary_calendar import MonthCalendar
from b12diary.ui.pages.diary_day import DayCard
from b12diary.ui.pages.diary_history import HistoryLine
from b12diary.ui.pages.diary_month import days_shown, first_of_month, marks_of, span_shown
from b12diary.ui.pages.diary_search import MOST_FOUND, Found
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label, Line
from b12diary.ui.widgets.page import Page


class FoundCard(Card):
    """What a search found, a button a day.

    Signals:
        day_picked(object): the person wants to see this day (`date`).
        closed(): the person is done with the search.
    """

    day_picked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card, hidden."""
        super().__init__(parent=parent)
        self.body.setSpacing(space(4))
        self._title = Label("", Role.LABEL)
        self.close_button = Button(_("Close the search"), Variant.TEXT, icon_name="cross", height=40, wraps=True)
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(head)
        self.body.addLayout(self._list)
        self.buttons: list[Button] = []
        self.hide()

    def show_found(self, text: str, found: Sequence[Found]) -> None:
        """Show the entries found, at most `MOST_FOUND` of them."""
        while item := self._list.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        n = len(found)
        words = ngettext("{n} entry holds “{text}”.", "{n} entries hold “{text}”.", n).format(n=n, text=text)
        if n > MOST_FOUND:
            words += " " + _("The newest {n} stand here.").format(n=MOST_FOUND)
        self._title.setText(words if found else _("No entry holds “{text}”.").format(text=text))
        self.buttons = []
        for hit in found[:MOST_FOUND]:
            self._list.addWidget(Line())
            self._list.addWidget(self._row(hit))
        self.show()
        announce(self, self._title.text())

    def _row(self, hit: Found) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        button = Button(day_text(hit.day), Variant.TEXT, height=44)
        # One column for the words: no day is longer than one in September.
        button.setMinimumWidth(button.width_of(day_text(date(2000, 9, 30))))
        button.setAccessibleName(_("{day}: {words}").format(day=day_text(hit.day), words=hit.words))
        button.clicked.connect(lambda: self.day_picked.emit(hit.day))
        self.buttons.append(button)
        layout.addWidget(button)
        layout.addWidget(Label(hit.words), 1)
        return row


class DiaryPage(Page):
    """The record, a month at a time.

    Signals:
        rated(str, str, int): symptom, day as ISO text, value; cleared(str, str): the same without a value.
        noted(str, str): day as ISO text, and the words of its note.
        recorded(object): a dose, event or blood test, new (its id is empty) or changed.
        removed(object): the `DayEntry` to take away.
        day_removed(object): take away what was written about this day (`date`).
        history_asked(object): the `DayEntry` whose history is wanted.
        erased(object): the `DayEntry` to erase for good.
        searched(str): words to find, or a date to go to.
        copy_asked(object): this day (`date`) is wanted as a table; tests_copy_asked(): all blood tests are.
        leaving(): the page or the window goes away; what is typed in a dialog of this page has to be kept now.
        sheet_asked(): the person wants a blank sheet on paper; typing_asked(): to type in one that was filled in.
    """

    rated = Signal(str, str, int)
    cleared = Signal(str, str)
    noted = Signal(str, str)
    recorded = Signal(object)
    removed = Signal(object)
    day_removed = Signal(object)
    history_asked = Signal(object)
    erased = Signal(object)
    searched = Signal(str)
    copy_asked = Signal(object)
    tests_copy_asked = Signal()
    leaving = Signal()
    sheet_asked = Signal()
    typing_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, at_once: bool = True) -> None:
        """Make the page, waiting for its month; unless `at_once`, going through `steps` makes the rest."""
        super().__init__(parent)
        self.set_title(_("Diary"))
        self._chosen: date | None = None
        self._month: date | None = None
        self._is_used = False
        self.search = TextField(_("Search words or dates"), height=40, icon_name="search", most_letters=100)
        self.search.setPlaceholderText(self.search.accessibleName())
        self.search.returnPressed.connect(self._search)
        self.head.addWidget(self.search)
        self.steps = self._add_parts()
        if at_once:
            for _step in self.steps:
                pass

    def _add_parts(self) -> Iterator[None]:
        self._both = QWidget(self.inside)
        self.found, self.calendar = FoundCard(self.inside), MonthCalendar(self._both)
        self.body.addWidget(self.found)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._both)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space(16))
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.calendar)
        self.sheet_button = Button(_("Blan&k sheet"), icon_name="print", height=40)
        self.sheet_button.setAccessibleDescription(_("Two or four weeks on paper, to fill in with a pen"))
        self.sheet_button.clicked.connect(self.sheet_asked)
        self.typing_button = Button(_("Ty&pe in a sheet"), icon_name="table", height=40)
        self.typing_button.setAccessibleDescription(_("What you wrote on a sheet of paper, kept as one step"))
        self.typing_button.clicked.connect(self.typing_asked)
        left.addSpacing(space(12))
        sheets = QWidget()
        flow = FlowLayout(sheets)
        flow.addWidget(self.sheet_button)
        flow.addWidget(self.typing_button)
        left.addWidget(sheets)
        left.addStretch(1)
        self._layout.addLayout(left, 2)
        yield
        self.day = DayCard(self._both)
        right = QVBoxLayout()
        right.addWidget(self.day)
        right.addStretch(1)
        self._layout.addLayout(right, 3)
        self.body.addWidget(self._both)
        self.body.addStretch(1)
        self.calendar.day_picked.connect(self.show_day)
        self.calendar.month_asked.connect(self._show_month)
        self.found.day_picked.connect(self._show_found_day)
        self.found.closed.connect(self._close_search)
        for signal, own in (
            (self.day.rated, self.rated),
            (self.day.cleared, self.cleared),
            (self.day.noted, self.noted),
            (self.day.recorded, self.recorded),
            (self.day.removed, self.removed),
            (self.day.day_removed, self.day_removed),
            (self.day.history_asked, self.history_asked),
            (self.day.erased, self.erased),
            (self.day.copy_asked, self.copy_asked),
            (self.day.tests_copy_asked, self.tests_copy_asked),
        ):
            signal.connect(own)

    @property
    def chosen(self) -> date | None:
        """The day in sight; None before the first filling."""
        return self._chosen

    def wanted_span(self, day: date) -> DateSpan:
        """Return the days in the calendar, and the chosen day if it is none of them."""
        self._follow()
        span = span_shown(self._month or day)
        chosen = self._chosen or day
        return DateSpan(min(span.first, chosen), max(span.last, chosen))

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """Show the month and the day."""
        self._follow()
        self._chosen = min(self._chosen or day, excerpt.today)
        self._month = self._month or first_of_month(self._chosen)
        marks = marks_of(excerpt, days_shown(self._month))
        self.calendar.fill(self._month, self._chosen, excerpt.today, marks)
        is_begun = bool(excerpt.preferences.paper_draft)
        self.typing_button.setText(_("Go on ty&ping the sheet") if is_begun else _("Ty&pe in a sheet"))
        self.day.show_day(excerpt, self._chosen)

    def _follow(self) -> None:
        """Go with the window's day as long as nobody has seen the page: it can be filled days before that."""
        if not self._is_used:
            self._chosen = self._month = None

    def showEvent(self, event: QShowEvent) -> None:
        """Keep the day in sight from now on."""
        super().showEvent(event)
        self._is_used = True

    def go_to(self, target: str) -> None:
        """Show the day that `target` names as ISO text."""
        self.show_day(date.fromisoformat(target))

    def show_day(self, day: date) -> None:
        """Show another day, with its month."""
        self.day.commit()
        self._is_used = True
        self._chosen, self._month = day, first_of_month(day)
        self.excerpt_asked.emit()

    def _show_month(self, month: date) -> None:
        self._is_used = True
        self._month = first_of_month(month)
        self.excerpt_asked.emit()

    def _search(self) -> None:
        if self.search.text().strip():
            self.searched.emit(self.search.text().strip())

    def show_found(self, text: str, found: Sequence[Found]) -> None:
        """Show what a search found."""
        self.found.show_found(text, found)
        set_reading_order(self)  # the hits were made last, and stand first
        self.scroll_to_top()

    def _show_found_day(self, day: date) -> None:
        self.show_day(day)
        self.calendar.focus_chosen()
        bring_into_sight(self._both)

    def _close_search(self) -> None:
        focus_on(self.search)
        self.search.clear()
        self.found.hide()

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside the fields of the open form what does not fit."""
        self.day.show_problems(problems)

    def give_back_note(self) -> None:
        """Keep the words of the note in its field: the diary could not take them."""
        self.day.give_back_note()

    def show_history(self, part: Part, key: tuple[str, ...], lines: tuple[HistoryLine, ...]) -> None:
        """Show the history of one entry in its row."""
        self.day.show_history(part, key, lines)

    def entry_added(self) -> None:
        """Close the form for something new: it is in the diary."""
        self.day.close_new()

    def commit_edits(self) -> None:
        """Keep what is being written in open rows."""
        super().commit_edits()
        self.day.commit()
        self.leaving.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the day under the month where they do not fit side by side."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._layout.setDirection(way.LeftToRight if self.width() >= metric(760) else way.TopToBottom)

    def restyle(self) -> None:
        """Take sizes from the look."""
        super().restyle()
        if hasattr(self, "search"):
            self.search.setMinimumWidth(metric(260))
