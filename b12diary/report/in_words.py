"""Ratings in words, none to severe: counted on the page like the numbers, never averaged and never compared."""

from dataclasses import dataclass

from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import SCALES, ScaleId
from b12diary.domain.symptom import INTERFERENCE, MOST_MAIN, SymptomId, main_set_on
from b12diary.i18n import _


@dataclass(frozen=True, slots=True)
class ScaleInUse:
    """Whether the page tells ratings in words, and on how many of its days there are only ratings of the other kind."""

    in_words: bool
    n_other_days: int


def scale_in_use(excerpt: Excerpt, span: DateSpan) -> ScaleInUse:
    """Return the kind of ratings that most rated days of `span` have; numbers in a tie, or without any."""
    days: dict[bool, set[int]] = {False: set(), True: set()}
    for series in excerpt.ratings:
        if SCALES[series.scale].is_graded or series.scale is ScaleId.VERBAL_0_3:
            days[series.scale is ScaleId.VERBAL_0_3].update(series.within(span).days)
    in_words = len(days[True]) > len(days[False])
    return ScaleInUse(in_words, len(days[not in_words] - days[in_words]))


def symptoms_in_words(excerpt: Excerpt) -> tuple[SymptomId, ...]:
    """Return the main symptoms of a diary that is kept in words: the chosen ones, else the first that were rated."""
    chosen = main_set_on(excerpt.main_sets, excerpt.today)
    if chosen is not None and chosen.symptoms:
        return chosen.symptoms[:MOST_MAIN]
    rated = {s.symptom for s in excerpt.ratings if s.scale is ScaleId.VERBAL_0_3 and len(s)} - {INTERFERENCE}
    listed = [s.id for s in sorted(excerpt.symptoms, key=lambda s: (s.position, s.id)) if s.id in rated]
    return tuple(dict.fromkeys([*listed, *sorted(rated)]))[:MOST_MAIN]


def points_in_words(excerpt: Excerpt, symptom: SymptomId, span: DateSpan) -> list[float]:
    """Return the ratings of `span` as places on the scale, 0 none to 3 severe."""
    series = excerpt.series(symptom, ScaleId.VERBAL_0_3)
    if excerpt.today < span.first:
        return []
    return list(map(float, series.within(DateSpan(span.first, min(span.last, excerpt.today))).values))


def level_words() -> tuple[str, str, str, str]:
    """Return the four words of the scale."""
    return _("none"), _("mild"), _("moderate"), _("severe")


def level_text(level: float) -> str:
    """Write a place on the scale, such as a median: "mild", or "mild to moderate" between two."""
    words = level_words()
    low, high = words[int(level)], words[min(int(level) + 1, 3)]
    return low if float(level).is_integer() else _("{low} to {high}").format(low=low, high=high)
