"""The person's verbs. Window and command line are two front ends to this one heart.

Every verb that changes something checks it, names the step, and has it on disk before it returns. Listeners then hear
what was touched. What does not fit comes back as problems in the `Change`; only the environment raises.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from b12diary.diary.record import Record
from b12diary.domain.change import Change, Part
from b12diary.domain.checks import Problem, check_main, check_rating, check_symptoms, check_text, on_one_line
from b12diary.domain.days import Clock, DateSpan, system_clock
from b12diary.domain.dose import Dose, DoseId, DoseReason
from b12diary.domain.entries import Entries, without_known
from b12diary.domain.note import DayNote
from b12diary.domain.rating import Origin, Rating, ScaleId
from b12diary.domain.safety import SafetyTick, SignId, TickId
from b12diary.domain.schedule import planned_next
from b12diary.domain.steps import Recordable, name_and_problems, rating_name
from b12diary.domain.symptom import INTERFERENCE, MOST_DAILY, Cadence, MainSet, Symptom, SymptomId
from b12diary.i18n import _, day_text
from b12diary.storage import rows
from b12diary.storage.pace import Pace, Progress
from b12diary.storage.store import Store
from b12diary.storage.writer import Writer

if TYPE_CHECKING:
    from b12diary.diary.joined import Comparison
    from b12diary.domain.whole import Whole

Listener = Callable[[Change], None]
Work = Callable[[Writer], None]
T = TypeVar("T")


class Diary(Record):
    """One person's diary, open, with everything that can be done to it."""

    def __init__(self, store: Store, clock: Clock = system_clock, backups: Path | None = None) -> None:
        """Keep the diary in `store`, its backups below `backups`, and take the time from `clock`."""
        super().__init__(store, clock, backups)
        self._backups = backups
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` told of every change from now on; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # --- work in another thread

    def elsewhere(self, verb: Callable[["Diary"], T]) -> Callable[[], T] | None:
        """Return what does `verb` in another thread, through a connection of its own; call `hear` with its change.

        Until it is done nothing may be written here. None where only this thread can do it: in memory, or opened for
        reading.
        """
        store, clock, backups = self._store, self._clock, self._backups
        if store.path is None or store.is_read_only:
            return None

        def work() -> T:
            with store.once_more() as held:
                other = Diary(held, clock, backups)
                try:
                    return verb(other)
                finally:
                    self.safe.notice = other.safe.notice

        return work

    def hear(self, change: Change) -> Change:
        """Tell the listeners of a change that was made `elsewhere`."""
        return self._told(change)

    # --- undo

    def undo(self, progress: Progress | None = None) -> Change | None:
        """Take back the newest step, also one from before a restart; None when there is none.

        `progress` is told now and then how many entries are behind it, of which it goes over each 3 times; raising ends
        it with nothing written.
        """
        label = _("Undone: {step}")
        change = self._store.undo(self.now(), lambda step: label.format(step=step), Pace(progress))
        return change and self._told(change)

    def redo(self, progress: Progress | None = None) -> Change | None:
        """Bring back the step undone last; None when there is none. `progress` as with undo."""
        label = _("Done again: {step}")
        change = self._store.redo(self.now(), lambda step: label.format(step=step), Pace(progress))
        return change and self._told(change)

    # --- ratings and days

    def rate(
        self,
        day: date,
        ratings: Mapping[SymptomId, int | None],
        *,
        scale: ScaleId = ScaleId.NRS_0_10,
        origin: Origin = Origin.TYPED,
        entered_on: date | None = None,
    ) -> Change:
        """Rate symptoms on a day; a value of None takes the rating away. `entered_on` defaults to today."""
        today, now = self.today, self.now()
        made = [
            Rating(day, symptom, value, now, entered_on or today, scale, origin)
            for symptom, value in ratings.items()
            if value is not None
        ]
        cleared = [symptom for symptom, value in ratings.items() if value is None]
        known = {(r.symptom, r.value, r.scale) for r in self.ratings_on(day)}

        def work(writer: Writer) -> None:
            # The same value again is no change: the moment of the first entry stays.
            writer.put(rows.RATINGS, [r for r in made if (r.symptom, r.value, r.scale) not in known])
            for symptom in cleared:
                writer.remove(rows.RATINGS, symptom, day.isoformat())

        symptoms = self._store.all(rows.SYMPTOMS, "position")
        problems = [p for r in made for p in check_rating(r, today)]
        if not {r.symptom for r in made} <= {s.id for s in symptoms}:
            problems.append(Problem(_("this symptom is not in the diary"), "symptom"))
        return self._do(rating_name(day, ratings, scale, symptoms, today), work, problems)

    def write_note(self, day: date, text: str) -> Change:
        """Set the note of a day; empty text takes it away."""
        note = DayNote(day, text.strip(), self.now())
        problems = check_text(note.text, "note")
        label = _("Note on {day}").format(day=day_text(day))
        if not note.text:
            return self._do(label, lambda w: w.remove(rows.NOTES, day.isoformat()), problems)
        known = self._store.all(rows.NOTES, "day", "day = ?", day.isoformat())
        if known and known[0].text == note.text:
            return Change(label)
        return self._do(label, lambda w: w.put(rows.NOTES, [note]), problems)

    def remove_day(self, day: date) -> Change:
        """Take away the ratings, the note and the one-day events of a day; injections and blood tests stay."""
        excerpt = self.excerpt(DateSpan(day, day))

        def work(writer: Writer) -> None:
            for series in excerpt.ratings:
                writer.remove(rows.RATINGS, series.symptom, day.isoformat())
            writer.remove(rows.NOTES, day.isoformat())
            for exposure in excerpt.exposures:
                if exposure.starts_on == exposure.ends_on == day:
                    writer.remove(rows.EXPOSURES, exposure.id)

        return self._do(_("Remove {day}").format(day=day_text(day)), work)

    # --- injections, plans, events, blood tests, safety ticks, appointments

    def new_dose(self, given_on: date | None = None) -> Dose:
        """Return a dose filled in like the last injection, for today unless a day is given; not yet recorded."""
        excerpt = self.excerpt(DateSpan(date.min, date.min))
        day = given_on or self.today
        before = tuple(d for d in excerpt.injections if d.given_on < day)
        planned = planned_next(before, excerpt.regimens, day)
        last = before[-1] if before else Dose(DoseId(""), day, self.now())
        return replace(
            last,
            id=DoseId(self.new_id()),
            given_on=day,
            given_time=None,
            recorded_at=self.now(),
            planned_on=planned.day if planned else None,
            phase=planned.regimen.phase if planned else last.phase,
            reason=DoseReason.PLANNED if planned and planned.day == day else DoseReason.UNKNOWN,
            site="",
            batch="",
            note="",
            reactions=(),
        )

    def record(self, *items: Recordable, label: str = "") -> Change:
        """Add items, or set those already recorded to new values, as one step; `label` names a step of several."""
        named = [name_and_problems(item, self.today) for item in items]
        problems = [problem for _part, _name, found in named for problem in found]
        label = label or (named[0][1] if len(items) == 1 else _("{n} entries").format(n=len(items)))

        def work(writer: Writer) -> None:
            for item, (part, _name, _problems) in zip(items, named, strict=True):
                writer.put(rows.TABLES[part], [item])

        return self._do(label, work, problems)

    def remove(self, item: Recordable) -> Change:
        """Take a recorded item away."""
        part, name, _problems = name_and_problems(item, self.today)
        return self._do(_("Remove: {name}").format(name=name), lambda w: w.remove(rows.TABLES[part], item.id))

    def tick_sign(self, sign: SignId, note: str = "") -> Change:
        """Note that a sign that needs quick care is new or suddenly worse; some are private at first."""
        # Imported late: the start asks for no signs.
        from b12diary.domain.care import care_texts

        known = care_texts().sign(sign)
        is_private = known is not None and known.is_private
        return self.record(SafetyTick(TickId(self.new_id()), sign, self.today, self.now(), None, note, is_private))

    # --- symptoms

    def set_symptoms(self, symptoms: Sequence[Symptom]) -> Change:
        """Set names, order and how often each is asked; a symptom left out is no longer asked but keeps its ratings."""
        listed = {s.id for s in symptoms}
        others = [s for s in self._store.all(rows.SYMPTOMS, "position, id") if s.id not in listed]
        resting = [s if s.id == INTERFERENCE else replace(s, cadence=Cadence.OFF) for s in others]
        placed = [s if s.id == INTERFERENCE else replace(s, position=n) for n, s in enumerate([*symptoms, *resting])]
        return self._do(_("Change my symptoms"), lambda w: w.put(rows.SYMPTOMS, placed), check_symptoms(placed))

    def choose_main(self, symptoms: Sequence[SymptomId]) -> Change:
        """Choose the main symptoms: at once in a diary without ratings, else for gaps that begin from today on."""
        chosen = tuple(symptoms)
        earlier = self._store.all(rows.MAIN_SETS, "since")
        is_first = not earlier or not self._store.has_ratings()

        def work(writer: Writer) -> None:
            if is_first:
                for old in earlier:
                    writer.remove(rows.MAIN_SETS, old.since.isoformat())
            writer.put(rows.MAIN_SETS, [MainSet(date.min if is_first else self.today, chosen)])

        return self._do(_("Choose main symptoms"), work, check_main(chosen))

    # --- the whole diary

    def set_preferences(self, **changes: Any) -> Change:  # noqa: ANN401 - the fields of `Preferences`, checked by replace()
        """Change preferences by the names of their fields."""
        replace(self.preferences, **changes)
        return self._do(_("Change settings"), lambda w: w.put(rows.PREFERENCES, changes.items()))

    def keep_paper_draft(self, text: str) -> Change:
        """Keep a paper sheet that is half typed in, as its dialog writes it; empty = there is none any more."""
        return self._do(_("Paper sheet, not finished"), lambda w: w.put(rows.PREFERENCES, [("paper_draft", text)]))

    def take_in(
        self,
        entries: Entries,
        label: str,
        progress: Progress | None = None,
        mappings: Sequence[tuple[str, str]] | None = None,
    ) -> Change:
        """Take in a bundle of entries as one step; what the diary already holds stays as it is.

        Where a rating of the same symptom and day or the note of a day differs, the incoming one takes its place; the
        old one stays in the history. The entries are expected to be checked (`domain.checks`); `label` may hold the
        name of any file. `progress` is told now and then how many ratings are written; raising ends it with nothing
        written. `mappings` are kept in the same step for the next sheets like this one; None = as before.
        """
        known = self.excerpt(DateSpan(date.min, date.min))
        known_notes = {note.day: note.text for note in self._store.all(rows.NOTES, "day")}
        there = (
            known.symptoms[1:],
            known.doses,
            known.regimens,
            known.exposures,
            known.lab_results,
            known.ticks,
            known.appointments,
        )
        if self.has_ratings or known_notes or any(there):  # the first answers of all are no import
            self.safe.before_import()
        new = without_known(entries, known)

        def work(writer: Writer) -> None:
            writer.put(rows.SYMPTOMS, new.symptoms)
            chosen = new.main_sets or ((MainSet(date.min, new.main),) if new.main else ())
            writer.put(rows.MAIN_SETS, chosen)
            writer.put(rows.DOSES, new.doses)
            writer.put(rows.REGIMENS, new.regimens)
            # The same note again is no change: the moment of the first stays.
            writer.put(rows.NOTES, [note for note in new.notes if known_notes.get(note.day) != note.text])
            writer.put(rows.EXPOSURES, new.exposures)
            writer.put(rows.LABS, new.lab_results)
            writer.put_new_ratings(new.ratings, progress)
            if mappings is not None:
                writer.put(rows.PREFERENCES, [("import_mappings", mappings)])

        return self._do(on_one_line(label), work)

    def compare(self, whole: "Whole", progress: Progress | None = None) -> "Comparison":
        """Return what joining with the diary of another computer would do; nothing is written.

        `progress` is told now and then how many entries are behind it; it goes over each twice.
        """
        from b12diary.diary.joined import Comparison, fitted_whole

        pace = Pace(progress)
        fitted, problems = fitted_whole(whole, pace)
        return Comparison(self._store.compare(fitted, pace), problems)

    def join(self, whole: "Whole", label: str, progress: Progress | None = None) -> Change:
        """Join with the diary of another computer, as one step.

        Entry by entry the later change wins; the other state stays in the history. What was taken away over there goes
        here too, unless it was changed here later. Joining twice does nothing the second time. An archive with its
        journal goes into an untouched diary exactly, journal included, and is no step. `progress` is told now and then
        how many entries are behind it, of which it goes over each up to 3 times; raising ends it with nothing written.
        """
        from b12diary.diary.joined import fitted_whole

        pace = Pace(progress)
        fitted, _problems = fitted_whole(whole, pace)
        if fitted.past is not None and self._store.put_back(fitted, pace):
            return self._told(Change(label, frozenset(Part), n_rows=fitted.n_entries))
        self.safe.before_import()
        return self._told(self._store.join(fitted, on_one_line(label), self.now(), self._rest_what_is_too_much, pace))

    def _rest_what_is_too_much(self, writer: Writer) -> None:
        # Both computers may ask for their own five symptoms a day.
        symptoms = self._store.all(rows.SYMPTOMS, "position, id")
        daily = [s for s in symptoms if s.cadence is Cadence.DAILY and s.id != INTERFERENCE]
        writer.put(rows.SYMPTOMS, [replace(s, cadence=Cadence.WEEKLY) for s in daily[MOST_DAILY:]])

    def erase_for_good(self, part: Part, key: tuple[str, ...]) -> Change:
        """Remove an entry and all its history from the file. This cannot be undone.

        A symptom is refused: its ratings hang on it, and undoing them would need it. It can be put to rest instead.
        """
        erased = _("An entry that was erased")
        if part is Part.SYMPTOMS:
            return Change(erased, problems=(Problem(_("a symptom can be put to rest, but not erased"), "symptom"),))
        self.safe.before_erasing()
        found = self._store.erase(part, key, erased)
        change = self._told(Change(erased, frozenset({part}) if found else frozenset(), n_rows=int(found)))
        self._store.scrub()
        return change

    def _do(self, label: str, work: Work, problems: Iterable[Problem] = ()) -> Change:
        refused = tuple(problems)
        if refused:
            return Change(label, problems=refused)
        return self._told(self._store.write(label, self.now(), work))

    def _told(self, change: Change) -> Change:
        if change.parts:
            for listener in tuple(self._listeners):
                listener(change)
        return change
