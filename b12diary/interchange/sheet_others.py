"""Doses, events and notes gathered from a sheet."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, time

from b12diary.domain.checks import LONGEST_TEXT, check_dose, check_exposure, check_text
from b12diary.domain.dose import Compound, Dose, DoseId, Route
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.note import DayNote
from b12diary.i18n import _, ngettext
from b12diary.interchange.findings import MOST_NAMES, Budget, EntryKind, Findings, FullError, Places
from b12diary.interchange.mapping import NameKind, NameUse, SheetMapping
from b12diary.interchange.name_matching import factor_named
from b12diary.interchange.sheet_doses import compound_in, dose_cell, is_no, is_yes, names_b12, names_needle
from b12diary.interchange.table_cells import shown
from b12diary.interchange.table_row import Reading

_BETWEEN_EVENTS = ("|", ";", ",")
_NOT_SO = frozenset({"", "false", "no", "not taken", "null", "-"})


@dataclass(slots=True)
class Gathered:
    """What the gatherers share: the sheet's mapping, the moment, and where findings and places go."""

    mapping: SheetMapping
    reading: Reading
    findings: Findings
    places: Places
    budget: Budget


@dataclass(slots=True)
class DoseGatherer:
    """Takes doses in. The same dose on the same day again is the same dose: programs like to log one twice."""

    shared: Gathered
    doses: list[Dose] = field(default_factory=list)
    _seen: set[tuple[object, ...]] = field(default_factory=set)
    _uses: dict[str, NameUse | None] = field(default_factory=dict)
    _n_repeated: int = 0
    _others: Counter[str] = field(default_factory=Counter)

    def take(self, name: str, cell: str, day: date, line: int, *, at: time | None, head: str, is_marked: bool) -> None:
        """Take one dose in.

        Args:
            name: of the medicine, which the mapping speaks of.
            cell: what says whether and how much was given.
            day: on which.
            line: in the file.
            at: the time of day, None when it is not known.
            head: of the cell's column, which may name the unit.
            is_marked: whether a blank cell means that none was given, as in a column of marks.
        """
        shared = self.shared
        use = self._use(name)
        said = dose_cell(cell or ("" if is_marked else "1"), head)
        if said is None:
            return
        is_other = not is_marked and not names_b12(name) and not names_needle(name)
        if is_other if use is None else not use.is_used:
            self._others[name] += 1
            return
        route = _route(name, use)
        if route is None:
            text = _("it is not said how {name} goes in: by injection, or by mouth")
            shared.findings.complain(text.format(name=shown(name)), head or name, line)
            return
        compound = said.compound
        if compound is Compound.UNKNOWN:
            compound = use.compound if use and use.compound is not Compound.UNKNOWN else compound_in(name)
        key = (day, compound, said.quantity, route, said.rest)
        if key in self._seen:
            self._n_repeated += 1
            return
        dose = Dose(
            DoseId(shared.reading.new_id()),
            day,
            shared.reading.now,
            given_time=at,
            compound=compound,
            quantity=said.quantity,
            route=route,
            note=said.rest,
        )
        if problems := check_dose(dose, shared.reading.today):
            shared.findings.add(problems, line, head)
            return
        shared.budget.spend(len(said.rest))
        self._seen.add(key)
        self.doses.append(dose)
        shared.places.add(EntryKind.INJECTIONS, shared.findings.file, line)

    def _use(self, name: str) -> NameUse | None:
        if name not in self._uses:
            if len(self._uses) == MOST_NAMES:
                raise FullError
            self._uses[name] = self.shared.mapping.name_use(NameKind.MEDICINE, name)
        return self._uses[name]

    def finish(self) -> None:
        """Say what was passed over."""
        if self._n_repeated:
            text = ngettext(
                "{n} dose stands there once more on its day and came in once",
                "{n} doses stand there once more on their day and came in once",
                self._n_repeated,
            )
            self.shared.findings.remark(text.format(n=self._n_repeated))
        for name, n in self._others.most_common(20):
            text = ngettext("{n} row with {name} was left out", "{n} rows with {name} were left out", n)
            self.shared.findings.remark(text.format(n=n, name=shown(name)))


