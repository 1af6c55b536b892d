"""What a rating is called, on each scale."""

import pytest

from b12diary.domain.rating import SCALES, ScaleId
from b12diary.domain.rating_words import elsewhere_text, level_text, point_text, rating_text

WORDS, TEN = SCALES[ScaleId.VERBAL_0_3], SCALES[ScaleId.NRS_0_10]


@pytest.mark.parametrize(
    ("scale", "value", "text"),
    [
        (ScaleId.NRS_0_10, None, "not rated"),
        (ScaleId.NRS_0_10, 0, "0, none"),
        (ScaleId.NRS_0_10, 6, "6 of 10"),
        (ScaleId.NRS_1_10, 1, "1 of 10"),
        (ScaleId.LIKERT_1_5, 3, "3 of 5"),
        (ScaleId.VERBAL_0_3, None, "not rated"),
        (ScaleId.VERBAL_0_3, 0, "none"),
        (ScaleId.VERBAL_0_3, 3, "severe"),
    ],
)
def test_a_rating_is_said_as_its_scale_is(scale: ScaleId, value: int | None, text: str) -> None:
    assert rating_text(value, SCALES[scale]) == text


def test_a_step_is_named_shortly() -> None:
    assert (point_text(6, TEN), point_text(2, WORDS)) == ("6", "moderate")


@pytest.mark.parametrize(
    ("level", "text"),
    [(0, "none"), (0.5, "none to mild"), (1, "mild"), (2.9, "moderate to severe"), (3, "severe")],
)
def test_a_level_between_two_words_names_both(level: float, text: str) -> None:
    assert level_text(level, WORDS) == text


@pytest.mark.parametrize(
    ("scale", "value", "text"),
    [
        (ScaleId.NRS_0_10, 6, "rated 6 on the 0 to 10 scale"),
        (ScaleId.VERBAL_0_3, 2, "rated “moderate” in words"),
    ],
)
def test_a_rating_on_the_other_scale_is_told_and_not_converted(scale: ScaleId, value: int, text: str) -> None:
    assert elsewhere_text(value, scale) == text
