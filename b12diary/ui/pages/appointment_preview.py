"""The page as it will print, shown as large as is wanted. Scrolls by mouse and by the keys for scrolling."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.focus import focus_on
from b12diary.ui.paint import box, painter_for
from b12diary.ui.theme import colour, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.scroll_area import ScrollArea

_A4 = 297 / 210
_RING = 8
ZOOMS = (1.0, 1.0, 1.5, 2.0)
"""Widths as shares of the room; the first beside the form, the others in its place."""


class _Sheet(QWidget):
    """The sheet of paper; while a sharper picture is being made, the old one is shown in the new size."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.width_px = 0

    def set_width(self, width: int) -> None:
        self.width_px = width
        self.resize(self.size_wanted())
        self.update()

    def size_wanted(self) -> QSize:
        ratio = self.image.height() / self.image.width() if self.image.width() else _A4
        return QSize(self.width_px, round(self.width_px * ratio))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(QPainter(self))
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self.image.isNull():
            painter.drawImage(QRectF(self.rect()), self.image)
        box(painter, QRectF(self.rect()), None, colour("edge"), 0)


class _Window(ScrollArea):
    """The part of the sheet in sight."""

    def __init__(self, sheet: _Sheet) -> None:
        super().__init__()
        self.setViewport(QWidget())  # paints no ground; why one of our own, `widgets.page` says where it scrolls
        self.setWidget(sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(metric(320), metric(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(metric(160), metric(120))


class PagePreview(QWidget):
    """The sheet, a line about it, and two buttons for its size.

    Signals:
        width_wanted(int): a picture this many real pixels wide would be sharp.
        zoomed(int): the person chose a size; 0 = beside the form.
    """

    width_wanted = Signal(int)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty sheet beside the form."""
        super().__init__(parent)
        self.zoom = 0
        self._asked_width = 0
        self._scrolls_itself = True
        self._sheet = _Sheet()
        self._window = _Window(self._sheet)
        self._window.setAccessibleName(_("The page as it will print"))
        self._about = Label(_("The page is being made."), quiet=True, wraps=False)
        self.larger = Button(_("La&rger"), Variant.TEXT, icon_name="plus", height=40)
        self.smaller = Button(_("S&maller"), Variant.TEXT, height=40)
        self._row = QWidget()
        row = FlowLayout(self._row)
        row.addWidget(self._about)
        row.add_split()
        row.addWidget(self.smaller)
        row.addWidget(self.larger)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._row.setSizePolicy(policy)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(_RING, _RING, _RING, 0)
        layout.setSpacing(space(4))
        layout.addWidget(self._window, 1)
        layout.addWidget(self._row)
        self.larger.clicked.connect(lambda: self._zoom_by(1))
        self.smaller.clicked.connect(lambda: self._zoom_by(-1))
        self._show_zoom()

    def show_page(self, image: QImage, about: str, words: str) -> None:
        """Show a picture of the page, say `about` it, and give `words` to those who do not see it."""
        self._sheet.image = image
        self._about.setText(about)
        self._window.setAccessibleDescription(words)
        self._fit()

    def set_scrolls_itself(self, scrolls: bool) -> None:
        """Whether the sheet scrolls in the height it has; else it stands whole, and what holds it scrolls."""
        self._scrolls_itself = scrolls
        # Below a sheet that stands whole the buttons would be far away.
        self._layout.insertWidget(1 if scrolls else 0, self._row)
        self._fit()

    def set_zoom(self, zoom: int) -> None:
        """Take a size. Emits nothing."""
        self.zoom = zoom
        self._show_zoom()
        self._fit()

    def _zoom_by(self, step: int) -> None:
        self.set_zoom(max(0, min(len(ZOOMS) - 1, self.zoom + step)))
        self._window.verticalScrollBar().setValue(0)
        self.zoomed.emit(self.zoom)

    def _show_zoom(self) -> None:
        is_largest = self.zoom == len(ZOOMS) - 1
        # A button that goes away hands the focus to the other one.
        if is_largest and self.larger.hasFocus():
            focus_on(self.smaller)
        elif not self.zoom and self.smaller.hasFocus():
            focus_on(self.larger)
        self.larger.explain_disabled(_("This is the largest size.") if is_largest else "")
        self.smaller.setVisible(self.zoom > 0)

    def restyle(self) -> None:
        """Take sizes from the look."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sheet to the width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for a picture in the width that is there now."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        bar = self._window.verticalScrollBar().sizeHint().width() if self._scrolls_itself else 0
        room = max(metric(120), self.width() - bar - 2 * _RING)
        at = self._window.verticalScrollBar().value() / max(1, self._sheet.height())
        self._sheet.set_width(round(room * ZOOMS[self.zoom]))
        if self._scrolls_itself:
            self._window.setMinimumHeight(0)
        else:
            # The bar for moving sideways stands below the sheet when it is wider than its room.
            extra = self._window.horizontalScrollBar().sizeHint().height() if ZOOMS[self.zoom] > 1 else 0
            self._window.setMinimumHeight(self._sheet.size_wanted().height() + extra + 2)
        self._window.verticalScrollBar().setValue(round(at * self._sheet.height()))
        wanted = round(self._sheet.width_px * self.devicePixelRatioF())
        if self.isVisible() and wanted != self._asked_width:
            self._asked_width = wanted
            self.width_wanted.emit(wanted)

    def sizeHint(self) -> QSize:
        """As wide as is readable at a glance beside the form."""
        return QSize(metric(320), metric(360))
