"""The question that this program exists for: might injections more often be an option, asked where the record bears it.

It never names an interval, a dose, a day or a product, always stands with what a careful clinician checks first and
with the other reasons, and gives way to an open sign that needs quick care.
"""

from b12diary.analysis.results import Grade
from b12diary.analysis.wording import flag_sentences, second_run_wording, series_wording
from b12diary.analysis.wording.headline import rise_text
from b12diary.i18n import _, ngettext
from b12diary.suggestions.checks import four_checks
from b12diary.suggestions.ground import RECENT_DAYS, Ground, affected_sentence
from b12diary.suggestions.suggestion import EvidenceId, Suggestion, SuggestionId

EVIDENCE = tuple(
    EvidenceId(name)
    for name in (
        "treatment_can_change",
        "daily_life_counts",
        "interval_never_settled",
        "symptoms_lead",
        "other_reasons",
        "expecting_to_feel_worse",
        "look_back_errors",
        "label_intervals",
    )
)


def frequency_question() -> str:
    """Return the question in the person's own voice, as it stands on the page."""
    return _("Is having my injections more often an option for me?")


def other_reasons() -> tuple[str, ...]:
    """Return what always stands with the question: why such a pattern can be there without any fault of a plan."""
    return (
        _("Such a pattern can have other reasons."),
        _("It can come from other health problems, other medicines, low iron or low folate."),
        _("It can come from thyroid problems, poor sleep, stress, periods, or expecting to feel worse."),
        _("This diary cannot tell which."),
    )


def not_confirmed() -> str:
    """Return what is added while the pattern is only possible."""
    return _("This is not yet confirmed.")


def more_often(ground: Ground) -> Suggestion | None:
    """Offer the question where the look-back is clear, or possible in softer words."""
    result = ground.look_back.headline
    if result.told not in {Grade.CLEAR, Grade.POSSIBLE}:
        return None
    is_possible = result.told is Grade.POSSIBLE
    sentences = [series_wording(result, ground.namer).sentence]
    interference = ground.interference
    if interference.is_mostly_affected:
        sentences.append(affected_sentence(interference))
    if is_possible:
        sentences += [
            not_confirmed(),
            _("You may still want to ask your GP or nurse whether more frequent injections could be an option."),
        ]
    else:
        sentences.append(
            _("You may want to ask your GP or nurse whether having your injections more often is an option for you.")
        )
    sentences.append(_("They may or may not be able to offer this."))
    return Suggestion(
        SuggestionId.MORE_OFTEN,
        _("Something to talk about, not yet confirmed") if is_possible else _("Something to talk about"),
        tuple(sentences),
        _why(ground),
        EVIDENCE,
        question=frequency_question(),
        checks=four_checks(ground),
        below=(" ".join(other_reasons()), _("Do not change your injections because of this diary.")),
        asks_frequency=True,
    )


def _why(ground: Ground) -> tuple[str, ...]:
    result = ground.look_back.headline
    grade = (
        _("The look-back on Patterns says: possible.")
        if result.told is Grade.POSSIBLE
        else _("The look-back on Patterns says: clear.")
    )
    basis = ngettext(
        "It compares {gaps} gap with enough ratings, from {days} rated days.",
        "It compares {gaps} gaps with enough ratings, from {days} rated days.",
        result.usable_gaps,
    ).format(gaps=result.usable_gaps, days=result.n_ratings)
    rise = _("Rise in points of 10, with the 95 % range: {rise}.").format(rise=rise_text(result))
    counts = ground.interference
    affected = _("Daily life was rated on {n} of the last {days} days.").format(n=counts.n_days, days=RECENT_DAYS)
    details = series_wording(result, ground.namer).details
    second = second_run_wording(ground.look_back)
    said = (grade, basis, rise, *details, affected, second)
    flags = () if result.told is Grade.POSSIBLE else flag_sentences(result.flags)
    return tuple(text for text in (*said, *flags) if text)
