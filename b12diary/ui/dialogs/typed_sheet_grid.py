"""The boxes of a paper sheet: days down, symptoms across, as on the paper. The keys go through it like a pen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from b12diary.domain.factor import FactorId
from b12diary.domain.rating import SCALES
from b12diary.domain.rating_words import rating_text
from b12diary.domain.symptom import SymptomId
from b12diary.i18n import _, day_text
from b12diary.ui.dialogs.typed_sheet_cell import SheetCell
from b12diary.ui.dialogs.typed_sheet_draft import Known, SheetDraft, WrittenOn
from b12diary.ui.dialogs.typed_sheet_rows import RowExtras
from b12diary.ui.focus import focus_on
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.labels import Label, Line, breakable

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns there are beside the boxes and the diamonds."""

    notes: bool = False
    written: bool = False


class SheetGrid(QWidget):
    """The sheet. It holds what is typed; the dialog asks for it by `draft`.

    Signals:
        typed(): something was changed by the person.
        entered(object): the keys go to this widget now.
    """

    typed = Signal()
    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty sheet."""
        super().__init__(parent)
        self._draft, self._known, self._columns = (
            SheetDraft(),
            Known({}, {}, frozenset(), frozenset(), date.min),
            Columns(),
        )
        self._labels: Mapping[SymptomId, str] = {}
        self._cells: dict[tuple[int, int], SheetCell] = {}
        self._troubles: dict[int, Label] = {}
        self._paper = QWidget(self)
        self._outer = QGridLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._paper)

    @property
    def draft(self) -> SheetDraft:
        """What is typed."""
        return self._draft

    def cell(self, row: int, column: int) -> SheetCell:
        """Return a box."""
        return self._cells[row, column]

    def show_sheet(self, draft: SheetDraft, known: Known, labels: Mapping[SymptomId, str], columns: Columns) -> None:
        """Draw a sheet anew, filled in as `draft` says; without a first day there are no rows. Emits nothing."""
        self._draft, self._known, self._labels, self._columns = draft, known, labels, columns
        self._cells, self._troubles = {}, {}
        old, self._paper = self._paper, QWidget(self)
        self._outer.replaceWidget(old, self._paper)
        old.hide()
        old.deleteLater()
        grid = QGridLayout(self._paper)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(6))
        grid.setVerticalSpacing(4)
        n_lines = 0
        span = draft.span
        for row, day in enumerate(span or ()):
            if row % _WEEK == 0:
                if row:
                    grid.addWidget(Line(), n_lines, 0, 1, -1)
                    n_lines += 1
                self._add_heads(grid, n_lines)
                n_lines += 1
            self._add_row(grid, n_lines, row, day)
            n_lines += 2
        grid.setColumnStretch(self._n_columns - 1, 1)
        self._paper.show()
        self.show_known(known)

    @property
    def _n_columns(self) -> int:
        extra = 2 * self._columns.notes + self._columns.written
        return 2 + len(self._draft.symptoms) + extra + 1

    def _add_heads(self, grid: QGridLayout, line: int) -> None:
        """Heads stand over every week: a sheet of four weeks is higher than a window."""
        words = [_("Day"), *(self._labels.get(s, s) for s in self._draft.symptoms), _("Injection")]
        words += [_("Anything different?"), _("Note")] if self._columns.notes else []
        words += [_("Filled in")] if self._columns.written else []
        for column, text in enumerate(words):
            head = Label(text, Role.SMALL, parent=self._paper)
            is_box = 0 < column <= len(self._draft.symptoms)
            head.setAlignment(
                Qt.AlignmentFlag.AlignBottom
                | (Qt.AlignmentFlag.AlignHCenter if is_box else Qt.AlignmentFlag.AlignLeading)
            )
            if is_box:
                # A long word widens its column up to a point: it cannot be broken, and must not be cut short.
                words_of_head = breakable(text).replace("\N{ZERO WIDTH SPACE}", " ").split() or [""]
                longest = max(head.fontMetrics().horizontalAdvance(word) for word in words_of_head) + 4
                head.setFixedWidth(max(metric(76), min(longest, metric(180))))
            grid.addWidget(head, line, column)

    def _add_row(self, grid: QGridLayout, line: int, row: int, day: date) -> None:
        said = day_text(day, "weekday")
        words = Label(f"{day_text(day, 'weekday_only')}\n{day_text(day, 'no_year')}", wraps=False, parent=self._paper)
        words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid.addWidget(words, line, 0)
        scale, is_past = SCALES[self._draft.scale], day <= self._known.today
        for column, symptom in enumerate(self._draft.symptoms):
            cell = SheetCell(scale, _("{symptom}, {day}").format(symptom=self._labels.get(symptom, symptom), day=said))
            cell.fill(self._draft.ratings.get((row, symptom)))
            cell.setEnabled(is_past)
            cell.filled.connect(lambda value, key=(row, symptom): self._take_rating(key, value))
            cell.moved.connect(lambda rows, boxes, at=(row, column): self._move(at, rows, boxes))
            cell.went_on.connect(lambda at=(row, column): self._go(at, 1))
            cell.went_back.connect(lambda at=(row, column): self._go(at, -1))
            cell.entered.connect(lambda c=cell: self.entered.emit(c))
            self._cells[row, column] = cell
            grid.addWidget(cell, line, 1 + column)
        self._add_extras(grid, line, row, day)
        trouble = Label("", parent=self._paper)
        trouble.hide()
        self._troubles[row] = trouble
        grid.addWidget(trouble, line + 1, 0, 1, -1)

    def _add_extras(self, grid: QGridLayout, line: int, row: int, day: date) -> None:
        draft, known = self._draft, self._known
        made = RowExtras(self._paper, day_text(day, "weekday"), known.today)
        made.crossed.connect(lambda is_on: self._take_injection(row, is_on=is_on))
        made.picked.connect(lambda key: self._take_event(row, key))
        made.noted.connect(lambda text: self._take_note(row, text))
        made.written.connect(lambda written: self._take_written(row, written))
        fields: list[QWidget] = [made.injection(is_on=row in draft.injections, is_held=day in known.injection_days)]
        if self._columns.notes:
            fields += [made.happening(draft.events.get(row)), made.note(draft.notes.get(row, ""))]
        if self._columns.written:
            fields.append(made.written_on(draft.written_rows.get(row)))
        for n, field in enumerate(fields):
            if day > known.today:
                field.setEnabled(False)
            grid.addWidget(field, line, 1 + len(draft.symptoms) + n)

    # --- what the diary holds, and what does not fit

    def show_known(self, known: Known) -> None:
        """Show beside each number what the diary holds. Emits nothing."""
        self._known = known
        for (row, column), cell in self._cells.items():
            day, symptom = self._draft.day(row), self._draft.symptoms[column]
            held = known.ratings.get((day, symptom)) if day else None
            if held is None:
                cell.show_held("", differs=False)
                continue
            scale, value = held
            words = str(value) if scale is self._draft.scale else rating_text(value, SCALES[scale])
            typed = cell.value()
            cell.show_held(words, differs=typed is not None and held != (self._draft.scale, typed))

    def show_problems(self, problems: Mapping[int, str]) -> None:
        """Say under the rows what does not fit, and go to the first of them."""
        for row, label in self._troubles.items():
            label.setText(problems.get(row, ""))
            label.setVisible(row in problems)
        first = min(problems, default=None)
        if first is not None and (first, 0) in self._cells:
            focus_on(self._cells[first, 0])

    # --- what the person does

    def focus_start(self) -> None:
        """Put the keys on the first box that is empty, or the first of all."""
        usable = [cell for cell in self._cells.values() if cell.isEnabled()]
        empty = [cell for cell in usable if cell.value() is None]
        if usable:
            focus_on((empty or usable)[0])

    def _go(self, at: tuple[int, int], step: int) -> None:
        """Go on in the order of reading, over the ends of rows."""
        wide = len(self._draft.symptoms)
        place = at[0] * wide + at[1] + step
        target = self._cells.get(divmod(place, wide))
        if target is not None and target.isEnabled():
            focus_on(target)

    def _move(self, at: tuple[int, int], rows: int, boxes: int) -> None:
        target = self._cells.get((at[0] + rows, at[1] + boxes))
        if target is not None and target.isEnabled():
            focus_on(target)

    def _take_rating(self, key: tuple[int, SymptomId], value: int | None) -> None:
        ratings = {k: v for k, v in self._draft.ratings.items() if k != key}
        if value is not None:
            ratings[key] = value
        self._told(replace(self._draft, ratings=ratings))
        self.show_known(self._known)

    def _take_injection(self, row: int, *, is_on: bool) -> None:
        rows = self._draft.injections - {row}
        self._told(replace(self._draft, injections=rows | {row} if is_on else rows))

    def _take_event(self, row: int, key: str) -> None:
        events = {n: factor for n, factor in self._draft.events.items() if n != row}
        self._told(replace(self._draft, events={**events, row: FactorId(key)} if key else events))

    def _take_note(self, row: int, text: str) -> None:
        notes = {n: words for n, words in self._draft.notes.items() if n != row}
        self._told(replace(self._draft, notes={**notes, row: text.strip()} if text.strip() else notes))

    def _take_written(self, row: int, written: WrittenOn | None) -> None:
        rows = {n: when for n, when in self._draft.written_rows.items() if n != row}
        self._told(replace(self._draft, written_rows=rows if written is None else {**rows, row: written}))

    def _told(self, draft: SheetDraft) -> None:
        self._draft = draft
        self.typed.emit()
