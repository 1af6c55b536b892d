"""The page in place of a diary that could not be opened: what happened, why, and every way on from here."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12diary.domain.excerpt import Excerpt
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.ui.rescue_card import RescueCard
from b12diary.ui.theme import Role
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.page import Page


class TroublePage(Page):
    """Says what a `DiaryError` says, and leaves the file as it is.

    Signals:
        retried(): try to open the same diary again.
        other_asked(): open another diary.
        new_asked(): begin a new diary in the place of the one that is gone.
        example_asked(): look around with an example.
        help_asked(): show where to get help, which needs no diary.
        quit_asked(): close the program.
    """

    retried = Signal()
    other_asked = Signal()
    new_asked = Signal()
    example_asked = Signal()
    help_asked = Signal()
    quit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the page."""
        super().__init__(parent)
        self.set_title(_("B12 Diary"))
        card = Card()
        self._what, self._why, self._remedy = Label("", Role.SENTENCE), Label(""), Label("")
        for label in (self._what, self._why, self._remedy):
            card.body.addWidget(label)
        self.body.addWidget(card)
        self.rescue = RescueCard()
        self.body.addWidget(self.rescue)
        self.body.addStretch(1)
        ways = (
            (Button(_("&Try again"), Variant.PRIMARY), self.retried),
            (Button(_("&Open another diary…")), self.other_asked),
            (Button(_("Look around with an e&xample")), self.example_asked),
            (Button(_("Get he&lp")), self.help_asked),
            (Button(_("&Quit")), self.quit_asked),
        )
        self.new_button = Button(_("Begin a &new diary"))
        self.new_button.clicked.connect(self.new_asked)
        self.foot.addWidget(self.new_button)
        for button, signal in ways:
            button.clicked.connect(signal)
            self.foot.addWidget(button)

    def show_trouble(self, error: DiaryError) -> None:
        """Show the three sentences of an error; those that are empty are left out."""
        self.rescue.hide()
        for label, text in ((self._what, error.what), (self._why, error.why), (self._remedy, error.remedy)):
            label.setText(text)
            label.setVisible(bool(text))

    def offer_new(self, is_gone: bool) -> None:
        """Offer a new diary in the place of one that is gone; never in the place of one that is there."""
        self.new_button.setVisible(is_gone)

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """There is no diary to show."""
        del excerpt, day
