"""What the program's words rest on: every claim with its source, its strength, and what speaks against it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from b12diary.i18n import _, day_text, ngettext
from b12diary.suggestions.evidence import (
    Evidence,
    claims,
    evidence,
    kind_label,
    matching,
    seen_label,
    strength_label,
)
from b12diary.suggestions.suggestion import EvidenceId
from b12diary.ui.dialogs.frame import Frame, fitting_size
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.labels import Label


class EvidenceCard(Card):
    """One claim. Tab reaches it to be read; all its words are its name and description for screen readers."""

    def __init__(self, claim: Evidence, parent: QWidget | None = None) -> None:
        """Make the card of `claim`."""
        super().__init__(claim.topic, parent=parent)
        self.claim = claim
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.body.setSpacing(space(6))
        self.body.addWidget(Label(claim.claim))
        self.body.addWidget(Label(standing(claim), Role.SMALL))
        self._part(_("What speaks against it, or what it leaves open"), claim.against)
        self._part(_("For a clinician"), (claim.technical,), role=Role.SMALL)
        self._part(_("Where it is from"), (*claim.sources, checked(claim)), role=Role.SMALL)
        self.setAccessibleDescription(" ".join((standing(claim), *claim.texts[1:], checked(claim))))

    def _part(self, title: str, texts: Sequence[str], role: Role = Role.BODY) -> None:
        self.body.addSpacing(space(4))
        self.body.addWidget(Label(title, Role.LABEL))
        for text in texts:
            self.body.addWidget(Label(text, role))


def standing(claim: Evidence) -> str:
    """Return what sort of source a claim has, how far it carries and how it was read, in one line."""
    return " · ".join((kind_label(claim.kind), strength_label(claim.strength), seen_label(claim.seen)))


def checked(claim: Evidence) -> str:
    """Return when the words were last compared with their source."""
    return _("Last looked at on {day}.").format(day=day_text(claim.checked))


def show_evidence(parent: QWidget, behind: Sequence[EvidenceId] = (), about: str = "") -> "EvidenceDialog":
    """Open the list above a window: the claims behind one sentence, or all of them.

    Args:
        parent: what asked for it.
        behind: ids of claims; empty = all.
        about: what they stand behind, in a few words.
    """
    dialog = EvidenceDialog(parent, claims(behind), about)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class EvidenceDialog(Frame):
    """All claims with a search field, or only the ones that one sentence rests on, with a way to all."""

    def __init__(self, parent: QWidget | None = None, behind: Sequence[Evidence] = (), about: str = "") -> None:
        """Make the list.

        Args:
            parent: the window above which it opens.
            behind: the claims to begin with; empty = all.
            about: what they stand behind, in a few words; may be empty.
        """
        super().__init__(_("What this rests on"), parent, width=720)
        self._behind = tuple(behind)
        if about:
            self.body.addWidget(Label(_("Behind: {words}").format(words=about), Role.LABEL))
        self.body.addWidget(
            Label(_("Each card says what is known, how far it carries, and what speaks against it."), quiet=True)
        )
        self.body.addWidget(Label(_("No clinician has checked these words yet."), quiet=True))
        self.search = TextField(_("Search"), icon_name="search")
        self.search.setPlaceholderText(_("Search"))
        self.search.textEdited.connect(self._find)
        self.body.addWidget(self.search)
        self._count = Label("", Role.SMALL)
        self.body.addWidget(self._count)
        self.cards: list[EvidenceCard] = []
        self._add(self._behind or evidence())
        self.body.addStretch(1)
        self.all_button = Button("")
        self.all_button.clicked.connect(self.show_all)
        self.close_button = Button(_("&Close"), Variant.PRIMARY)
        self.close_button.clicked.connect(self.accept)
        self.buttons.addWidget(self.all_button)
        self.buttons.add_split()
        self.buttons.addWidget(self.close_button)
        self.all_button.setText(_("Show &all {n}").format(n=len(evidence())))
        self._show_which()
        if self._behind:
            self.close_button.setFocus()
        else:
            self.search.setFocus()

    def sizeHint(self) -> QSize:
        """As high as the window allows when there is much to read."""
        return super().sizeHint().boundedTo(fitting_size(self, 720, 800))

    def _add(self, wanted: Sequence[Evidence]) -> None:
        shown = {card.claim.id for card in self.cards}
        for claim in wanted:
            if claim.id not in shown:
                card = EvidenceCard(claim)
                self.cards.append(card)
                # Above the stretch, once there is one.
                place = self.body.indexOf(self._count) + len(self.cards)
                self.body.insertWidget(place, card)

    def show_all(self) -> None:
        """Show every claim, those asked for first."""
        self._behind = ()
        self._add(evidence())
        set_reading_order(self)
        self._show_which()
        self.search.setFocus()

    def _show_which(self) -> None:
        is_part = bool(self._behind)
        self.search.setVisible(not is_part)
        self.all_button.setVisible(is_part)
        self._find(self.search.text())

    def _find(self, text: str) -> None:
        found = {claim.id for claim in matching(text, (card.claim for card in self.cards))}
        for card in self.cards:
            card.setVisible(card.claim.id in found)
        n = len(found)
        words = ngettext("{n} of {all} fits.", "{n} of {all} fit.", n) if text.strip() else ""
        self._count.setText(words.format(n=n, all=len(self.cards)))
        self._count.setVisible(bool(words))
