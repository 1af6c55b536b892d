"""A few words that stand in one line where there is room, and wrap where there is not."""

from PySide6.QtCore import QSize, Qt

from b12diary.ui.widgets.labels import Label


class ShortLabel(Label):
    """A label that asks for the width of its words in one line.

    By itself a label that can wrap asks for some narrower shape, and so wraps beside a free half of the window.
    """

    def sizeHint(self) -> QSize:
        """All words in one line."""
        words = self.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), self.text())
        margins = self.contentsMargins()
        size = QSize(words.width() + 2 + margins.left() + margins.right(), words.height())
        return size.expandedTo(QSize(self.minimumWidth(), 0))
