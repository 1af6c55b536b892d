"""One suggestion on Appointment: what it says, what to look at first, why it is shown, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.suggestions.suggestion import Check, Suggestion, SuggestionId
from b12diary.ui.announce import announce
from b12diary.ui.focus import bring_into_sight
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label, Line


class SuggestionPanel(Card):
    """A title that opens to all of it.

    Signals:
        put_asked(), take_asked(): the question is wanted on the page, or no longer.
        aside_asked(), never_asked(): not this time; not ever again.
        evidence_asked(): what it rests on.
        help_asked(): open "Get help".
    """

    put_asked = Signal()
    take_asked = Signal()
    aside_asked = Signal()
    never_asked = Signal()
    evidence_asked = Signal()
    help_asked = Signal()

    def __init__(self, suggestion: Suggestion, parent: QWidget | None = None) -> None:
        """Make a closed panel."""
        is_urgent = suggestion.id is SuggestionId.SAFETY_FIRST
        super().__init__(accent="care_red" if is_urgent else "symptom", parent=parent)
        self.suggestion = suggestion
        self.setAccessibleName(suggestion.title)
        self._is_on_page = False
        self.fold_button = Button("", Variant.TEXT, height=40, trailing_icon="drop-down")
        self.fold_button.clicked.connect(self._turn)
        head = QHBoxLayout()
        head.setSpacing(space(8))
        head.addWidget(Label(suggestion.title, Role.HEADING), 1)
        head.addWidget(self.fold_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(space(6))
        self.body.addWidget(self._inside)
        self._fill()
        self.set_open(False)

    def _fill(self) -> None:
        said = self.suggestion
        self._say(said.sentences)
        if said.checks:
            self._add_checks(said.checks)
        self._say(said.below, quiet=True)
        self.put_button = Button("", icon_name="plus")
        self.put_button.clicked.connect(self._put)
        self._on_page = Label(_("This question is on your page."), Role.SMALL)
        if said.question:
            self._rows.addSpacing(space(4))
            self._rows.addWidget(Label(_("Question for your page:"), Role.SMALL))
            self._rows.addWidget(Label(_("“{question}”").format(question=said.question), Role.LABEL))
            self._rows.addWidget(self._on_page)
        self._add_why()
        self._add_buttons()
        self.set_on_page(False)

    def _say(self, texts: Sequence[str], *, quiet: bool = False) -> None:
        for text in texts:
            self._rows.addWidget(Label(text, quiet=quiet))

    def _add_checks(self, checks: Sequence[Check]) -> None:
        self._rows.addSpacing(space(4))
        self._rows.addWidget(Line())
        self._rows.addWidget(Label(_("What to look at first"), Role.LABEL))
        for number, check in enumerate(checks, 1):
            self._rows.addWidget(Label(_("{n}. {name}").format(n=number, name=check.name), Role.SMALL))
            self._rows.addWidget(Label(check.shows))
        self._rows.addWidget(Line())

    def _add_why(self) -> None:
        self.why_button = Button(_("Why am I shown this?"), Variant.TEXT, height=40, trailing_icon="drop-down")
        self._why = QWidget()
        rows = QVBoxLayout(self._why)
        rows.setContentsMargins(space(12), 0, 0, space(4))
        rows.setSpacing(space(4))
        for text in self.suggestion.why:
            rows.addWidget(Label(text, Role.SMALL))
        self._why.hide()
        self.why_button.setAccessibleDescription(self.suggestion.title)
        self.why_button.clicked.connect(self._turn_why)

    def _turn_why(self) -> None:
        self._why.setVisible(self._why.isHidden())
        if not self._why.isHidden():
            bring_into_sight(self._why)
            announce(self.why_button, " ".join(self.suggestion.why))

    def _add_buttons(self) -> None:
        said = self.suggestion
        self.evidence_button = Button(_("What this rests on"), Variant.TEXT, height=40)
        self.aside_button = Button(_("Not this time"), Variant.TEXT, height=40)
        self.never_button = Button(_("Do not show again"), Variant.TEXT, height=40)
        self.help_button = Button(_("Open “Get help”"), icon_name="help")
        for button, signal in (
            (self.evidence_button, self.evidence_asked),
            (self.aside_button, self.aside_asked),
            (self.never_button, self.never_asked),
            (self.help_button, self.help_asked),
        ):
            button.clicked.connect(signal)
            button.setAccessibleDescription(said.title)
        main = FlowLayout(gap=8)
        if said.question:
            main.addWidget(self.put_button)
        if said.id is SuggestionId.SAFETY_FIRST:
            main.addWidget(self.help_button)
        reasons, dismissing = FlowLayout(gap=0), FlowLayout(gap=0)
        reasons.addWidget(self.why_button)
        reasons.addWidget(self.evidence_button)
        if said.can_be_dismissed:
            dismissing.addWidget(self.aside_button)
            dismissing.addWidget(self.never_button)
        self._rows.addLayout(main)
        self._rows.addLayout(reasons)
        self._rows.addWidget(self._why)
        self._rows.addLayout(dismissing)

    @property
    def is_open(self) -> bool:
        """Whether all of it is shown."""
        return not self._inside.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show all of it, or its title alone. Emits nothing."""
        self._inside.setVisible(is_open)
        # Tab comes to an open one as a whole, so that its sentences can be read out; a closed one is its button.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_open else Qt.FocusPolicy.NoFocus)
        said = self.suggestion
        checks = [f"{check.name}: {check.shows}" for check in said.checks]
        self.setAccessibleDescription(" ".join((*said.sentences, *checks, *said.below)) if is_open else "")
        # Translators: buttons that open and close a suggestion to read.
        words = _("Close") if is_open else _("Read")
        self.fold_button.setText(words)
        self.fold_button.setAccessibleName(_("{act}: {title}").format(act=words, title=self.suggestion.title))

    def set_on_page(self, is_on_page: bool) -> None:
        """Show whether the question stands on the page. Emits nothing."""
        self._is_on_page = is_on_page
        self.put_button.setText(_("Take it off my page") if is_on_page else _("Put it on my page"))
        self.put_button.set_icon_name("cross" if is_on_page else "plus")
        self.put_button.setAccessibleDescription(self.suggestion.question)
        self._on_page.setVisible(is_on_page)

    def _turn(self) -> None:
        self.set_open(not self.is_open)
        if self.is_open:
            bring_into_sight(self)

    def _put(self) -> None:
        (self.take_asked if self._is_on_page else self.put_asked).emit()
