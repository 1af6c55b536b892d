"""The way from words that claim something to what they rest on: one quiet button beside them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from b12diary.i18n import _
from b12diary.suggestions.suggestion import EvidenceId
from b12diary.ui.widgets.buttons import Button, Variant


class EvidenceButton(Button):
    """Opens the claims behind some words; hidden while there are none."""

    def __init__(self, behind: Sequence[EvidenceId] = (), about: str = "", parent: QWidget | None = None) -> None:
        """Make the button.

        Args:
            behind: ids of the claims; empty = it stays hidden until `set_behind`.
            about: what they stand behind, in a few words.
            parent: where it stands.
        """
        super().__init__(_("What this rests on"), Variant.TEXT, height=40, parent=parent)
        self._take(behind, about)
        if not behind:
            self.hide()
        self.clicked.connect(self._show)

    def set_behind(self, behind: Sequence[EvidenceId], about: str) -> None:
        """Take other claims, and what they stand behind. The button must stand in its place already."""
        self._take(behind, about)
        self.setVisible(bool(self.behind))

    def _take(self, behind: Sequence[EvidenceId], about: str) -> None:
        self.behind, self._about = tuple(behind), about.rstrip(".")
        self.setAccessibleDescription(self._about)

    def _show(self) -> None:
        from b12diary.ui.dialogs.evidence import show_evidence

        show_evidence(self, self.behind, self._about)
