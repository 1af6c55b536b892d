"""Gaps that are not compared: hidden from a chart when the person wants to see the others alone, and always told of."""

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from b12diary.analysis.results import GapRatings, Profile

LEAST_COMPARED = 2
"""With fewer gaps that are compared there is nothing to see without the others."""
MOST_NAMED = 4
"""More gaps than this are counted by reason under the chart; each has its own reason in the table and in its panel."""


def seen_gaps(profile: "Profile", *, is_all: bool) -> "tuple[Profile, int]":
    """Return the profile with the gaps to draw, and how many could be hidden; median and band stay the same.

    Args:
        profile: all gaps with ratings.
        is_all: whether those that are not compared are to be drawn.
    """
    from b12diary.charts.gap_words import is_compared

    kept = tuple(g for g in profile.gaps if is_compared(g.gap))
    n_left_out = len(profile.gaps) - len(kept)
    if len(kept) < LEAST_COMPARED or not n_left_out:
        return profile, 0
    return (profile if is_all else replace(profile, gaps=kept)), n_left_out


def left_out_told(profile: "Profile", caption: str, *, is_all: bool) -> str:
    """Return what stands under the chart: which gaps are dashed and why, or that they are hidden and how many.

    Args:
        profile: all gaps with ratings.
        caption: what the chart itself says of the gaps that it draws.
        is_all: whether those that are not compared are drawn.
    """
    from b12diary.analysis.wording import profile_caption
    from b12diary.charts.gap_words import is_compared
    from b12diary.charts.smoothing import is_early

    every = [g.gap for g in profile.gaps]
    if not is_all and seen_gaps(profile, is_all=False)[1]:
        return profile_caption(profile, every, are_drawn=False)
    dashed = [g for g in profile.gaps if not is_compared(g.gap)]
    if not dashed or len(dashed) > MOST_NAMED or is_early(profile):
        return caption
    counted, named = profile_caption(profile, every), profile_caption(profile, every, named=list(map(_named, dashed)))
    return caption.replace(counted, named)


def _named(gap: "GapRatings") -> str:
    from b12diary.analysis.results import LeftOut
    from b12diary.charts.gap_words import dates_text, reason_text

    dates = dates_text(gap.gap)
    return dates if gap.gap.left_out is LeftOut.UNFINISHED else f"{dates}, {reason_text(gap.gap)}"
