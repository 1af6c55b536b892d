"""All injections, newest first. A long list shows its newest ones and the rest on request."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.dose import Dose, DoseId
from b12diary.i18n import _, ngettext
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.pages.injections_rows import InjectionRow, OpenRow
from b12diary.ui.pages.injections_view import Listed
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label, Line
from b12diary.ui.widgets.short_label import ShortLabel

_NEWEST = 20
_MORE = 20
_AT_ONCE = 5


class InjectionList(Card):
    """A card of rows. One row at a time is open; a new dose opens on top.

    Signals:
        recorded(object): the person wants this new `Dose` recorded.
        changed(object): a recorded `Dose` with one field changed.
        removed(object): the person takes this `Dose` away.
        new_opened(bool): whether the form of a new dose is open.
        draft_asked(object): the new dose is for this day (`date`), so what follows from the plan may differ.
        help_asked(): the person wants to look something up under Get help.
        copy_asked(): all of it is wanted as a table.
        rearranged(): other rows stand here than before, though the diary is the same.
    """

    recorded = Signal(object)
    changed = Signal(object)
    removed = Signal(object)
    new_opened = Signal(bool)
    draft_asked = Signal(object)
    help_asked = Signal()
    copy_asked = Signal()
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(padding=0, parent=parent)
        self.body.setSpacing(0)
        self._rows: tuple[Listed, ...] = ()
        self._today, self._lately = date.min, ""
        self._n_shown = _NEWEST
        self._open_id: DoseId | None = None
        self._shown: list[tuple[Listed, InjectionRow | OpenRow]] = []
        head = QWidget()
        line = FlowLayout(head)
        line.setContentsMargins(space(16), space(6), 4, space(6))
        self._count = Label("", Role.SMALL, wraps=False)
        self.copy_button = Button(_("Copy table"), Variant.TEXT, icon_name="copy", height=40)
        self.copy_button.setAccessibleName(_("Copy your injections as a table"))
        self.copy_button.clicked.connect(self.copy_asked)
        line.addWidget(ShortLabel(_("Your injections"), Role.HEADING))
        line.add_split()
        line.addWidget(self._count)
        line.addWidget(self.copy_button)
        self.body.addWidget(head)
        self._new_place = QVBoxLayout()
        self._new_place.setSpacing(0)
        self.body.addLayout(self._new_place)
        self._new: OpenRow | None = None
        self._places = QVBoxLayout()
        self._places.setSpacing(0)
        self.body.addLayout(self._places)
        self._none = Label(
            _("They appear here, with the days between them. Past ones can be added in one go."), quiet=True
        )
        self._none.setContentsMargins(space(16), 0, space(16), space(16))
        self.body.addWidget(self._none)
        self._earlier = Button("", Variant.TEXT, height=44)
        self.body.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self._earlier.clicked.connect(self._show_earlier)
        self.setAccessibleName(_("Your injections"))

    def fill(self, rows: Sequence[Listed], today: date, lately: str = "") -> None:
        """Show the list, and in open forms the sites used `lately`; a row that is open stays so. Emits nothing."""
        same = self._today == today and self._rows == tuple(rows)
        self._rows, self._today, self._lately = tuple(rows), today, lately
        if self._new is not None:
            self._new.form.show_lately(lately)
        n = sum(row.dose.route.is_injection for row in rows)
        self._none.setVisible(not rows)
        self._count.setVisible(bool(rows))
        self.copy_button.setVisible(bool(rows))
        self._count.setText(ngettext("{n} recorded", "{n} recorded", n).format(n=n))
        if not same:
            self._show_rows()

    def make_rows(self, rows: Sequence[Listed], today: date) -> Iterator[None]:
        """Make the rows that `fill` will need, some at a time."""
        for n in range(_AT_ONCE, min(self._n_shown, len(rows)) + _AT_ONCE, _AT_ONCE):
            self._rows, self._today = tuple(rows[:n]), today
            self._show_rows()
            yield

    def open_new(self, dose: Dose) -> None:
        """Open the form of a new dose on top, filled in with `dose`."""
        self.close_new()
        self._new = OpenRow(dose, self._today, row=None)
        self._new.recorded.connect(self.recorded)
        self._new.done.connect(self.close_new)
        self._new.form.show_lately(self._lately)
        self._new.form.day_changed.connect(self.draft_asked)
        self._new.form.help_asked.connect(self.help_asked)
        self._new_place.addWidget(Line())
        self._new_place.addWidget(self._new)
        self._new.show()
        self.rearranged.emit()
        self.new_opened.emit(True)
        self._new.focus_start()

    def close_new(self) -> None:
        """Put the form of a new dose away."""
        if self._new is not None:
            self._new = None
            _empty(self._new_place)
            self.new_opened.emit(False)

    @property
    def new(self) -> OpenRow | None:
        """The form of a new dose, None when it is not open."""
        return self._new

    def commit(self) -> None:
        """Speak of what is typed in the open row but not told yet."""
        for _row, widget in self._shown:
            if isinstance(widget, OpenRow):
                widget.form.commit()

    def open_row(self, dose: DoseId | None) -> None:
        """Open one row to be changed, or none."""
        self._open_id = dose
        self._show_rows()
        self.rearranged.emit()
        for row, widget in self._shown:
            if row.dose.id == dose and isinstance(widget, OpenRow):
                widget.focus_start()

    def focus_row(self, place: int) -> None:
        """Put the focus on the row at a place, or on the nearest one there is."""
        if self._shown:
            _row, widget = self._shown[min(place, len(self._shown) - 1)]
            if isinstance(widget, InjectionRow):
                focus_on(widget.edit_button)
            else:
                widget.focus_start()

    def _show_rows(self) -> None:
        """Show rows as they are now, keeping the widgets of those that are the same."""
        had_focus = next((row.dose.id for row, widget in self._shown if holds_focus(widget)), None)
        place = next((n for n, (row, _w) in enumerate(self._shown) if row.dose.id == had_focus), 0)
        known = {(row.dose.id, isinstance(widget, OpenRow)): (row, widget) for row, widget in self._shown}
        shown: list[tuple[Listed, InjectionRow | OpenRow]] = []
        for row in self._rows[: self._n_shown]:
            is_open = row.dose.id == self._open_id
            old, widget = known.get((row.dose.id, is_open), (None, None))
            if isinstance(widget, OpenRow):
                widget.fill(row, self._today)
                widget.form.show_lately(self._lately)
                shown.append((row, widget))
            elif widget is not None:
                if old != row:
                    widget.fill(row)
                shown.append((row, widget))
            else:
                shown.append((row, self._open_widget(row) if is_open else self._read_widget(row)))
        self._place([widget for _row, widget in shown])
        self._shown = shown
        hidden = len(self._rows) - len(shown)
        self._earlier.setText(ngettext("Show {n} earlier one", "Show earlier ones ({n} more)", hidden).format(n=hidden))
        self._earlier.setVisible(hidden > 0)
        if had_focus is not None and not any(holds_focus(widget) for _row, widget in shown):
            same = next((n for n, (row, _w) in enumerate(shown) if row.dose.id == had_focus), place)
            self.focus_row(same)

    def _place(self, widgets: list[InjectionRow | OpenRow]) -> None:
        kept = set(widgets)
        while self._places.count():
            item = self._places.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None and widget not in kept:
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._places.addWidget(Line(parent=self))
            self._places.addWidget(widget)

    def _read_widget(self, row: Listed) -> InjectionRow:
        widget = InjectionRow(row, self)
        widget.edit_asked.connect(lambda: self.open_row(row.dose.id))
        widget.changed.connect(self.changed)
        widget.help_asked.connect(self.help_asked)
        return widget

    def _open_widget(self, row: Listed) -> OpenRow:
        widget = OpenRow(row.dose, self._today, row=row, parent=self)
        widget.form.show_lately(self._lately)
        widget.done.connect(lambda: self._close_row(row.dose.id))
        widget.removed.connect(lambda: self.removed.emit(widget.form.dose))
        widget.form.changed.connect(self.changed)
        widget.form.help_asked.connect(self.help_asked)
        return widget

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say beside the fields of the open row what does not fit."""
        forms = [self._new] if self._new is not None else [w for _r, w in self._shown if isinstance(w, OpenRow)]
        for opened in forms:
            opened.form.show_problems(problems)

    def _close_row(self, dose: DoseId) -> None:
        place = next((n for n, (row, _w) in enumerate(self._shown) if row.dose.id == dose), 0)
        self.open_row(None)
        self.focus_row(place)

    def _show_earlier(self) -> None:
        first = self._n_shown
        self._n_shown += _MORE
        self._show_rows()
        self.rearranged.emit()
        self.focus_row(first)


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
