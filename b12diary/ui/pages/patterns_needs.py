"""What is needed, and what you have: one row for each thing that a comparison needs, with a ring or a tick."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from b12diary.i18n import _
from b12diary.ui.paint import painter_for, tick
from b12diary.ui.theme import Role, colour, control_height, space
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from b12diary.analysis.sufficiency import Need


class _Mark(QWidget):
    """A ring for "not yet", a ticked disc for "there"."""

    def __init__(self, *, is_done: bool) -> None:
        super().__init__()
        self._is_done = is_done
        # Translators: whether what the look-back needs is in the diary.
        self.setAccessibleName(_("there") if is_done else _("not yet"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = space(24)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(QPainter(self))
        side = space(22)
        disc = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(colour("symptom" if self._is_done else "edge"), 2))
        painter.setBrush(colour("symptom") if self._is_done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        if self._is_done:
            tick(painter, disc.adjusted(3, 3, -3, -3), colour("on_symptom"), 2)


class _Words(Label):
    """Words that stand in one line where there is room, and wrap only where there is not."""

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.lineSpacing())


class NeedsCard(Card):
    """The rows; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the card without rows."""
        super().__init__(_("What is needed, and what you have"), parent=parent)
        self.body.setSpacing(0)
        self.body.addSpacing(space(8))
        self._rows: list[QWidget] = []
        self._shown: tuple[Need, ...] = ()
        self.hide()

    def show_needs(self, needs: "Sequence[Need]") -> None:
        """Show these rows, if they are not shown already."""
        if tuple(needs) == self._shown:
            return
        self._shown = tuple(needs)
        for old in self._rows:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [part for need in needs for part in (Line(), _row(need))]
        for part in self._rows:
            self.body.addWidget(part)
        self.setVisible(bool(needs))


def _row(need: "Need") -> QWidget:
    row = QWidget()
    row.setMinimumHeight(control_height(48))
    words = QWidget()
    flow = FlowLayout(words, gap=12)
    flow.addWidget(_Words(need.text, Role.LABEL))
    flow.addWidget(_Words(need.have_text, quiet=True))
    flow.add_split()
    flow.addWidget(_Words(need.note, quiet=True))
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    words.setSizePolicy(policy)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, space(8), 0, space(8))
    layout.setSpacing(space(14))
    layout.addWidget(_Mark(is_done=need.is_done))
    layout.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
    row.setAccessibleName(" ".join((need.text, need.have_text, need.note)))
    return row
