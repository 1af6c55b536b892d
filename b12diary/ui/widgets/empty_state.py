"""What stands where there is nothing to show yet: one sentence, and one button that begins."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.labels import Label


class EmptyState(Card):
    """A card with a sentence, a second one in quiet, and a button.

    Signals:
        acted(): the person pressed the button.
    """

    acted = Signal()

    def __init__(
        self, sentence: str, action: str = "", *, detail: str = "", icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        """Make the card; without `action` there is no button."""
        super().__init__(padding=24, parent=parent)
        layout: QVBoxLayout = self.body
        layout.setSpacing(space(12))
        layout.addWidget(Label(sentence, Role.HEADING))
        if detail:
            layout.addWidget(Label(detail, quiet=True))
        self.button = Button(action, Variant.PRIMARY, icon_name=icon_name, parent=self)
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.acted)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
