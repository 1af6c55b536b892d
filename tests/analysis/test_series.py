"""One value a day: what becomes a series, and what the composite rests on."""

from dataclasses import replace

import pytest

from b12diary.analysis.results import COMPOSITE
from b12diary.analysis.series import day_series, headline_symptom, judged_symptoms, main_symptoms
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.symptom import INTERFERENCE, SymptomId
from tests.analysis.pictures import day, picture

TIREDNESS = SymptomId("tiredness")


def test_the_composite_stands_only_on_days_on_which_every_main_symptom_is_rated() -> None:
    diary = picture(
        """
        day        1  2  3  4  5
        tiredness  4  .  6  2  .
        brain_fog  2  5  .  4  .
        """,
        main=("tiredness", "brain_fog"),
    )

    composite = day_series(diary, COMPOSITE)

    assert composite.days.tolist() == [day(1).toordinal(), day(4).toordinal()]
    assert composite.values.tolist() == [3.0, 3.0]


def test_a_missing_rating_is_not_a_zero() -> None:
    diary = picture(
        """
        day        1  2  3
        tiredness  0  .  0
        """
    )

    assert len(day_series(diary, TIREDNESS)) == 2
    assert day_series(diary, TIREDNESS).values.tolist() == [0.0, 0.0]


def test_one_main_symptom_is_the_headline_itself() -> None:
    diary = picture(
        """
        day           1  2
        interference  1  2
        tiredness     4  3
        brain_fog     2  5
        """,
        main=("brain_fog",),
    )

    assert headline_symptom(diary) == "brain_fog"
    assert judged_symptoms(diary) == ("brain_fog", INTERFERENCE, "tiredness")


def test_two_main_symptoms_make_a_composite_and_stay_judged_themselves() -> None:
    diary = picture(
        """
        day           1  2
        interference  1  2
        tiredness     4  3
        brain_fog     2  5
        """,
        main=("brain_fog", "tiredness"),
    )

    assert judged_symptoms(diary) == (COMPOSITE, INTERFERENCE, "tiredness", "brain_fog")


def test_without_a_choice_the_first_three_rated_symptoms_are_main_but_never_interference() -> None:
    diary = picture(
        """
        day           1
        interference  1
        never         .
        tiredness     4
        brain_fog     2
        tingling      2
        dizziness     2
        """
    )

    assert main_symptoms(diary) == ("tiredness", "brain_fog", "tingling")


def test_without_any_rating_the_composite_is_empty() -> None:
    diary = picture("day 1 2")

    assert headline_symptom(diary) == COMPOSITE
    assert len(day_series(diary, COMPOSITE)) == 0


@pytest.mark.parametrize("scale", [ScaleId.VERBAL_0_3, ScaleId.LIKERT_1_5])
def test_short_scales_never_become_a_series(scale: ScaleId) -> None:
    diary = picture("day 1 2")
    days = (day(1).toordinal(), day(2).toordinal())
    diary = replace(diary, ratings=(RatingSeries(TIREDNESS, scale, days, (1, 2), days),))

    assert len(day_series(diary, TIREDNESS)) == 0


def test_two_scales_are_never_mixed_the_one_with_more_days_is_taken() -> None:
    diary = picture("day 1 2 3")
    days = tuple(day(n).toordinal() for n in (1, 2, 3))
    ten = RatingSeries(TIREDNESS, ScaleId.NRS_0_10, days[:1], (9,), days[:1])
    other = RatingSeries(TIREDNESS, ScaleId.NRS_1_10, days[1:], (2, 3), days[1:])

    chosen = day_series(replace(diary, ratings=(ten, other)), TIREDNESS)

    assert chosen.scale is ScaleId.NRS_1_10
    assert chosen.values.tolist() == [2.0, 3.0]


def test_an_entry_is_late_from_the_third_day_on_and_unknown_is_never_late() -> None:
    days = tuple(day(n).toordinal() for n in (1, 2, 3))
    entered = (days[0] + 2, days[1] + 3, 0)
    diary = replace(picture("day 1 9"), ratings=(RatingSeries(TIREDNESS, ScaleId.NRS_0_10, days, (1, 2, 3), entered),))

    assert day_series(diary, TIREDNESS).is_late.tolist() == [False, True, False]


def test_days_to_come_are_left_out() -> None:
    diary = picture(
        """
        day        1  2  3
        tiredness  4  3  2
        """
    )

    assert len(day_series(replace(diary, today=day(2)), TIREDNESS)) == 2
