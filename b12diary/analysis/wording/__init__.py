"""Each result as plain sentences with its counts and ranges: the one place where results become words.

Screen, page, tooltip, screen reader and command line all take their words from here. "No pattern" never reads as "no
problem", and "not enough" says what is missing.
"""

from b12diary.analysis.wording.chart_sentences import (
    before_after_sentence,
    gap_by_gap_sentence,
    injections_sentence,
    over_time_sentence,
    over_time_ungraded_sentence,
    profile_caption,
    profile_sentence,
)
from b12diary.analysis.wording.companions import (
    late_on_time_wording,
    left_out_text,
    left_out_texts,
    plans_wording,
    second_run_wording,
    trend_wording,
)
from b12diary.analysis.wording.flag_sentences import flag_sentence, flag_sentences
from b12diary.analysis.wording.headline import headline_wording, series_line, series_wording
from b12diary.analysis.wording.names import Label, series_name
from b12diary.analysis.wording.ungraded import ungraded_wording

__all__ = [
    "Label",
    "before_after_sentence",
    "flag_sentence",
    "flag_sentences",
    "gap_by_gap_sentence",
    "headline_wording",
    "injections_sentence",
    "late_on_time_wording",
    "left_out_text",
    "left_out_texts",
    "over_time_sentence",
    "over_time_ungraded_sentence",
    "plans_wording",
    "profile_caption",
    "profile_sentence",
    "second_run_wording",
    "series_line",
    "series_name",
    "series_wording",
    "trend_wording",
    "ungraded_wording",
]
