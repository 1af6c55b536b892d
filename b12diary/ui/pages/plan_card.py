"""The plan that the person typed, and the plans before it. It only says what was agreed, never what should be."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from b12diary.domain.regimen import Regimen
from b12diary.i18n import _
from b12diary.ui.pages.injections_view import PlanLine, medicine_words
from b12diary.ui.paint import painter_for
from b12diary.ui.theme import Role, colour, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.labels import Label, Line


class _Dot(QWidget):
    """A disc for the plan that holds, a ring for the others, and the line that leads to the one before."""

    def __init__(self, *, is_current: bool, goes_on: bool) -> None:
        super().__init__()
        self._is_current, self._goes_on = is_current, goes_on
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(space(12), space(24))

    def restyle(self) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(QPainter(self))
        middle, top, radius = self.width() / 2, space(20), space(4)
        if self._goes_on:
            painter.setPen(QPen(colour("edge"), 1.5))
            painter.drawLine(QPointF(middle, top), QPointF(middle, self.height()))
        painter.setPen(QPen(colour("symptom" if self._is_current else "edge"), 1.5))
        painter.setBrush(colour("symptom" if self._is_current else "surface"))
        painter.drawEllipse(QPointF(middle, top), radius, radius)


class _PlanRow(QWidget):
    """One plan of the history; its days are a button that opens it."""

    def __init__(self, line: PlanLine, *, goes_on: bool) -> None:
        super().__init__()
        self.button = Button(line.days, Variant.TEXT, height=40)
        self.button.setAccessibleName(_("Edit the plan: {plan}").format(plan=f"{line.days}, {line.rhythm}"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        small = QVBoxLayout()
        small.setContentsMargins(space(12), 0, 0, space(8))
        small.setSpacing(0)
        for text in (line.rhythm, line.recorded):
            if text:
                small.addWidget(Label(text, Role.SMALL))
        words.addLayout(small)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(_Dot(is_current=line.is_current, goes_on=goes_on))
        layout.addLayout(words, 1)


class PlanCard(Card):
    """The present plan, a button to change it, and the history.

    Signals:
        new_asked(): the person wants to type a plan, or a new one from some day on.
        edit_asked(object): the person wants to change or remove this `Regimen`.
    """

    new_asked = Signal()
    edit_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the card, still empty."""
        super().__init__(_("Your plan"), parent=parent)
        self._lines: tuple[PlanLine, ...] | None = None
        self._rhythm = Label("", Role.LABEL)
        self._medicine = Label("")
        self.button = Button("", height=40)
        self._history = QWidget()
        self._rows = QVBoxLayout(self._history)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._between = Line()
        self._heading = Label(_("Plan history"), Role.LABEL)
        for part in (self._rhythm, self._medicine, self.button, self._between, self._heading, self._history):
            self.body.addWidget(part)
        self.button.clicked.connect(self.new_asked)

    def fill(self, lines: Sequence[PlanLine]) -> None:
        """Show the plans, the latest first. Emits nothing."""
        if self._lines == tuple(lines):
            return
        self._lines = tuple(lines)
        current = next((line for line in lines if line.is_current), None)
        if current is not None:
            self._rhythm.setText(current.rhythm[:1].upper() + current.rhythm[1:])
            plan = current.regimen
            self._medicine.setText(medicine_words(plan.compound, plan.quantity, plan.route))
        else:
            self._rhythm.setText(_("No plan now") if lines else "")
            self._medicine.setText(_("Type in what you agreed. This page then shows when the next one is planned."))
        self._rhythm.setVisible(bool(self._rhythm.text()))
        self._medicine.setVisible(bool(self._medicine.text()))
        self.button.setText(_("Change the &plan") if current else _("Type in my &plan"))
        self.button.setAccessibleName(self.button.text().replace("&", ""))
        self._show_history()

    def _show_history(self) -> None:
        lines = self._lines or ()
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for n, line in enumerate(lines):
            row = _PlanRow(line, goes_on=n + 1 < len(lines))
            row.button.clicked.connect(lambda _on=False, plan=line.regimen: self._ask_edit(plan))
            self._rows.addWidget(row)
        for part in (self._between, self._heading, self._history):
            part.setVisible(bool(lines))

    def _ask_edit(self, plan: Regimen) -> None:
        self.edit_asked.emit(plan)
