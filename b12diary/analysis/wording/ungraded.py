"""What is said of ratings that are not compared: they are there, and drawn, and nothing is missing."""

from b12diary.analysis.results import Wording
from b12diary.domain.rating import SCALES, RatingSeries
from b12diary.domain.rating_words import is_verbal
from b12diary.i18n import _


def ungraded_wording(series: RatingSeries | None) -> Wording:
    """Say that ratings on such a scale are drawn over time only; `series` is one of them, None without any."""
    if series is None or not is_verbal(SCALES[series.scale]):
        return Wording(_("Ratings on this scale are drawn over time, and not compared."))
    kept_apart = _("Words have no points to count, so the two scales are never mixed.")
    return Wording(_("Ratings in words are drawn over time, and not compared."), (kept_apart,))
