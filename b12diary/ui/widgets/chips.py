"""Chips: short words to pick, several of them or exactly one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QPushButton, QRadioButton, QSizePolicy, QWidget

from b12diary.ui.icons import paint_icon
from b12diary.ui.paint import box, painter_for, tick
from b12diary.ui.theme import Role, colour, control_height, font, look, set_role, space
from b12diary.ui.widgets.assisted import Assisted
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import breakable

if TYPE_CHECKING:
    _Face = QAbstractButton
else:
    # The face is mixed into three of the toolkit's buttons, which screen readers tell apart.
    _Face = object

_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Choice:
    """One chip: `key` comes back in the signals; `name` is what screen readers say when it is longer than `text`."""

    key: str
    text: str
    name: str = ""


class _ChipFace(_Face):
    """How a chip looks and how large it is; what it does is its other base's business."""

    is_pill = True
    _tone = "symptom"
    _icon = ""
    _padding = 14

    def _set_up(self, choice: Choice, tone: str, padding: int) -> None:
        self._tone, self._padding = tone, padding
        self.setText(breakable(choice.text))
        self.setAccessibleName(choice.name or choice.text.replace("&", ""))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self.updateGeometry)
        set_role(self, Role.BODY)

    def restyle(self) -> None:
        """Take sizes and colours anew from the look."""
        self.updateGeometry()
        self.update()

    def _mark_room(self) -> int:
        return space(16) + space(5) if self.isChecked() or self._icon else 0

    def _pad(self) -> int:
        return space(self._padding) - (space(2) if self.isChecked() else 0)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(font(Role.LABEL if self.isChecked() else Role.BODY))

    def _width_of(self, words: str) -> int:
        wide = self._metrics().size(Qt.TextFlag.TextShowMnemonic, words).width()
        return wide + self._mark_room() + 2 * self._pad() + 2

    def sizeHint(self) -> QSize:
        """The words in one line and, when checked or with an icon, the mark before them."""
        return QSize(self._width_of(self.text()), control_height(36))

    def minimumSizeHint(self) -> QSize:
        """Never smaller than the longest word: long answers wrap where there is no room for them in one line."""
        words = max(self.text().replace("\N{ZERO WIDTH SPACE}", " ").split() or [""], key=len)
        return QSize(max(self._width_of(words), space(44)), control_height(36))

    def heightForWidth(self, width: int) -> int:
        """Room for all lines of the words."""
        room = max(1, width - self._mark_room() - 2 * self._pad())
        if self._width_of(self.text()) <= width:
            return control_height(36)
        lines = self._metrics().boundingRect(0, 0, room, 10_000, _WRAPPED, self.text())
        return lines.height() + control_height(36) - self._metrics().lineSpacing()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole chip is the target."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pill, mark and words."""
        painter = painter_for(QPainter(self))
        rect, checked, enabled = QRectF(self.rect()), self.isChecked(), self.isEnabled()
        soft = "event_soft" if self._tone == "event" else "soft"
        ground = "hover" if (self.underMouse() or self.isDown()) else soft if checked else "surface"
        edge = self._tone if checked else "edge"
        width = (3 if look().is_strict else 2) if checked else 0
        fill = colour(ground) if enabled else None
        radius = min(self.height(), control_height(36)) / 2
        box(painter, rect, fill, colour(edge if enabled else "line"), radius, width)
        tone, mark, pad, before = colour("text" if enabled else "disabled"), space(16), self._pad(), self._mark_room()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if before:
            square = QRectF(rect.width() - pad - mark if is_mirrored else pad, (rect.height() - mark) / 2, mark, mark)
            if checked:
                tick(painter, square, tone)
            else:
                paint_icon(painter, self._icon, square, tone)
        painter.setPen(tone)
        painter.setFont(font(Role.LABEL if checked else Role.BODY))
        words = rect.adjusted(pad, 0, -pad - before, 0) if is_mirrored else rect.adjusted(pad + before, 0, -pad, 0)
        is_one_line = self._width_of(self.text()) <= self.width()
        flags = _WRAPPED if not is_one_line else Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(words, int(flags), self.text())


