"""The published error rates: that the words tell them, and, in the long run, that they are still true."""

import re

import pytest

from b12diary.analysis.results import Grade
from b12diary.analysis.wording.headline import CLEAR_EVER, POSSIBLE_AT_A_LOOK, POSSIBLE_EVER
from tests.simulator.calibrate import PUBLISHED, Measured, measure, written
from tests.simulator.families import NULLS, UNSEEN
from tests.simulator.measure import Ever, pooled, upper_tolerance

NUMBER = re.compile(r"\d+(?:\.\d+)?")
LONG_RUN = 600
"""As many as the published file rests on: fewer would let chance alone fail one of so many families."""


def published(start: str, after: str = "") -> list[float]:
    """Return the numbers of the first row that starts with `start`, in the section whose title is `after`."""
    text = PUBLISHED.read_text("utf-8")
    section = text.split(f"## {after}\n")[1] if after else text
    row = next(line for line in section.splitlines() if line.startswith(f"| {start} |"))
    return [float(cell) for cell in row.split("|")[2:-1] if re.fullmatch(r" *\d+(\.\d+)? *", cell)]


def test_the_sentences_tell_the_published_numbers() -> None:
    _judged, _p04, _p01, found, clear, *_rivals = published("**all**", "Diaries without any pattern")
    _n, _looks, at_a_look, ever, _graded, told_clear = published("once a week", "Looking again and again")
    at_injections = published("at each injection", "Looking again and again")

    assert found == pytest.approx(POSSIBLE_AT_A_LOOK, abs=0.75)
    assert at_a_look == pytest.approx(POSSIBLE_AT_A_LOOK, abs=0.75)
    assert ever == pytest.approx(POSSIBLE_EVER, abs=1.5)
    assert max(clear, told_clear) < CLEAR_EVER + 0.5
    assert at_injections[3] <= ever


def test_every_family_is_published_and_within_5_percent() -> None:
    for name in NULLS:
        _judged, _p04, _p01, found, _clear, *_rivals = published(name, "Diaries without any pattern")
        assert found <= 100 * upper_tolerance(0.05, 500), name


@pytest.fixture(scope="module")
def measured() -> Measured:
    return measure(LONG_RUN)


@pytest.mark.calibration
def test_false_alarms_stay_within_their_tolerance(measured: Measured) -> None:
    total = pooled(measured.nulls)

    for name, r in {**measured.nulls, **measured.unseen}.items():
        assert r.share(r.found) <= upper_tolerance(0.05, r.judged), name
    assert total.share(total.found) <= upper_tolerance(0.04, total.judged)
    assert total.share(total.clear) <= upper_tolerance(0.01, total.judged)
    assert set(measured.unseen) == set(UNSEEN)


@pytest.mark.calibration
def test_repeated_looks_show_no_more_than_the_sentences_say(measured: Measured) -> None:
    def check(looks: Ever) -> None:
        assert looks.possible_ever / looks.diaries <= upper_tolerance(POSSIBLE_EVER / 100, looks.diaries)
        assert looks.told_clear_ever / looks.diaries <= upper_tolerance(CLEAR_EVER / 100, looks.diaries)

    check(measured.at_injections)
    check(measured.weekly)


@pytest.mark.calibration
def test_returns_are_found_and_told_as_well_as_published(measured: Measured) -> None:
    for rise, least in ((1.0, 0.25), (2.0, 0.62), (3.0, 0.76)):
        cells = measured.effects[rise].values()
        drawn = sum(cell.rates.drawn for cell in cells)
        n = sum(len(cell.rises) for cell in cells)
        assert sum(cell.rates.p04 for cell in cells) >= least * drawn
        assert sum(cell.day80_held for cell in cells) >= 0.76 * n
        assert sum(cell.day90_held for cell in cells) >= 0.88 * n
        assert sum(cell.rise_held for cell in cells) >= 0.92 * n
        if rise >= 2:
            assert sum(cell.rates.grades[Grade.NO_PATTERN] for cell in cells) <= 0.04 * drawn


@pytest.mark.calibration
def test_the_published_file_is_what_the_command_writes(measured: Measured) -> None:
    now, then = written(measured), PUBLISHED.read_text("utf-8")

    assert NUMBER.sub("#", now) == NUMBER.sub("#", then)
    # A diary on the very edge of a threshold may fall on the other side on another computer.
    numbers = [[float(number) for number in NUMBER.findall(text)] for text in (now, then)]
    assert numbers[0] == pytest.approx(numbers[1], abs=1.0)
