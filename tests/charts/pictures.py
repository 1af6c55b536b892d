"""All charts of one diary, and ways to look at them without eyes."""

from datetime import timedelta
from functools import cache

import numpy as np
import numpy.typing as npt

from b12diary.analysis import contrast
from b12diary.analysis.gaps import gaps
from b12diary.analysis.profile import profile
from b12diary.analysis.recurrence import look_back
from b12diary.analysis.results import LookBack, Profile
from b12diary.analysis.series import day_series
from b12diary.charts.before_after import before_after
from b12diary.charts.chart import Chart
from b12diary.charts.gap_by_gap import gap_by_gap
from b12diary.charts.injections import injections
from b12diary.charts.marks import Words
from b12diary.charts.over_time import over_time
from b12diary.charts.render import to_rgba
from b12diary.charts.since_injection import since_injection
from b12diary.charts.style import Style
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import SymptomId

TIREDNESS = SymptomId("fatigue")
KINDS = ("since injection", "gap by gap", "over time", "injections", "before and after")


@cache
def result_of(excerpt: Excerpt) -> LookBack:
    return look_back(excerpt)


@cache
def profile_of(excerpt: Excerpt) -> Profile:
    return profile(excerpt, TIREDNESS)


def chart(kind: str, excerpt: Excerpt, style: Style, label: str = "Tiredness") -> Chart:
    """Return one of the charts of a diary."""
    shown, series = profile_of(excerpt), day_series(excerpt, TIREDNESS)
    match kind:
        case "since injection":
            found = next((s for s in result_of(excerpt).series if s.symptom == TIREDNESS), None)
            return since_injection(shown, label, style, result=found, planned_day=84)
        case "gap by gap":
            return gap_by_gap(shown, label, style, planned_day=84)
        case "over time":
            return over_time(excerpt, series, label, style)
        case "injections":
            return injections(gaps(excerpt), style)
        case _:
            change = excerpt.today - timedelta(days=200)
            return before_after(contrast.before_after(excerpt, TIREDNESS, change), series, label, style)


def pixels(drawn: Chart, width: int = 800, height: int = 440, ratio: float = 1.0) -> npt.NDArray[np.uint8]:
    """Return what a chart looks like: rows, columns, red green blue."""
    data, columns, rows = to_rgba(drawn, width, height, ratio)
    return np.frombuffer(data, np.uint8).reshape(rows, columns, 4)[:, :, :3]


def words(drawn: Chart) -> list[str]:
    """Return every text of a chart in the order it was written."""
    drawn.figure.arrange()
    return [mark.text for mark in drawn.figure.marks if isinstance(mark, Words)]


def colours(picture: npt.NDArray[np.uint8]) -> set[str]:
    """Return the colours that cover 10 pixels or more."""
    # One number for each pixel: sorting rows of three would take most of the time of a test.
    packed = picture.reshape(-1, 3).astype(np.int64) @ np.array([65536, 256, 1])
    found, counts = np.unique(packed, return_counts=True)
    return {f"#{c:06X}" for c, n in zip(found.tolist(), counts.tolist(), strict=True) if n >= 10}
