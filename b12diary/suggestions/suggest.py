"""All rules in the order in which their answers are shown. Asked only when the Appointment page is open."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from b12diary.domain.excerpt import Excerpt
from b12diary.suggestions.answers import cannot_tell, no_pattern, rated_in_words, too_early
from b12diary.suggestions.frequency import more_often
from b12diary.suggestions.ground import Ground, ground
from b12diary.suggestions.other_treatment import folic_acid, lowers_b12, spaced_by_test, tablets_only
from b12diary.suggestions.planned_days import explains_pattern, late_injections, loading_short, long_pause
from b12diary.suggestions.silence import safety_first
from b12diary.suggestions.suggestion import Suggestion, SuggestionId
from b12diary.suggestions.symptoms import interferes_no_link, nerve_symptoms, steadily_worse

Rule = Callable[[Ground], Suggestion | None]

RULES: dict[SuggestionId, Rule] = {
    SuggestionId.MORE_OFTEN: more_often,
    SuggestionId.INTERFERES: interferes_no_link,
    SuggestionId.NO_PATTERN: no_pattern,
    SuggestionId.CANNOT_TELL: cannot_tell,
    SuggestionId.TOO_EARLY: too_early,
    SuggestionId.IN_WORDS: rated_in_words,
    SuggestionId.NERVES: nerve_symptoms,
    SuggestionId.WORSE: steadily_worse,
    SuggestionId.LONG_PAUSE: long_pause,
    SuggestionId.LATE: late_injections,
    SuggestionId.SPACED_BY_TEST: spaced_by_test,
    SuggestionId.LOADING_SHORT: loading_short,
    SuggestionId.FOLIC_ACID: folic_acid,
    SuggestionId.TABLETS_ONLY: tablets_only,
    SuggestionId.LOWERS_B12: lowers_b12,
}
"""In the order of showing: the answer to the question one comes with first, then what bears on it."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What may be worth raising at one appointment.

    Attributes:
        shown: in the order of showing; may be empty.
        n_set_aside: how many more there are that were put aside for this time.
    """

    shown: tuple[Suggestion, ...]
    n_set_aside: int = 0


def suggest(excerpt: Excerpt, set_aside: Collection[str] = (), known: Ground | None = None) -> Worth:
    """Return what may be worth raising; nothing when the person turned this off.

    While a sign that needs quick care is open, that is all there is.

    Args:
        excerpt: the whole diary.
        set_aside: ids that are not wanted this time; those not wanted ever are in the preferences.
        known: what the rules look at, when it is at hand already; see `ground`.
    """
    quick = safety_first(excerpt)
    if quick is not None:
        return Worth((quick,))
    if not excerpt.preferences.suggestions_on:
        return Worth(())
    known = known or ground(excerpt)
    found = [suggestion for suggestion in (rule(known) for rule in _ordered(known)) if suggestion is not None]
    wanted = [suggestion for suggestion in found if suggestion.id not in excerpt.preferences.hidden_suggestions]
    shown = tuple(suggestion for suggestion in wanted if suggestion.id not in set_aside)
    return Worth(shown, len(wanted) - len(shown))


def _ordered(known: Ground) -> list[Rule]:
    """Return the rules in order; late injections come first where they explain the pattern."""
    ranked = list(RULES)
    if explains_pattern(known):
        ranked.remove(SuggestionId.LATE)
        ranked.insert(0, SuggestionId.LATE)
    return [RULES[name] for name in ranked]
