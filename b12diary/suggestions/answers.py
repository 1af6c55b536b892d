"""The look-back's other answers, each in its own right: no pattern, cannot tell, too early, rated in words."""

from b12diary.analysis.results import Grade, Reason
from b12diary.analysis.series import is_all_ungraded
from b12diary.analysis.sufficiency import needs
from b12diary.analysis.wording import headline_wording, ungraded_wording
from b12diary.i18n import _
from b12diary.suggestions.ground import Ground, affected_sentence
from b12diary.suggestions.suggestion import EvidenceId, Suggestion, SuggestionId
from b12diary.suggestions.symptoms import interferes_no_link

EVIDENCE = (EvidenceId("look_back_errors"), EvidenceId("daily_life_counts"))
EVIDENCE_EARLY = (EvidenceId("look_back_errors"), EvidenceId("first_review"), EvidenceId("daily_life_counts"))


def no_pattern(ground: Ground) -> Suggestion | None:
    """Say that the entries show no clear link; gives way where daily life is affected, which says the same and more."""
    if ground.look_back.headline.told is not Grade.NO_PATTERN or interferes_no_link(ground) is not None:
        return None
    wording = headline_wording(ground.look_back, ground.namer, ground.excerpt.today)
    return Suggestion(
        SuggestionId.NO_PATTERN,
        _("No clear link with your injections"),
        (
            _("Your entries do not show a clear link with your injections."),
            _("That does not mean that your symptoms are not real."),
            _("If they affect your daily life, talk to your GP."),
        ),
        (wording.sentence, *wording.details),
        EVIDENCE,
        question=_("Could my symptoms have another cause?"),
    )


def cannot_tell(ground: Ground) -> Suggestion | None:
    """Say that this diary cannot tell, and why."""
    if ground.look_back.headline.told is not Grade.CANNOT_TELL:
        return None
    wording = headline_wording(ground.look_back, ground.namer, ground.excerpt.today)
    result = ground.look_back.headline
    return Suggestion(
        SuggestionId.CANNOT_TELL,
        _("This diary cannot tell"),
        (
            wording.sentence,
            _("That is no answer for or against your plan."),
            _("You can still show your page, and say how your days are."),
        ),
        (
            _("{n} full gaps were looked at, with {days} rated days.").format(
                n=result.completed_gaps, days=result.n_ratings
            ),
        ),
        EVIDENCE,
        question=_("What should I do if symptoms come back before my next injection?"),
    )


def too_early(ground: Ground) -> Suggestion | None:
    """Say what is missing for a comparison, or why the entries cannot tell, and what can be done until then."""
    result = ground.look_back.headline
    if result.told is not Grade.NOT_ENOUGH_DATA or is_all_ungraded(ground.excerpt):
        return None
    wording = headline_wording(ground.look_back, ground.namer, ground.excerpt.today)
    is_early = not set(result.reason) & _NOT_FOR_LACK_OF_TIME
    have = (
        _("{need}: {have}. {note}.").format(need=need.text, have=need.have_text, note=_capital(need.note))
        for need in needs(ground.excerpt)
    )
    return Suggestion(
        SuggestionId.TOO_EARLY,
        _("Too early to compare") if is_early else _("Your entries cannot tell yet"),
        (wording.sentence, *wording.details, *_until_then()),
        tuple(have),
        EVIDENCE_EARLY,
        question=_("What should I do if symptoms come back before my next injection?"),
    )


_NOT_FOR_LACK_OF_TIME = {
    Reason.SHORT_INTERVAL,
    Reason.CONSTANT,
    Reason.VARIES_TOO_MUCH,
    Reason.SMALL_RISE,
    Reason.LATE_ENTRIES,
}


def rated_in_words(ground: Ground) -> Suggestion | None:
    """Say that ratings in words are not compared, and what can be done all the same."""
    if not is_all_ungraded(ground.excerpt):
        return None
    longest = max(ground.excerpt.ratings, key=len)
    wording = ungraded_wording(longest)
    counts = ground.interference
    affected = (affected_sentence(counts),) if counts.n_affected else ()
    return Suggestion(
        SuggestionId.IN_WORDS,
        _("Ratings in words are not compared"),
        (wording.sentence, *affected, *_until_then()),
        (_("{n} days are rated, and none of them from 0 to 10.").format(n=ground.excerpt.rated_days), *wording.details),
        EVIDENCE_EARLY,
        question=_("What should I do if symptoms come back before my next injection?"),
    )


def _until_then() -> tuple[str, ...]:
    """Return what holds whether there is something to compare or not."""
    return (
        _("You do not have to wait for it."),
        _("If symptoms affect your daily life, you can talk to your GP now."),
        _("Your page already shows your treatment and how your days were."),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
