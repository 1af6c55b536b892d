"""The card "Worth raising" on Appointment: what the record may be worth a question for. It never speaks by itself."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.i18n import _, ngettext
from b12diary.suggestions.suggestion import Suggestion, SuggestionId
from b12diary.ui.announce import announce
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.pages.appointment_worth_panel import SuggestionPanel
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.labels import Label


class WorthRaising(QWidget):
    """The suggestions for one appointment, the first one open to read.

    Signals:
        put_on_page(str), taken_off_page(str): the question of the suggestion with this id.
        set_aside(str): it is not wanted this time.
        never_again(str): it is not wanted any more.
        evidence_asked(str): what it rests on.
        bring_back(): show what was set aside for this time.
        help_asked(): open "Get help".
    """

    put_on_page = Signal(str)
    taken_off_page = Signal(str)
    set_aside = Signal(str)
    never_again = Signal(str)
    evidence_asked = Signal(str)
    bring_back = Signal()
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the card while the entries are still being looked at."""
        super().__init__(parent)
        self._panels: dict[SuggestionId, SuggestionPanel] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space(8))
        self._layout.addWidget(Label(_("Worth raising"), Role.LABEL))
        self._told = Label(_("Looking at your entries …"), quiet=True)
        self._layout.addWidget(self._told)
        self._back = Button(_("Show what I put aside"), Variant.TEXT, height=40)
        self._back.clicked.connect(self.bring_back)
        self._back.hide()
        self._layout.addWidget(self._back)

    @property
    def panels(self) -> tuple[SuggestionPanel, ...]:
        """What is shown, from the top."""
        return tuple(self._panels.values())

    def panel(self, name: str) -> SuggestionPanel:
        """Return the panel of one suggestion.

        Raises:
            KeyError: it is not shown.
        """
        return self._panels[SuggestionId(name)]

    def show_off(self) -> None:
        """Say that the person turned suggestions off."""
        self.show_suggestions((), on_page=())
        self._told.setText(_("Suggestions are turned off. You can turn them on in Settings."))

    def show_suggestions(
        self, suggestions: Sequence[Suggestion], *, on_page: Collection[str], n_set_aside: int = 0
    ) -> None:
        """Show these suggestions. Emits nothing; what was open to read stays open, and the focus is not lost.

        Args:
            suggestions: in the order of showing.
            on_page: ids of those whose question stands on the page.
            n_set_aside: how many more there are that were put aside for this time.
        """
        held = self._place_of_focus()
        known = {name: panel for name, panel in self._panels.items() if panel.suggestion in suggestions}
        for name, panel in self._panels.items():
            if name not in known:
                self._layout.removeWidget(panel)
                panel.hide()
                panel.deleteLater()
        was_open = {name for name, panel in self._panels.items() if panel.is_open}
        is_first_time = not self._panels
        self._panels = {s.id: known.get(s.id) or self._made(s) for s in suggestions}
        for place, (name, panel) in enumerate(self._panels.items()):
            self._layout.insertWidget(2 + place, panel)
            panel.show()  # at once: a key that comes next already finds it
            panel.set_on_page(name in on_page)
            if name not in known:
                panel.set_open(name in was_open or (is_first_time and place == 0))
        if len(known) < len(self._panels):
            set_reading_order(self.parentWidget() or self)
        self._tell(len(suggestions), n_set_aside)
        self._keep_focus(held)

    def _tell(self, n: int, n_set_aside: int) -> None:
        if n:
            words = _("From what you recorded. It stands only here, and only you see it.")
        elif n_set_aside:
            words = _("Nothing more for this time.")
        else:
            words = _("Nothing to raise from your entries.")
        self._told.setText(words)
        back = ngettext("Show {n} that I put aside", "Show {n} that I put aside", n_set_aside)
        self._back.setText(back.format(n=n_set_aside))
        self._back.setVisible(n_set_aside > 0)

    def _made(self, suggestion: Suggestion) -> SuggestionPanel:
        panel = SuggestionPanel(suggestion)
        name = suggestion.id.value
        panel.put_asked.connect(lambda: self.put_on_page.emit(name))
        panel.take_asked.connect(lambda: self.taken_off_page.emit(name))
        panel.aside_asked.connect(lambda: self.set_aside.emit(name))
        panel.never_asked.connect(lambda: self.never_again.emit(name))
        panel.evidence_asked.connect(lambda: self.evidence_asked.emit(name))
        panel.help_asked.connect(self.help_asked)
        return panel

    def _place_of_focus(self) -> int | None:
        return next((n for n, panel in enumerate(self._panels.values()) if holds_focus(panel)), None)

    def _keep_focus(self, place: int | None) -> None:
        """Move to what now stands where the focus was, when its panel has gone."""
        panels = self.panels
        if place is None or any(holds_focus(panel) for panel in panels):
            return
        if panels:
            panel = panels[min(place, len(panels) - 1)]
            focus_on(panel.fold_button)
            announce(panel, panel.suggestion.title)
        elif not self._back.isHidden():
            focus_on(self._back)
