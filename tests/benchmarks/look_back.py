"""The look-back: seconds for everything, against one plain least-squares pass over the same ratings."""

from collections.abc import Iterator

import numpy as np

from b12diary.analysis.recurrence import look_back
from b12diary.diary import Diary
from b12diary.domain.excerpt import Excerpt
from tests.benchmarks.diaries import entries, now
from tests.benchmarks.timing import Plan, Row, paired, seconds


def _excerpt(years: int, symptoms: int) -> Excerpt:
    diary = Diary.in_memory(now)
    diary.take_in(entries(years, symptoms), "Example")
    excerpt = diary.excerpt()
    diary.close()
    return excerpt


def _least_squares(excerpt: Excerpt) -> None:
    for series in excerpt.ratings:
        days = np.array(series.days[-1100:], float)
        columns = np.column_stack([np.ones(len(days)), days - days.mean(), *np.eye(7)[days.astype(int) % 7].T[1:]])
        np.linalg.lstsq(columns, np.array(series.values[-1100:], float), rcond=None)


def measure(plan: Plan) -> Iterator[Row]:
    """Yield one row for each length of diary and number of symptoms."""
    for years in plan.years:
        for symptoms in (1, 12):
            if years:
                excerpt = _excerpt(years, symptoms)
                yield paired(
                    f"look-back, {symptoms} symptoms",
                    plan,
                    lambda e=excerpt: seconds(lambda: look_back(e)),  # type: ignore[misc]  # a default binds it
                    lambda e=excerpt: seconds(lambda: _least_squares(e)),  # type: ignore[misc]
                    "one least-squares pass a symptom",
                    years=years,
                )
