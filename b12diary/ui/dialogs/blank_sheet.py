"""The blank sheet for the fridge: which days stand on it and how large it is, with the sheet as it will print."""

from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from b12diary import __version__
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.i18n import _, day_text, list_text
from b12diary.report.grid import N_DAYS, GridSheet, grid_sheet
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.paint import box, painter_for
from b12diary.ui.theme import Role, colour, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.labels import Label

_TODAY, _MONDAY, _NONE = "today", "monday", "none"
_PREVIEW_PX = 250


class _Preview(QWidget):
    """The sheet, small; what stands on it is told in words."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_sheet(self, sheet: GridSheet, words: str) -> None:
        """Paint the sheet anew."""
        from b12diary.report.paper import preview_image

        self._image = preview_image(sheet, round(_PREVIEW_PX * self.devicePixelRatioF()))
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide at every text size: it is a picture, and its words stand beside it."""
        return QSize(_PREVIEW_PX + 2, round(_PREVIEW_PX * 1.4143) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture on white paper with a thin edge."""
        if self._image.isNull():
            return
        painter = painter_for(QPainter(self))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        height = self._image.height() * _PREVIEW_PX / self._image.width()
        box(painter, QRectF(0, 0, _PREVIEW_PX + 2, height + 2), None, colour("edge"), 0)
        painter.drawImage(QRectF(1, 1, _PREVIEW_PX, height), self._image)


class BlankSheetDialog(Frame):
    """What the sheet holds, and where it goes.

    Signals:
        print_asked(object): print this `GridSheet`.
        pdf_asked(object): save this `GridSheet` as PDF.
    """

    print_asked = Signal(object)
    pdf_asked = Signal(object)

    def __init__(self, excerpt: Excerpt, paper: Paper, parent: QWidget | None = None) -> None:
        """Make the dialog for the diary's own daily symptoms, beginning today."""
        super().__init__(_("A blank sheet"), parent, width=760)
        self._excerpt = excerpt
        monday = excerpt.today + timedelta(days=7 - excerpt.today.weekday())
        self._days: dict[str, date | None] = {_TODAY: excerpt.today, _MONDAY: monday, _NONE: None}
        self.first_day = ChipGroup(
            [
                Choice(_TODAY, _("today")),
                Choice(_MONDAY, day_text(monday, "weekday")),
                Choice(_NONE, _("no dates, I write them")),
            ],
            _("First day on the sheet"),
            exclusive=True,
        )
        self.paper = ChipGroup(
            [Choice(Paper.A4, _("A4")), Choice(Paper.LETTER, _("Letter"))], _("Paper"), exclusive=True
        )
        self.preview = _Preview()
        self._on_it = Label("", quiet=True)
        self._lay_out()
        self.first_day.fill([_TODAY])
        self.paper.fill([paper])
        self.first_day.picked.connect(lambda _key: self._show())
        self.paper.picked.connect(lambda _key: self._show())
        self._show()

    def _lay_out(self) -> None:
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(space(24))
        left = QVBoxLayout()
        left.setSpacing(space(8))
        about = _("{n} days to fill in with a pen. It shows neither your name nor your medicine.").format(n=N_DAYS)
        left.addWidget(Label(about))
        for words, chips in ((_("First day"), self.first_day), (_("Paper"), self.paper)):
            left.addSpacing(space(8))
            left.addWidget(Label(words, Role.LABEL))
            left.addWidget(chips)
        left.addSpacing(space(8))
        left.addWidget(Label(_("On the sheet"), Role.LABEL))
        left.addWidget(self._on_it)
        left.addStretch(1)
        self._line.addLayout(left, 1)
        self._line.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.body.addLayout(self._line)
        self.print_button = Button(_("&Print…"), Variant.PRIMARY, icon_name="print")
        self.pdf_button = Button(_("Save as P&DF…"))
        close = Button(_("&Close"))
        self.print_button.clicked.connect(lambda: self.print_asked.emit(self.sheet))
        self.pdf_button.clicked.connect(lambda: self.pdf_asked.emit(self.sheet))
        close.clicked.connect(self.reject)
        for button in (self.print_button, self.pdf_button):
            self.buttons.addWidget(button)
        self.buttons.add_split()
        self.buttons.addWidget(close)

    @property
    def sheet(self) -> GridSheet:
        """The sheet as chosen."""
        first = self._days[self.first_day.checked()[0]]
        return grid_sheet(self._excerpt, first, Paper(self.paper.checked()[0]), __version__)

    def _show(self) -> None:
        sheet = self.sheet
        named = [head for head in sheet.heads if head]
        unnamed = _("No daily symptoms are chosen yet. The heads are left for a pen.")
        words = list_text(named) + "." if named else unnamed
        self._on_it.setText(words)
        self.preview.show_sheet(sheet, _("The sheet as it will print"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture under the words where they do not fit side by side."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        has_room = self.width() >= _PREVIEW_PX + metric(360)
        self._line.setDirection(way.LeftToRight if has_room else way.TopToBottom)
