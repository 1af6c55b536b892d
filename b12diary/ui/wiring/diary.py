"""Diary: every entry can be changed, taken away and looked up; erasing for good is the one thing without undo."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from b12diary.diary import Diary
from b12diary.domain.appointment import Appointment
from b12diary.domain.change import Change
from b12diary.domain.covering import COVER
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import Dose
from b12diary.domain.factor import Exposure, ExposureId
from b12diary.domain.lab import LabResult, LabResultId
from b12diary.domain.safety import SafetyTick
from b12diary.domain.symptom import SymptomId
from b12diary.errors import DiaryError
from b12diary.i18n import _, day_text, ngettext
from b12diary.ui.curtain import behind
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.pages.diary_entries import DayEntry, Kind
from b12diary.ui.pages.diary_history import history_lines
from b12diary.ui.pages.diary_search import day_named, find
from b12diary.ui.wiring.copying import copier, day_copier
from b12diary.ui.wiring.steps import Shell, made, sentence

if TYPE_CHECKING:
    from b12diary.ui.wiring.typed_sheet import SheetDesk

Item = Dose | Exposure | LabResult | SafetyTick | Appointment


class _Wiring(QObject):
    """What is behind the page's signals. It lives as long as the page."""

    def __init__(self, page: DiaryPage, diary: Diary, shell: Shell) -> None:
        super().__init__(page)
        self._page, self._diary, self._shell = page, diary, shell
        self._sheets: SheetDesk | None = None

    def _say(self, change: Change | None) -> None:
        if change is not None and change.parts:
            self._shell.say(_("{step}.").format(step=change.label), undo=True)

    def rate(self, symptom: str, day: str, value: int) -> None:
        """Rate on the scale that the day's rating is on."""
        self._rate(symptom, day, value)

    def clear(self, symptom: str, day: str) -> None:
        """Take a rating away."""
        self._rate(symptom, day, None)

    def _rate(self, symptom: str, day: str, value: int | None) -> None:
        when, key = date.fromisoformat(day), SymptomId(symptom)
        usual = self._diary.preferences.rating_scale
        known = next((r.scale for r in self._diary.ratings_on(when) if r.symptom == key), usual)
        self._say(made(self._page, lambda: self._diary.rate(when, {key: value}, scale=known)))

    def note(self, day: str, text: str) -> None:
        """Write the note of a day; empty words take it away."""
        change = made(self._page, lambda: self._diary.write_note(date.fromisoformat(day), text))
        if change is None:
            self._page.give_back_note()
        self._say(change)

    def record(self, item: Item) -> None:
        """Add or change an entry; what does not fit is said beside its field."""
        is_new = not item.id
        if is_new:
            item = self._named(item)
        try:
            change = self._diary.record(item)
        except DiaryError as error:
            self._page.message_bar.show_message(str(error))
            return
        if change.is_refused:
            self._page.show_problems({p.field: sentence(p.text) for p in change.problems})
            return
        if is_new:
            self._page.entry_added()
        self._say(change)

    def _named(self, item: Item) -> Item:
        """Give a new entry its id and its moment."""
        new, now = self._diary.new_id(), self._diary.now()
        match item:
            case Exposure():
                return replace(item, id=ExposureId(new), recorded_at=now)
            case LabResult():
                return replace(item, id=LabResultId(new), recorded_at=now)
            case _:
                return item

    def remove(self, entry: DayEntry) -> None:
        """Take an entry away."""
        match entry.kind:
            case Kind.RATING:
                self.clear(entry.key[0], entry.key[1])
            case Kind.NOTE:
                self.note(entry.key[0], "")
            case _:
                item = entry.item
                if item is not None:
                    self._say(made(self._page, lambda: self._diary.remove(item)))

    def remove_day(self, day: date) -> None:
        """Take away what was written about a day."""
        change = made(self._page, lambda: self._diary.remove_day(day))
        if change is not None and change.parts:
            kept = _("What was written about {day} is removed. Injections and blood tests stay.")
            self._shell.say(kept.format(day=day_text(day)), undo=True)

    def show_history(self, entry: DayEntry) -> None:
        """Show how an entry came about."""
        pasts = self._diary.history(entry.part, entry.key)
        self._page.show_history(entry.part, entry.key, history_lines(entry.part, pasts))

    def erase(self, entry: DayEntry) -> None:
        """Take an entry out of the file for good; the page has said what that means."""
        if made(self._page, lambda: self._diary.erase_for_good(entry.part, entry.key)) is not None:
            n = len(self._diary.safe.backups())
            if not n:
                self._shell.say(_("It is erased for good."), undo=False)
                return
            words = ngettext(
                "It is erased for good here. {n} backup still has it: see Backups.",
                "It is erased for good here. {n} backups still have it: see Backups.",
                n,
            )
            self._shell.say(words.format(n=n), undo=False)

    def search(self, text: str) -> None:
        """Go to the day that is named, or show where the words stand."""
        day = day_named(text, self._diary.today)
        if day is not None and day <= self._diary.today:
            self._page.show_day(day)
            self._page.calendar.focus_chosen()
        else:
            # Without the ratings: they hold no words, and reading 40 years of them would take its time.
            diary = behind(self._diary)
            whole = replace(diary.excerpt(DateSpan(date.min, date.min)), notes=diary.notes())
            found = find(whole, text)
            if whole.preferences.hide_details:
                found = tuple(replace(one, words=COVER) for one in found)
            self._page.show_found(text, found)

    def open_sheet(self) -> None:
        """Show the blank sheet for paper."""
        from b12diary.ui.wiring.blank_sheet import open_blank_sheet

        open_blank_sheet(self._page, behind(self._diary), self._shell)

    def type_sheet(self) -> None:
        """Show the sheet that is typed in, as it was left."""
        from b12diary.ui.wiring.typed_sheet import SheetDesk

        if self._sheets is None:
            self._sheets = SheetDesk(self._page, self._diary, self._shell)
        self._sheets.open()


def connect(page: DiaryPage, diary: Diary, shell: Shell) -> None:
    """Connect the page's signals to the diary."""
    wiring = _Wiring(page, diary, shell)
    page.rated.connect(wiring.rate)
    page.cleared.connect(wiring.clear)
    page.noted.connect(wiring.note)
    page.recorded.connect(wiring.record)
    page.removed.connect(wiring.remove)
    page.day_removed.connect(wiring.remove_day)
    page.history_asked.connect(wiring.show_history)
    page.erased.connect(wiring.erase)
    page.searched.connect(wiring.search)
    page.copy_asked.connect(day_copier(diary, shell))
    page.tests_copy_asked.connect(copier(diary, shell, "blood_tests"))
    page.sheet_asked.connect(wiring.open_sheet)
    page.typing_asked.connect(wiring.type_sheet)
