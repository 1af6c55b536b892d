"""The first start: three short steps, each of which can be skipped. Nothing is written before the last."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.i18n import _, language, languages
from b12diary.ui.announce import announce
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.language import language_name
from b12diary.ui.pages.first_start_file import FileStep
from b12diary.ui.pages.first_start_injections import InjectionAnswers, InjectionStep
from b12diary.ui.pages.first_start_symptoms import SymptomStep
from b12diary.ui.theme import Role, look, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.diamond import Diamond
from b12diary.ui.widgets.form import row_of
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.page import MARGIN, Page
from b12diary.ui.widgets.step_header import StepHeader

INJECTIONS, SYMPTOMS, FILE = range(3)


@dataclass(frozen=True, slots=True)
class FirstStartAnswers:
    """All that the three steps say. A skipped step is as if it had been left empty; so is a passphrase not wanted."""

    injections: InjectionAnswers
    symptoms: tuple[Symptom, ...]
    main: tuple[SymptomId, ...]
    passphrase: str = field(default="", repr=False)


class FirstStartPage(Page):
    """Three steps over the whole window, without the list of pages.

    Signals:
        finished(object): the `FirstStartAnswers`, when the person starts the diary.
        example_asked(): look around with an example diary instead.
        folder_asked(): show the folder of the diary file.
        place_asked(): keep the diary file in another folder.
        other_asked(): open a diary that there is already, instead of a new one.
        help_asked(): show where to get help.
        sheet_asked(str): print the recovery sheet for this passphrase.
        language_asked(str): speak this language.
    """

    finished = Signal(object)
    example_asked = Signal()
    folder_asked = Signal()
    place_asked = Signal()
    other_asked = Signal()
    help_asked = Signal()
    sheet_asked = Signal(str)
    language_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the page at its first step."""
        super().__init__(parent)
        self._step = INJECTIONS
        self.place: Path | None = None
        self._skipped: set[int] = set()
        self.header = StepHeader([_("My injections"), _("My symptoms"), _("My diary file")])
        self._add_top()
        self._words = Label("", quiet=True)
        self.injections, self.symptoms, self.file = InjectionStep(), SymptomStep(), FileStep()
        self._steps: tuple[QWidget, ...] = (self.injections, self.symptoms, self.file)
        self._languages = self._language_buttons()
        self.head.addWidget(self._languages)
        self.body.addWidget(self._words)
        for step in self._steps:
            self.body.addWidget(step, 1)
        self._add_foot()
        self.symptoms.refused.connect(self._refuse)
        self.file.folder_asked.connect(self.folder_asked)
        self.file.place_asked.connect(self.place_asked)
        self.file.passphrase.sheet_asked.connect(self.sheet_asked)
        self.file.passphrase.entered.connect(self._next)
        self._show_step(INJECTIONS, moves_focus=False)

    def _add_top(self) -> None:
        self._top = QWidget()
        self._top_layout = QHBoxLayout(self._top)
        self._brand = row_of(Diamond(18), Label(_("B12 Diary"), Role.HEADING, wraps=False), gap=10)
        self.help_button = Button(_("Get help"), Variant.TEXT, icon_name="help", height=40)
        self.help_button.clicked.connect(self.help_asked)
        self._top_layout.addWidget(self._brand)
        self._top_layout.addStretch(1)
        self._top_layout.addWidget(self.header)
        self._top_layout.addStretch(1)
        self._top_layout.addWidget(self.help_button)
        self._outer_layout.insertWidget(0, self._top)
        self._fit_top()

    def _language_buttons(self) -> QWidget:
        """Return a button for each other language, which calls itself by its own name: no word has to be understood."""
        buttons = []
        for code in languages():
            if code != language():
                button = Button(language_name(code), Variant.TEXT, height=40)
                button.setAccessibleDescription(_("Language"))
                button.clicked.connect(lambda _checked=False, code=code: self.language_asked.emit(code))
                buttons.append(button)
        return row_of(*buttons)

    def _add_foot(self) -> None:
        self.back_button = Button(_("&Back"), icon_name="back")
        self.example_button = Button(_("&Look around with an example diary"))
        self.other_button = Button(_("Open a diary I have…"))
        self.skip_button = Button(_("&Skip this step"), Variant.TEXT)
        self.next_button = Button("", Variant.PRIMARY)
        self.foot.addWidget(self.back_button)
        self.foot.addWidget(self.example_button)
        self.foot.addWidget(self.other_button)
        self.foot.add_split()
        self.foot.addWidget(self.skip_button)
        self.foot.addWidget(self.next_button)
        self.back_button.clicked.connect(lambda: self._show_step(self._step - 1))
        self.example_button.clicked.connect(self.example_asked)
        self.other_button.clicked.connect(self.other_asked)
        self.skip_button.clicked.connect(self._skip)
        self.next_button.clicked.connect(self._next)

    def wanted_span(self, day: date) -> DateSpan:
        """No ratings are needed here."""
        return DateSpan(day, day)

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """Know which day it is; what the person has filled in stays."""
        del day
        self.injections.set_today(excerpt.today)

    def set_place(self, place: str) -> None:
        """Show where the diary file is; empty = in memory only."""
        self.file.set_place(place)

    def take_place(self, place: Path) -> None:
        """Keep in mind where the person wants the file; it is made there when they start the diary."""
        self.place = place
        self.file.set_place(str(place), is_there=False)

    def show_problems(self, problems: dict[str, str]) -> None:
        """Go back to the injections and say beside the fields what does not fit."""
        self._show_step(INJECTIONS)
        self.injections.show_problems(problems)

    @property
    def step(self) -> int:
        """Which of the three steps is in sight: `INJECTIONS`, `SYMPTOMS` or `FILE`."""
        return self._step

    def answers(self) -> FirstStartAnswers:
        """Return what the steps say, skipped ones left out."""
        return FirstStartAnswers(
            InjectionAnswers() if INJECTIONS in self._skipped else self.injections.answers(),
            () if SYMPTOMS in self._skipped else self.symptoms.symptoms,
            () if SYMPTOMS in self._skipped else self.symptoms.main,
            self.file.passphrase.text(),
        )

    def _skip(self) -> None:
        self._skipped.add(self._step)
        self._show_step(self._step + 1)

    def _next(self) -> None:
        if self._step == INJECTIONS:
            problems = self.injections.problems()
            self.injections.show_problems(problems)
            if problems:
                return
        if self._step == FILE and not self.file.passphrase.is_ready():
            return
        self._skipped.discard(self._step)
        if self._step == FILE:
            self.finished.emit(self.answers())
        else:
            self._show_step(self._step + 1)

    def _refuse(self, text: str) -> None:
        self.message_bar.show_message(text)

    def _show_step(self, step: int, *, moves_focus: bool = True) -> None:
        self._step = step
        title, words, onward = (
            (
                _("How do you have your B12?"),
                _("Fill in what you know. You can change it at any time, or skip this step."),
                _("&Next: my symptoms"),
            ),
            (
                _("What would you like to keep a diary of?"),
                _("Pick up to 5 to rate each day. You can change them at any time, or skip this step."),
                _("&Next: my diary file"),
            ),
            (_("This is your diary"), _("Read this once, then begin."), _("S&tart my diary")),
        )[step]
        self.set_title(title)
        self._words.setText(words)
        self.next_button.setText(onward)
        self.header.set_step(step)
        self.message_bar.clear_message()
        for n, widget in enumerate(self._steps):
            widget.setVisible(n == step)
        self._languages.setVisible(step == INJECTIONS and len(languages()) > 1)
        self.back_button.setVisible(step != INJECTIONS)
        self.example_button.setVisible(step == INJECTIONS)
        self.other_button.setVisible(step == INJECTIONS)
        self.skip_button.setVisible(step != FILE)
        if moves_focus:
            first = (self.injections.medicine, self.symptoms.picker.search, self.next_button)[step]
            focus_on(first)
            announce(self, f"{self.header.accessibleName()}. {title}")
        self.scroll_to_top()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first field, so that the keyboard is where the eye is."""
        super().showEvent(event)
        if not holds_focus(self):
            focus_on(self.injections.medicine if self._step == INJECTIONS else self.next_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the top lean in a small window."""
        super().resizeEvent(event)
        self._fit_top()

    def _fit_top(self) -> None:
        is_lean = self.height() < 700 * look().f and look().f > 1
        self._top_layout.setContentsMargins(MARGIN, 8 if is_lean else space(24), MARGIN, 0)
        room = self.width() - 2 * MARGIN - self.header.sizeHint().width() - self.help_button.sizeHint().width()
        self._brand.setVisible(room >= self._brand.sizeHint().width() + space(24))