class Chip(Assisted, _ChipFace, QCheckBox):
    """A chip that is on or off by itself; `tone` is "symptom" or "event". Connect to `clicked`."""

    def __init__(
        self, choice: Choice, *, tone: str = "symptom", padding: int = 14, parent: QWidget | None = None
    ) -> None:
        """Make an unchecked chip."""
        super().__init__(parent)
        self.answer_assistance()
        self._set_up(choice, tone, padding)


class ChoiceChip(Assisted, _ChipFace, QRadioButton):
    """One chip of a group of which exactly one can be on."""

    def __init__(
        self, choice: Choice, *, tone: str = "symptom", padding: int = 14, parent: QWidget | None = None
    ) -> None:
        """Make an unchecked chip."""
        super().__init__(parent)
        self.answer_assistance()
        self._set_up(choice, tone, padding)


class ActionChip(_ChipFace, QPushButton):
    """A chip that does something, such as "More". Connect to `clicked`."""

    def __init__(self, text: str, *, icon_name: str = "plus", padding: int = 14, parent: QWidget | None = None) -> None:
        """Make the chip."""
        super().__init__(parent)
        self._icon = icon_name
        self._set_up(Choice(text, text), "symptom", padding)


class ChipGroup(QWidget):
    """Chips in as many lines as they need.

    Signals:
        picked(str): exclusive groups: the chip that the person chose.
        toggled(str, bool): other groups: the chip and whether it is now on.
    """

    picked = Signal(str)
    toggled = Signal(str, bool)

    def __init__(
        self,
        choices: Sequence[Choice],
        name: str,
        *,
        exclusive: bool = False,
        tone: str = "symptom",
        padding: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        """Make a group with nothing chosen; `name` is what the group asks, for screen readers."""
        super().__init__(parent)
        self._exclusive, self._tone, self._padding = exclusive, tone, padding
        self._chips: dict[str, Chip | ChoiceChip] = {}
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(exclusive)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for choice in choices:
            self.add(choice)

    def add(self, choice: Choice, place: int | None = None) -> QAbstractButton:
        """Put a chip in, as the `place`-th of all or, with None, behind those already there."""
        kind = ChoiceChip if self._exclusive else Chip
        chip = kind(choice, tone=self._tone, padding=self._padding)
        chip.clicked.connect(lambda checked, key=choice.key: self._clicked(key, is_on=checked))
        if place is None:
            self._chips[choice.key] = chip
            self._flow.addWidget(chip)
        else:
            known = list(self._chips.items())
            self._chips = dict([*known[:place], (choice.key, chip), *known[place:]])
            self._flow.insert_widget(place, chip)
        if self._exclusive:
            # In a group Tab stops once and arrows go on, as with radio buttons; check boxes are a stop each.
            self._group.addButton(chip)
        return chip

    def add_action(self, chip: ActionChip) -> None:
        """Append a chip that does something, such as "More"."""
        self._flow.addWidget(chip)

    def has(self, key: str) -> bool:
        """Tell whether there is such a chip."""
        return key in self._chips

    def chip(self, key: str) -> QAbstractButton:
        """Return one chip."""
        return self._chips[key]

    def checked(self) -> tuple[str, ...]:
        """Return the keys of the chips that are on, in their order."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def fill(self, keys: Sequence[str]) -> None:
        """Show exactly these chips as on. Emits nothing."""
        self._group.setExclusive(False)
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)
        self._group.setExclusive(self._exclusive)
        if self._exclusive:
            self._stop_at(next((key for key in self._chips if key in keys), ""))
        self._flow.invalidate()

    def _stop_at(self, chosen: str) -> None:
        # The toolkit moves the one stop of a group only when the focus comes in, so Tab would miss what was filled in.
        for key, chip in self._chips.items():
            is_stop = not chosen or key == chosen
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def _clicked(self, key: str, *, is_on: bool) -> None:
        self._flow.invalidate()
        if self._exclusive:
            self.picked.emit(key)
        else:
            self.toggled.emit(key, is_on)
