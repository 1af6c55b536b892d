"""Today: ratings, what else was there, the note; and what was kept, with a way to take it back beside it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from b12diary.diary import Diary
from b12diary.domain.catalogue import factor_label, symptom_label
from b12diary.domain.change import Change
from b12diary.domain.days import DateSpan
from b12diary.domain.factor import DIARY_BREAK, Exposure, ExposureId, FactorId
from b12diary.domain.rating import ScaleId
from b12diary.domain.symptom import SymptomId
from b12diary.i18n import _, day_text, language
from b12diary.ui.clock_words import clock_words
from b12diary.ui.pages.today import TodayPage
from b12diary.ui.wiring.steps import Shell, made

_NO_RATINGS = DateSpan(date.min, date.min)
_IN_FLIGHT = timedelta(seconds=2)
"""A press so soon after the clock brought a new sheet was meant for the old one."""


class DayShell(Shell, Protocol):
    """The window, which also knows which day it is on."""

    def show_day(self, day: date) -> None:
        """Go to another day."""

    def look_at_clock(self) -> None:
        """Move on to a new day, or say that there is one."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A step made on the page: its name in the diary, how undo calls it here, and the day it was about."""

    label: str
    undo: str
    day: date


class _Wiring(QObject):
    """What is behind the page's signals; it lives as long as the page."""

    def __init__(self, page: TodayPage, diary: Diary, shell: DayShell) -> None:
        super().__init__(page)
        self._page, self._diary, self._shell = page, diary, shell
        self._is_clock_told = False
        self._kept: list[_Kept] = []
        self._saved, self._saved_about = "", diary.today
        self._turned_at: datetime | None = None

    def take_new_day(self) -> None:
        """Remember when the clock brought another sheet under the person's eyes; nothing on it is saved yet."""
        self._turned_at, self._saved = self._diary.now() if self._page.isVisible() else None, ""

    @property
    def _is_stale(self) -> bool:
        """Whether the sheet in sight is called "today" and is not any more."""
        return self._page.day == self._page.today != self._diary.today

    def _is_meant(self) -> bool:
        """Tell whether a press is about the day in sight: not one on a sheet called "today" that is yesterday's by now.

        The window may have slept over midnight, or midnight may pass between looking and pressing. A press that can be
        meant for either day is not taken, and the page says so.
        """
        doubt = "" if self._is_clock_told or self._page.day != self._page.today else clock_words(self._diary)
        if doubt:
            # Once: whoever presses again has read it.
            self._is_clock_told = True
            self._shell.look_at_clock()
            not_kept = _("Your last press was not kept.")
            self._page.message_bar.show_message(f"{doubt} {not_kept}")
            return False
        since = None if self._turned_at is None else self._diary.now() - self._turned_at
        if self._is_stale:
            self._shell.look_at_clock()
        elif since is None or not timedelta(0) <= since < _IN_FLIGHT:
            return True
        self._turned_at = None
        day = day_text(self._diary.today, "weekday")
        self._page.message_bar.show_message(_("It is now {day}. Your last press was not kept.").format(day=day))
        return False

    def show_kept(self) -> None:
        """Say what is saved; undo is offered as long as the newest step of the diary is one that was made here."""
        newest = self._diary.undo_label
        places = [n for n, step in enumerate(self._kept) if step.label == newest]
        undo = ""
        if places:
            del self._kept[places[-1] + 1 :]
            step = self._kept[-1]
            undo = step.undo if step.day == self._page.day else _("Undo: {step}").format(step=step.label)
        # On another day "Saved" would seem to be about what stands there.
        self._page.foot_row.show_saved(self._saved if self._page.day == self._saved_about else "", undo)

    def keep(self, change: Change | None, undo: str, day: date) -> bool:
        """Take note of a step that was made; False when it was not."""
        if change is None:
            return False
        self._page.message_bar.clear_message()
        if change.parts:
            self._kept.append(_Kept(change.label, undo, day))
        self._saved, self._saved_about = _("Saved {time}").format(time=time_text(self._diary.now())), day
        self.show_kept()
        return True

    def rate(self, day: date, symptom: str, value: int | None, scale: ScaleId = ScaleId.NRS_0_10) -> None:
        """Set or take away one rating."""
        if not self._is_meant():
            self._page.return_to(symptom if self._page.day == day else "")
            return
        known = SymptomId(symptom)
        change = made(self._page, lambda: self._diary.rate(day, {known: value}, scale=scale))
        # Not before it is on disk: that is what a press waits for.
        form = _("Undo clearing of {symptom}") if value is None else _("Undo rating of {symptom}")
        name = symptom_label(known, self._diary.symptoms)
        if not self.keep(change, form.format(symptom=name), day):
            self._page.return_to(symptom)

    def toggle_factor(self, day: date, factor: str, is_on: bool) -> None:
        """Note something for one day, or take one day out of every stretch of it."""
        if not self._is_meant():
            return
        known, diary = FactorId(factor), self._diary
        undo = _("Undo “{factor}”").format(factor=factor_label(known))
        if is_on:
            event = Exposure(ExposureId(diary.new_id()), known, day, diary.now(), day)
            self.keep(made(self._page, lambda: diary.record(event)), undo, day)
            return
        label = _("{factor}: not on {day}").format(factor=factor_label(known), day=day_text(day, "no_year"))
        for event in self._exposures(known, day):
            left = without_day(event, day, diary.today, ExposureId(diary.new_id()))

            def take_out(event: Exposure = event, left: tuple[Exposure, ...] = left) -> Change:
                return diary.record(*left, label=label) if left else diary.remove(event)

            self.keep(made(self._page, take_out), undo, day)

    def word_factor(self, day: date, factor: str, text: str) -> None:
        """Say in the person's own words what it was, on the day on which they began to write."""
        known = FactorId(factor)
        events = [replace(event, label=text.strip()) for event in self._exposures(known, day)]
        if not events:
            return
        was_stale = self._is_stale
        undo = _("Undo words of “{factor}”").format(factor=factor_label(known))
        if not self.keep(made(self._page, lambda: self._diary.record(*events)), undo, day):
            self._page.factors.give_back(known)
        if was_stale:
            self._shell.look_at_clock()

    def write_note(self, day: date, text: str) -> None:
        """Keep the note of a day, the one on which it was begun."""
        was_stale = self._is_stale
        change = made(self._page, lambda: self._diary.write_note(day, text))
        if not self.keep(change, _("Undo note"), day):
            self._page.give_back_note()
        if was_stale:
            self._shell.look_at_clock()

    def take_break(self) -> None:
        """Begin a break today, until it is ended."""
        diary, label = self._diary, _("Take a break from the diary")
        event = Exposure(ExposureId(diary.new_id()), DIARY_BREAK, diary.today, diary.now())
        if made(self._page, lambda: diary.record(event, label=label)) is not None:
            self._shell.say(_("You are taking a break from the diary."), undo=True)

    def end_break(self) -> None:
        """End the break yesterday; one that was begun today never was."""
        diary, label = self._diary, _("Go on with the diary")
        events = [e for e in self._exposures(DIARY_BREAK, diary.today) if e.ends_on is None]
        ended = [replace(e, ends_on=diary.today - timedelta(days=1)) for e in events if e.starts_on < diary.today]
        changes = [made(self._page, partial(diary.remove, e)) for e in events if e.starts_on == diary.today]
        if ended:
            changes.append(made(self._page, lambda: diary.record(*ended, label=label)))
        if changes and all(changes):
            self._shell.say(_("You go on with the diary."), undo=True)

    def _exposures(self, factor: FactorId, day: date) -> list[Exposure]:
        return [e for e in self._diary.excerpt(_NO_RATINGS).exposures if e.factor == factor and e.covers(day)]


