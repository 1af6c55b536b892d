"""Get help: the care cards, one step away from everywhere, with or without entries in the diary.

Nothing on it follows from what was rated. The person may note that a sign is new or suddenly worse; then, for the
serious ones, its card takes the whole page and nothing else is asked.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.care import Sign, care_texts, country_of, local_country
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.help_lines import HelpLines
from b12diary.domain.preferences import Preferences
from b12diary.domain.safety import SignId
from b12diary.i18n import _, day_text
from b12diary.suggestions.captions import CARE_CARDS
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.pages.help_cards import CareBoard, care_card
from b12diary.ui.pages.help_numbers import NumbersCard
from b12diary.ui.pages.help_ticks import OpenTicks, SignList, open_ticks
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.evidence_button import EvidenceButton
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.page import Page


class HelpPage(Page):
    """The care cards and the signs to tick.

    Signals:
        sign_ticked(str): this sign is new or suddenly worse.
        tick_cleared(str): the tick with this id is over.
        tick_hidden(str, bool): whether the tick with this id stays off the printed page.
        country_picked(str): show the telephone numbers of this country; empty = another one.
        number_typed(object, str): the `PhoneLine` and the person's own number for it; empty = the printed one again.
        print_asked(): print the cards with the numbers in sight.
        return_asked(): go back to where the person came from.
    """

    sign_ticked = Signal(str)
    tick_cleared = Signal(str)
    tick_hidden = Signal(str, bool)
    country_picked = Signal(str)
    number_typed = Signal(object, str)
    print_asked = Signal()
    return_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, at_once: bool = True) -> None:
        """Make the page with its cards, before a diary is open too; unless `at_once`, `steps` makes most of it."""
        super().__init__(parent)
        self.set_title(_("Get help"))
        self._texts = care_texts()
        self._numbers_shown: HelpLines | None = None
        self._has_diary = True
        self._returns = False
        self.came_from = ""
        self._today = date.max
        self._is_country_picked = False
        self.steps = self._add_parts()
        if at_once:
            for _step in self.steps:
                pass

    def _add_parts(self) -> Iterator[None]:
        self._add_country_choice()
        yield
        self._add_cards()
        yield
        self._add_foot()
        self.show_numbers(Preferences(country=local_country()))

    def _add_country_choice(self) -> None:
        choices = [Choice(lines.code, lines.label) for lines in (*self._texts.countries, self._texts.elsewhere)]
        label = Label(_("Phone numbers for"), Role.SMALL, wraps=False)
        self.country = Combo(choices, _("Phone numbers for"))
        label.setBuddy(self.country)
        self.country.picked.connect(self._pick_country)
        chooser = QWidget()
        flow = FlowLayout(chooser)
        flow.addWidget(label)
        flow.addWidget(self.country)
        self.head.addWidget(chooser)

    def _add_cards(self) -> None:
        self._static = Label(self._texts.static, quiet=True)
        self.body.addWidget(self._static)
        self.open_ticks = OpenTicks(self._texts, self.inside)
        self.signs = SignList(self._texts, self.inside)
        self.signs.hide()
        self.board = CareBoard(self.inside)
        self.numbers = NumbersCard(self.inside)
        self._alone = QWidget(self.inside)
        self._alone_layout = QVBoxLayout(self._alone)
        self._alone_layout.setContentsMargins(0, 0, 0, 0)
        self._alone_layout.setSpacing(space(16))
        self._alone.hide()
        for part in (self.open_ticks, self.signs, self.board, self.numbers, self._alone):
            self.body.addWidget(part)
        self.evidence_button = EvidenceButton(CARE_CARDS, _("Get help"))
        self.body.addWidget(self.evidence_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.signs.ticked.connect(self.sign_ticked)
        self.signs.unticked.connect(self._untick)
        self.open_ticks.clear_asked.connect(self.tick_cleared)
        self.open_ticks.private_asked.connect(self.tick_hidden)
        self.open_ticks.emptied.connect(lambda: focus_on(self.note_button))
        self.numbers.typed.connect(self._type_number)
        self._ticks: dict[SignId, str] = {}
        self._alone_sign = SignId("")
        self._alone_words: Label | None = None

    def _add_foot(self) -> None:
        self.note_button = Button(_("&Note one of these in my diary"), wraps=True)
        self.note_button.clicked.connect(self.open_list)
        self.back_button = Button(_("&Back to all cards"), icon_name="back")
        self.back_button.clicked.connect(self.show_cards)
        self.back_button.hide()
        self._foot_words = Label(_("It then stands first on your page."), quiet=True, wraps=False)
        self.print_button = Button(_("&Print the cards…"), icon_name="print")
        self.print_button.clicked.connect(self.print_asked)
        self.return_button = Button(_("Go &back"), icon_name="back")
        self.return_button.clicked.connect(self.return_asked)
        self.return_button.hide()
        for part in (self.return_button, self.note_button, self.back_button, self._foot_words):
            self.foot.addWidget(part)
        self.foot.add_split()
        self.foot.addWidget(self.print_button)

    def wanted_span(self, day: date) -> DateSpan:
        """No ratings are needed here."""
        return DateSpan(day, day)

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """Show the person's country and the signs that are noted."""
        del day
        self._today = excerpt.today
        chosen = excerpt.preferences
        if not self._is_country_picked:
            # The computer's becomes the diary's when the first start is done.
            chosen = replace(chosen, country=country_of(chosen))
        self.show_numbers(chosen)
        self.offer_return(is_offered=self._returns and not excerpt.preferences.first_start_done)
        newest = open_ticks(excerpt.ticks)
        self._ticks = {sign: tick.id for sign, tick in newest.items()}
        self.open_ticks.fill(newest.values())
        self.open_ticks.setVisible(bool(newest) and not self.board.isHidden())
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
        self.numbers.close_form()
        held = holds_focus(self.back_button) or holds_focus(self.signs) or holds_focus(self._alone)
        self.signs.show_card("", None)
        self._show(parts={self.board, self.numbers})
        if held:
            focus_on(self.note_button if self._has_diary else self.country)
        self.scroll_to_top()

    def show_sign(self, sign: SignId) -> None:
        """Show what to do about a sign that was just noted: alone on the page if it is a serious one."""
        known = self._texts.sign(sign)
        if known is None:
            return
        card = care_card(self._texts, known.card, self.lines)
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
        for part in (self.signs, self.board, self.numbers, self._alone):
            part.setVisible(part in parts)
        is_plain = self.signs not in parts and self._alone not in parts
        self._static.setVisible(self._alone not in parts)
        self.open_ticks.setVisible(is_plain and bool(self._ticks))
        self.note_button.setVisible(is_plain and self._has_diary)
        self.return_button.setVisible(is_plain and self._returns)
        self.print_button.setVisible(is_plain)
        self.evidence_button.setVisible(is_plain)
        self.back_button.setVisible(not is_plain)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """Keep the bottom row to one line, so that it stays in sight and leaves the cards their room."""
        has_room = self.width() > metric(720)
        self._foot_words.setVisible(self._alone.isHidden() and self._has_diary and has_room and not self._returns)
        if has_room == (self.foot.indexOf(self.print_button) >= 0):
            return
        if has_room:
            self.numbers.body.removeWidget(self.print_button)
            self.foot.addWidget(self.print_button)
        else:
            self.foot.removeWidget(self.print_button)
            self.numbers.body.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bottom row to one line."""
        self._fit_foot()
        super().resizeEvent(event)

    def _untick(self, sign: str) -> None:
        tick = self._ticks.get(SignId(sign))
        if tick is not None:
            self.tick_cleared.emit(tick)

    def _type_number(self, name: str, text: str) -> None:
        line = next((line for line in self.lines.lines() if line.id == name), None)
        if line is not None:
            self.number_typed.emit(line, text)

    @property
    def lines(self) -> HelpLines:
        """The numbers in sight."""
        return self._numbers_shown or self._texts.elsewhere

    def _pick_country(self, code: str) -> None:
        self._is_country_picked = True
        self.country_picked.emit(code)

    def show_numbers(self, chosen: Preferences) -> None:
        """Show the numbers of the person's country, and their own. Emits nothing."""
        lines = self._texts.help_lines(chosen.country, chosen.own_numbers)
        if lines == self._numbers_shown:
            return
        self._numbers_shown = lines
        self.country.fill(lines.code)
        self.board.fill(self._texts, lines)
        self.numbers.fill(lines)

    def without_diary(self) -> None:
        """Leave out what only a diary can keep: there is none, and the cards help all the same."""
        self._has_diary = False
        self.numbers.forbid_changes()
        self.show_cards()

    def offer_return(self, *, is_offered: bool) -> None:
        """Offer a way back, for people who came from where the list of pages does not lead."""
        self._returns = is_offered
        self.return_button.setVisible(is_offered and not self.board.isHidden())
