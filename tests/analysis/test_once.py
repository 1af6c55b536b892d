"""What was worked out of one excerpt is not worked out again, and goes with it."""

import gc
from dataclasses import replace
from datetime import date

from b12diary.analysis import once as memory
from b12diary.analysis.once import once
from b12diary.analysis.series import day_series
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.symptom import SymptomId

TODAY = date(2026, 11, 22)
asked: list[tuple[date, int]] = []


@once
def work(excerpt: Excerpt, n: int = 0) -> list[int]:
    asked.append((excerpt.today, n))
    return [n]


def test_each_question_about_one_excerpt_is_worked_out_once() -> None:
    asked.clear()
    excerpt, same = Excerpt(TODAY), Excerpt(TODAY)
    assert work(excerpt, 1) is work(excerpt, 1)
    assert work(excerpt, 2) == [2]
    assert work(excerpt, n=2) == [2]
    # Another excerpt is another one, even where it holds the same: comparing all of it would be the dearer way.
    assert work(same, 1) is not work(excerpt, 1)
    assert work(replace(excerpt, today=date(2026, 1, 1)), 1) == [1]
    assert [n for _day, n in asked] == [1, 2, 2, 1, 1]


def test_nothing_of_an_excerpt_stays_behind_it() -> None:
    gc.collect()
    before = len(memory._answers)
    excerpt = Excerpt(TODAY)
    work(excerpt)
    assert len(memory._answers) == before + 1
    del excerpt
    gc.collect()
    assert len(memory._answers) == before


def test_ratings_in_order_and_in_any_other_are_the_same_series() -> None:
    symptom, scale = SymptomId("fatigue"), ScaleId.NRS_0_10
    days = tuple(TODAY.toordinal() - n for n in range(5, -1, -1))
    entered = tuple(day + (n == 2) for n, day in enumerate(days))
    in_order = RatingSeries(symptom, scale, days, (1, 2, 3, 4, 5, 6), entered)
    turned = RatingSeries(symptom, scale, days[::-1], (6, 5, 4, 3, 2, 1), entered[::-1])
    found, other = (day_series(Excerpt(TODAY, ratings=(one,)), symptom) for one in (in_order, turned))
    for column in ("days", "values", "entered"):
        assert getattr(found, column).tolist() == getattr(other, column).tolist()
        assert getattr(found, column).dtype == getattr(other, column).dtype
