"""The diary as the pages see it: with "hide personal details" on, dots stand where the person's own words would.

This is the one place that covers. Whoever draws a page is handed this in the place of the diary and need not know.
What is printed, saved or handed out is made from the diary behind it: see `behind`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

from b12diary.diary import Diary
from b12diary.domain.change import Change, Part, Past
from b12diary.domain.checks import Problem
from b12diary.domain.covering import (
    COVER,
    PERSONAL,
    Coverable,
    covered,
    covered_excerpt,
    covered_sentence,
    covered_words,
    holds_cover,
    own_names,
    uncovered,
)
from b12diary.domain.days import EVER, DateSpan
from b12diary.domain.dose import Dose
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.note import DayNote
from b12diary.domain.preferences import Preferences
from b12diary.domain.printed_page import PrintedPage
from b12diary.domain.steps import Recordable
from b12diary.domain.symptom import Symptom
from b12diary.i18n import _

_NO_RATINGS = DateSpan(date.min, date.min)
_COLUMNS = frozenset(field for fields in PERSONAL.values() for field in fields)
T = TypeVar("T", bound=Coverable)


class Curtain:
    """Stands for a `Diary`, and answers like it. What is not covered goes straight through."""

    def __init__(self, diary: Diary) -> None:
        """Stand before `diary`."""
        self.diary = diary
        self._proposed: Dose | None = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the diary has
        """Answer as the diary does."""
        return getattr(self.diary, name)

    @property
    def as_diary(self) -> Diary:
        """This, for whoever takes a diary."""
        return cast("Diary", self)

    @property
    def is_drawn(self) -> bool:
        """Whether personal details are hidden now."""
        return self.diary.preferences.hide_details

    def _shown(self, item: T) -> T:
        return covered(item) if self.is_drawn else item

    def sentence(self, text: str) -> str:
        """Return a sentence as it may be shown now."""
        return covered_sentence(text, own_names(self.diary.excerpt(_NO_RATINGS))) if self.is_drawn else text

    def name(self, text: str) -> str:
        """Return the name of something as it may be shown now."""
        return covered_words("", text) if self.is_drawn else text

    # --- asking

    @property
    def preferences(self) -> Preferences:
        """What the person has chosen."""
        return self._shown(self.diary.preferences)

    @property
    def symptoms(self) -> tuple[Symptom, ...]:
        """The symptoms in the order in which they are asked."""
        known = self.diary.symptoms
        return tuple(covered(symptom, n) for n, symptom in enumerate(known)) if self.is_drawn else known

    def excerpt(self, span: DateSpan = EVER) -> Excerpt:
        """Return the frozen view of the diary that may be shown."""
        excerpt = self.diary.excerpt(span)
        return covered_excerpt(excerpt) if excerpt.preferences.hide_details else excerpt

    def notes(self) -> tuple[DayNote, ...]:
        """Return every note by day."""
        return tuple(map(self._shown, self.diary.notes()))

    def printed_pages(self) -> tuple[PrintedPage, ...]:
        """Return every page that was handed out; a covered one says nothing any more."""
        return tuple(map(self._shown, self.diary.printed_pages()))

    def new_dose(self, given_on: date | None = None) -> Dose:
        """Return a dose filled in like the last injection."""
        self._proposed = self.diary.new_dose(given_on)
        return self._shown(self._proposed)

    def history(self, part: Part, key: tuple[str, ...]) -> tuple[Past, ...]:
        """Return every change of one entry, newest first."""
        pasts = self.diary.history(part, key)
        if not self.is_drawn:
            return pasts
        return tuple(replace(p, label=COVER, before=_row(p.before), after=_row(p.after)) for p in pasts)

    @property
    def undo_label(self) -> str | None:
        """The name of the step that undo takes back."""
        label = self.diary.undo_label
        return label and self.sentence(label)

    @property
    def redo_label(self) -> str | None:
        """The name of the step that redo brings back."""
        label = self.diary.redo_label
        return label and self.sentence(label)

    # --- changing

    def _told(self, change: Change) -> Change:
        return replace(change, label=self.sentence(change.label)) if self.is_drawn else change

    def undo(self) -> Change | None:
        """Take back the newest step."""
        change = self.diary.undo()
        return change and self._told(change)

    def redo(self) -> Change | None:
        """Bring back the step undone last."""
        change = self.diary.redo()
        return change and self._told(change)

    def rate(self, *about: Any, **more: Any) -> Change:  # noqa: ANN401 - as the diary's own verb
        """Rate symptoms on a day."""
        return self._told(self.diary.rate(*about, **more))

    def record(self, *items: Recordable, label: str = "") -> Change:
        """Add or change entries; dots in them are the words that they stand for."""
        if not self.is_drawn:
            return self.diary.record(*items, label=label)
        true = [self.true(item) for item in items]
        return self._refused(true) or self._told(self.diary.record(*true, label=label))

    def remove(self, item: Recordable) -> Change:
        """Take a recorded item away."""
        return self._told(self.diary.remove(self.true(item) if self.is_drawn else item))

    def write_note(self, day: date, text: str) -> Change:
        """Set the note of a day; dots that were left alone are no change."""
        if not self.is_drawn:
            return self.diary.write_note(day, text)
        known = next(iter(self.diary.excerpt(DateSpan(day, day)).notes), None)
        note = uncovered(DayNote(day, text, self.diary.now()), known)
        return self._refused([note]) or self._told(self.diary.write_note(day, note.text))

    def set_symptoms(self, symptoms: Sequence[Symptom]) -> Change:
        """Set names, order and how often each is asked."""
        if not self.is_drawn:
            return self.diary.set_symptoms(symptoms)
        known = {s.id: s for s in self.diary.excerpt(_NO_RATINGS).symptoms}
        true = [uncovered(symptom, known.get(symptom.id)) for symptom in symptoms]
        return self._refused(true) or self._told(self.diary.set_symptoms(true))

    def set_preferences(self, **changes: Any) -> Change:  # noqa: ANN401 - the fields of `Preferences`
        """Change preferences; dots in them are the words that they stand for."""
        if not self.is_drawn:
            return self.diary.set_preferences(**changes)
        known = self.diary.preferences
        true = uncovered(replace(known, **changes), known)
        return self._refused([true]) or self.diary.set_preferences(**{name: getattr(true, name) for name in changes})

    def true(self, item: Recordable) -> Recordable:
        """Return an entry that was shown covered with the words that the dots stand for."""
        known: Recordable | None = self._known(item)
        return uncovered(item, known)

    def _known(self, item: Recordable) -> Any:  # noqa: ANN401 - an entry of the same kind
        """Return what an entry was shown from: the same entry, or the one that a new one was made from."""
        if isinstance(item, PrintedPage):
            return next((page for page in self.diary.printed_pages() if page.id == item.id), None)
        recorded = _alike(self.diary.excerpt(_NO_RATINGS), item)
        found = next((one for one in recorded if one.id == item.id), None)
        if found is None and isinstance(item, Dose):
            return self._proposed
        # One half of a stretch of days that was cut in two.
        return found or next((one for one in recorded if one.recorded_at == item.recorded_at), None)

    @staticmethod
    def _refused(items: Sequence[Coverable]) -> Change | None:
        field = next(filter(None, map(holds_cover, items)), "")
        words = _("your own words are hidden now; show them, then change them")
        return Change("", problems=(Problem(words, field),)) if field else None


def _alike(excerpt: Excerpt, item: Recordable) -> tuple[Any, ...]:
    lists: tuple[tuple[Any, ...], ...] = (
        *(excerpt.doses, excerpt.regimens, excerpt.exposures),
        *(excerpt.lab_results, excerpt.ticks, excerpt.appointments),
    )
    return next((entries for entries in lists if entries and type(entries[0]) is type(item)), ())


def _row(row: Mapping[str, object] | None) -> dict[str, object] | None:
    """Cover an earlier state of an entry; lists stand in it as JSON."""
    if row is None:
        return None

    def shown(column: str, value: object) -> object:
        if column not in _COLUMNS or not isinstance(value, str):
            return value
        if column in {"reactions", "questions"}:
            return value if value in {"", "[]"} else f'["{COVER}"]'
        return covered_words(column, value)

    return {column: shown(column, value) for column, value in row.items()}


def behind(diary: Diary) -> Diary:
    """Return the diary itself, for what is printed, saved or handed out."""
    seen: object = diary
    return seen.diary if isinstance(seen, Curtain) else diary
