"""One row of the Today page: a symptom's name, its value in words, its scale, and a cross that clears it."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from b12diary.domain.rating import SCALES, Scale, ScaleId
from b12diary.domain.rating_words import is_verbal, rating_text
from b12diary.i18n import _
from b12diary.ui.theme import Role, control_height, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.scale_bar import RING_OUT, RING_OVER, ScaleBar

_WIDEST_BUTTON = 64
_N_USUAL = 11


def end_words(scale: Scale) -> tuple[str, str]:
    """Return the words at the low and the high end of a scale; empty where the buttons have words of their own."""
    if is_verbal(scale):
        return "", ""
    low = _("{value}, none") if scale.low == 0 else _("{value}, least")
    return low.format(value=scale.low), _("{value}, as bad as you can imagine").format(value=scale.high)


class RatingScale(QWidget):
    """A rating as a person gives it. It shows a value only when told to by `set_value`, which says nothing.

    Its buttons and words stand 6 px inside its left and right edge, where the focus ring has its room.

    Signals:
        rated(int): the person chose a value that is not the one shown.
        cleared(): the person took the rating away.
        moved_on(int): go to the next row (1), or back (-1); after a typed value, Enter, Up or Down.
        arranged(): the buttons may stand elsewhere now; see `bar_span`.
    """

    rated = Signal(int)
    cleared = Signal()
    moved_on = Signal(int)
    arranged = Signal()

    def __init__(self, name: str, *, scale: Scale = SCALES[ScaleId.NRS_0_10], parent: QWidget | None = None) -> None:
        """Make an unrated row."""
        super().__init__(parent)
        self._scale, self._elsewhere = scale, ""
        self._heights: dict[int, int] = {}
        self._has_place = False
        self._name = Label(name, Role.LABEL, parent=self)
        self._value = Label("", Role.SMALL, parent=self)
        self._bar = ScaleBar(scale, self)
        self._low = Label(end_words(scale)[0], Role.SMALL, wraps=False, parent=self)
        self._high = Label(end_words(scale)[1], Role.SMALL, parent=self)
        self._high.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        clear = _("Clear {name}").format(name=name)
        self._cross = Button(clear, Variant.BARE, icon_name="cross", height=40, parent=self)
        self._clear = Button(_("Clear"), Variant.TEXT, height=40, parent=self)
        self._clear.setAccessibleName(clear)
        self._bar.setAccessibleName(name)
        self._name.setBuddy(self._bar)
        self.setFocusProxy(self._bar)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for button in (self._cross, self._clear):
            # Backspace does the same from the scale, so that a row is one tab stop and not two.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(self.cleared)
        self._bar.picked.connect(self._pick)
        self._bar.clear_asked.connect(self._ask_clear)
        self._bar.moved.connect(self.moved_on)
        self._bar.installEventFilter(self)
        self._show_words()

    @property
    def name(self) -> str:
        """The symptom's name."""
        return self._name.text()

    def value(self) -> int | None:
        """Return the value shown; None = not rated."""
        return self._bar.rating

    @property
    def is_answered(self) -> bool:
        """Whether there is a rating, on this scale or on another."""
        return self._bar.rating is not None or bool(self._elsewhere)

    def let_go(self) -> None:
        """Forget a press of the pointer that is not finished."""
        self._bar.let_go()

    def set_value(self, value: int | None, elsewhere: str = "") -> None:
        """Show a value from the diary, or in words one that is on another scale. Emits nothing."""
        if (value, elsewhere) != (self._bar.rating, self._elsewhere):
            self._elsewhere = elsewhere
            self._bar.fill(value, elsewhere)
            self._show_words()

    def bar_span(self) -> tuple[int, int] | None:
        """Return left and right edge of the first and last button in this row, None in the stacked form."""
        if self.is_stacked(self.width()):
            return None
        return self._bar.x() + RING_OUT, self._bar.geometry().right() + 1 - RING_OUT

    def is_stacked(self, width: int) -> bool:
        """Tell whether the name stands above the scale, because both do not fit side by side into `width`."""
        return width - 2 * RING_OUT < max(self._bar.natural_width(), self._usual_width()) + metric(284)

    @staticmethod
    def _usual_width() -> int:
        """Width of an 11-point scale, whose left edge all scales share."""
        return _N_USUAL * metric(44) + (_N_USUAL - 1) * 8

    def _pick(self, value: int, is_typed: bool) -> None:
        if value != self._bar.rating:
            self.rated.emit(value)
        if is_typed:
            self.moved_on.emit(1)

    def _ask_clear(self) -> None:
        if self.is_answered:
            self.cleared.emit()

    def _show_words(self) -> None:
        words = self._elsewhere or rating_text(self._bar.rating, self._scale)
        if self._bar.hasFocus() and not self.is_answered:
            words = self._typing_words()
        self._value.setText(words)
        hint = _("Type {low} to {high}. X is 10. Backspace clears.")
        if is_verbal(self._scale):
            hint = _("Type {low} for none to {high} for severe. Backspace clears.")
        elif self._scale.high != 10:
            hint = _("Type {low} to {high}. Backspace clears.")
        hint = hint.format(low=self._scale.low, high=self._scale.high)
        # Beside the words "not rated" the toolkit tells of a number below the scale, which nothing can take away.
        said = "" if self._bar.rating is not None else self._elsewhere or _("Not rated.")
        self._bar.setAccessibleDescription("\n".join(part for part in (said, hint) if part))
        self._heights = {}
        if self._has_place:  # until then it was never seen
            self._arrange(self.width(), moves=True)

    def _typing_words(self) -> str:
        return _("not rated, type {low} to {high}").format(low=self._scale.low, high=self._scale.high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what can be typed while the scale has the focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._show_words()
        return super().eventFilter(watched, event)

    def restyle(self) -> None:
        """Take sizes from the look."""
        self._heights = {}
        self.updateGeometry()
        self._arrange(self.width(), moves=True)

    def hasHeightForWidth(self) -> bool:
        """The stacked form is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        if width not in self._heights:  # asked for many times over while a page finds its places
            self._heights[width] = self._arrange(width, moves=False)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """Reckon anew with another font."""
        self._heights = {}
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Side by side where there is room."""
        width = max(self._bar.natural_width(), self._usual_width()) + metric(284) + 2 * RING_OUT
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Stacked."""
        return QSize(self._bar.minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the form that fits."""
        self._has_place = True
        self._arrange(self.width(), moves=True)
        super().resizeEvent(event)
        self.arranged.emit()

    def _place(self, child: QWidget, x: int, y: int, width: int, height: int) -> None:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - RING_OUT - x - width if is_mirrored else RING_OUT + x
        child.setGeometry(QRect(left, y, width, height))

    def _arrange(self, width: int, *, moves: bool) -> int:
        """Place the children if `moves`, and return the height that they take."""
        stacked = self.is_stacked(width)
        if moves:
            is_rated = self.is_answered
            self._cross.setVisible(is_rated and not stacked)
            self._clear.setVisible(is_rated and stacked)
            self._low.setVisible(stacked and bool(self._low.text()))
            self._high.setVisible(stacked and bool(self._high.text()))
        room = width - 2 * RING_OUT
        return self._arrange_stacked(room, moves) if stacked else self._arrange_wide(room, moves)

    def _arrange_wide(self, width: int, moves: bool) -> int:
        cross, bar_height = self._cross.sizeHint().width(), control_height(40)
        n = self._scale.high - self._scale.low + 1
        room = min(width - cross - 12 - metric(226), _N_USUAL * metric(_WIDEST_BUTTON) + (_N_USUAL - 1) * 8)
        wanted = room if is_verbal(self._scale) else n * metric(_WIDEST_BUTTON) + (n - 1) * 8
        bar_width = min(room, max(self._bar.natural_width(), wanted))
        left = width - cross - 12 - room
        text_width = left - 12
        name_height, value_height = self._name.heightForWidth(text_width), self._value.heightForWidth(text_width)
        height = max(bar_height + 2 * RING_OVER, name_height + value_height)
        if moves:
            top = (height - name_height - value_height) // 2
            self._place(self._name, 0, top, text_width, name_height)
            self._place(self._value, 0, top + name_height, text_width, value_height)
            bar_top = (height - bar_height) // 2
            self._place(
                self._bar, left - RING_OUT, bar_top - RING_OVER, bar_width + 2 * RING_OUT, bar_height + 2 * RING_OVER
            )
            self._place(self._cross, width - cross, bar_top, cross, bar_height)
        return height

    def _arrange_stacked(self, width: int, moves: bool) -> int:
        clear = self._clear.sizeHint()
        room = width - clear.width() - 8
        name_width = min(room, self._name.fontMetrics().horizontalAdvance(self._name.text()) + 4)
        name_height = self._name.heightForWidth(name_width)
        # By the longest words it can show, so that no row grows when the focus comes.
        longest = max((self._value.text(), self._typing_words()), key=self._value.fontMetrics().horizontalAdvance)
        value_text_width = self._value.fontMetrics().horizontalAdvance(longest) + 4
        value_beside = name_width + space(14) + value_text_width <= room
        value_height = self._value.fontMetrics().height()
        if not value_beside and value_text_width > room:
            lines = QRect(0, 0, room, 10_000)
            value_height = self._value.fontMetrics().boundingRect(lines, Qt.TextFlag.TextWordWrap, longest).height()
        top = max(name_height + (0 if value_beside else value_height), clear.height())
        bar_top, bar_height = top + 4, self._bar.height_for(width + 2 * RING_OUT) - 2 * RING_OVER
        y = bar_top + bar_height + 4
        end_height = self._high.heightForWidth(width - self._low.sizeHint().width() - 8) if self._high.text() else 0
        if moves:
            self._place(self._name, 0, 0 if not value_beside else (top - name_height) // 2, name_width, name_height)
            if value_beside:
                # On the name's own baseline, as words in one line stand.
                base = (top - name_height) // 2 + self._name.fontMetrics().ascent() - self._value.fontMetrics().ascent()
                self._place(self._value, name_width + space(14), base, value_text_width, value_height)
            else:
                self._place(self._value, 0, name_height, room, value_height)
            self._place(
                self._clear,
                width - clear.width() + RING_OUT,
                (top - clear.height()) // 2,
                clear.width(),
                clear.height(),
            )
            self._place(self._bar, -RING_OUT, bar_top - RING_OVER, width + 2 * RING_OUT, bar_height + 2 * RING_OVER)
            low = self._low.sizeHint().width()
            self._place(self._low, 0, y, low, end_height)
            self._place(self._high, low + 8, y, width - low - 8, end_height)
        return y + end_height + space(8)
