"""Fields for free text. They speak when the person is done with them, not at every letter."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.icons import paint_icon
from b12diary.ui.theme import Role, colour, control_height, set_role, space
from b12diary.ui.widgets.labels import Label


class TextField(QLineEdit):
    """One line of text. `height` is 44, or 40 in forms; `icon_name` stands inside, at its start.

    Signals:
        committed(str): the person changed the text and left the field or pressed Enter.
    """

    committed = Signal(str)

    def __init__(
        self,
        name: str = "",
        *,
        height: int = 44,
        icon_name: str = "",
        most_letters: int = 10_000,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty field; `name` only where no `Form` row names it."""
        super().__init__(parent)
        self._height, self._icon = height, icon_name
        self._filled: str | None = ""
        self.setMaxLength(most_letters)
        if name:
            self.setAccessibleName(name)
        set_role(self, Role.BODY)
        self.editingFinished.connect(self.commit)
        self.textChanged.connect(self._changed)
        self.restyle()

    def fill(self, text: str) -> None:
        """Show a text from the diary, unless the person is writing in the field. Emits nothing."""
        if self._filled is None or (self.hasFocus() and self.text() != self._filled):
            return
        self._filled = text
        if text != self.text():
            self.setText(text)
        self.setModified(False)

    def _changed(self) -> None:
        # Assistive software, dictation too, puts words in where the focus need not be; nobody then leaves the field.
        if not self.hasFocus():
            self.commit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Speak on being left, also of words that no key has typed: the toolkit then thinks nothing was edited."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
            self.commit()

    def commit(self) -> None:
        """Speak now if the text was changed, as on leaving the field: for pages that are left with the focus in it."""
        if self.text() != self._filled:
            self._filled = self.text()
            self.committed.emit(self.text())

    def give_back(self) -> None:
        """Count what stands in the field as not kept, since the diary did not take it; leaving it speaks again."""
        self._filled = None

    @property
    def is_kept(self) -> bool:
        """Whether all that stands in the field was told and not given back."""
        return self.text() == self._filled

    def restyle(self) -> None:
        """Take sizes from the look."""
        before = space(20) + space(4) if self._icon else 0
        self.setTextMargins(before, 0, 0, 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as a control, and wide enough for a few words."""
        return QSize(self.fontMetrics().horizontalAdvance("n" * 16) + 2 * space(12), control_height(self._height))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.fontMetrics().horizontalAdvance("n" * 5) + 2 * space(12), control_height(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon over the field's own face."""
        super().paintEvent(event)
        if self._icon:
            side, painter = space(16), QPainter(self)
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            x = self.width() - space(14) - side if is_mirrored else space(14)
            paint_icon(painter, self._icon, QRectF(x, (self.height() - side) / 2, side, side), colour("text"))


class _Editor(QPlainTextEdit):
    """Several lines; Tab leaves it, as it leaves any field. Ctrl+Enter tells it, or Enter if `enter_tells`."""

    left = Signal()
    enter_tells = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        held = event.modifiers()
        wants_line = self.enter_tells and bool(held & Qt.KeyboardModifier.ShiftModifier)
        if is_enter and not wants_line and (self.enter_tells or held & Qt.KeyboardModifier.ControlModifier):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class TextArea(QWidget):
    """Several lines of text that grow with what is written, with a count of letters if `most_letters` is few.

    Signals:
        committed(str): the person changed the text and left the field.
        edited(str): at every letter, for what is drawn while one writes.
    """

    committed = Signal(str)
    edited = Signal(str)

    def __init__(
        self,
        name: str = "",
        *,
        lines: int = 2,
        most_letters: int = 10_000,
        counts: bool = False,
        enter_commits: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty field; `counts` shows "85 of 140 letters" under it.

        With `enter_commits` Enter tells what was written and Shift+Enter begins a line; otherwise Ctrl+Enter tells it.
        """
        super().__init__(parent)
        self._lines, self._most, self._is_filling = lines, most_letters, False
        self._filled: str | None = ""
        self._edit = _Editor(self)
        self._edit.enter_tells = enter_commits
        self._edit.setTabChangesFocus(True)
        self._edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._count = Label("", Role.SMALL, wraps=False, parent=self)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._count.setVisible(counts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._edit)
        layout.addWidget(self._count)
        self.setFocusProxy(self._edit)
        set_role(self._edit, Role.BODY)
        if name:
            self.set_name(name)
        self._edit.textChanged.connect(self._changed)
        self._edit.left.connect(self.commit)
        self._edit.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()
        self._show_count()

    def set_name(self, name: str) -> None:
        """Name the field for screen readers."""
        self._edit.setAccessibleName(name)

    def text(self) -> str:
        """Return what stands in the field."""
        return self._edit.toPlainText()

    def fill(self, text: str) -> None:
        """Show a text from the diary, unless the person is writing in the field. Emits nothing."""
        if self._filled is None or (self._edit.hasFocus() and self.text() != self._filled):
            return
        self._filled, self._is_filling = text, True
        if text != self.text():
            self._edit.setPlainText(text)
        self._is_filling = False
        self._show_count()

    def write(self, text: str) -> None:
        """Put a text in as if the person had written it and left the field."""
        self._edit.setPlainText(text)
        self.commit()

    def _changed(self) -> None:
        text = self.text()
        if len(text) > self._most:
            cursor = self._edit.textCursor()
            at = cursor.position()
            self._edit.setPlainText(text[: self._most])
            cursor.setPosition(min(at, self._most))
            self._edit.setTextCursor(cursor)
            return
        self._show_count()
        if not self._is_filling:
            self.edited.emit(text)
            QTimer.singleShot(0, self, self._commit_unfocused)

    def _commit_unfocused(self) -> None:
        # Assistive software, dictation too, puts words in where the focus need not be; nobody then leaves the field.
        if not self._edit.hasFocus():
            self.commit()

    def _show_count(self) -> None:
        self._count.setText(_("{n} of {most} letters").format(n=len(self.text()), most=self._most))

    def commit(self) -> None:
        """Speak now if the text was changed, as on leaving the field: for pages that are left with the focus in it."""
        if self.text() != self._filled:
            self._filled = self.text()
            self.committed.emit(self._filled)

    def give_back(self) -> None:
        """Count what stands in the field as not kept, since the diary did not take it; leaving it speaks again."""
        self._filled = None

    @property
    def is_kept(self) -> bool:
        """Whether all that stands in the field was told and not given back."""
        return self.text() == self._filled

    def restyle(self) -> None:
        """Take sizes from the look."""
        self._fit()

    def _fit(self) -> None:
        line = self._edit.fontMetrics().lineSpacing()
        wanted = round(self._edit.document().size().height()) * line
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > 8 * line else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._edit.setVerticalScrollBarPolicy(policy)
        room = 2 * space(7) + 2 * int(self._edit.document().documentMargin()) + 2
        self._edit.setFixedHeight(max(self._lines * line, min(wanted, 8 * line)) + room)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_edit"):
            self._fit()
