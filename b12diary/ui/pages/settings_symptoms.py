"""My symptoms, in Settings: their order, names, how often each is asked, and which are used to look back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from b12diary.domain.catalogue import catalogue, symptom_label
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import INTERFERENCE, MOST_DAILY, MOST_MAIN, Cadence, Symptom, SymptomId
from b12diary.i18n import _
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.pages.symptom_picker import LONGEST_NAME, SymptomPicker
from b12diary.ui.tab_order import set_after
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label, Line

_AT_ONCE = 2


class _NameField(TextField):
    """A field as wide as its row has room for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(height=40, most_letters=LONGEST_NAME, parent=parent)
        self._room = 0

    def take_room(self, width: int) -> None:
        """Wish for so many pixels, and not less than the longest names of the catalogue need."""
        if width != self._room:
            self._room = width
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(max(metric(250), self._room), super().sizeHint().height())


class SymptomRow(QWidget):
    """One symptom with all that can be set for it.

    Signals:
        renamed(str): its new name; empty = the catalogue's words again.
        asked(str): key of how often it is asked.
        marked(bool): whether it is to be a main one.
        moved(int): one place up (-1) or down (1).
    """

    renamed = Signal(str)
    asked = Signal(str)
    marked = Signal(bool)
    moved = Signal(int)

    def __init__(self, symptom: Symptom, parent: QWidget | None = None) -> None:
        """Make the row of one symptom; `fill` gives it its values."""
        super().__init__(parent)
        self._is_main = False
        self.name = _NameField(self)
        self.cadence = Combo(
            [
                Choice(Cadence.DAILY, _("every day")),
                Choice(Cadence.WEEKLY, _("once a week")),
                Choice(Cadence.OFF, _("not asked")),
            ],
            _("How often {name} is asked").format(name=symptom_label(symptom)),
            parent=self,
        )
        self.main = CheckBox(_("main"), height=40)
        # Translators: moves a symptom further up in the list.
        self.up = Button(_("Up"), Variant.TEXT, height=40)
        # Translators: moves a symptom further down in the list.
        self.down = Button(_("Down"), Variant.TEXT, height=40)
        flow = FlowLayout(self)
        flow.setContentsMargins(0, 4, 0, 4)
        flow.addWidget(self.name)
        flow.add_split()
        for control in (self.cadence, self.main, self.up, self.down):
            flow.addWidget(control)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.name.committed.connect(self.renamed)
        self.cadence.picked.connect(self.asked)
        self.main.clicked.connect(self._mark)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.fill(symptom, is_main=False, can_rise=True, can_sink=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the name take what the rest leaves."""
        super().resizeEvent(event)
        others = (self.cadence, self.main, self.up, self.down)
        self.name.take_room(self.width() - sum(c.sizeHint().width() + space(8) for c in others))

    def fill(self, symptom: Symptom, *, is_main: bool, can_rise: bool, can_sink: bool) -> None:
        """Show the symptom as it is. Emits nothing."""
        name = symptom_label(symptom)
        self._is_main = is_main
        self.name.fill(name)
        self.name.setAccessibleName(_("Name of {name}").format(name=name))
        self.cadence.fill(symptom.cadence)
        self.cadence.setAccessibleName(_("How often {name} is asked").format(name=name))
        self.main.setChecked(is_main)
        self.main.setAccessibleName(_("{name}: main").format(name=name))
        self.up.setAccessibleName(_("Move {name} up").format(name=name))
        self.down.setAccessibleName(_("Move {name} down").format(name=name))
        for button, other, can in ((self.up, self.down, can_rise), (self.down, self.up, can_sink)):
            if not can and button.hasFocus():
                other.setEnabled(True)
                focus_on(other)
            button.setEnabled(can)

    def controls(self) -> tuple[QWidget, ...]:
        """Return what can take the focus, in order."""
        return (self.name, self.cadence, self.main, self.up, self.down)

    def _mark(self, is_on: bool) -> None:
        self.main.setChecked(self._is_main)
        self.marked.emit(is_on)


class SymptomSettings(Card):
    """The card of all symptoms.

    Signals:
        listed(object): the whole new list, a tuple of `Symptom` without the one that is always asked.
        main_chosen(object): the new main symptoms, a tuple of ids.
    """

    listed = Signal(object)
    main_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(_("My symptoms"), parent=parent)
        self.body.setSpacing(0)
        self._symptoms: tuple[Symptom, ...] = ()
        self._main: tuple[SymptomId, ...] = ()
        self._rows: dict[str, SymptomRow] = {}
        about = _("Up to {n} are asked every day. You can change a name: click in it and write.")
        self.body.addWidget(Label(about.format(n=MOST_DAILY), quiet=True))
        main = _("Main ones are used to look back, up to {n}. Changes take effect from the next injection.")
        self.body.addWidget(Label(main.format(n=MOST_MAIN), quiet=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addSpacing(8)
        self.body.addLayout(self._list)
        self.body.addWidget(Line())
        always = _("{name}: always asked").format(name=catalogue().interference_label)
        self.body.addSpacing(8)
        self.body.addWidget(Label(always, Role.SMALL))
        self.body.addSpacing(8)
        self.add_button = Button(_("&Add a symptom"), icon_name="plus", height=40)
        self.add_button.clicked.connect(self._toggle_picker)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._picker: SymptomPicker | None = None
        self.body.addSpacing(8)

    @property
    def picker(self) -> SymptomPicker:
        """What symptoms are picked from, made when it is first asked for: it is as large as all the rest."""
        if self._picker is None:
            self._picker = SymptomPicker()
            self._picker.hide()
            self.body.addWidget(self._picker)
            set_after(self.add_button, self._picker)
            self._picker.picked.connect(self._add)
            self._picker.unpicked.connect(lambda key: self._change(key, lambda s: replace(s, cadence=Cadence.OFF)))
            self._fill_picker(self._picker)
        return self._picker

    def _fill_picker(self, picker: SymptomPicker) -> None:
        picker.fill([s.id for s in self._symptoms if s.cadence is not Cadence.OFF])

    def row(self, symptom: str) -> SymptomRow:
        """Return the row of one symptom."""
        return self._rows[symptom]

    def make_rows(self, excerpt: Excerpt) -> Iterator[None]:
        """Make the rows that this excerpt needs, some at a time; `show_excerpt` then only fills them."""
        symptoms = [s for s in excerpt.symptoms if s.id != INTERFERENCE]
        for n in range(_AT_ONCE, len(symptoms) + _AT_ONCE, _AT_ONCE):
            self._symptoms = tuple(symptoms[:n])
            self._set_rows([str(s.id) for s in self._symptoms])
            yield

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Show the diary's symptoms. Emits nothing."""
        self._symptoms = tuple(s for s in excerpt.symptoms if s.id != INTERFERENCE)
        self._main = excerpt.main_sets[-1].symptoms if excerpt.main_sets else excerpt.main_symptoms
        keys = [str(s.id) for s in self._symptoms]
        if keys != list(self._rows):
            self._set_rows(keys)
        for n, symptom in enumerate(self._symptoms):
            self._rows[symptom.id].fill(
                symptom, is_main=symptom.id in self._main, can_rise=n > 0, can_sink=n < len(keys) - 1
            )
        if self._picker is not None:
            self._fill_picker(self._picker)

    def _set_rows(self, keys: Sequence[str]) -> None:
        """Bring the rows into this order; those that stay keep the focus they have."""
        while self._list.takeAt(0):
            pass
        gone = {key: row for key, row in self._rows.items() if key not in keys}
        for row in gone.values():
            if holds_focus(row):
                focus_on(self.add_button)
            row.hide()
            row.deleteLater()
        by_key = {str(s.id): s for s in self._symptoms}
        self._rows = {key: self._rows.get(key) or self._made(by_key[key]) for key in keys}
        before: QWidget | None = None
        for row in self._rows.values():
            self._list.addWidget(row)
            row.show()
            for control in row.controls():
                if before is not None:
                    self.setTabOrder(before, control)
                before = control
        if before is not None:
            self.setTabOrder(before, self.add_button)

    def _made(self, symptom: Symptom) -> SymptomRow:
        row, key = SymptomRow(symptom, self), str(symptom.id)
        row.renamed.connect(lambda words: self._rename(key, words))
        row.asked.connect(lambda cadence: self._ask(key, cadence))
        row.marked.connect(lambda is_on: self._mark(key, is_on=is_on))
        row.moved.connect(lambda step: self._move(key, step))
        return row

    def _rename(self, key: str, words: str) -> None:
        label, catalogued = " ".join(words.split()), symptom_label(Symptom(SymptomId(key)))
        self._change(key, lambda s: replace(s, label="" if label == catalogued else label))

    def _ask(self, key: str, cadence: str) -> None:
        # Refused or not, the list shows what the diary holds.
        self._rows[key].cadence.fill(next(s.cadence for s in self._symptoms if s.id == key))
        self._change(key, lambda s: replace(s, cadence=Cadence(cadence)))

    def _change(self, key: str, change: Callable[[Symptom], Symptom]) -> None:
        self.listed.emit(tuple(change(s) if s.id == key else s for s in self._symptoms))

    def _move(self, key: str, step: int) -> None:
        order = list(self._symptoms)
        here = next(n for n, s in enumerate(order) if s.id == key)
        there = here + step
        if 0 <= there < len(order):
            order[here], order[there] = order[there], order[here]
            self.listed.emit(tuple(order))

    def _mark(self, key: str, *, is_on: bool) -> None:
        wanted = {*self._main, key} if is_on else {m for m in self._main if m != key}
        self.main_chosen.emit(tuple(s.id for s in self._symptoms if s.id in wanted))

    def _add(self, symptom: Symptom) -> None:
        n_daily = sum(s.cadence is Cadence.DAILY for s in self._symptoms)
        # With a full daily list the new one is asked once a week: it is taken in, and can be changed here.
        cadence = Cadence.WEEKLY if n_daily >= MOST_DAILY else symptom.cadence
        if symptom.id in self._rows:
            self._change(symptom.id, lambda s: replace(s, cadence=cadence))
        else:
            self.listed.emit((*self._symptoms, replace(symptom, cadence=cadence)))

    def _toggle_picker(self) -> None:
        opens = self.picker.isHidden()
        self.picker.setVisible(opens)
        self.add_button.setText(_("&Close the list") if opens else _("&Add a symptom"))
        self.add_button.set_icon_name("cross" if opens else "plus")
        if opens:
            focus_on(self.picker.search)
