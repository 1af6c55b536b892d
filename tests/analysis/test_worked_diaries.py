"""The whole answer for frozen diaries, number by number."""

import pytest

from b12diary.analysis.recurrence import look_back
from b12diary.analysis.results import series_as_json
from tests.analysis.worked import FAMILIES, expected, read


@pytest.mark.parametrize("name", FAMILIES)
def test_a_worked_diary_has_the_answer_it_always_had(name: str) -> None:
    answer = series_as_json(look_back(read(name)).headline)
    frozen = expected(name)

    assert answer.keys() == frozen.keys()
    for field, value in frozen.items():
        if isinstance(value, float | list) and field not in {"reason", "flags"}:
            assert answer[field] == pytest.approx(value, rel=1e-3, abs=1e-6), field
        else:
            assert answer[field] == value, field


def test_the_worked_diaries_show_different_answers() -> None:
    grades = {expected(name)["grade"] for name in FAMILIES}

    assert {"clear", "possible", "no_pattern"} <= grades
