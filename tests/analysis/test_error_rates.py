"""The error rates over a few hundred made-up diaries. The long run over thousands is in `tests/simulator`."""

import pytest

from b12diary.analysis.results import Flag, Grade
from tests.simulator.families import CANNOT_BE_TOLD, NULLS, REASONS, UNSEEN
from tests.simulator.measure import Rates, pooled, rates, recovered, upper_tolerance

FEW = 12


@pytest.fixture(scope="module")
def nulls() -> dict[str, Rates]:
    return {name: rates(name, family, FEW) for name, family in NULLS.items()}


def test_without_a_pattern_few_diaries_are_graded_possible_and_hardly_any_clear(nulls: dict[str, Rates]) -> None:
    total = pooled(nulls)

    assert total.judged > 200
    assert total.share(total.found) <= upper_tolerance(0.04, total.judged)
    assert total.share(total.clear) <= upper_tolerance(0.01, total.judged)


def test_no_kind_of_ups_and_downs_is_an_exception(nulls: dict[str, Rates]) -> None:
    over = {name: r.found for name, r in nulls.items() if r.share(r.found) > upper_tolerance(0.05, r.judged)}

    assert over == {}


def test_what_other_diaries_compute_is_wrong_more_often(nulls: dict[str, Rates]) -> None:
    total = pooled(nulls)

    assert {name: n > total.found for name, n in total.rivals.items()} == {
        "correlation": True,
        "t-test": True,
        "Tau-U": True,
    }


def test_nulls_of_other_kinds_are_no_worse() -> None:
    total = pooled({name: rates(name, family, 20, with_rivals=False) for name, family in UNSEEN.items()})

    assert total.share(total.found) <= upper_tolerance(0.05, total.judged)


def test_a_return_of_2_points_is_found_and_its_day_told() -> None:
    cells = recovered(2.0, 6, intervals=(28, 60))
    longer = [cell for (_interval, cycles), cell in cells.items() if cycles >= 6]
    found = sum(cell.rates.found for cell in longer)

    assert found >= 0.75 * sum(cell.rates.drawn for cell in longer)
    assert sum(cell.day80_held for cell in longer) >= 0.65 * sum(len(cell.rises) for cell in longer)
    assert sum(cell.rise_held for cell in longer) >= 0.85 * sum(len(cell.rises) for cell in longer)
    assert sum(cell.rates.grades[Grade.NO_PATTERN] for cell in longer) <= 2


def test_weekly_waves_under_weekly_injections_are_flagged_and_never_clear() -> None:
    name = "weekly wave, weekly injections"
    told = rates(name, CANNOT_BE_TOLD[name], 15, with_rivals=False)

    assert told.flags[Flag.SAME_AS_WEEK] == told.judged
    assert told.clear == 0


def test_recorded_reasons_take_away_what_only_looks_like_a_return() -> None:
    name = "no pattern, most early"
    told = rates(name, REASONS[name], 30, with_rivals=False)

    assert told.found == 0
    assert told.grades[Grade.NO_PATTERN] == 0
    assert told.grades[Grade.CANNOT_TELL] == told.flags[Flag.INJECTED_WHEN_BAD] > 0
