"""Taking a file in, in three steps: what its columns mean, what its names mean, and what would come of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from b12diary.domain.symptom import Symptom
from b12diary.i18n import _
from b12diary.interchange.mapping_questions import Open
from b12diary.interchange.preview import Preview
from b12diary.interchange.sheet_sources import Proposal
from b12diary.ui.announce import announce
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.dialogs.import_columns import ColumnsStep
from b12diary.ui.dialogs.import_names import NamesStep
from b12diary.ui.dialogs.import_preview import PreviewStep
from b12diary.ui.focus import first_stop, focus_on
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.step_header import StepHeader

COLUMNS, NAMES, PREVIEW = range(3)


class ImportDialog(Frame):
    """Asks, shows, and says what is wanted; the work is done elsewhere.

    Signals:
        names_asked(object): the person answered for the columns of this `Proposal`; answer with `show_names`.
        preview_asked(object): the person answered for its names; answer with `show_preview`.
        wanted(): take it in; `differing` and `kept_proposal` say how.
        stopped(): call the work off that is under way.
    """

    names_asked = Signal(object)
    preview_asked = Signal(object)
    wanted = Signal()
    stopped = Signal()

    def __init__(self, name: str, symptoms: tuple[Symptom, ...], parent: QWidget | None = None) -> None:
        """Make the dialog for the file called `name`, busy reading it; `symptoms` are those of the diary."""
        super().__init__(_("Import of {name}").format(name=name), parent, width=880)
        self._proposal: Proposal | None = None
        self._step = COLUMNS
        self.header = StepHeader([_("Columns"), _("Names"), _("Look it over")])
        self._busy_words = Label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far it is"))
        self.columns, self.names, self.preview = ColumnsStep(), NamesStep(symptoms), PreviewStep()
        self._steps: tuple[QWidget, ...] = (self.columns, self.names, self.preview)
        self._questions = Label("")
        holder = QWidget()
        self._pages = QVBoxLayout(holder)
        self._pages.setContentsMargins(0, 0, 0, 0)
        for step in self._steps:
            self._pages.addWidget(step)
        for part in (self.header, self._busy_words, self._bar, self._questions):
            self.body.addWidget(part)
        self.body.addWidget(holder, 1)
        self.next_button = Button(_("&Next"), Variant.PRIMARY)
        self.take_button = Button(_("&Take it in"), Variant.PRIMARY)
        self.back_button = Button(_("&Back"))
        self.close_button = Button(_("&Cancel"))
        for button in (self.next_button, self.take_button, self.back_button, self.close_button):
            self.buttons.addWidget(button)
        self.next_button.clicked.connect(self._go_on)
        self.back_button.clicked.connect(self._go_back)
        self.take_button.clicked.connect(self.wanted)
        self.close_button.clicked.connect(self.reject)
        self.columns.changed.connect(self._ask)
        self.names.changed.connect(self._ask)
        self.preview.changed.connect(self._offer)
        self.show_busy(_("Reading {name} …").format(name=name))

    # --- what the work says

    def show_busy(self, words: str) -> None:
        """Say what is being done, and offer only to call it off."""
        self.show_trouble("")
        self._busy_words.setText(words)
        self._busy_words.show()
        self._bar.show()
        rest = (self.header, self._questions, *self._steps, self.next_button, self.take_button, self.back_button)
        for part in rest:
            part.hide()
        self._bar.setRange(0, 0)
        self.close_button.setFocus()

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return not self._bar.isHidden()

    def show_progress(self, percent: int | None) -> None:
        """Show how far the work is; None = nobody knows."""
        self._bar.setRange(0, 0 if percent is None else 100)
        self._bar.setValue(percent or 0)

    def show_columns(self, proposal: Proposal) -> None:
        """Ask what the columns mean."""
        self._proposal = proposal
        self.columns.fill(proposal)
        self._show(COLUMNS)

    def show_names(self, proposal: Proposal) -> None:
        """Ask what the names mean."""
        self._proposal = proposal
        self.columns.fill(proposal)
        self.names.fill(proposal)
        self._show(NAMES)

    def show_preview(self, preview: Preview, proposal: Proposal | None) -> None:
        """Show what would come in; `proposal` None = the program's own form, with nothing to ask."""
        self._proposal = proposal
        if proposal is not None:
            self.columns.fill(proposal)
        self.preview.fill(preview, can_keep=proposal is not None)
        self._show(PREVIEW)

    def show_again(self) -> None:
        """Go back to the step that the work was begun from."""
        self._show(self._step)

    @property
    def kept_proposal(self) -> Proposal | None:
        """The sheet whose mapping is to be kept for the next time; None when it is not."""
        return self._proposal if self._proposal is not None and self.preview.keep.isChecked() else None

    # --- steps

    def _show(self, step: int) -> None:
        self._step = step
        has_steps = self._proposal is not None
        self._busy_words.hide()
        self._bar.hide()
        self.header.setVisible(has_steps)
        self.header.set_step(step)
        for n, widget in enumerate(self._steps):
            widget.setVisible(n == step)
        self.next_button.setVisible(step != PREVIEW)
        self.take_button.setVisible(step == PREVIEW)
        self.back_button.setVisible(has_steps and step != COLUMNS)
        self._ask()
        self._offer()
        self.resize(self.size().expandedTo(self.sizeHint()))
        focus = self.take_button if step == PREVIEW and self.take_button.isEnabled() else first_stop(self._steps[step])
        focus_on(focus or self.close_button)
        announce(self, self.header.accessibleName() if has_steps else self.windowTitle())

    def _chosen(self) -> Proposal | None:
        return (self.columns.proposal, self.names.proposal, self._proposal)[self._step]

    def _ask(self) -> None:
        """Say what is still open in this step, and go no further while it is."""
        proposal = self._chosen()
        if proposal is None or self._step == PREVIEW:
            self._questions.hide()
            return
        questions = proposal.questions
        blocking = [q for q in questions if q.about_what is not Open.ROUTE]
        # How dates are written is asked in the step itself, with both days to choose from.
        told = [q for q in questions if q.about_what is not Open.DAY_ORDER]
        told = [q for q in told if self._step == NAMES or q.about_what is not Open.ROUTE]
        self._questions.setText("\n".join(q.text for q in told))
        self._questions.setVisible(bool(told))
        self.next_button.explain_disabled(blocking[0].text if blocking else "")

    def _offer(self) -> None:
        brings = self.preview.brings_anything
        self.take_button.explain_disabled("" if brings else _("There is nothing new in this file."))
        self.close_button.setText(_("&Cancel") if brings or self._step != PREVIEW else _("&Close"))

    def _go_on(self) -> None:
        proposal = self._chosen()
        if proposal is None:
            return
        if self._step == COLUMNS:
            self.names_asked.emit(proposal)
        else:
            self.preview_asked.emit(proposal)

    def _go_back(self) -> None:
        if self._proposal is None:
            return
        if self._step == PREVIEW:
            self.show_names(self._proposal)
        else:
            self.show_columns(self.names.proposal or self._proposal)

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
