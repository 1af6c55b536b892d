"""What the look-back says of each example is the story the example is there to show."""

from datetime import date

import pytest

from b12diary.analysis.recurrence import look_back
from b12diary.analysis.results import Grade
from b12diary.interchange.examples import ExampleKind, example_entries
from b12diary.interchange.excerpts import excerpt_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("kind", "grade"),
    [("returns", Grade.CLEAR), ("none", Grade.NO_PATTERN), ("early", Grade.NOT_ENOUGH_DATA)],
)
def test_each_example_has_its_grade_and_no_flags(kind: ExampleKind, grade: Grade) -> None:
    headline = look_back(excerpt_of(example_entries(kind, TODAY), TODAY)).headline

    assert headline.grade is grade
    assert headline.flags == ()


def test_in_returns_the_rise_that_was_put_in_is_found() -> None:
    headline = look_back(excerpt_of(example_entries("returns", TODAY), TODAY)).headline

    assert headline.rise == pytest.approx(2.5, abs=0.6)
    assert headline.half_return_day == pytest.approx(56, abs=8)
    assert headline.symptom_timed_gaps == 1
