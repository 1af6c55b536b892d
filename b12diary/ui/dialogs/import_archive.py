"""Joining with the archive of another computer: what would come of it, part by part, before anything is done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from b12diary.domain.checks import Problem
from b12diary.domain.whole import JoinedPart
from b12diary.i18n import _, ngettext
from b12diary.interchange.archive_words import joined_sentences
from b12diary.ui.announce import announce
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.focus import focus_on
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.labels import Label

MOST_PROBLEMS = 10


class ImportArchiveDialog(Frame):
    """Tells what joining would do; the work is done elsewhere.

    Signals:
        wanted(): join.
        stopped(): call the work off that is under way.
    """

    wanted = Signal()
    stopped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make the dialog for the archive called `name`, busy reading it."""
        super().__init__(_("Import of {name}").format(name=name), parent, width=720)
        self._has_problems = self._does_something = False
        self._busy_words = Label(_("Reading {name} …").format(name=name))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(_("How far it is"))
        self._intro = Label(
            _(
                "This file is a whole diary. Where it differs from yours, the later change wins. "
                "The other stays in the history."
            )
        )
        self._found = Card(_("What would come of it"))
        self._problems = Card(_("What cannot be used"))
        self._one_step = Label(_("It is one step. Undo takes all of it back."), quiet=True)
        for part in (self._busy_words, self._bar, self._intro, self._found, self._problems, self._one_step):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.join_button = Button(_("&Join them"), Variant.PRIMARY)
        self.join_button.clicked.connect(self.wanted)
        self.close_button = Button(_("&Cancel"))
        self.close_button.clicked.connect(self.reject)
        self.buttons.addWidget(self.join_button)
        self.buttons.addWidget(self.close_button)
        self.show_busy(_("Reading {name} …").format(name=name))

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return not self._bar.isHidden()

    def show_busy(self, words: str) -> None:
        """Say what is being done, and offer only to call it off."""
        self.show_trouble("")
        self._busy_words.setText(words)
        self._set_busy(is_busy=True)
        for part in (self._found, self._problems, self._one_step):
            part.hide()
        self.show_progress(None)
        self.close_button.setFocus()

    def show_progress(self, percent: int | None) -> None:
        """Show how far the work is; None = nobody knows."""
        self._bar.setRange(0, 0 if percent is None else 100)
        self._bar.setValue(percent or 0)

    def show_found(self, parts: Sequence[JoinedPart], problems: Sequence[Problem]) -> None:
        """Tell what joining would do, and which entries of the archive cannot be used."""
        for sentence in joined_sentences(parts, is_dry=True):
            self._found.body.addWidget(Label(sentence))
        for problem in problems[:MOST_PROBLEMS]:
            self._problems.body.addWidget(Label(str(problem)))
        n_more = len(problems) - MOST_PROBLEMS
        if n_more > 0:
            self._problems.body.addWidget(Label(ngettext("{n} more", "{n} more", n_more).format(n=n_more), quiet=True))
        does_something = any(part.changes_something for part in parts)
        self._has_problems, self._does_something = bool(problems), does_something
        self.join_button.explain_disabled("" if does_something else _("The archive holds nothing new."))
        self.close_button.setText(_("&Cancel") if does_something else _("&Close"))
        self.show_again()
        announce(self, self.windowTitle())

    def show_again(self) -> None:
        """Show what was found, when nothing is under way any more."""
        self._set_busy(is_busy=False)
        self._found.show()
        self._problems.setVisible(self._has_problems)
        self._one_step.setVisible(self._does_something)
        self.resize(self.size().expandedTo(self.sizeHint()))
        focus_on(self.join_button if self._does_something else self.close_button)

    def reject(self) -> None:
        """Close; work that is under way is called off first, and its answer closes the dialog."""
        if self.is_busy:
            self.stopped.emit()
            self._busy_words.setText(_("Calling it off …"))
            return
        super().reject()

    def leave(self) -> None:
        """Close, whatever it shows."""
        self.done(self.DialogCode.Rejected)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._busy_words.setVisible(is_busy)
        self._bar.setVisible(is_busy)
        self._intro.setVisible(not is_busy)
        self.join_button.setVisible(not is_busy)
