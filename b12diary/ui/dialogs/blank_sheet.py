"""The blank sheet for the fridge: which days stand on it and how large it is, with the sheet as it will print."""

from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from b12diary import __version__
from b12diary.domain.catalogue import symptom_label
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.domain.symptom import MOST_DAILY, SymptomId
from b12diary.i18n import _, day_text
from b12diary.report.grid import FOUR_WEEKS, TWO_WEEKS, GridSheet, grid_sheet, sheet_symptoms, usual_symptoms
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.paint import box, painter_for
from b12diary.ui.theme import Role, colour, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.labels import Label

_TODAY, _MONDAY, _OWN, _NONE = "today", "monday", "own", "none"
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
        """Make the dialog for the diary's own daily symptoms, two weeks beginning today."""
        super().__init__(_("A blank sheet"), parent, width=820)
        self._excerpt = excerpt
        self._monday = excerpt.today + timedelta(days=7 - excerpt.today.weekday())
        self.length = ChipGroup(
            [Choice(str(TWO_WEEKS), _("2 weeks")), Choice(str(FOUR_WEEKS), _("4 weeks"))],
            _("How many days"),
            exclusive=True,
        )
        self.first_day = ChipGroup(
            [
                Choice(_TODAY, _("today")),
                Choice(_MONDAY, day_text(self._monday, "weekday")),
                Choice(_OWN, _("another day")),
                Choice(_NONE, _("no dates, I write them")),
            ],
            _("First day on the sheet"),
            exclusive=True,
        )
        self.own_day = DateField(excerpt.today, _("First day on the sheet"))
        self.symptoms = ChipGroup(
            [Choice(s, symptom_label(s, excerpt.symptoms)) for s in sheet_symptoms(excerpt)], _("On the sheet")
        )
        self.paper = ChipGroup(
            [Choice(Paper.A4, _("A4")), Choice(Paper.LETTER, _("Letter"))], _("Paper"), exclusive=True
        )
        self.preview = _Preview()
        self._on_it = Label("", quiet=True)
        self._lay_out()
        self.length.fill([str(TWO_WEEKS)])
        self.first_day.fill([_TODAY])
        self.symptoms.fill(usual_symptoms(excerpt))
        self.paper.fill([paper])
        for chips in (self.length, self.first_day, self.paper):
            chips.picked.connect(self._show)
        self.own_day.picked.connect(self._show)
        self.symptoms.toggled.connect(self._take_symptom)
        self._show()

    def _lay_out(self) -> None:
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(space(24))
        left = QVBoxLayout()
        left.setSpacing(space(8))
        left.addWidget(Label(_("Days to fill in with a pen. It shows neither your name nor your medicine.")))
        groups: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (_("How many days"), (self.length,)),
            (_("First day"), (self.first_day, self.own_day)),
            (_("On the sheet, beside daily life"), (self.symptoms, self._on_it)),
            (_("Paper"), (self.paper,)),
        )
        for words, widgets in groups:
            left.addSpacing(space(8))
            left.addWidget(Label(words, Role.LABEL))
            for widget in widgets:
                left.addWidget(widget)
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
        """The sheet as chosen; a first day that is not typed yet is left open."""
        return grid_sheet(
            self._excerpt,
            self._first(),
            Paper(self.paper.checked()[0]),
            __version__,
            n_days=int(self.length.checked()[0]),
            symptoms=[SymptomId(key) for key in self.symptoms.checked()],
        )

    def _first(self) -> date | None:
        match self.first_day.checked()[0]:
            case "today":
                return self._excerpt.today
            case "monday":
                return self._monday
            case "own":
                return self.own_day.day()
            case _:
                return None

    def _take_symptom(self, key: str, is_on: bool) -> None:
        chosen = self.symptoms.checked()
        is_too_many = is_on and len(chosen) > MOST_DAILY
        if is_too_many:
            self.symptoms.fill([other for other in chosen if other != key])
        text = _("There is room for {n} symptoms on a sheet. Take one off first.").format(n=MOST_DAILY)
        self.show_trouble(text if is_too_many else "")
        self._show()

    def _show(self, _what: object = None) -> None:
        sheet = self.sheet
        is_blank = not self.symptoms.checked()
        self._on_it.setText(_("No symptom is chosen. The heads are left for a pen.") if is_blank else "")
        self._on_it.setVisible(is_blank)
        self.own_day.setVisible(self.first_day.checked() == (_OWN,))
        self.preview.show_sheet(sheet, _("The sheet as it will print"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture under the words where they do not fit side by side."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        has_room = self.width() >= _PREVIEW_PX + metric(360)
        self._line.setDirection(way.LeftToRight if has_room else way.TopToBottom)
