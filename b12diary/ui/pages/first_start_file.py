"""The third step of the first start: where the diary is kept, and what it is and is not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.pages.first_start_passphrase import PassphraseCard
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label, Line, PlaceLabel


class FileStep(QWidget):
    """Cards: the place of the file, a passphrase for it if wanted, what should be known before the first entry.

    Signals:
        folder_asked(): show the folder of the file.
        place_asked(): keep it in another folder.
    """

    folder_asked = Signal()
    place_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the step."""
        super().__init__(parent)
        place = Card(_("Where it is kept"))
        self._place = PlaceLabel()
        self.folder_button = Button(_("Show the &folder"), height=40)
        self.folder_button.clicked.connect(self.folder_asked)
        place.body.addWidget(self._place)
        place.body.addWidget(Label(_("Every entry is saved there at once. There is nothing to press."), quiet=True))
        self.place_button = Button(_("&Keep it elsewhere…"), height=40)
        self.place_button.clicked.connect(self.place_asked)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        flow.addWidget(self.folder_button)
        flow.addWidget(self.place_button)
        place.body.addWidget(self._buttons)
        self.passphrase = PassphraseCard()
        known = Card(_("Good to know"))
        known.body.setSpacing(space(10))
        for n, (title, text) in enumerate(_good_to_know()):
            if n:
                known.body.addWidget(Line())
            known.body.addWidget(Label(title, Role.LABEL))
            known.body.addWidget(Label(text))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(16))
        for card in (place, self.passphrase, known):
            layout.addWidget(card)
        layout.addStretch(1)
        self.set_place("")

    def set_place(self, place: str, *, is_there: bool = True) -> None:
        """Show the path of the file; empty = it is kept nowhere. It may not be there before the diary is started."""
        self._place.setText(place or _("This diary is in memory only."))
        # The name stands for the words on screen in what is read out, so it holds the path.
        self._place.setAccessibleName(f"{_('Where it is kept')}: {place}" if place else "")
        self._buttons.setVisible(bool(place))
        self.passphrase.setVisible(bool(place))
        self.folder_button.explain_disabled("" if is_there else _("It is made when you start your diary."))


def _good_to_know() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("It is private"),
            _(
                "It stays on this computer. The program never goes online and sends nothing to anyone. "
                "A passphrase can also be set, changed or removed later, in Settings."
            ),
        ),
        (
            _("It is a diary, not medical advice"),
            _("Do not change your injections because of it. Talk to your GP, nurse or pharmacist."),
        ),
        (
            _("It is not for emergencies"),
            _("Nobody reads your entries, and the program does not check them. “Get help” is on every page."),
        ),
        (_("It is for people of 16 and over"), _("A partner or carer may type for you.")),
    )
