"""The care cards on their board: emergencies in pairs, then what is urgent beside what is less so."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12diary.domain.care import CareCard as CareText
from b12diary.domain.care import CareTexts
from b12diary.domain.help_lines import HelpLines
from b12diary.domain.safety import CareLevel
from b12diary.report.care_sheet import card_foot
from b12diary.ui.theme import metric, space
from b12diary.ui.widgets.care_card import CareCard


def care_card(texts: CareTexts, card: CareText, lines: HelpLines) -> CareCard:
    """Return the widget of one card with a country's headings and numbers, and those that the person typed."""
    foot = card_foot(texts, card, lines)
    return CareCard(card.level, lines.heading(card.level), card.bullets, foot, topic=card.label)


class CareBoard(QWidget):
    """All cards of one country, in two columns where there is room. The order of reading is the order of urgency."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty board."""
        super().__init__(parent)
        self._cards: list[tuple[CareLevel, CareCard]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def fill(self, texts: CareTexts, lines: HelpLines) -> None:
        """Show the cards with a country's numbers."""
        for _level, old in self._cards:
            old.hide()
            old.deleteLater()
        self._cards = []
        for card in sorted(texts.cards, key=lambda c: c.level):
            widget = care_card(texts, card, lines)
            widget.setParent(self)
            widget.show()
            self._cards.append((card.level, widget))
        self.updateGeometry()
        self._arrange(self.width(), moves=True)

    def cards(self, level: CareLevel) -> Sequence[CareCard]:
        """Return the cards of one level."""
        return [card for of, card in self._cards if of is level]

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all cards at a width."""
        return self._arrange(width, moves=False)

    def sizeHint(self) -> QSize:
        """Two columns."""
        return QSize(metric(860), self.heightForWidth(metric(860)))

    def minimumSizeHint(self) -> QSize:
        """One column."""
        return QSize(metric(240), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns that fits."""
        self._arrange(self.width(), moves=True)

    def restyle(self) -> None:
        """Take sizes from the look."""
        self.updateGeometry()
        self._arrange(self.width(), moves=True)

    def _arrange(self, width: int, *, moves: bool) -> int:
        gap = space(16)
        if width < metric(720):
            return self._stack([card for _level, card in self._cards], 0, 0, width, moves=moves)
        half, y = (width - gap) // 2, 0
        emergency = self.cards(CareLevel.EMERGENCY)
        for first in range(0, len(emergency), 2):
            row = emergency[first : first + 2]
            each = width if len(row) == 1 else half
            height = max(card.heightForWidth(each) for card in row)
            for n, card in enumerate(row):
                if moves:
                    self._place(card, n * (half + gap), y, each, height)
            y += height + gap
        left = self._stack(self.cards(CareLevel.URGENT), 0, y, half, moves=moves)
        right = self._stack(self.cards(CareLevel.SOON), half + gap, y, half, moves=moves)
        return max(left, right)

    def _stack(self, cards: Sequence[CareCard], x: int, y: int, width: int, *, moves: bool) -> int:
        for card in cards:
            height = card.heightForWidth(width)
            if moves:
                self._place(card, x, y, width, height)
            y += height + space(16)
        return y - (space(16) if cards else 0)

    def _place(self, card: CareCard, x: int, y: int, width: int, height: int) -> None:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        card.setGeometry(QRect(self.width() - x - width if is_mirrored else x, y, width, height))
