"""The second step of the first start: what would you like to keep a diary of?"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from b12diary.domain.catalogue import catalogue, symptom_label
from b12diary.domain.symptom import MOST_DAILY, MOST_MAIN, Cadence, Symptom, SymptomId
from b12diary.i18n import _, ngettext
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.pages.symptom_picker import SymptomPicker
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.labels import Label, Line
from b12diary.ui.widgets.scroll_area import ScrollArea

_NO_LIMIT = 16_777_215  # the toolkit's own largest size


class _Row(QWidget):
    """One symptom on the list."""

    def __init__(self, symptom: Symptom, *, is_main: bool) -> None:
        super().__init__()
        name = symptom_label(symptom)
        self.key = symptom.id
        # Translators: one of the up to 3 main symptoms; stands beside each symptom.
        self.main = CheckBox(_("main"), height=40)
        self.main.setAccessibleName(_("{name}: main").format(name=name))
        self.main.setChecked(is_main)
        self.remove = Button(_("Take off {name}").format(name=name), Variant.BARE, icon_name="cross", height=40)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 3)
        layout.setSpacing(space(8))
        layout.addWidget(Label(name), 1)
        if symptom.cadence is Cadence.WEEKLY:
            self.main.hide()
            layout.addWidget(Label(_("once a week"), Role.SMALL, wraps=False))
        else:
            layout.addWidget(self.main)
        layout.addWidget(self.remove)


class DailyList(Card):
    """The symptoms picked so far, and the one item that everyone is asked.

    Signals:
        removed(str): take this symptom off.
        main_toggled(str, bool): whether this symptom is to be a main one.
        emptied(): the last one went while it had the focus.
    """

    removed = Signal(str)
    main_toggled = Signal(str, bool)
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(_("Your daily list"), parent=parent)
        self._count = Label("", Role.SMALL)
        self._rows: list[_Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addWidget(self._count)
        self.body.addLayout(self._list)
        always = QWidget()
        row = QHBoxLayout(always)
        row.setContentsMargins(0, space(10), 0, space(10))
        row.addWidget(Label(catalogue().interference_label, quiet=True), 1)
        row.addWidget(Label(_("always asked"), Role.SMALL, wraps=False))
        self.body.addWidget(Line())
        self.body.addWidget(always)
        self.body.addWidget(Line())
        self.body.addStretch(1)
        self.body.addWidget(
            Label(_("New or suddenly worse symptoms have their own place: “Get help”, on every page."), Role.SMALL)
        )

    def rows(self) -> Sequence[_Row]:
        """Return the rows in order."""
        return self._rows

    def fill(self, symptoms: Sequence[Symptom], main: Sequence[SymptomId]) -> None:
        """Show these. Emits nothing but `emptied`."""
        held = next((n for n, row in enumerate(self._rows) if holds_focus(row)), None)
        on_main = held is not None and self._rows[held].main.hasFocus()
        while item := self._list.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._rows = []
        for symptom in symptoms:
            row = _Row(symptom, is_main=symptom.id in main)
            row.remove.clicked.connect(lambda _on, key=symptom.id: self.removed.emit(key))
            row.main.clicked.connect(lambda on, key=symptom.id: self.main_toggled.emit(key, on))
            self._list.addWidget(Line())
            self._list.addWidget(row)
            row.show()  # at once, so that it can take the focus
            self._rows.append(row)
        n_daily = sum(s.cadence is Cadence.DAILY for s in symptoms)
        chosen = ngettext("{n} of {most} chosen.", "{n} of {most} chosen.", n_daily).format(n=n_daily, most=MOST_DAILY)
        about = _("“Main” ones are used to look back, up to {n}. If you mark none, the first {n} are.")
        self._count.setText(f"{chosen} {about.format(n=MOST_MAIN)}")
        if held is not None and self._rows:
            row = self._rows[min(held, len(self._rows) - 1)]
            focus_on(row.main if on_main else row.remove)
        elif held is not None:
            self.emptied.emit()


class _Scroll(ScrollArea):
    """Asks for little height of its own, so that it takes what the window leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewport(QWidget())  # paints no ground; why one of our own, `widgets.page` says where it scrolls

    def sizeHint(self) -> QSize:
        return QSize(metric(200), metric(160))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class SymptomStep(QWidget):
    """The catalogue beside the list, or above it where there is little room.

    Signals:
        refused(str): a sentence on why something was not taken.
    """

    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the step with nothing picked."""
        super().__init__(parent)
        self._symptoms: tuple[Symptom, ...] = ()
        self._main: tuple[SymptomId, ...] = ()
        self._card = Card()
        self.picker = SymptomPicker()
        self._card.body.addWidget(self.picker)
        self._scroll = _Scroll()
        self.list = DailyList()
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space(16))
        self._layout.addWidget(self._card, 7)
        self._layout.addWidget(self.list, 3)
        self._is_wide = False
        self.picker.picked.connect(self._add)
        self.picker.unpicked.connect(self._take_off)
        self.list.removed.connect(self._take_off)
        self.list.main_toggled.connect(self._set_main)
        self.list.emptied.connect(lambda: focus_on(self.picker.search))
        self._show()

    @property
    def symptoms(self) -> tuple[Symptom, ...]:
        """What is picked, in the order of picking."""
        return tuple(replace(symptom, position=n) for n, symptom in enumerate(self._symptoms))

    @property
    def main(self) -> tuple[SymptomId, ...]:
        """What is marked as main; empty when nothing is."""
        return tuple(s.id for s in self._symptoms if s.id in self._main)

    def _add(self, symptom: Symptom) -> None:
        daily = [s for s in self._symptoms if s.cadence is Cadence.DAILY]
        if symptom.cadence is Cadence.DAILY and len(daily) >= MOST_DAILY:
            text = _("There is room for {n} symptoms a day. Take one off your list to add {name}.")
            self.refused.emit(text.format(n=MOST_DAILY, name=symptom_label(symptom)))
            return
        self._symptoms = (*self._symptoms, symptom)
        self._show()

    def _take_off(self, key: str) -> None:
        self._symptoms = tuple(s for s in self._symptoms if s.id != key)
        self._main = tuple(m for m in self._main if m != key)
        self._show()

    def _set_main(self, key: str, is_on: bool) -> None:
        others = tuple(m for m in self._main if m != key)
        if is_on and len(others) >= MOST_MAIN:
            self.refused.emit(_("At most {n} symptoms are main. Unmark one first.").format(n=MOST_MAIN))
        else:
            self._main = (*others, SymptomId(key)) if is_on else others
        self._show()

    def _show(self) -> None:
        self.picker.fill([s.id for s in self._symptoms])
        self.list.fill(self._symptoms, self._main)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list beside the catalogue where both fit; then only the catalogue scrolls."""
        super().resizeEvent(event)
        self._choose_form()

    def restyle(self) -> None:
        """Choose the form that fits."""
        self._choose_form()

    @property
    def is_wide(self) -> bool:
        """Whether the list stands beside the catalogue."""
        return self._is_wide

    def _choose_form(self) -> None:
        wide = self.width() >= metric(820) and self.window().height() >= metric(520)
        self.list.setMinimumWidth(metric(328) if wide else 0)
        self.list.setMaximumWidth(metric(328) if wide else _NO_LIMIT)
        if wide == self._is_wide:
            return
        self._is_wide = wide
        if wide:
            self.picker.layout_.removeWidget(self.picker.chips)
            self._scroll.setWidget(self.picker.chips)
            self.picker.chips.setAutoFillBackground(False)
            self.picker.layout_.addWidget(self._scroll, 1)
            self._scroll.show()
        else:
            self._scroll.takeWidget()
            self.picker.layout_.removeWidget(self._scroll)
            self._scroll.hide()
            self.picker.layout_.addWidget(self.picker.chips, 1)
            self.picker.chips.show()
        policy = QSizePolicy.Policy
        self._card.setSizePolicy(policy.Expanding, policy.Expanding if wide else policy.Minimum)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)
        set_reading_order(self)
