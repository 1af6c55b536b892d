"""How it was after an injection: one press for each thing, at once or days later."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.catalogue import catalogue, reaction_label
from b12diary.i18n import _
from b12diary.suggestions.captions import REACTIONS
from b12diary.ui.theme import Role
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.evidence_button import EvidenceButton
from b12diary.ui.widgets.labels import Label


def afterwards_question() -> str:
    """Ask how it was after an injection."""
    return _("How was it afterwards?")


class Reactions(QWidget):
    """The catalogue's reactions as chips, and behind them those that an import brought in its own words.

    Signals:
        changed(object): all that are on now, a tuple of ids or own words.
        help_asked(): the person wants to look something up under Get help.
    """

    changed = Signal(object)
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the chips, with none on."""
        super().__init__(parent)
        self._known = [r.id for r in catalogue().reactions]
        self.chips = ChipGroup(
            [Choice(r.id, r.label) for r in catalogue().reactions], afterwards_question(), padding=10
        )
        self._look_up = Button(_("When to get help with this"), Variant.TEXT, icon_name="help", height=40)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Label(afterwards_question(), quiet=True))
        layout.addWidget(self.chips)
        self.about, self.evidence_button = Label("", Role.SMALL), EvidenceButton()
        self.about.hide()
        layout.addWidget(self.about)
        layout.addWidget(self.evidence_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._look_up, 0, Qt.AlignmentFlag.AlignLeft)
        self._look_up.hide()
        self.chips.toggled.connect(lambda _key, _on: self.changed.emit(self.chips.checked()))
        self._look_up.clicked.connect(self.help_asked)

    @property
    def first_chip(self) -> QWidget:
        """Where one begins."""
        return self.chips.chip(self._known[0])

    def fill(self, reactions: Sequence[str]) -> None:
        """Show which are on. Emits nothing."""
        for own in reactions:
            if own not in self._known:
                self._known.append(own)
                self.chips.add(Choice(own, reaction_label(own)))
        self.chips.fill(reactions)
        with_sign = {r.id for r in catalogue().reactions if r.sign}
        told = " ".join(r.about for r in catalogue().reactions if r.about and r.id in reactions)
        self.about.setText(told)
        self.about.setVisible(bool(told))
        self._look_up.setVisible(bool(told) or not with_sign.isdisjoint(reactions))
        behind = [claim for reaction in reactions for claim in REACTIONS.get(reaction, ())]
        self.evidence_button.set_behind(tuple(dict.fromkeys(behind)), afterwards_question())
