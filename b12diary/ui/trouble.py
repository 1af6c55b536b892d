"""The page in place of a diary that could not be opened: what happened, why, and every way on from here."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12diary.domain.excerpt import Excerpt
from b12diary.errors import DiaryError
from b12diary.i18n import _
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
        example_asked(): look around with an example.
        quit_asked(): close the program.
    """

    retried = Signal()
    other_asked = Signal()
    example_asked = Signal()
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
        self.body.addStretch(1)
        ways = (
            (Button(_("&Try again"), Variant.PRIMARY), self.retried),
            (Button(_("&Open another diary…")), self.other_asked),
            (Button(_("Look around with an &example")), self.example_asked),
            (Button(_("&Quit")), self.quit_asked),
        )
        for button, signal in ways:
            button.clicked.connect(signal)
            self.foot.addWidget(button)

    def show_trouble(self, error: DiaryError) -> None:
        """Show the three sentences of an error; those that are empty are left out."""
        for label, text in ((self._what, error.what), (self._why, error.why), (self._remedy, error.remedy)):
            label.setText(text)
            label.setVisible(bool(text))

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """There is no diary to show."""
        del excerpt, day
