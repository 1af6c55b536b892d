"""Ratings gathered from a sheet: one of a symptom and day, on the scale it was made on, and which symptoms are new."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from b12diary.domain.catalogue import catalogue
from b12diary.domain.checks import check_rating
from b12diary.domain.rating import Origin, Rating, ScaleId
from b12diary.domain.symptom import INTERFERENCE, MOST_DAILY, Cadence, Symptom, SymptomId
from b12diary.i18n import _, ngettext
from b12diary.interchange.findings import MOST_KNOWN_CELLS, MOST_NAMES, Budget, EntryKind, Findings, FullError, Places
from b12diary.interchange.mapping import NameKind, Several, SheetMapping, several_label
from b12diary.interchange.name_matching import SymptomMatcher, own_symptom_id
from b12diary.interchange.rating_cells import is_nothing, rating_of, rating_trouble
from b12diary.interchange.table_cells import shown, slug
from b12diary.interchange.table_row import Reading
from b12diary.interchange.table_symptoms import SymptomNames

_Cell = int | str | None
"""A rating, what is wrong with the cell, or None: nothing is rated there."""


@dataclass(frozen=True, slots=True)
class RatedName:
    """Whose ratings stand under a name, and on which scale."""

    symptom: SymptomId
    name: str
    scale: ScaleId


@dataclass(slots=True)
class RatingGatherer:
    """Takes cells one by one. Of several ratings of one symptom and day the mapping says which counts."""

    mapping: SheetMapping
    reading: Reading
    symptoms: tuple[Symptom, ...]
    findings: Findings
    places: Places
    budget: Budget
    ratings: list[Rating] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)
    _matcher: SymptomMatcher = field(init=False)
    _words: dict[str, int] = field(init=False)
    _named: dict[tuple[str, ScaleId], RatedName | None] = field(default_factory=dict)
    _names: dict[SymptomId, str] = field(default_factory=dict)
    _cells: dict[tuple[str, ScaleId], _Cell] = field(default_factory=dict)
    _seen: dict[SymptomId, dict[date, int]] = field(default_factory=dict)
    _times: dict[int, time] = field(default_factory=dict)
    _n_several: int = 0

    def __post_init__(self) -> None:
        """Make ready what every cell needs."""
        self._matcher = SymptomMatcher(self.symptoms)
        self._words = {word.casefold(): value for word, value in self.mapping.words}

    def named(self, name: str, scale: ScaleId) -> RatedName | None:
        """Return whose ratings stand under `name`, None when they are left out; `scale` is the column's."""
        key = (name, scale)
        if key not in self._named:
            if len(self._named) == MOST_NAMES:
                raise FullError
            self._named[key] = self._decided(name.strip(), scale)
        return self._named[key]

    def _decided(self, name: str, scale: ScaleId) -> RatedName | None:
        use = self.mapping.name_use(NameKind.SYMPTOM, name)
        if use is not None and not use.is_used:
            return None
        known = {s.id for s in self.symptoms} | {s.id for s in catalogue().symptoms} | {INTERFERENCE}
        if use is None:
            sure = self._matcher.sure(name)
            # Two names of one sheet are two things: the second keeps its own name.
            is_first = sure is not None and slug(self._names.setdefault(sure, name)) == slug(name)
            id_ = sure if sure and is_first else own_symptom_id(name, known)
        elif use.target in known:
            id_ = SymptomId(use.target)
        else:
            own = own_symptom_id(name, {s.id for s in catalogue().symptoms} | {INTERFERENCE})
            id_ = next((s.id for s in self.symptoms if s.id == own or s.label == name), own)
        self._names.setdefault(id_, name)
        return RatedName(id_, name, use.scale if use and use.scale else scale)

    def take(
        self,
        rated: RatedName,
        cell: str,
        day: date,
        line: int,
        *,
        at: time | None = None,
        entered_on: date | None = None,
    ) -> None:
        """Take one cell in; a blank one is no rating."""
        key = (cell, rated.scale)
        value = self._cells.get(key, "")
        if value == "":
            if len(self._cells) > MOST_KNOWN_CELLS:
                self._cells.clear()
            value = self._cells[key] = self._read(cell, rated.scale)
        if value is None:
            return
        if isinstance(value, str):
            self.findings.complain(value, rated.name, line)
            return
        of_symptom = self._seen.setdefault(rated.symptom, {})
        before = of_symptom.get(day)
        rating = Rating(day, rated.symptom, value, self.reading.now, entered_on, rated.scale, Origin.IMPORTED)
        if before is not None:
            self._again(before, rating, at, line, rated.name)
            return
        if entered_on is not None and (problems := check_rating(rating, self.reading.today)):
            self.findings.add(problems, line)
            return
        self.budget.spend()
        of_symptom[day] = len(self.ratings)
        if at is not None:
            self._times[len(self.ratings)] = at
        self.ratings.append(rating)
        self._lines.append(line)

    def _read(self, cell: str, scale: ScaleId) -> _Cell:
        if is_nothing(cell) and cell.strip().casefold() not in self._words:
            return None
        value = rating_of(cell, scale, self._words)
        return rating_trouble(cell, scale) if value is None else value

    def _again(self, before: int, rating: Rating, at: time | None, line: int, name: str) -> None:
        """Weigh another rating of the same symptom and day against the one that stands."""
        standing = self.ratings[before]
        if standing.scale is not rating.scale:
            text = _("this symptom and day is rated on another scale in line {line}; only that one came in")
            self.findings.complain(text.format(line=self._lines[before]), name, line)
            return
        if standing.value == rating.value:
            return
        self._n_several += 1
        match self.mapping.several:
            case Several.HIGHEST:
                is_taken = rating.value > standing.value
            case Several.LOWEST:
                is_taken = rating.value < standing.value
            case Several.FIRST:
                is_taken = at is not None and before in self._times and at < self._times[before]
            case Several.LAST:
                is_taken = at is None or before not in self._times or at >= self._times[before]
        if is_taken:
            self.ratings[before], self._lines[before] = rating, line
            if at is not None:
                self._times[before] = at

    def finish(self) -> tuple[Symptom, ...]:
        """Note the places, say what was chosen, and return the symptoms that the diary does not know yet."""
        for line in self._lines:
            self.places.add(EntryKind.RATINGS, self.findings.file, line)
        if self._n_several:
            text = ngettext(
                "{n} rating is another one of the same symptom and day; {which} came in",
                "{n} ratings are others of the same symptom and day; {which} came in",
                self._n_several,
            )
            which = several_label(self.mapping.several)
            self.findings.remark(text.format(n=self._n_several, which=which))
        known = {s.id for s in self.symptoms}
        counts = Counter({symptom: len(days) for symptom, days in self._seen.items() if symptom not in known})
        return _new_symptoms(counts, self._names, has_others=bool(known - {INTERFERENCE}))


def _new_symptoms(
    counts: Mapping[SymptomId, int], names: Mapping[SymptomId, str], *, has_others: bool
) -> tuple[Symptom, ...]:
    """Return new symptoms, the most rated first.

    In a diary without symptoms the first few are asked every day. The others keep their ratings and are not asked.
    """
    groups = {entry.id: entry.group for entry in catalogue().symptoms}
    made = []
    for place, id_ in enumerate(sorted(counts, key=lambda s: -counts[s])):
        asked = Cadence.DAILY if place < MOST_DAILY and not has_others else Cadence.OFF
        if id_ == INTERFERENCE:
            made.append(Symptom(id_, group="core", position=-1))
        elif id_ in groups:
            made.append(Symptom(id_, "", groups[id_], asked, place))
        else:
            made.append(Symptom(id_, names[id_], cadence=asked, position=place))
    return tuple(made)


def name_trouble(name: str) -> str:
    """Say why a name cannot be the name of a symptom; empty when it can."""
    if not name.strip():
        return _("there is no symptom")
    return "" if SymptomNames.can_name(name) else _("{value} cannot be the name of a symptom").format(value=shown(name))
