"""The frozen view of a diary answers the simple questions itself, and never turns a missing rating into a number."""

from datetime import UTC, date, datetime, timedelta

import pytest

from b12diary.domain.dose import Dose, DoseId, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.symptom import INTERFERENCE, MainSet, Symptom, SymptomId

NOW = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
TODAY = NOW.date()
FATIGUE, FOG, TINGLING, LOW_MOOD = (SymptomId(name) for name in ("fatigue", "brain_fog", "pins_needles", "low_mood"))


def dose(days_ago: int, route: Route = Route.INTO_MUSCLE, name: str = "") -> Dose:
    return Dose(DoseId(name or f"{route}{days_ago}"), TODAY - timedelta(days=days_ago), NOW, route=route)


def series(symptom: SymptomId, *days_ago: int, scale: ScaleId = ScaleId.NRS_0_10) -> RatingSeries:
    days = tuple(sorted(TODAY.toordinal() - n for n in days_ago))
    return RatingSeries(symptom, scale, days, tuple(5 for _ in days), days)


def test_two_injections_on_one_day_are_one_and_tablets_are_none() -> None:
    """
    days ago   10    7    3
               x    tablet xx
    """
    excerpt = Excerpt(TODAY, doses=(dose(10), dose(7, Route.ORAL), dose(3), dose(3, name="again")))

    assert len(excerpt.injections) == 3
    assert excerpt.injection_days == (TODAY - timedelta(days=10), TODAY - timedelta(days=3))


@pytest.mark.parametrize("route", Route)
def test_only_needles_start_a_gap_and_no_route_said_means_a_needle(route: Route) -> None:
    needles = {Route.INTO_MUSCLE, Route.UNDER_SKIN, Route.DEEP_UNDER_SKIN, Route.UNKNOWN}

    assert bool(Excerpt(TODAY, doses=(dose(1, route),)).injections) is (route in needles)


def test_a_symptom_that_was_never_rated_has_no_ratings() -> None:
    assert len(Excerpt(TODAY).series(FATIGUE)) == 0


def test_ratings_on_different_scales_stay_apart() -> None:
    excerpt = Excerpt(TODAY, ratings=(series(FATIGUE, 1, 2), series(FATIGUE, 3, scale=ScaleId.VERBAL_0_3)))

    assert len(excerpt.series(FATIGUE)) == 2
    assert len(excerpt.series(FATIGUE, ScaleId.VERBAL_0_3)) == 1


def test_a_day_with_two_ratings_is_one_rated_day() -> None:
    assert Excerpt(TODAY, ratings=(series(FATIGUE, 1, 2), series(FOG, 2, 3))).rated_days == 3
    assert Excerpt(TODAY).rated_days == 0


def test_without_a_choice_the_first_3_symptoms_are_main() -> None:
    listed = tuple(Symptom(name) for name in (INTERFERENCE, FATIGUE, FOG, TINGLING, LOW_MOOD))

    assert Excerpt(TODAY, symptoms=listed).main_symptoms == (FATIGUE, FOG, TINGLING)


def test_a_choice_of_main_symptoms_holds_from_its_day_on() -> None:
    """
    Nov 1        Nov 20            Dec 1
    fatigue      fog, low mood     tingling
                      today = 22 Nov
    """
    choices = (
        MainSet(date(2026, 12, 1), (TINGLING,)),
        MainSet(date(2026, 11, 1), (FATIGUE,)),
        MainSet(date(2026, 11, 20), (FOG, LOW_MOOD)),
    )

    assert Excerpt(TODAY, main_sets=choices).main_symptoms == (FOG, LOW_MOOD)
    assert Excerpt(date(2026, 11, 19), main_sets=choices).main_symptoms == (FATIGUE,)


def test_main_symptoms_may_be_chosen_to_be_none() -> None:
    excerpt = Excerpt(TODAY, symptoms=(Symptom(FATIGUE),), main_sets=(MainSet(date(2026, 11, 1), ()),))

    assert excerpt.main_symptoms == ()
