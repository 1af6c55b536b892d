"""What the program's words rest on: one claim a file, with its source, its strength and what speaks against it."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from b12diary.assets import asset
from b12diary.i18n import _, language
from b12diary.suggestions.suggestion import EvidenceId


class Group(StrEnum):
    """What claims are about, in the order in which they are listed."""

    HOW_OFTEN = "how_often"
    TREATMENT = "treatment"
    NERVES = "nerves"
    OTHER_REASONS = "other_reasons"
    BLOOD_TESTS = "blood_tests"
    SAFETY = "safety"
    DIARY = "diary"


class Kind(StrEnum):
    """What sort of source a claim has."""

    GUIDELINE = "guideline"
    LABEL = "label"
    REVIEW = "review"
    STUDY = "study"
    SURVEY = "survey"
    EXPERT = "expert_experience"
    RULE_OF_THUMB = "rule_of_thumb"
    MEASURED_HERE = "measured_here"


class Strength(StrEnum):
    """How far a claim carries. An uncertain one is kept for whoever looks after the files and shown to nobody."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    UNCERTAIN = "uncertain"


class Seen(StrEnum):
    """How the source was read."""

    ITSELF = "source"
    THROUGH_ANOTHER = "second_source"
    GENERAL = "general_knowledge"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim.

    Attributes:
        id: frozen name, that of its file.
        group: what it is about, for the order of the list.
        topic: the same in a few words.
        claim: one or more plain sentences.
        technical: the same for a clinician.
        sources: as they are cited, in their own language.
        kind: what sort of source it is.
        strength: how far it carries.
        seen: how the source was read.
        against: what speaks against it, or what it does not say; never empty.
        checked: the day on which the source was last looked at for this.
    """

    id: EvidenceId
    group: Group
    topic: str
    claim: str
    technical: str
    sources: tuple[str, ...]
    kind: Kind
    strength: Strength
    seen: Seen
    against: tuple[str, ...]
    checked: date

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that can be read of it, for searching."""
        return (self.topic, self.claim, self.technical, *self.sources, *self.against)


def evidence() -> tuple[Evidence, ...]:
    """Return every claim that is shown, group after group, in the language in use; uncertain ones are left out."""
    return tuple(claim for claim in _read(language()) if claim.strength is not Strength.UNCERTAIN)


def claims(ids: Iterable[EvidenceId]) -> tuple[Evidence, ...]:
    """Return the claims with these ids, in the order asked for.

    Raises:
        KeyError: there is none of that id, or it is not shown; a test keeps that from happening.
    """
    known = {claim.id: claim for claim in evidence()}
    return tuple(known[name] for name in ids)


def matching(text: str, among: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the claims in which every word of `text` occurs, upper and lower case alike."""
    words = text.casefold().split()
    return tuple(c for c in among if all(word in " ".join(c.texts).casefold() for word in words))


def kind_label(kind: Kind) -> str:
    """Return a kind of source in plain words."""
    return {
        Kind.GUIDELINE: _("Guideline"),
        Kind.LABEL: _("Medicine leaflet"),
        Kind.REVIEW: _("Review by experts"),
        Kind.STUDY: _("Study"),
        Kind.SURVEY: _("Survey"),
        Kind.EXPERT: _("Experience of experts"),
        Kind.RULE_OF_THUMB: _("Rule of thumb"),
        Kind.MEASURED_HERE: _("Measured with this program"),
    }[kind]


def strength_label(strength: Strength) -> str:
    """Return how far a claim carries, in plain words."""
    return {
        Strength.STRONG: _("well supported"),
        Strength.FAIR: _("some support"),
        Strength.WEAK: _("weak support"),
        Strength.UNCERTAIN: _("uncertain, not shown"),
    }[strength]


def seen_label(seen: Seen) -> str:
    """Return how the source was read, in plain words."""
    return {
        Seen.ITSELF: _("read in the source itself"),
        Seen.THROUGH_ANOTHER: _("read in another text that quotes it"),
        Seen.GENERAL: _("generally known, no single source read"),
    }[seen]


@cache
def _read(_language: str) -> tuple[Evidence, ...]:
    files = sorted(asset("evidence").glob("*.toml"))
    found = (_claim(tomllib.loads(file.read_text("utf-8"))) for file in files)
    place = {group: n for n, group in enumerate(Group)}
    return tuple(sorted(found, key=lambda claim: (place[claim.group], claim.topic.casefold(), claim.id)))


def _claim(row: dict[str, Any]) -> Evidence:
    return Evidence(
        EvidenceId(row["id"]),
        Group(row["group"]),
        _(row["topic"]),
        _(row["claim"]),
        _(row["technical"]),
        tuple(row["sources"]),
        Kind(row["kind"]),
        Strength(row["strength"]),
        Seen(row["seen"]),
        tuple(_(text) for text in row["against"]),
        row["checked"],
    )
