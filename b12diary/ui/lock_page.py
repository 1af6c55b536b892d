"""The page in front of a diary that has a passphrase. Nothing of the diary is known, or shown, before it is given."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12diary.domain.excerpt import Excerpt
from b12diary.i18n import _
from b12diary.ui.announce import announce
from b12diary.ui.focus import focus_on
from b12diary.ui.theme import Role
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.form import Field
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.page import Page
from b12diary.ui.widgets.passphrase_field import PassphraseField


class LockPage(Page):
    """Asks for the passphrase.

    Signals:
        given(str): open the diary with this passphrase.
        backups_asked(): the passphrase is lost or does not work; show the backups.
        other_asked(): open another diary.
        new_asked(): begin another diary.
        help_asked(): show where to get help, which needs no passphrase.
        quit_asked(): close the program.
    """

    given = Signal(str)
    backups_asked = Signal()
    other_asked = Signal()
    new_asked = Signal()
    help_asked = Signal()
    quit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the page."""
        super().__init__(parent)
        self.set_title(_("B12 Diary"))
        card = Card()
        card.body.addWidget(Label(_("This diary is locked."), Role.SENTENCE))
        self._words = Label("", quiet=True)
        card.body.addWidget(self._words)
        self.field = PassphraseField()
        self._row = Field(_("&Passphrase"), self.field)
        card.body.addWidget(self._row)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.open_button = Button(_("&Open my diary"), Variant.PRIMARY)
        self.open_button.clicked.connect(self._give)
        self.field.entered.connect(self._give)
        self.foot.addWidget(self.open_button)
        for button, signal in (
            (Button(_("It does not open: see the &backups…")), self.backups_asked),
            (Button(_("Open &another diary…")), self.other_asked),
            (Button(_("Begin a &new diary…")), self.new_asked),
            (Button(_("Get &help")), self.help_asked),
            (Button(_("&Quit")), self.quit_asked),
        ):
            button.clicked.connect(signal)
            self.foot.addWidget(button)

    def ask(self, name: str, problem: str = "") -> None:
        """Ask anew for the passphrase of the file called `name`; `problem` says why the last one did not do."""
        self._words.setText(name)
        self.field.forget()
        self._row.show_problem(problem)
        if problem:
            announce(self, problem, at_once=True)
        focus_on(self.field)

    def _give(self) -> None:
        if not self.field.text():
            self._row.show_problem(_("Type the passphrase of this diary."))
            return
        self.given.emit(self.field.text())

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """There is no diary to show."""
        del excerpt, day
