"""What the person wants to say and ask at the appointment, in their own words."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from b12diary.domain.appointment import MOST_LETTERS, MOST_QUESTIONS
from b12diary.i18n import _, ngettext
from b12diary.ui.pages.appointment_draft import Draft, question_bank
from b12diary.ui.pages.appointment_fold import Fold, buddy_label
from b12diary.ui.pages.appointment_frequency import FrequencyLine
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.fields import TextArea
from b12diary.ui.widgets.labels import Label

_QUESTION_LETTERS = 280


class WordsForm(QWidget):
    """The main point, up to three questions, and a list of questions to pick from.

    Signals:
        edited(): at every letter, for the preview.
        committed(): a field was changed and left, or a question was picked or put back.
        frequency_taken_off(): the question about more frequent injections is not wanted on the page any more.
    """

    edited = Signal()
    committed = Signal()
    frequency_taken_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make empty fields."""
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space(8))
        self._add_main_point()
        self._layout.addSpacing(space(8))
        self._add_questions()
        self._add_bank()

    def _add_main_point(self) -> None:
        self.main_point = TextArea(_("What I want to say"), most_letters=MOST_LETTERS, enter_commits=True)
        self._count = Label("", Role.SMALL, wraps=False)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        row = QHBoxLayout()
        row.addWidget(buddy_label(_("&What I want to say"), self.main_point), 1)
        row.addWidget(self._count)
        self._layout.addLayout(row)
        self._layout.addWidget(self.main_point)
        self.main_point.edited.connect(self._show_count)
        self.main_point.edited.connect(self.edited)
        self.main_point.committed.connect(self.committed)
        self._show_count()

    def _add_questions(self) -> None:
        self.questions = [
            TextArea(_("Question {n}").format(n=n + 1), lines=1, most_letters=_QUESTION_LETTERS, enter_commits=True)
            for n in range(MOST_QUESTIONS)
        ]
        words = ngettext("&Up to {n} question", "&Up to {n} questions", MOST_QUESTIONS).format(n=MOST_QUESTIONS)
        self._layout.addWidget(buddy_label(words, self.questions[0]))
        self.frequency = FrequencyLine()
        self.frequency.taken_off.connect(self.frequency_taken_off)
        self._layout.addWidget(self.frequency)
        for number, field in enumerate(self.questions, 1):
            row = QHBoxLayout()
            row.setSpacing(space(12))
            row.addWidget(Label(str(number), quiet=True, wraps=False))
            row.addWidget(field, 1)
            self._layout.addLayout(row)
            field.edited.connect(self._question_edited)
            field.committed.connect(self.committed)

    def _add_bank(self) -> None:
        card = Card(padding=12)
        card.body.setSpacing(0)
        self.bank = [CheckBox(text) for text in question_bank()]
        for box in self.bank:
            card.body.addWidget(box)
            box.clicked.connect(partial(self._pick, box))
        self._full = Label(_("There is room for {n} questions. Clear one to pick another.").format(n=MOST_QUESTIONS))
        self._full.hide()
        card.body.addWidget(self._full)
        words = (_("&Questions to pick from"), _("Hide the &questions"))
        self.fold = Fold("", card, words)
        self._layout.addWidget(self.fold)

    def draft(self) -> Draft:
        """Return what stands in the fields, told or not; day and clinician are not known here."""
        return Draft(self.main_point.text(), tuple(field.text() for field in self.questions))

    def fill(self, draft: Draft) -> None:
        """Show what the diary holds; a field that is being written in keeps its words. Emits nothing."""
        self.main_point.fill(draft.main_point)
        for field, question in zip(self.questions, draft.questions, strict=True):
            field.fill(question)
        self.frequency.fill(draft.asks_frequency)
        self._show_count()
        self._show_picked()

    def commit(self) -> None:
        """Tell of what was written and not yet left."""
        self.main_point.commit()
        for field in self.questions:
            field.commit()

    def give_back(self) -> None:
        """The diary did not take the words: keep them, and tell them again when a field is left."""
        self.main_point.give_back()
        for field in self.questions:
            field.give_back()

    def _show_count(self) -> None:
        n = len(self.main_point.text())
        self._count.setText(_("{n} of {most} letters").format(n=n, most=MOST_LETTERS))

    def _question_edited(self) -> None:
        self._show_picked()
        self.edited.emit()

    def _show_picked(self) -> None:
        asked = [field.text().strip() for field in self.questions]
        is_full = "" not in asked
        self._full.setVisible(is_full)
        for box in self.bank:
            box.setChecked(box.text() in asked)
            reason = self._full.text() if is_full and not box.isChecked() else ""
            box.setEnabled(not reason)
            box.setToolTip(reason)
            box.setAccessibleDescription(reason)

    def _pick(self, box: CheckBox) -> None:
        """Put a question into the first empty field, or take it out of its field."""
        asked = [field.text().strip() for field in self.questions]
        looked_for = "" if box.isChecked() else box.text()
        if looked_for in asked:
            self.questions[asked.index(looked_for)].write(box.text() if box.isChecked() else "")
        self._show_picked()
