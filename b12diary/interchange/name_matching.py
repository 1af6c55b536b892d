"""Which symptom or event of the diary a name in somebody else's sheet means: sure, likely, or none.

Sure is a name of the diary's own, the catalogue's label or id, or one of its other words. Likely is only ever proposed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from b12diary.domain.catalogue import catalogue, symptom_label
from b12diary.domain.factor import FactorId
from b12diary.domain.symptom import INTERFERENCE, Symptom, SymptomId
from b12diary.interchange.table_cells import slug

_LIKELY = 0.78
_MOST_PROPOSED = 3


@dataclass(frozen=True, slots=True)
class Match:
    """What a name can mean. `sure` None = nothing that is certain; `likely` are proposals, the likeliest first."""

    sure: SymptomId | None = None
    likely: tuple[SymptomId, ...] = ()


@dataclass(slots=True)
class SymptomMatcher:
    """Knows the diary's symptoms and the catalogue by every way of writing them."""

    symptoms: tuple[Symptom, ...] = ()
    _by_name: dict[str, SymptomId] = field(default_factory=dict)
    _by_other_word: dict[str, SymptomId] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather the names: the person's own words before the catalogue's."""
        known = catalogue()
        for entry in known.symptoms:
            self._by_name[slug(entry.label)] = entry.id
            for word in entry.also.split(","):
                # A word that stands with two symptoms says neither of them for sure.
                other = self._by_other_word.setdefault(slug(word), entry.id)
                if other != entry.id:
                    self._by_other_word[slug(word)] = SymptomId("")
        self._by_name[slug(known.interference_label)] = INTERFERENCE
        self._by_name |= {slug(entry.id): entry.id for entry in known.symptoms}
        self._by_name[INTERFERENCE] = INTERFERENCE
        self._by_name |= {slug(symptom_label(s)): s.id for s in self.symptoms}
        self._by_name |= {slug(s.id): s.id for s in self.symptoms}

    def sure(self, name: str) -> SymptomId | None:
        """Return the symptom that a name means for certain."""
        wanted = slug(name)
        return self._by_name.get(wanted) or self._by_other_word.get(wanted) or None

    def match(self, name: str) -> Match:
        """Return what a name can mean."""
        sure = self.sure(name)
        if sure:
            return Match(sure)
        wanted = slug(name)
        names = [*self._by_name, *(word for word, id_ in self._by_other_word.items() if id_)]
        close = get_close_matches(wanted, names, _MOST_PROPOSED * 2, _LIKELY) if wanted else []
        found = [self._by_name.get(word) or self._by_other_word[word] for word in close]
        return Match(None, tuple(dict.fromkeys(found))[:_MOST_PROPOSED])

    def targets(self, names: Sequence[str]) -> dict[str, SymptomId]:
        """Return the sure symptom of each name, each symptom once: the closest name gets it, others stay their own."""
        taken: dict[SymptomId, str] = {}
        for name in sorted(names, key=lambda n: slug(n) not in self._by_name):
            sure = self.sure(name)
            if sure is not None:
                taken.setdefault(sure, name)
        return {name: id_ for id_, name in taken.items()}


def factor_named(name: str) -> FactorId | None:
    """Return the factor that a name is for sure, None when it is none of the catalogue's."""
    wanted = slug(name)
    return next((f.id for f in catalogue().factors if wanted in {slug(f.label), slug(f.id)}), None)


def own_symptom_id(name: str, taken: Iterable[SymptomId]) -> SymptomId:
    """Return the id of a symptom of the person's own under this name: the same name always gives the same id."""
    from uuid import NAMESPACE_URL, uuid5

    id_ = slug(name) or f"own_{uuid5(NAMESPACE_URL, name).hex[:12]}"
    return SymptomId(f"{id_[:87]}_{uuid5(NAMESPACE_URL, name).hex[:12]}" if id_ in set(taken) else id_)
