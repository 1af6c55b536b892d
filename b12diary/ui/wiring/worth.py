"""Worth raising: looked for beside the window while Appointment is in sight; decisions go to the diary."""

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from b12diary.diary import Diary
from b12diary.domain.appointment import MOST_QUESTIONS, Appointment, AppointmentId
from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.i18n import _
from b12diary.report.choices import current_appointment
from b12diary.suggestions.suggestion import Suggestion, SuggestionId
from b12diary.ui.focus import focus_on
from b12diary.ui.pages.appointment_worth import WorthRaising
from b12diary.ui.widgets.page import Page
from b12diary.ui.wiring.steps import made
from b12diary.ui.wiring.workshop import Workshop

if TYPE_CHECKING:
    from b12diary.analysis.results import LookBack
    from b12diary.suggestions.ground import Ground
    from b12diary.suggestions.suggest import Worth

_LANE = "worth"


class Look(Protocol):
    """Looks for what may be worth raising."""

    def __call__(self, excerpt: Excerpt, result: "LookBack | None") -> None:
        """Look in the whole `excerpt`; `result` is its look-back, None where it is not at hand."""


def connect_worth(page: Page, card: WorthRaising, diary: Diary, shell: Workshop) -> Look:
    """Connect the card's signals; returns what is to be called each time the page shows another excerpt."""
    return _Desk(page, card, diary, shell).look


class _Desk(QObject):
    """Lives as long as the page. Remembers what was found last, to know the words behind an id."""

    def __init__(self, page: Page, card: WorthRaising, diary: Diary, shell: Workshop) -> None:
        super().__init__(page)
        self._page, self._card, self._diary, self._shell = page, card, diary, shell
        self._found: dict[str, Suggestion] = {}
        self._ground: Ground | None = None
        card.put_on_page.connect(self._put)
        card.taken_off_page.connect(self._take)
        card.set_aside.connect(self._set_aside)
        card.never_again.connect(self._never)
        card.bring_back.connect(self._bring_back)
        card.evidence_asked.connect(self._show_evidence)
        card.help_asked.connect(lambda: self._shell.show_page("help"))

    # --- looking

    def look(self, excerpt: Excerpt, result: "LookBack | None") -> None:
        """Look for what may be worth raising; a newer request replaces an older one that is not done."""
        appointment = current_appointment(excerpt)
        aside = appointment.set_aside if appointment else ()
        before, is_on = self._ground, excerpt.preferences.suggestions_on
        job = self._shell.background.submit_newest(_LANE, lambda: _looked(excerpt, aside, before, result))
        job.done.connect(lambda found: self._show(found, is_on, appointment))

    def _show(self, found: object, is_on: bool, appointment: Appointment | None) -> None:
        worth, self._ground = cast("tuple[Worth, Ground | None]", found)
        self._found = {s.id.value: s for s in worth.shown}
        if not is_on and not worth.shown:
            self._card.show_off()
            return
        on_page = [s.id for s in worth.shown if _stands_on_page(s, appointment)]
        self._card.show_suggestions(worth.shown, on_page=on_page, n_set_aside=worth.n_set_aside)

    # --- what the person decides

    def _appointment(self) -> Appointment:
        """Return the appointment that is prepared, after all fields have spoken; a new one where there is none."""
        held = QApplication.focusWidget()
        self._page.commit_edits()
        if held is not None and self._card.isAncestorOf(held):
            focus_on(held)
        today = self._diary.today
        known = current_appointment(self._diary.excerpt(DateSpan(today, today)))
        return known or Appointment(AppointmentId(self._diary.new_id()), self._diary.now())

    def _record(self, appointment: Appointment, label: str, told: str) -> None:
        if made(self._page, lambda: self._diary.record(appointment, label=label)) is not None:
            self._shell.say(told, undo=True)

    def _put(self, name: str) -> None:
        said, appointment = self._found[name], self._appointment()
        if said.asks_frequency:
            changed = replace(appointment, asks_frequency=True)
        elif said.question in appointment.questions:
            return
        else:
            asked = [question for question in appointment.questions if question.strip()]
            if len(asked) >= MOST_QUESTIONS:
                full = _("There is room for {n} questions. Clear one to pick another.")
                self._page.message_bar.show_message(full.format(n=MOST_QUESTIONS))
                return
            changed = replace(appointment, questions=(*asked, said.question))
        self._record(changed, _("Question on the page"), _("The question is on your page."))

    def _take(self, name: str) -> None:
        said, appointment = self._found[name], self._appointment()
        if said.asks_frequency:
            changed = replace(appointment, asks_frequency=False)
        else:
            rest = tuple(question for question in appointment.questions if question != said.question)
            changed = replace(appointment, questions=rest)
        self._record(changed, _("Question off the page"), _("The question is off your page."))

    def _set_aside(self, name: str) -> None:
        appointment = self._appointment()
        changed = replace(appointment, set_aside=tuple(dict.fromkeys((*appointment.set_aside, name))))
        if self._found[name].asks_frequency:
            changed = replace(changed, asks_frequency=False)
        title = self._found[name].title
        self._record(changed, _("Put aside: {title}").format(title=title), _("Put aside for this appointment."))

    def _bring_back(self) -> None:
        changed = replace(self._appointment(), set_aside=())
        self._record(changed, _("Show what was put aside"), _("All of it is shown again."))

    def _never(self, name: str) -> None:
        hidden = self._diary.preferences.hidden_suggestions
        wanted = tuple(dict.fromkeys((*hidden, name)))
        if made(self._page, lambda: self._diary.set_preferences(hidden_suggestions=wanted)) is not None:
            self._shell.say(_("It is not shown again. Settings can bring it back."), undo=True)

    def _show_evidence(self, name: str) -> None:
        from b12diary.ui.dialogs.evidence import show_evidence

        said = self._found[name]
        show_evidence(self._page, said.evidence, said.title)


def _looked(
    excerpt: Excerpt, set_aside: tuple[str, ...], before: "Ground | None", result: "LookBack | None"
) -> "tuple[Worth, Ground | None]":
    """Runs in a thread of the pool."""
    from b12diary.suggestions.ground import ground_again  # imported late: the analysis waits for the first look
    from b12diary.suggestions.silence import silences_frequency
    from b12diary.suggestions.suggest import suggest

    if silences_frequency(excerpt) or not excerpt.preferences.suggestions_on:
        return suggest(excerpt), before
    known = ground_again(excerpt, before, result)
    return suggest(excerpt, set_aside, known), known


def _stands_on_page(said: Suggestion, appointment: Appointment | None) -> bool:
    if appointment is None:
        return False
    if said.id is SuggestionId.MORE_OFTEN:
        return appointment.asks_frequency
    return bool(said.question) and said.question in appointment.questions
