"""Typing in a sheet of paper: it looks like the paper, the keys run through it, and all of it is kept as one step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import SCALES
from b12diary.domain.rating_words import is_verbal, point_words
from b12diary.domain.symptom import INTERFERENCE, MOST_DAILY, SymptomId
from b12diary.i18n import _, ngettext
from b12diary.ui.dialogs.frame import Frame, fitting_size
from b12diary.ui.dialogs.typed_sheet_draft import (
    Known,
    SheetDraft,
    Written,
    WrittenOn,
    differing,
    known_of,
    problems_of,
)
from b12diary.ui.dialogs.typed_sheet_grid import Columns, SheetGrid
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.form import Field
from b12diary.ui.widgets.labels import Label

_LENGTHS = (7, 14, 28)
_MINE, _SHEET = "mine", "sheet"


class TypedSheetDialog(Frame):
    """The sheet, and above it what says how it is read. Closing it keeps what was typed in `draft`.

    Signals:
        drafted(): the person changed `draft`.
        span_asked(object): the ratings of these days (`DateSpan`) are wanted; answered by `show_excerpt`.
        wanted(object, bool): the `SheetDraft` is complete; True = its numbers take the place of the diary's. The dialog
            stays open until `accept` or `show_trouble`.
    """

    drafted = Signal()
    span_asked = Signal(object)
    wanted = Signal(object, bool)

    def __init__(
        self,
        draft: SheetDraft,
        today: date,
        symptoms: Sequence[tuple[SymptomId, str]],
        interference: str,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog; `symptoms` can stand on a sheet beside `interference`, each with its words."""
        super().__init__(_("Type in a sheet"), parent, width=1080)
        self._draft, self._today = draft, today
        self._known = Known({}, {}, frozenset(), frozenset(), today)
        self._labels: Mapping[SymptomId, str] = {INTERFERENCE: interference, **dict(symptoms)}
        self.first_day = DateField(today, latest=today)
        self.length = ChipGroup(
            [Choice(str(n), ngettext("{n} week", "{n} weeks", n // 7).format(n=n // 7)) for n in _LENGTHS],
            _("How many weeks are on it?"),
            exclusive=True,
        )
        self.symptoms = ChipGroup([Choice(key, words) for key, words in symptoms], _("What is on it, in its order?"))
        self.written = ChipGroup(
            [
                Choice(Written.SAME_DAY, _("each on its own day")),
                Choice(Written.ON_A_DAY, _("all on one day")),
                Choice(Written.UNKNOWN, _("not known")),
            ],
            _("When were the rows filled in?"),
            exclusive=True,
        )
        self.written_day = DateField(today, _("The day all rows were filled in"), latest=today)
        self.shows_written = CheckBox(_("Say it for single rows, such as ringed numbers"))
        self.shows_notes = CheckBox(_("There are notes or other things on it"))
        self.grid = SheetGrid()
        self._how = Label("", quiet=True)
        self._summary = Label("", Role.LABEL, wraps=False)
        self._differences = Label("")
        self.choice = ChipGroup(
            [Choice(_MINE, _("keep the diary’s numbers")), Choice(_SHEET, _("take the sheet’s numbers"))],
            _("Which numbers are kept where they differ?"),
            exclusive=True,
        )
        self._lay_out()
        self._fill()
        self._connect()
        self._show()
        focus_on(self.first_day)

    def _lay_out(self) -> None:
        new = _("As on the paper: days down, symptoms across. An empty box stays empty.")
        left = _("This is the sheet as you left it. It is not in the diary yet.")
        self.body.addWidget(Label(new if self._draft.is_empty else left))
        first = Field(_("&First day on the sheet"), self.first_day)
        groups: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (_("How many weeks are on it?"), (self.length,)),
            (_("When were the rows filled in?"), (self.written, self.written_day)),
            (_("What is on it, beside daily life?"), (self.symptoms,)),
        )
        about = QWidget()
        flow = FlowLayout(about, gap=24, is_centred=False)
        flow.addWidget(first)
        for words, widgets in groups:
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(space(4))
            column.addWidget(Label(words, Role.SMALL))
            for widget in widgets:
                column.addWidget(widget)
            flow.addWidget(holder)
        checks = QWidget()
        beside = FlowLayout(checks, gap=24)
        beside.addWidget(self.shows_notes)
        beside.addWidget(self.shows_written)
        for widget in (about, checks, self._how, self.grid, self._differences, self.choice):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.keep_button = Button(_("&Keep this sheet"), Variant.PRIMARY)
        self.close_button = Button(_("&Close, go on later"))
        self.again_button = Button(_("&Empty all boxes"), Variant.TEXT)
        self.buttons.addWidget(self.keep_button)
        self.buttons.addWidget(self.close_button)
        self.buttons.addWidget(self._summary)
        self.buttons.add_split()
        self.buttons.addWidget(self.again_button)
        for button in (self.keep_button, self.close_button, self.again_button):
            button.setAutoDefault(False)

    def _fill(self) -> None:
        draft = self._draft
        self.first_day.fill(draft.first_day)
        self.length.fill([str(draft.n_days)])
        self.symptoms.fill(draft.symptoms)
        self.written.fill([draft.written.how])
        self.written_day.fill(draft.written.day)
        self.choice.fill([_MINE])
        self.shows_notes.setChecked(bool(draft.notes or draft.events))
        self.shows_written.setChecked(bool(draft.written_rows))

    def _connect(self) -> None:
        self.first_day.picked.connect(lambda day: self._change(lambda d: replace(d, first_day=day)))
        self.length.picked.connect(lambda key: self._change(lambda d: replace(d, n_days=int(key))))
        self.symptoms.toggled.connect(self._take_symptom)
        self.written.picked.connect(self._take_written)
        self.written_day.picked.connect(self._take_written)
        for check in (self.shows_notes, self.shows_written):
            check.clicked.connect(self._ask)
        self.grid.typed.connect(self._typed)
        self.grid.entered.connect(self._bring_into_sight)
        self.keep_button.clicked.connect(self._keep)
        self.close_button.clicked.connect(self.reject)
        self.again_button.clicked.connect(self._empty)

    def _bring_into_sight(self, cell: QWidget) -> None:
        """Scroll to a box when all stands in its place: rows drawn just now have none yet."""
        QTimer.singleShot(0, cell, lambda: self._scroll_to(cell))

    def _scroll_to(self, cell: QWidget) -> None:
        # The toolkit's own way brings only the place of the caret into sight.
        around = QRect(cell.mapTo(self._inner, QPoint(0, 0)), cell.size()).adjusted(-8, -space(24), 8, space(24))
        for corner in (around.bottomRight(), around.topLeft()):
            self._scroll.ensureVisible(corner.x(), corner.y(), 0, 0)

    # --- what is typed

    @property
    def draft(self) -> SheetDraft:
        """All that is typed, to be gone on with later."""
        return self._draft

    def _change(self, how: Callable[[SheetDraft], SheetDraft]) -> None:
        self._draft = how(self._draft)
        self._ask()
        self.drafted.emit()

    def _take_symptom(self, key: str, is_on: bool) -> None:
        chosen = self.symptoms.checked()
        is_too_many = is_on and len(chosen) > MOST_DAILY
        if is_too_many:
            chosen = tuple(other for other in chosen if other != key)
            self.symptoms.fill(chosen)
        text = _("There is room for {n} symptoms on a sheet. Take one off first.").format(n=MOST_DAILY)
        self.show_trouble(text if is_too_many else "")
        self._change(lambda d: replace(d, symptoms=(INTERFERENCE, *map(SymptomId, chosen))))

    def _take_written(self, _what: object) -> None:
        how = Written(self.written.checked()[0])
        self._draft = replace(self._draft, written=WrittenOn(how, self.written_day.day()))
        self._show_words()
        self.drafted.emit()

    def _typed(self) -> None:
        self._draft = self.grid.draft
        self._show_words()
        self.drafted.emit()

    def _empty(self) -> None:
        kept = self._draft
        self._change(lambda d: SheetDraft(kept.first_day, d.n_days, d.symptoms, d.scale, written=d.written))
        self.grid.focus_start()

    # --- what is shown

    def sizeHint(self) -> QSize:
        """As high as there is room for: the rows come only once the first day is said."""
        return QSize(super().sizeHint().width(), fitting_size(self, 1080, 1200).height())

    def refresh(self) -> None:
        """Ask for what the diary holds, now that somebody listens."""
        self._ask()
        if self._draft.span is not None:
            self.grid.focus_start()

    def _ask(self, _what: object = None) -> None:
        """Draw the sheet for the days that are on it; without a first day there is none."""
        span = self._draft.span
        if span is None:
            self._known = Known({}, {}, frozenset(), frozenset(), self._today)
            self._show()
        else:
            self.span_asked.emit(span)

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Draw the sheet beside what the diary holds for its days. Emits nothing."""
        span = self._draft.span
        if span is not None:
            self._known = known_of(excerpt, span)
        self._show()

    def _show(self) -> None:
        columns = Columns(self.shows_notes.isChecked(), self.shows_written.isChecked())
        self.grid.show_sheet(self._draft, self._known, self._labels, columns)
        set_reading_order(self)
        self._show_words()

    def _show_words(self) -> None:
        draft = self._draft
        has_rows = draft.span is not None
        self.grid.setVisible(has_rows)
        self._how.setText(self._keys_words() if has_rows else _("Say first which day stands in the first row."))
        self.written_day.setVisible(draft.written.how is Written.ON_A_DAY)
        self._summary.setText(self._summary_words())
        n = len(differing(draft, self._known))
        self._differences.setText(
            ngettext(
                "{n} number is another than in the diary. The small one is the diary’s.",
                "{n} numbers are others than in the diary. The small ones are the diary’s.",
                n,
            ).format(n=n)
        )
        for widget in (self._differences, self.choice):
            widget.setVisible(n > 0)
        self.keep_button.explain_disabled("" if not draft.is_empty and has_rows else _("Nothing is typed in yet."))
        self.again_button.setVisible(not draft.is_empty)

    def _keys_words(self) -> str:
        scale = SCALES[self._draft.scale]
        if is_verbal(scale):
            words = ", ".join(f"{value} = {word}" for value, word in point_words(scale).items())
            return _("Type {words}. A number moves on by itself. Space leaves a box empty.").format(words=words)
        return _("Type 0 to 9, and x for 10. A number moves on by itself. Space leaves a box empty.")

    def _summary_words(self) -> str:
        draft = self._draft
        if draft.span is None:
            return ""
        cells = tuple(draft.cells())
        if not cells:
            return ""
        n_days = len({day for _cell, day, _value in cells})
        numbers = ngettext("{n} number", "{n} numbers", len(cells)).format(n=len(cells))
        days = ngettext("on {n} day", "on {n} days", n_days).format(n=n_days)
        n_other = len(differing(draft, self._known))
        # Translators: for example “12 numbers on 3 days”.
        words = _("{numbers} {days}").format(numbers=numbers, days=days)
        if n_other:
            return _("{words}, {other}").format(
                words=words, other=ngettext("{n} differs", "{n} differ", n_other).format(n=n_other)
            )
        return words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the first day leads to the first box: all the rest is as it usually is."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and holds_focus(self.first_day):
            self.first_day.commit()
            if self._draft.span is not None:
                self.grid.focus_start()
            return
        super().keyPressEvent(event)

    # --- keeping it

    def _keep(self) -> None:
        for field in (self.first_day, self.written_day):
            field.commit()
        problems = problems_of(self._draft, self._known)
        is_day_missing = self._draft.written.how is Written.ON_A_DAY and self._draft.written.day is None
        if problems and is_day_missing and self.written_day.isVisible():
            self.show_trouble(_("Say on which day the rows were filled in."))
            focus_on(self.written_day)
            return
        self.grid.show_problems(problems)
        self.show_trouble(
            ngettext(
                "{n} row cannot be kept like this. It says why.",
                "{n} rows cannot be kept like this. Each says why.",
                len(problems),
            ).format(n=len(problems))
            if problems
            else ""
        )
        if not problems and self._draft.span is not None and not self._draft.is_empty:
            self.wanted.emit(self._draft, self.choice.checked() == (_SHEET,))
