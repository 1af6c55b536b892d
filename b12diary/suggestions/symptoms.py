"""What the ratings show apart from the injections: nerve symptoms, a slow rise, and daily life that is affected."""

from dataclasses import dataclass
from datetime import date

from b12diary.analysis.results import Grade
from b12diary.analysis.trend import Trend, trend
from b12diary.analysis.wording import series_wording, trend_wording
from b12diary.domain.answer import Answer
from b12diary.domain.catalogue import catalogue
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.regimen import regimen_on
from b12diary.domain.symptom import Symptom
from b12diary.i18n import _, day_text, list_text
from b12diary.suggestions.ground import RECENT_DAYS, Ground, Rated, affected_sentence
from b12diary.suggestions.suggestion import EvidenceId, Suggestion, SuggestionId

EVIDENCE_NERVES = (EvidenceId("nerve_plan"), EvidenceId("nerve_damage_can_last"), EvidenceId("nerves_take_time"))
EVIDENCE_WORSE = (EvidenceId("daily_life_counts"), EvidenceId("other_reasons"), EvidenceId("look_back_errors"))
EVIDENCE_INTERFERES = (EvidenceId("daily_life_counts"), EvidenceId("other_reasons"), EvidenceId("look_back_errors"))

NERVE_GROUP = "nerves"
NERVE_SYMPTOMS = frozenset({"clumsy", "balance", "walking", "leg_weak", "fine_hands"})
"""Symptoms of other groups that come from nerves in the lists of guideline and patients' society."""

LEAST_RATED = 4
LEAST_DAYS = 14


@dataclass(frozen=True, slots=True)
class NerveSymptom:
    """One nerve symptom: its name, its first rating above none, its last 90 days, and its drift over the record."""

    name: str
    since: date
    recent: Rated
    trend: Trend


def is_nerve_symptom(symptom: Symptom) -> bool:
    """Tell whether a symptom is one that nerves give; the person's own count by the group they chose."""
    return symptom.group == NERVE_GROUP or symptom.id in NERVE_SYMPTOMS or symptom.id in _known_to_come_from_nerves()


def _known_to_come_from_nerves() -> set[str]:
    return {known.id for known in catalogue().symptoms if known.group == NERVE_GROUP}


def nerve_symptoms(ground: Ground) -> Suggestion | None:
    """Raise nerve symptoms where no plan was made for them.

    Any that are there on half of the rated days if the person says that the plan is not for nerves; where they do not
    know, those rated 4 or more on half of the days, or going up over time.
    """
    answer = _made_for_nerves(ground.excerpt)
    if answer is Answer.YES:
        return None
    is_known = answer is Answer.NO
    found = [s for s in _found(ground) if is_known or s.recent.is_mostly_affected or s.trend.is_steadily_worse]
    if not found:
        return None
    names = [s.name for s in found]
    worse = [s.name for s in found if s.trend.is_steadily_worse]
    told_worse = _("Over the whole record they went up: {names}.").format(names=list_text(worse))
    plan = (
        _("You noted that your plan was not made because of nerve symptoms.")
        if is_known
        else _("Your diary does not say whether your plan was made because of nerve symptoms.")
    )
    return Suggestion(
        SuggestionId.NERVES,
        _("Symptoms that can come from nerves"),
        (
            _("You rated: {names}.").format(names=list_text(names)),
            _("The first of these was on {day}.").format(day=day_text(min(s.since for s in found))),
            told_worse if worse else _("Over the whole record they did not clearly go up."),
            plan,
            _("Plans can differ when nerves are involved, so you may want to ask about it."),
            _("If something is new or suddenly worse, open “Get help”."),
        ),
        (
            *(_told(s) for s in found),
            _("Shown when they are often there and no plan is noted as made for nerves."),
        ),
        EVIDENCE_NERVES,
        question=_("Does my treatment plan take my nerve symptoms into account?"),
    )


def _made_for_nerves(excerpt: Excerpt) -> Answer:
    """Return whether the plan in force was made because of nerve symptoms; where nobody said, whether any plan was."""
    begun = [r for r in excerpt.regimens if r.starts_on <= excerpt.today]
    now = regimen_on(excerpt.regimens, excerpt.today)
    if now is not None and now.for_nerves is not Answer.UNKNOWN:
        return now.for_nerves
    answers = {r.for_nerves for r in begun}
    return next((answer for answer in (Answer.YES, Answer.NO) if answer in answers), Answer.UNKNOWN)


def _told(symptom: NerveSymptom) -> str:
    text = _("{name}: {level} on {n} of {rated} rated days, in the last {days} days.")
    counts = symptom.recent
    return text.format(
        name=symptom.name, level=counts.level_text, n=counts.n_affected, rated=counts.n_days, days=RECENT_DAYS
    )


def _found(ground: Ground) -> list[NerveSymptom]:
    """Return the nerve symptoms that are there on half of the rated days or more."""
    found = []
    for symptom in ground.excerpt.symptoms:
        if not is_nerve_symptom(symptom):
            continue
        recent = ground.rated(symptom.id)
        since = _first_day(ground, symptom)
        if since is not None and recent.n_days >= LEAST_RATED and 2 * recent.n_some >= recent.n_days:
            found.append(NerveSymptom(ground.label(symptom.id), since, recent, trend(ground.excerpt, symptom.id)))
    return found


def _first_day(ground: Ground, symptom: Symptom) -> date | None:
    days = [
        day
        for series in ground.excerpt.ratings
        if series.symptom == symptom.id
        for day, value in zip(series.days, series.values, strict=True)
        if value
    ]
    return date.fromordinal(min(days)) if days else None


def steadily_worse(ground: Ground) -> Suggestion | None:
    """Raise ratings that went up over the whole record, whatever the injections."""
    wording = trend_wording(ground.trend, ground.namer)
    if wording is None:
        return None
    return Suggestion(
        SuggestionId.WORSE,
        _("Slowly worse, whatever the injection"),
        (
            wording.sentence,
            _("This says nothing of the cause."),
            _("You may want to talk to your GP about this soon."),
        ),
        (wording.details[0], _("Shown when the rise is 1 point or more, and clearer than ups and downs explain.")),
        EVIDENCE_WORSE,
        question=_("My symptoms have slowly got worse. Could there be another cause?"),
    )


def interferes_no_link(ground: Ground) -> Suggestion | None:
    """Raise that daily life is affected although ratings do not follow the injections."""
    result, counts = ground.look_back.headline, ground.interference
    if result.told is not Grade.NO_PATTERN or counts.n_days < LEAST_DAYS or not counts.is_mostly_affected:
        return None
    return Suggestion(
        SuggestionId.INTERFERES,
        _("Daily life is affected, with no clear link to injections"),
        (
            affected_sentence(counts),
            _("Your entries do not show a clear link with your injections."),
            _("That does not mean that your symptoms are not real."),
            _("You may want to ask your GP what else could be behind them."),
        ),
        (
            _("Counted over the last {days} days.").format(days=RECENT_DAYS),
            " ".join((series_wording(result, ground.namer).sentence, *series_wording(result, ground.namer).details)),
        ),
        EVIDENCE_INTERFERES,
        question=_("My symptoms affect my daily life. Could they have another cause?"),
    )
