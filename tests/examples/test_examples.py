"""The examples are what their generator makes, and tell the story they are there for."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from b12diary.assets import asset
from b12diary.domain.catalogue import catalogue
from b12diary.domain.dose import Compound, DoseReason, Phase, Route
from b12diary.domain.quantity import DoseUnit, parse_decimal
from b12diary.domain.regimen import rhythm_of_days
from b12diary.domain.symptom import INTERFERENCE
from tests.examples.make_examples import MAIN, PLOTS, Plot, example, main

KINDS = ("returns", "none", "early")
NEVER_LATER_THAN = date(2026, 11, 22)


def rows(kind: str, name: str) -> Iterator[dict[str, str]]:
    with asset("examples", kind, name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def day(text: str) -> date:
    return date.fromisoformat(text)


def maintenance_days(kind: str) -> list[date]:
    return [day(row["date"]) for row in rows(kind, "injections.csv") if row["phase"] == Phase.MAINTENANCE]


@pytest.mark.parametrize("plot", PLOTS, ids=lambda plot: plot.name)
def test_the_files_are_what_the_generator_makes(plot: Plot) -> None:
    for name, text in example(plot).items():
        assert asset("examples", plot.name, name).read_bytes() == text.encode(), f"{plot.name}/{name}"


def test_the_generator_writes_all_examples_and_nothing_else(tmp_path: Path) -> None:
    main(tmp_path)

    made = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.csv")}
    kept = {str(path.relative_to(asset("examples"))) for path in asset("examples").rglob("*.csv")}
    assert made == kept
    assert {Path(name).parts[0] for name in made} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_one_the_diary_knows(kind: str) -> None:
    symptoms = {s.id for s in catalogue().symptoms} | {INTERFERENCE}
    sites, givers = dict(catalogue().sites), dict(catalogue().givers)
    for row in rows(kind, "injections.csv"):
        Compound(row["compound"]), Route(row["route"]), Phase(row["phase"]), DoseReason(row["reason"])
        DoseUnit(row["unit"])
        assert parse_decimal(row["amount"])
        assert row["site"] in sites
        assert row["given_by"] in givers
    assert {row["symptom"] for row in rows(kind, "ratings.csv")} <= symptoms
    assert {row["kind"] for row in rows(kind, "events.csv")} <= {f.id for f in catalogue().factors}
    units: dict[str, tuple[str, ...]] = {a.id: a.units for a in catalogue().analytes}
    assert all(row["unit"] in units[row["test"]] for row in rows(kind, "blood_tests.csv"))
    assert all(rhythm_of_days(float(row["interval_days"])) for row in rows(kind, "plan.csv"))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_happens_in_the_future_or_before_it_can(kind: str) -> None:
    for row in rows(kind, "injections.csv"):
        assert day(row["date"]) < NEVER_LATER_THAN
        assert day(row["date"]).weekday() < 5, "nurses give injections on working days"
    for row in rows(kind, "ratings.csv"):
        assert row["rating"] in set(map(str, range(11)))
        assert day(row["date"]) <= day(row["entered_on"]) < NEVER_LATER_THAN


@pytest.mark.parametrize("kind", KINDS)
def test_a_symptom_is_rated_once_a_day_at_most(kind: str) -> None:
    keys = [(row["date"], row["symptom"]) for row in rows(kind, "ratings.csv")]

    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("kind", KINDS)
def test_most_days_are_rated_and_some_late(kind: str) -> None:
    read = list(rows(kind, "ratings.csv"))
    days = {day(row["date"]) for row in read}
    late = {row["date"] for row in read if (day(row["entered_on"]) - day(row["date"])).days > 2}

    assert 0.75 <= len(days) / ((max(days) - min(days)).days + 1) <= 0.88
    assert 0.01 <= len(late) / len(days) <= 0.10


@pytest.mark.parametrize(("kind", "completed"), [("returns", 6), ("none", 6), ("early", 1)])
def test_a_loading_course_of_6_in_2_weeks_comes_before_the_gaps(kind: str, completed: int) -> None:
    read = list(rows(kind, "injections.csv"))
    loading = [day(row["date"]) for row in read if row["phase"] == Phase.LOADING]

    assert len(loading) == 6
    assert max(loading) - min(loading) < timedelta(weeks=2)
    assert len(maintenance_days(kind)) - 1 == completed
    assert sum(row["reason"] == DoseReason.EARLIER_FOR_SYMPTOMS for row in read) <= 1
    assert [row["symptom"] for row in rows(kind, "symptoms.csv") if row["main"] == "yes"] == list(MAIN)


def mean_by_part(kind: str) -> tuple[float, float]:
    """Mean of the main symptoms in the settled days 7 to 40 and from day 68 on, over all completed gaps."""
    given = maintenance_days(kind)
    settled, end = [], []
    for row in rows(kind, "ratings.csv"):
        for start, following in pairwise(given):
            if row["symptom"] in MAIN and start <= day(row["date"]) < following:
                since = (day(row["date"]) - start).days
                if 7 <= since <= 40:
                    settled.append(int(row["rating"]))
                elif since >= 68:
                    end.append(int(row["rating"]))
    return sum(settled) / len(settled), sum(end) / len(end)


def test_in_returns_ratings_are_about_2_and_a_half_points_higher_at_the_end_of_a_gap() -> None:
    settled, end = mean_by_part("returns")

    assert 2.0 <= end - settled <= 3.0


def test_in_none_ratings_know_nothing_of_the_injections() -> None:
    settled, end = mean_by_part("none")

    assert abs(end - settled) < 0.5


def test_early_has_between_11_and_120_rated_days() -> None:
    assert 11 <= len({row["date"] for row in rows("early", "ratings.csv")}) <= 120
