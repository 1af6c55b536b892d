"""Every incoming entry and every problem side by side, by file and line, before anything is written.

Rows are put into words only when they are looked at: there can be hundreds of thousands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from b12diary.domain.catalogue import (
    analyte_label,
    compound_label,
    factor_label,
    quantity_text,
    rhythm_text,
    route_label,
    symptom_label,
)
from b12diary.domain.checks import on_one_line
from b12diary.domain.dose import Compound, Dose, Route
from b12diary.domain.factor import Exposure
from b12diary.domain.lab import LabResult
from b12diary.domain.note import DayNote
from b12diary.domain.rating import SCALES, Rating
from b12diary.domain.rating_words import rating_text
from b12diary.domain.regimen import Regimen
from b12diary.domain.symptom import Symptom
from b12diary.i18n import _, day_text, list_text
from b12diary.interchange.findings import EntryKind
from b12diary.interchange.incoming import Incoming
from b12diary.interchange.judging import Differing, Judgement, RecordedRating, Standing

_KINDS = (
    EntryKind.INJECTIONS,
    EntryKind.PLANS,
    EntryKind.RATINGS,
    EntryKind.NOTES,
    EntryKind.EVENTS,
    EntryKind.BLOOD_TESTS,
)
_PROBLEM = len(_KINDS)
_LONGEST = 120


class Shown(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    NEW = "new"
    DIFFERENT = "different"
    SAME = "same"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row: its place in words, what stands there, and what becomes of it."""

    place: str
    says: str
    becomes: str


@dataclass(slots=True)
class Preview:
    """What files hold, judged against a diary.

    Attributes:
        incoming: what they hold.
        judgement: of its entries.
        symptoms: of the diary, for their names.
    """

    incoming: Incoming
    judgement: Judgement
    symptoms: tuple[Symptom, ...] = ()
    _rows: list[tuple[int, int, int]] = field(default_factory=list)
    _names: tuple[Symptom, ...] = ()

    def __post_init__(self) -> None:
        """Put everything in the order of the files."""
        places = self.incoming.places
        for kind_place, kind in enumerate(_KINDS):
            self._rows += [(code, kind_place, n) for n, code in enumerate(places.codes(kind))]
        self._rows += [(places.code(p.file, p.row), _PROBLEM, n) for n, p in enumerate(self.incoming.problems)]
        self._rows.sort()
        known = {s.id for s in self.symptoms}
        self._names = (*self.symptoms, *(s for s in self.incoming.entries.symptoms if s.id not in known))

    def rows(self, shown: Shown) -> Sequence[tuple[int, int, int]]:
        """Return the keys of the rows to show, in the order of the files."""
        if shown is Shown.ALL:
            return self._rows
        if shown is Shown.LEFT_OUT:
            return [row for row in self._rows if row[1] == _PROBLEM]
        wanted = Standing(shown.value)
        standings = [self.judgement.standings[kind] for kind in _KINDS]
        return [row for row in self._rows if row[1] != _PROBLEM and standings[row[1]][row[2]] is wanted]

    def count(self, shown: Shown) -> int:
        """Return how many rows there are of a kind."""
        return len(self.rows(shown))

    def row(self, key: tuple[int, int, int], differing: Differing) -> PreviewRow:
        """Put one row into words; `differing` says what becomes of one that differs."""
        code, kind_place, n = key
        if kind_place == _PROBLEM:
            problem = self.incoming.problems[n]
            says = f"{problem.field}: {problem.text}" if problem.field else problem.text
            return PreviewRow(self._place(problem.file, problem.row or 0), _short(says), _("left out"))
        kind = _KINDS[kind_place]
        entries = self._of(kind)
        standing = self.judgement.standings[kind][n]
        return PreviewRow(
            self._place(*self.incoming.places.named(code)),
            _short(self._says(entries[n])),
            self._becomes(kind, n, standing, differing),
        )

    def _of(self, kind: EntryKind) -> Sequence[object]:
        entries = self.incoming.entries
        return {
            EntryKind.INJECTIONS: entries.doses,
            EntryKind.PLANS: entries.regimens,
            EntryKind.RATINGS: entries.ratings,
            EntryKind.NOTES: entries.notes,
            EntryKind.EVENTS: entries.exposures,
            EntryKind.BLOOD_TESTS: entries.lab_results,
        }[kind]

    def _place(self, file: str, line: int) -> str:
        if len(set(self.incoming.places.files)) < 2 or not file:
            return str(line) if line else ""
        return f"{file}, {line}" if line else file

    def _says(self, entry: object) -> str:
        match entry:
            case Rating():
                name = symptom_label(entry.symptom, self._names)
                return _("{day}: {symptom} {value}").format(
                    day=day_text(entry.day), symptom=name, value=rating_text(entry.value, SCALES[entry.scale])
                )
            case Dose():
                return dose_text(entry)
            case DayNote():
                return _("{day}: note: {text}").format(day=day_text(entry.day), text=entry.text)
            case Exposure():
                words = entry.label or factor_label(entry.factor)
                return _("{day}: event: {event}").format(day=day_text(entry.starts_on), event=words)
            case Regimen():
                return _("{day}: plan: {rhythm}").format(
                    day=day_text(entry.starts_on), rhythm=rhythm_text(entry.rhythm)
                )
            case LabResult():
                return _("{day}: blood test: {test}").format(day=day_text(entry.day), test=analyte_label(entry.analyte))
            case _:
                raise TypeError(type(entry))

    def _becomes(self, kind: EntryKind, n: int, standing: Standing, differing: Differing) -> str:
        if standing is Standing.NEW:
            # Translators: what becomes of a row of a file: it is new in the diary.
            return _("new")
        if standing is Standing.SAME:
            return _("there already")
        before = self.judgement.recorded[kind, n]
        match before:
            case RecordedRating():
                said = rating_text(before.value, SCALES[before.scale])
            case Dose():
                said = dose_text(before)
            case DayNote():
                said = before.text
        form = _("the diary says: {said}. It stays.")
        if differing is Differing.REPLACE:
            form = _("takes the place of: {said}")
        return _short(form.format(said=said))


def dose_text(dose: Dose) -> str:
    """Return a dose in a few words: its day, and what is known of it."""
    parts = [_("dose") if not dose.route.is_injection else _("injection")]
    if dose.compound is not Compound.UNKNOWN:
        parts.append(compound_label(dose.compound))
    if dose.quantity is not None:
        parts.append(quantity_text(dose.quantity))
    if dose.route is not Route.UNKNOWN:
        parts.append(route_label(dose.route))
    if dose.note:
        parts.append(dose.note)
    return _("{day}: {what}").format(day=day_text(dose.given_on), what=", ".join(parts))


def _short(text: str) -> str:
    clean = on_one_line(" ".join(text.split()))
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…"


def shown_label(shown: Shown, n: int) -> str:
    """Return which rows are shown, with how many, as a person chooses it."""
    labels = {
        Shown.ALL: _("Everything ({n})"),
        Shown.NEW: _("New ({n})"),
        Shown.DIFFERENT: _("Different ({n})"),
        Shown.SAME: _("There already ({n})"),
        Shown.LEFT_OUT: _("Left out ({n})"),
    }
    return labels[shown].format(n=n)


def files_text(names: Sequence[str]) -> str:
    """Return the names of a few files as a sentence has them."""
    return list_text(list(names[:3])) if len(names) <= 3 else _("{n} files").format(n=len(names))
