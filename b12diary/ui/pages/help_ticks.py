"""Noting a sign that is new or suddenly worse, and the signs that are noted and not cleared yet."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from b12diary.domain.care import CareTexts
from b12diary.domain.safety import CareLevel, SafetyTick, SignId
from b12diary.i18n import _, day_text, pgettext
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.labels import Label, Line


class SignList(Card):
    """Every sign that can be ticked, the most urgent first. A tick stands only once the diary has it.

    Signals:
        ticked(str): the sign is new or suddenly worse.
        unticked(str): the tick of that sign is to be cleared.
    """

    ticked = Signal(str)
    unticked = Signal(str)

    def __init__(self, texts: CareTexts, parent: QWidget | None = None) -> None:
        """Make the list with nothing ticked."""
        super().__init__(_("What is new or suddenly worse?"), parent=parent)
        self._boxes: dict[str, CheckBox] = {}
        self._open: frozenset[str] = frozenset()
        self._card: QWidget | None = None
        self._card_sign = ""
        self.body.setSpacing(0)
        self.body.addWidget(Label(_("Tick it, and the diary notes the day. It stays until you clear it."), quiet=True))
        for level in CareLevel:
            self.body.addSpacing(space(12))
            heading = Label(texts.level_label(level), Role.LABEL)
            heading.setContentsMargins(0, space(8), 0, space(4))  # the focus ring of the first sign has room below
            self.body.addWidget(heading)
            for sign in (s for s in texts.signs if s.level is level):
                box = CheckBox(sign.label)
                box.clicked.connect(lambda _on, key=sign.id: self._clicked(key))
                self._boxes[sign.id] = box
                self.body.addWidget(box)

    def fill(self, open_signs: Iterable[str]) -> None:
        """Show these signs as ticked. Emits nothing."""
        self._open = frozenset(open_signs)
        for key, box in self._boxes.items():
            box.setChecked(key in self._open)
        if self._card is not None and self._card_sign not in self._open:
            self.show_card("", None)

    def box(self, sign: str) -> CheckBox:
        """Return the row of one sign."""
        return self._boxes[sign]

    def show_card(self, sign: str, card: QWidget | None) -> None:
        """Open a care card under a sign, in place of the one before; None only takes that away."""
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        self._card, self._card_sign = card, sign
        if card is not None:
            self.body.insertWidget(self.body.indexOf(self._boxes[sign]) + 1, card)

    def focus_first(self) -> None:
        """Put the focus on the first sign."""
        focus_on(next(iter(self._boxes.values())))

    def _clicked(self, sign: str) -> None:
        self._boxes[sign].setChecked(sign in self._open)
        (self.unticked if sign in self._open else self.ticked).emit(sign)


class _OpenRow(QWidget):
    """One noted sign with its day and what can be done with it."""

    def __init__(self, tick: SafetyTick, label: str, *, can_be_private: bool) -> None:
        super().__init__()
        # Translators: the sign is over, or was ticked by mistake; it stays in the diary's history.
        self.clear_button = Button(pgettext("sign", "Clear"), Variant.TEXT, height=40)
        self.clear_button.setAccessibleName(_("Clear: {sign}").format(sign=label))
        hide, show = _("Keep it off my page"), _("Show it on my page")
        self.page_button = Button(show if tick.is_private else hide, Variant.TEXT, height=40)
        self.page_button.setVisible(can_be_private)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(label))
        state = _("Noted on {day}").format(day=day_text(tick.ticked_on))
        if tick.is_private:
            state = _("{noted} · kept off the page for your appointment").format(noted=state)
        words.addWidget(Label(state, Role.SMALL))
        words.addWidget(self.page_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, space(6), 0, space(6))
        layout.setSpacing(space(8))
        layout.addLayout(words, 1)
        layout.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignVCenter)


class OpenTicks(Card):
    """The signs that are noted and not cleared. Hidden when there are none.

    Signals:
        clear_asked(str): id of a tick.
        private_asked(str, bool): id of a tick, and whether it is to stay off the printed page.
        emptied(): the last one went while it had the focus.
    """

    clear_asked = Signal(str)
    private_asked = Signal(str, bool)
    emptied = Signal()

    def __init__(self, texts: CareTexts, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(_("Noted in your diary"), accent="symptom", parent=parent)
        self.body.setSpacing(0)
        self._texts = texts
        self._shown: tuple[SafetyTick, ...] = ()
        self._rows: dict[str, _OpenRow] = {}
        self._lines: list[QWidget] = []
        self.hide()

    def rows(self) -> Mapping[str, _OpenRow]:
        """Return the rows by the id of their tick."""
        return self._rows

    def fill(self, ticks: Iterable[SafetyTick]) -> None:
        """Show these ticks, newest first, and keep the focus in the list. Emits nothing but `emptied`."""
        shown = tuple(sorted(ticks, key=lambda t: (t.ticked_on, t.recorded_at), reverse=True))
        if shown == self._shown:
            return
        held = next((n for n, row in enumerate(self._rows.values()) if holds_focus(row)), None)
        was_page = held is not None and list(self._rows.values())[held].page_button.hasFocus()
        for old in (*self._rows.values(), *self._lines):
            old.hide()
            old.deleteLater()
        self._rows, self._lines, self._shown = {}, [], shown
        for tick in shown:
            sign = self._texts.sign(tick.sign)
            row = _OpenRow(tick, sign.label if sign else str(tick.sign), can_be_private=bool(sign and sign.is_private))
            row.clear_button.clicked.connect(lambda _on, key=tick.id: self.clear_asked.emit(key))
            row.page_button.clicked.connect(lambda _on, t=tick: self.private_asked.emit(t.id, not t.is_private))
            line = Line()
            self._lines.append(line)
            self.body.addWidget(line)
            self.body.addWidget(row)
            row.show()  # at once, so that it can take the focus
            self._rows[tick.id] = row
        self.setVisible(bool(shown))
        if held is not None:
            self._give_focus(held, was_page=was_page)

    def _give_focus(self, place: int, *, was_page: bool) -> None:
        rows = list(self._rows.values())
        if not rows:
            self.emptied.emit()
            return
        row = rows[min(place, len(rows) - 1)]
        button = row.page_button if was_page and not row.page_button.isHidden() else row.clear_button
        focus_on(button)


def open_ticks(ticks: Iterable[SafetyTick]) -> dict[SignId, SafetyTick]:
    """Return the newest open tick of each sign."""
    newest: dict[SignId, SafetyTick] = {}
    for tick in sorted((t for t in ticks if t.is_open), key=lambda t: (t.ticked_on, t.recorded_at)):
        newest[tick.sign] = tick
    return newest
