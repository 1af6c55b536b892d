"""The left side of the guide: its chapters, or the places where the words that are looked for stand."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from b12diary.i18n import _
from b12diary.report.guide import Found
from b12diary.report.guide_parts import Chapter
from b12diary.ui.theme import Role, control_height, metric, set_role, space

_ANCHOR = Qt.ItemDataRole.UserRole
_BESIDE = 12
"""Margins that the style keeps to both sides of the words, in pixels."""
_FAR = 1 << 20


class _Lines(QStyledItemDelegate):
    """Gives each line the height that its words need: the toolkit forgets the padding, and cuts them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        home = self.parent()
        width = home.viewport().width() if isinstance(home, GuideList) else 0
        room = QRect(0, 0, max(metric(60), width - 2 * space(8) - _BESIDE), _FAR)
        words = option.fontMetrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), str(index.data()))
        return QSize(width, max(control_height(36), words.height() + space(12)))


class GuideList(QListWidget):
    """One line for each place. Up and Down go through them and show each at once; Enter goes on to its text.

    Signals:
        picked(str): the anchor of the line that is marked now.
        entered_text(): the person wants to read what is shown.
    """

    picked = Signal(str)
    entered_text = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        set_role(self, Role.BODY)
        self.setWordWrap(True)
        self.setItemDelegate(_Lines(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self._is_filling = False
        self.currentItemChanged.connect(self._tell)
        self.itemClicked.connect(self._tell)

    def show_chapters(self, chapters: Sequence[Chapter], marked: str) -> None:
        """List all chapters, with the one in sight marked."""
        self.setAccessibleName(_("Chapters"))
        self._fill([(chapter.title, chapter.id) for chapter in chapters])
        self.mark(marked)

    def show_found(self, found: Sequence[Found]) -> None:
        """List where words stand; none is marked yet."""
        self.setAccessibleName(_("Where these words stand"))
        lines = [(found_text(one), one.anchor) for one in found]
        self._fill(lines)

    def mark(self, chapter: str) -> None:
        """Mark the line of a chapter, and emit nothing."""
        self._is_filling = True
        rows = [n for n in range(self.count()) if self.item(n).data(_ANCHOR) == chapter]
        self.setCurrentRow(rows[0] if rows else -1)
        self._is_filling = False

    def _fill(self, lines: Sequence[tuple[str, str]]) -> None:
        self._is_filling = True
        self.clear()
        for text, anchor in lines:
            item = QListWidgetItem(text)
            item.setData(_ANCHOR, anchor)
            self.addItem(item)
        self._is_filling = False

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._is_filling:
            self.picked.emit(item.data(_ANCHOR))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the text."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem() is not None:
            self.entered_text.emit()
            return
        super().keyPressEvent(event)

    def restyle(self) -> None:
        """Lay the lines out anew in the size of the text."""
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        """Room for the longest usual title."""
        return QSize(metric(250), control_height(44) * 6)


def found_text(found: Found) -> str:
    """Return a place and the words that stand there."""
    place = found.title
    if found.section:
        # Translators: a chapter of the guide, and a section in it.
        place = _("{chapter}: {section}").format(chapter=found.title, section=found.section)
    return f"{place}\n{found.words}"
