"""One thing worth raising, ready to be shown: what the record shows, a question for the page, and why it is shown."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

EvidenceId = NewType("EvidenceId", str)


class SuggestionId(StrEnum):
    """Frozen names: diaries keep them where a person put one aside or does not want to see it again."""

    SAFETY_FIRST = "safety_first"
    MORE_OFTEN = "more_often"
    LATE = "late_injections"
    LONG_PAUSE = "long_pause"
    LOADING_SHORT = "loading_short"
    NERVES = "nerve_symptoms"
    WORSE = "steadily_worse"
    INTERFERES = "interferes_no_link"
    FOLIC_ACID = "folic_acid"
    TABLETS_ONLY = "tablets_only"
    LOWERS_B12 = "lowers_b12"
    SPACED_BY_TEST = "spaced_by_test"
    NO_PATTERN = "no_pattern"
    CANNOT_TELL = "cannot_tell"
    TOO_EARLY = "too_early"
    IN_WORDS = "rated_in_words"


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at before anything else, and what the record shows of it."""

    name: str
    shows: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing worth raising. All words are in the language in use.

    Attributes:
        id: its frozen name.
        title: a few words.
        sentences: what the record shows and what to talk about.
        why: "why am I shown this": the numbers behind it, each with how many entries it rests on.
        evidence: what it rests on, see `evidence.evidence`.
        question: for the page, in the person's own voice; empty where there is nothing to ask.
        checks: what is looked at first, in the order in which a clinician would.
        below: paragraphs that always stand below, such as the other reasons.
        asks_frequency: the question is kept as a choice of its own, not as one of the three.
        can_be_dismissed: whether it can be put aside.
    """

    id: SuggestionId
    title: str
    sentences: tuple[str, ...]
    why: tuple[str, ...]
    evidence: tuple[EvidenceId, ...]
    question: str = ""
    checks: tuple[Check, ...] = ()
    below: tuple[str, ...] = ()
    asks_frequency: bool = False
    can_be_dismissed: bool = True

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that can be read, in the order of reading."""
        shown = [f"{check.name}: {check.shows}" for check in self.checks]
        return tuple(t for t in (self.title, *self.sentences, *shown, *self.below, self.question, *self.why) if t)