def connect(page: TodayPage, diary: Diary, shell: DayShell) -> None:
    """Connect the page's signals to the diary."""
    wiring = _Wiring(page, diary, shell)
    page.rated.connect(wiring.rate)
    page.cleared.connect(lambda day, symptom: wiring.rate(day, symptom, None))
    page.factor_toggled.connect(wiring.toggle_factor)
    page.factor_worded.connect(wiring.word_factor)
    page.note_written.connect(wiring.write_note)
    page.day_asked.connect(shell.show_day)
    page.day_turned.connect(wiring.take_new_day)
    page.break_taken.connect(wiring.take_break)
    page.break_ended.connect(wiring.end_break)
    page.day_shown.connect(wiring.show_kept)
    page.injection_asked.connect(lambda: shell.show_page("injections", "record"))
    page.help_asked.connect(lambda: shell.show_page("help", "note"))
    page.symptoms_asked.connect(lambda: shell.show_page("settings", "symptoms"))
    # A step of another page, or undo from the menu, can be the newest one now.
    diary.subscribe(lambda _change: wiring.show_kept() if page.is_filled else None)


def without_day(event: Exposure, day: date, today: date, new_id: ExposureId) -> tuple[Exposure, ...]:
    """Return what is left of a stretch of days when `day` is taken out: nothing, one stretch, or two."""
    one_day = timedelta(days=1)
    left = [replace(event, ends_on=day - one_day)] if event.starts_on < day else []
    goes_on = day < today if event.ends_on is None else day < event.ends_on
    if goes_on:
        left.append(replace(event, id=new_id if left else event.id, starts_on=day + one_day))
    return tuple(left)


def time_text(moment: datetime) -> str:
    """Write a time of day as the language does: "21:04"."""
    if language().startswith("en"):
        # The source language needs no file: see `i18n.day_text`.
        return f"{moment:%H:%M}"
    from b12diary.customs import customs_of, written_time

    return written_time(moment, customs_of(language()))
