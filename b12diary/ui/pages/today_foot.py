"""The row at the foot of Today: two ways out to the left, and to the right what the diary has kept."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from b12diary.i18n import _
from b12diary.ui.icons import paint_icon
from b12diary.ui.theme import colour, control_height, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label

_AS_WIDE_AS_THERE_IS = 4000


class _Form(NamedTuple):
    """What the row says where it is so wide."""

    is_brief: bool
    undo_in_words: bool
    has_worse: bool


_FORMS = (
    _Form(is_brief=False, undo_in_words=True, has_worse=True),
    _Form(is_brief=False, undo_in_words=False, has_worse=True),
    _Form(is_brief=False, undo_in_words=True, has_worse=False),
    _Form(is_brief=False, undo_in_words=False, has_worse=False),
    _Form(is_brief=True, undo_in_words=False, has_worse=False),
)


class _Saved(Label):
    """A tick and "Saved 21:04"; it only ever shows what is on disk."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", quiet=True, wraps=False, parent=parent)
        self.restyle()

    def restyle(self) -> None:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = space(16) + space(6)
        self.setContentsMargins(0 if is_mirrored else room, 0, room if is_mirrored else 0, 0)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text():
            side, painter = space(16), QPainter(self)
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            x = self.width() - side if is_mirrored else 0
            paint_icon(painter, "check", QRectF(x, (self.height() - side) / 2, side, side), colour("quiet"))


class TodayFoot(QWidget):
    """The row. In a narrow window its words get shorter, the way to Get help moves up, and in the end it wraps.

    Signals:
        injection_asked(), help_asked(), undo_asked(): the three buttons.
        help_moved(bool): whether the way to Get help has no room here.
    """

    injection_asked = Signal()
    help_asked = Signal()
    undo_asked = Signal()
    help_moved = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the row with nothing saved yet."""
        super().__init__(parent)
        self._undo_words = ""
        self._injection = Button(_("Record an &injection"), icon_name="diamond", parent=self)
        self._injection.setAccessibleName(_("Record an injection"))
        self._worse = Button(_("New or suddenly &worse?"), parent=self)
        self._worse.setAccessibleName(_("New or suddenly worse?"))
        self._undo = Button("", Variant.TEXT, icon_name="undo", parent=self)
        self._saved = _Saved(self)
        self._line = layout = FlowLayout(self)
        # The row chooses its own form by its width, so its parts must not hold the window open.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self._injection)
        layout.addWidget(self._worse)
        layout.add_split()
        layout.addWidget(self._undo)
        layout.addWidget(self._saved)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._undo.hide()
        self._injection.clicked.connect(self.injection_asked)
        self._worse.clicked.connect(self.help_asked)
        self._undo.clicked.connect(self.undo_asked)

    @property
    def undo_words(self) -> str:
        """What undo would take back; empty when it is not offered."""
        return self._undo_words

    @property
    def saved_words(self) -> str:
        """What is said about saving; empty before anything was saved."""
        return self._saved.text()

    def show_saved(self, saved: str, undo: str) -> None:
        """Say what the diary has kept, and offer to take it back; an empty `undo` offers nothing."""
        self._saved.setText(saved)
        self._undo_words = undo
        self._undo.setVisible(bool(undo))
        self._undo.setAccessibleName(undo)
        self._choose_form()

    def sizeHint(self) -> QSize:
        """One line as long as there is room: the row itself decides what stands in it."""
        return QSize(_AS_WIDE_AS_THERE_IS, control_height(44))

    def minimumSizeHint(self) -> QSize:
        """The widest part of the leanest form: what is kept may stand in a second line."""
        parts = [button.width_of(text) for button, text in self._words(_FORMS[-1]).items()]
        return QSize(max(*parts, self._saved.sizeHint().width()), control_height(44))

    def heightForWidth(self, width: int) -> int:
        """One line, or where not even the leanest form fits, as many as it takes."""
        fits = any(self._width_of(form) <= width for form in _FORMS)
        return control_height(44) if fits else self._line.heightForWidth(width)

    def _words(self, form: _Form) -> dict[Button, str]:
        """Return the buttons that the form has, with their words."""
        words = {self._injection: _("&Injection") if form.is_brief else _("Record an &injection")}
        if form.has_worse:
            words[self._worse] = self._worse.text()
        if self._undo_words:
            words[self._undo] = self._undo_words if form.undo_in_words else _("Undo")
        return words

    def _width_of(self, form: _Form) -> int:
        width = sum(button.width_of(text) + space(8) for button, text in self._words(form).items())
        return width + (self._saved.sizeHint().width() if self._saved.text() else 0)

    def _choose_form(self) -> None:
        form = next((form for form in _FORMS if self._width_of(form) <= self.width()), _FORMS[-1])
        for button, text in self._words(form).items():
            if button.text() != text:
                button.setText(text)
        if self._worse.isHidden() is form.has_worse:
            self._worse.setVisible(form.has_worse)
            self.help_moved.emit(not form.has_worse)
        self._line.activate()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the form that fits."""
        self._choose_form()
        super().resizeEvent(event)

    def restyle(self) -> None:
        """Choose the form that fits the text size."""
        self.updateGeometry()
        self._choose_form()