def _route(name: str, use: NameUse | None) -> Route | None:
    if use is not None and use.route is not None:
        return use.route
    return Route.UNKNOWN if names_needle(name) else None


def needs_route(name: str, use: NameUse | None, *, is_head: bool) -> bool:
    """Tell whether the person has to say how a medicine goes in before its doses can come in.

    One that a list names (`is_head` False) and that is no B12 is left out unless the person wants it.
    """
    is_used = is_head or names_b12(name) if use is None else use.is_used
    return is_used and _route(name, use) is None


@dataclass(slots=True)
class EventGatherer:
    """Takes events in, each for its one day."""

    shared: Gathered
    exposures: list[Exposure] = field(default_factory=list)
    _seen: set[tuple[FactorId, str, date]] = field(default_factory=set)
    _named: dict[str, tuple[FactorId, str] | None] = field(default_factory=dict)

    def take_marked(self, name: str, cell: str, day: date, line: int) -> None:
        """Take a cell of a column whose head names the event."""
        if not is_no(cell):
            self._take(name, "" if is_yes(cell) else cell.strip(), day, line)

    def take_names(self, cell: str, day: date, line: int) -> None:
        """Take a cell that names events, with one kind of mark between them."""
        mark = next((m for m in _BETWEEN_EVENTS if m in cell), None)
        for name in cell.split(mark) if mark else [cell]:
            if name.strip():
                self._take(name.strip(), "", day, line)

    def _take(self, name: str, words: str, day: date, line: int) -> None:
        shared = self.shared
        if name not in self._named:
            if len(self._named) == MOST_NAMES:
                raise FullError
            self._named[name] = self._decided(name)
        decided = self._named[name]
        if decided is None:
            return
        factor, label = decided
        label = f"{label}: {words}" if label and words else label or words
        if (factor, label, day) in self._seen:
            return
        exposure = Exposure(ExposureId(shared.reading.new_id()), factor, day, shared.reading.now, day, label)
        if problems := check_exposure(exposure, shared.reading.today):
            shared.findings.add(problems, line, name)
            return
        shared.budget.spend(len(label))
        self._seen.add((factor, label, day))
        self.exposures.append(exposure)
        shared.places.add(EntryKind.EVENTS, shared.findings.file, line)

    def _decided(self, name: str) -> tuple[FactorId, str] | None:
        use = self.shared.mapping.name_use(NameKind.EVENT, name)
        if use is not None and not use.is_used:
            return None
        factor = FactorId(use.target) if use is not None and use.target else factor_named(name)
        return (FactorId("other"), name) if factor is None else (factor, "")


@dataclass(slots=True)
class NoteGatherer:
    """Takes notes in: all that stands about a day becomes its one note, each text once."""

    shared: Gathered
    _texts: dict[date, list[str]] = field(default_factory=dict)
    _lines: dict[date, int] = field(default_factory=dict)

    def take(self, label: str, cell: str, day: date, line: int) -> None:
        """Take one cell in; with a `label` it is what the words are about, and a mere mark says just that."""
        text = re.sub(r"<br\s*/?>", "\n", cell).strip() if "<br" in cell else cell.strip()
        if not text or (label and text.casefold() in _NOT_SO):
            return
        if label:
            text = label if is_yes(text) and text != "1" else f"{label}: {text}"
        shared = self.shared
        if problems := check_text(text, ""):
            shared.findings.add(problems, line, label)
            return
        texts = self._texts.setdefault(day, [])
        if text in texts:
            return
        if sum(map(len, texts)) + len(text) + len(texts) > LONGEST_TEXT:
            shared.findings.complain(_("the note of this day would be longer than 10,000 letters"), label, line)
            return
        shared.budget.spend(len(text))
        texts.append(text)
        self._lines.setdefault(day, line)

    def finish(self) -> tuple[DayNote, ...]:
        """Return the notes by day."""
        notes = []
        for day in sorted(self._texts):
            if self._texts[day]:
                notes.append(DayNote(day, "\n".join(self._texts[day]), self.shared.reading.now))
                self.shared.places.add(EntryKind.NOTES, self.shared.findings.file, self._lines[day])
        return tuple(notes)
