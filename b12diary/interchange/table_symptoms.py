"""symptoms.csv, and which symptom a name in ratings.csv means: listed there, in the catalogue, or a new one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from uuid import NAMESPACE_URL, uuid5

from b12diary.domain.answer import Answer
from b12diary.domain.catalogue import CatalogueSymptom, catalogue, symptom_label
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import INTERFERENCE, MOST_DAILY, MOST_MAIN, Cadence, Symptom, SymptomId
from b12diary.i18n import _
from b12diary.interchange.table_cells import cell_of_text, shown, slug
from b12diary.interchange.table_row import Row

_LONGEST_NAME = 100
_UNNAMEABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
CORE = Symptom(INTERFERENCE, group="core", position=-1)
"""The item asked of everyone, as an empty diary has it."""


def _by_id_and_label() -> dict[str, CatalogueSymptom]:
    known = catalogue().symptoms
    return {slug(entry.label): entry for entry in known} | {entry.id: entry for entry in known}


@dataclass(slots=True)
class SymptomNames:
    """The symptoms met so far, in order, and the ways in which files write them.

    Attributes:
        symptoms: by id, in the order of symptoms.csv, then of their first rating.
        main: those marked "yes"; None as long as no row says yes or no.
        asked: those for which a file says how often they are asked.
    """

    symptoms: dict[SymptomId, Symptom] = field(default_factory=dict)
    main: list[SymptomId] | None = None
    asked: set[SymptomId] = field(default_factory=set)
    _by_label: dict[str, SymptomId] = field(default_factory=dict)
    _catalogue: dict[str, CatalogueSymptom] = field(default_factory=_by_id_and_label)

    def read(self, row: Row) -> None:
        """Take in a row of symptoms.csv."""
        name, label = row.needed_text("symptom").strip(), row.text("label")
        group, main, asked = row.plain("group"), row.word("main", Answer), row.word("asked", Cadence)
        if name and not self.can_name(name):
            row.complain(_("{value} cannot be the name of a symptom").format(value=shown(name)), "symptom")
        if not row.fits():
            return
        symptom = self._made(name, label)
        if symptom.id in self.symptoms:
            row.complain(_("this symptom stands in an earlier row"), "symptom")
            return
        group_id = symptom.group
        if group and symptom.id != INTERFERENCE:
            by_label = {slug(words): id_ for id_, words in catalogue().symptom_groups}
            group_id = by_label.get(slug(group), slug(group)) or group_id
        if asked is Cadence.DAILY and symptom.id != INTERFERENCE and self._n_asked_daily() == MOST_DAILY:
            row.complain(
                _("at most {n} symptoms are asked daily; this one came in to be asked weekly").format(n=MOST_DAILY),
                "asked",
            )
            asked = Cadence.WEEKLY
        self.symptoms[symptom.id] = replace(symptom, group=group_id, cadence=asked or Cadence.DAILY)
        if asked is not None:
            self.asked.add(symptom.id)
        if label:
            self._by_label.setdefault(label.casefold(), symptom.id)
        self._mark(row, symptom.id, main)

    def _n_asked_daily(self) -> int:
        return sum(self.symptoms[s].cadence is Cadence.DAILY for s in self.asked if s != INTERFERENCE)

    def _mark(self, row: Row, symptom: SymptomId, main: Answer | None) -> None:
        if main not in {Answer.YES, Answer.NO}:
            return
        self.main = self.main or []
        if main is Answer.NO:
            return
        if symptom == INTERFERENCE:
            row.complain(_("the daily life question is asked beside the main symptoms"), "main")
        elif len(self.main) == MOST_MAIN:
            row.complain(
                _("at most {n} symptoms are main; this one came in, but not as a main one").format(n=MOST_MAIN), "main"
            )
        else:
            self.main.append(symptom)

    @staticmethod
    def can_name(text: str) -> bool:
        """Tell whether `text` can be the name of a symptom: on one line, and not too long for one."""
        name = text.strip()
        return 0 < len(name) <= _LONGEST_NAME and not _UNNAMEABLE.search(name)

    def named(self, text: str) -> SymptomId:
        """Return the symptom that `text` names, a new one if need be."""
        name = text.strip()
        symptom = self.symptoms.get(SymptomId(name))
        if symptom is not None:
            return symptom.id
        listed = self._by_label.get(name.casefold())
        if listed is not None:
            return listed
        made = self._made(name, "")
        self.symptoms.setdefault(made.id, made)
        return made.id

    def finished(self) -> tuple[Symptom, ...]:
        """Return the symptoms in order; where no file says how often, the first few are asked daily, others weekly."""
        listed = [s for s in self.symptoms.values() if s.id != INTERFERENCE]
        n_daily = sum(s.cadence is Cadence.DAILY for s in listed if s.id in self.asked)
        placed = []
        for place, symptom in enumerate(listed):
            cadence = symptom.cadence
            if symptom.id not in self.asked:
                cadence = Cadence.DAILY if n_daily < MOST_DAILY else Cadence.WEEKLY
                n_daily += 1
            placed.append(replace(symptom, cadence=cadence, position=place))
        core = self.symptoms.get(INTERFERENCE)
        return (*([replace(core, position=CORE.position)] if core else []), *placed)

    def _made(self, name: str, label: str) -> Symptom:
        """Return the symptom for a name: of the catalogue by id or label, else one of the person's own."""
        id_ = slug(name)
        if id_ == INTERFERENCE:
            return replace(CORE, label=label)
        entry = self._catalogue.get(id_)
        if entry is not None:
            return Symptom(entry.id, "" if label == entry.label else label, entry.group)
        if name == id_:
            return Symptom(SymptomId(id_), label or symptom_label(SymptomId(id_)))
        own = SymptomId(id_ or f"own_{uuid5(NAMESPACE_URL, name).hex[:12]}")
        return Symptom(own, label or name)


def symptom_rows(excerpt: Excerpt) -> Iterator[list[str]]:
    """Write the symptoms in the columns of symptoms.csv. Catalogue symptoms keep a blank label: their id says all."""
    has_choice = any(main.since <= excerpt.today for main in excerpt.main_sets)
    chosen = set(excerpt.main_symptoms) if has_choice else set()
    for s in excerpt.symptoms:
        if s == CORE:
            continue
        main = ("yes" if s.id in chosen else "no") if has_choice and s.id != INTERFERENCE else ""
        yield [cell_of_text(s.id), cell_of_text(s.label), cell_of_text(s.group), main, s.cadence]
