"""The question about more frequent injections among the person's own: shown where it stands, easily taken off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label


class FrequencyLine(QWidget):
    """One question more, beside the three; hidden while it is not wanted.

    Signals:
        taken_off(): the person does not want it on the page any more.
    """

    taken_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a hidden line."""
        super().__init__(parent)
        self.button = Button(_("Take it off"), Variant.TEXT, height=40)
        self.button.clicked.connect(self.taken_off)
        self._question = Label("")
        self._held_back = Label(
            _("It is not printed now: your record does not bear it, or a sign is open."), Role.SMALL
        )
        self._held_back.hide()
        row = FlowLayout(gap=8)
        row.addWidget(Label(_("Also on the page, as the first question:"), Role.SMALL, wraps=False))
        row.add_split()
        row.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(4))
        layout.addLayout(row)
        layout.addWidget(self._question)
        layout.addWidget(self._held_back)
        self.hide()

    def fill(self, is_wanted: bool) -> None:
        """Show whether it is wanted. Emits nothing."""
        if is_wanted and not self._question.text():
            # Imported late: its words stand beside the analysis, which waits until a page is made.
            from b12diary.suggestions.frequency import frequency_question

            self._question.setText(frequency_question())
            self.button.setAccessibleDescription(frequency_question())
        self.setVisible(is_wanted)

    def tell_printed(self, is_printed: bool) -> None:
        """Say when the page that was made leaves it out all the same."""
        self._held_back.setVisible(not is_printed)
