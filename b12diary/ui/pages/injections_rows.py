"""One row of the list of injections: read, or opened in place to be changed."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from b12diary.domain.dose import Dose
from b12diary.i18n import _, day_text
from b12diary.ui.focus import focus_on
from b12diary.ui.pages.injections_form import DoseForm
from b12diary.ui.pages.injections_reactions import Reactions, afterwards_question
from b12diary.ui.pages.injections_view import Listed
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, colour, control_height, look, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.diamond import Diamond
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.form import row_of
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.short_label import ShortLabel

_SIDE = 16


class _Words(QWidget):
    """Day, gap and reason in columns where there is room, in lines where there is not."""

    def __init__(self, row: Listed) -> None:
        super().__init__()
        layout = FlowLayout(self, gap=12)
        day, after = Label(day_text(row.dose.given_on), Role.LABEL, wraps=False), ShortLabel(row.after)
        day.setMinimumWidth(metric(112))
        after.setMinimumWidth(metric(104))
        for part in (day, after, *([ShortLabel(row.why, quiet=True)] if row.why else [])):
            layout.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class _Mark(QWidget):
    """The diamond of an injection; a dose by mouth or nose keeps its room free."""

    def __init__(self, *, is_injection: bool) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        mark = Diamond(12)
        policy = mark.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        mark.setSizePolicy(policy)
        layout.addWidget(mark)
        mark.setVisible(is_injection)


class _Below(QWidget):
    """How it was afterwards: the words for that, or a button that asks. Only few rows have any of it.

    Signals:
        asked(): the person wants to say how it was.
    """

    asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = Label("", Role.SMALL)
        self._button = Button(afterwards_question(), Variant.TEXT, icon_name="plus", height=40, wraps=True)
        self._button.clicked.connect(self.asked)
        self._under = QVBoxLayout()
        self._under.setSpacing(0)
        self._under.addWidget(self._said)
        self._under.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(space(12))
        beside.addSpacing(space(_SIDE) - 4)
        beside.addWidget(_Mark(is_injection=False))
        beside.addLayout(self._under, 1)

    def fill(self, row: Listed, *, is_answering: bool) -> None:
        self._said.setText(row.afterwards)
        self._said.setVisible(bool(row.afterwards) and not is_answering)
        self._button.setAccessibleName(
            _("{question} {day}").format(question=afterwards_question(), day=day_text(row.dose.given_on))
        )
        self._button.setVisible(row.asks_afterwards and not is_answering)
        self.setVisible(row.asks_afterwards or bool(row.afterwards) or is_answering)

    def take_in(self, reactions: QWidget) -> None:
        self._under.addWidget(reactions)


class InjectionRow(QWidget):
    """A dose in words, a button that opens it, and for recent ones one that asks how it was afterwards.

    Signals:
        edit_asked(): the person wants to change it.
        changed(object): the `Dose` with other reactions.
        help_asked(): the person wants to look something up under Get help.
    """

    edit_asked = Signal()
    changed = Signal(object)
    help_asked = Signal()

    def __init__(self, row: Listed, parent: QWidget | None = None) -> None:
        """Make the row."""
        super().__init__(parent)
        self.row = row
        self.edit_button = Button(_("Edit"), Variant.TEXT, icon_name="edit", height=44)
        self.edit_button.clicked.connect(self.edit_asked)
        self._words = _Words(row)
        self._below: _Below | None = None
        self._reactions: Reactions | None = None
        # Spaces and not margins: only those change sides with the direction of writing.
        self._head = QHBoxLayout()
        self._head.setSpacing(space(12))
        self._head.addSpacing(space(_SIDE) - 4)
        self._head.addWidget(_Mark(is_injection=row.dose.route.is_injection))
        self._head.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self.edit_button)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.fill(row)
        self.restyle()

    def fill(self, row: Listed) -> None:
        """Show what the diary holds now; an open question stays open. Emits nothing."""
        if row != self.row:
            old, self._words = self._words, _Words(row)
            self._head.replaceWidget(old, self._words)
            self._head.setStretchFactor(self._words, 1)
            old.hide()
            old.deleteLater()
        self.row = row
        self.edit_button.setAccessibleName(_("Edit {injection}").format(injection=row.title))
        if self._below is None and (row.asks_afterwards or row.afterwards):
            self._below = _Below(self)
            self._below.asked.connect(self._open_reactions)
            self._layout.addWidget(self._below)
        if self._below is not None:
            self._below.fill(row, is_answering=self._reactions is not None)
        if self._reactions is not None:
            self._reactions.fill(row.dose.reactions)

    def _open_reactions(self) -> None:
        """Open the question where it was asked; each answer is kept at once."""
        if self._reactions is not None or self._below is None:
            return
        self._reactions = Reactions()
        self._reactions.fill(self.row.dose.reactions)
        self._reactions.changed.connect(lambda now: self.changed.emit(replace(self.row.dose, reactions=now)))
        self._reactions.help_asked.connect(self.help_asked)
        self._below.take_in(self._reactions)
        first = self._reactions.first_chip
        self.fill(self.row)
        focus_on(first)
        set_reading_order(self)

    def restyle(self) -> None:
        """Take the height from the look."""
        self.setMinimumHeight(control_height(52))


class OpenRow(QWidget):
    """A dose with its form, on the colour of what is being changed.

    Signals:
        done(): the person is done with it, or thinks better of it.
        recorded(object): new doses only: the person wants this `Dose` recorded.
        removed(): the person takes it away.
    """

    done = Signal()
    recorded = Signal(object)
    removed = Signal()

    def __init__(self, dose: Dose, today: date, *, row: Listed | None, parent: QWidget | None = None) -> None:
        """Open a dose; `row` None = a new one, filled in but not recorded."""
        super().__init__(parent)
        self.is_new = row is None
        self.form = DoseForm()
        self.form.fill(dose, today, is_new=self.is_new)
        head = QWidget()
        self._head = FlowLayout(head)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        head.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(_SIDE), space(8), space(_SIDE), space(12))
        layout.setSpacing(space(8))
        layout.addWidget(head)
        layout.addWidget(self.form)
        self._buttons: list[Button] = []
        if self.is_new:
            layout.addWidget(self._new_buttons())
        else:
            self._buttons = self._edit_buttons()
        self._show_words(row)
        self.form.entered.connect(self.finish)

    def _new_buttons(self) -> QWidget:
        """Below the fields, where one arrives after the last of them."""
        # Translators: records an injection.
        record = Button(_("Record"), Variant.PRIMARY, height=40)
        cancel = Button(_("Cancel"), Variant.TEXT, height=40)
        record.clicked.connect(self.finish)
        cancel.clicked.connect(self.done)
        return row_of(record, cancel, stretch_after=2)

    def _edit_buttons(self) -> list[Button]:
        """In the first line: each field is kept on its own, so there is nothing to confirm at the end."""
        remove = Button(_("Remove"), Variant.TEXT, height=40)
        done = Button(_("Done"), height=40)
        remove.clicked.connect(self.removed)
        done.clicked.connect(self.finish)
        return [remove, done]

    def _show_words(self, row: Listed | None) -> None:
        while self._head.count():
            item = self._head.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None and widget not in self._buttons:
                widget.hide()
                widget.deleteLater()
        words: QWidget = Label(_("New injection"), Role.LABEL) if row is None else _Words(row)
        lead = QWidget()
        beside = QHBoxLayout(lead)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(space(12))
        beside.addWidget(_Mark(is_injection=row is None or row.dose.route.is_injection))
        beside.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(lead)
        self._head.add_split()
        for button in self._buttons:
            self._head.addWidget(button)
        lead.show()

    def fill(self, row: Listed, today: date) -> None:
        """Show what the diary holds now; what is being written stays. Emits nothing."""
        self.form.fill(row.dose, today, is_new=False)
        self._show_words(row)

    def focus_start(self) -> None:
        """Put the focus where one most likely begins."""
        if self.is_new:
            self.form.focus_start()
        else:
            focus_on(self._buttons[-1])

    def finish(self) -> None:
        """Record a new dose, or close one that was changed; a field that cannot be read keeps it open."""
        if not self.form.commit():
            return
        if self.is_new:
            self.recorded.emit(self.form.dose)
        else:
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it; a new dose is then not recorded."""
        if event.key() == Qt.Key.Key_Escape:
            if self.is_new or self.form.commit():
                self.done.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground; in high contrast it is that of the card, whose broad border it would cover."""
        if not look().is_strict:
            QPainter(self).fillRect(self.rect(), colour("soft"))
