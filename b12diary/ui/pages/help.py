"""Get help: the care cards, one step away from everywhere, with or without entries in the diary.

Nothing on it follows from what was rated. The person may note that a sign is new or suddenly worse; then, for the
serious ones, its card takes the whole page and nothing else is asked.
"""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.care import HelpLines, Sign, care_texts
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.safety import SignId
from b12diary.i18n import _, day_text
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.pages.help_cards import CareBoard, care_card
from b12diary.ui.pages.help_ticks import OpenTicks, SignList, open_ticks
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.form import row_of
from b12diary.ui.widgets.labels import Label, Line
from b12diary.ui.widgets.page import Page


class HelpPage(Page):
    """The care cards and the signs to tick.

    Signals:
        sign_ticked(str): this sign is new or suddenly worse.
        tick_cleared(str): the tick with this id is over.
        tick_hidden(str, bool): whether the tick with this id stays off the printed page.
        country_picked(str): show the telephone numbers of this country; empty = another one.
    """

    sign_ticked = Signal(str)
    tick_cleared = Signal(str)
    tick_hidden = Signal(str, bool)
    country_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the page with its cards; it helps even before a diary is open."""
        super().__init__(parent)
        self.set_title(_("Get help"))
        self._texts = care_texts()
        self._country: str | None = None
        self._today = date.max
        self._add_country_choice()
        self._add_cards()
        self._add_foot()
        self._show_country("GB")

    def _add_country_choice(self) -> None:
        choices = [Choice(lines.code, lines.label) for lines in (*self._texts.countries, self._texts.elsewhere)]
        label = Label(_("Phone numbers for"), Role.SMALL, wraps=False)
        self.country = Combo(choices, _("Phone numbers for"))
        label.setBuddy(self.country)
        self.country.picked.connect(self.country_picked)
        self.head.addWidget(row_of(label, self.country))

    def _add_cards(self) -> None:
        self._static = Label(self._texts.static, quiet=True)
        self.body.addWidget(self._static)
        self.open_ticks = OpenTicks(self._texts)
        self.signs = SignList(self._texts)
        self.signs.hide()
        self.board = CareBoard()
        self._numbers = Card()
        self._alone = QWidget()
        self._alone_layout = QVBoxLayout(self._alone)
        self._alone_layout.setContentsMargins(0, 0, 0, 0)
        self._alone_layout.setSpacing(space(16))
        self._alone.hide()
        for part in (self.open_ticks, self.signs, self.board, self._numbers, self._alone):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.signs.ticked.connect(self.sign_ticked)
        self.signs.unticked.connect(self._untick)
        self.open_ticks.clear_asked.connect(self.tick_cleared)
        self.open_ticks.private_asked.connect(self.tick_hidden)
        self.open_ticks.emptied.connect(lambda: focus_on(self.note_button))
        self._ticks: dict[SignId, str] = {}
        self._alone_sign = SignId("")
        self._alone_words: Label | None = None

    def _add_foot(self) -> None:
        self.note_button = Button(_("&Note one of these in my diary"))
        self.note_button.clicked.connect(self.open_list)
        self.back_button = Button(_("&Back to all cards"), icon_name="back")
        self.back_button.clicked.connect(self.show_cards)
        self.back_button.hide()
        self._foot_words = Label(_("It then stands first on your page."), quiet=True, wraps=False)
        self.foot.addWidget(self.note_button)
        self.foot.addWidget(self.back_button)
        self.foot.addWidget(self._foot_words)

    def wanted_span(self, day: date) -> DateSpan:
        """No ratings are needed here."""
        return DateSpan(day, day)

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """Show the person's country and the signs that are noted."""
        del day
        self._today = excerpt.today
        if excerpt.preferences.country != self._country:
            self._show_country(excerpt.preferences.country)
        newest = open_ticks(excerpt.ticks)
        self._ticks = {sign: tick.id for sign, tick in newest.items()}
        self.open_ticks.fill(newest.values())
        self.open_ticks.setVisible(bool(newest) and not self.note_button.isHidden())
        self.signs.fill(newest)
        if self._alone_words is not None:
            # What is undone is no longer noted; the card itself is still right.
            self._alone_words.setVisible(self._alone_sign in newest)

    def go_to(self, target: str) -> None:
        """Open the list of signs for "note"; anything else shows the cards."""
        if target == "note":
            self.open_list()
        else:
            self.show_cards()

    def commit_edits(self) -> None:
        """Leave the page as everybody should find it: with all its cards."""
        super().commit_edits()
        self.show_cards()

    def open_list(self) -> None:
        """Show the signs that can be ticked, above the cards."""
        self._show(parts={self.signs})
        self.signs.focus_first()
        self.scroll_to_top()

    def show_cards(self) -> None:
        """Show all cards, as at first."""
        held = holds_focus(self.back_button) or holds_focus(self.signs) or holds_focus(self._alone)
        self.signs.show_card("", None)
        self._show(parts={self.board, self._numbers})
        if held:
            focus_on(self.note_button)
        self.scroll_to_top()

    def show_sign(self, sign: SignId) -> None:
        """Show what to do about a sign that was just noted: alone on the page if it is a serious one."""
        known = self._texts.sign(sign)
        if known is None:
            return
        card = care_card(self._texts, known.card, self._country or "")
        if not known.silences:
            self.signs.show_card(sign, card)
            return
        self._fill_alone(known, card)
        self._show(parts={self._alone})
        focus_on(card)
        self.scroll_to_top()

    def _fill_alone(self, sign: Sign, card: QWidget) -> None:
        while item := self._alone_layout.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._alone_layout.addWidget(card)
        noted = _("Noted in your diary on {day}: {sign}.").format(day=day_text(self._today), sign=sign.label)
        private = _("This is kept off the page for your appointment, unless you choose to show it.")
        words = f"{noted} {private}" if sign.is_private else noted
        self._alone_sign, self._alone_words = sign.id, Label(words)
        self._alone_layout.addWidget(self._alone_words)
        self._alone_layout.addWidget(Label(self._texts.static, quiet=True))

    def _show(self, parts: set[QWidget]) -> None:
        for part in (self.signs, self.board, self._numbers, self._alone):
            part.setVisible(part in parts)
        is_plain = self.signs not in parts and self._alone not in parts
        self._static.setVisible(self._alone not in parts)
        self.open_ticks.setVisible(is_plain and bool(self._ticks))
        self.note_button.setVisible(is_plain)
        self.back_button.setVisible(not is_plain)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """Leave the words beside the button out where they would take a line of their own from the cards."""
        self._foot_words.setVisible(self._alone.isHidden() and self.width() > metric(560))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bottom row to one line."""
        self._fit_foot()
        super().resizeEvent(event)

    def _untick(self, sign: str) -> None:
        tick = self._ticks.get(SignId(sign))
        if tick is not None:
            self.tick_cleared.emit(tick)

    def _show_country(self, country: str) -> None:
        self._country = country
        lines = self._texts.help_lines(country)
        self.country.fill(lines.code)
        self.board.set_country(self._texts, country)
        self._fill_numbers(lines)

    def _fill_numbers(self, lines: HelpLines) -> None:
        body = self._numbers.body
        while item := body.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if not lines.emergency:
            body.addWidget(Label(_("This program does not know your country’s numbers. Please look them up.")))
            return
        body.addWidget(Label(_("Telephone numbers: {country}").format(country=lines.label), Role.HEADING))
        numbers = [(_("Emergency"), lines.emergency)]
        numbers += [(_("Urgent, the same day"), lines.urgent)] if lines.urgent else []
        numbers += [(line.name, line.number) for line in lines.crisis]
        for name, number in numbers:
            body.addWidget(Line())
            body.addWidget(Label(_("{name}: {number}").format(name=name, number=number)))
        if lines.note:
            body.addWidget(Line())
            body.addWidget(Label(lines.note))
        if lines.checked is not None:
            body.addWidget(Label(_("Last checked on {day}.").format(day=day_text(lines.checked)), Role.SMALL))
