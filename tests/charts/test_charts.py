"""Charts show what was recorded, count what they leave out, and hold at every size, style and text."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from b12diary.analysis.profile import profile
from b12diary.charts.smoothing import is_early, means_by_bin
from b12diary.charts.style import DARK, LIGHT, PAPER, Style, high_contrast, style_of
from b12diary.domain.dose import DoseReason
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Theme
from b12diary.i18n import day_text
from tests.charts.pictures import KINDS, TIREDNESS, chart, colours, pixels, words
from tests.report.diaries import TODAY, diary, dose, exposure

STYLES = {"dark": DARK, "contrast": high_contrast("#FFFFFF", "#000000", "#FFFF00")}
HOSTILE = ["$x^2$ <b>&amp;</b> שלום مرحبا \N{GRINNING FACE}\x00\n {n} %s \\frac{1}{2}", "W" * 3000]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_every_chart_is_drawn_in_every_style(kind: str, style: Style) -> None:
    found = colours(pixels(chart(kind, diary(), style)))
    assert style.surface.upper() in found
    assert len(found) > 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("width", "height", "factor"), [(846, 440, 1.0), (400, 260, 1.0), (800, 500, 2.0), (60, 40, 2.0)]
)
def test_every_chart_holds_at_every_size(kind: str, width: int, height: int, factor: float) -> None:
    drawn = pixels(chart(kind, diary(), LIGHT.enlarged(factor)), width, height, 1.5)
    assert drawn.shape == (round(height * 1.5), round(width * 1.5), 3)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("label", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_are_drawn_as_text(kind: str, label: str) -> None:
    excerpt = replace(diary(), exposures=(exposure(1, "illness", date(2026, 3, 2), None, label),))
    pixels(chart(kind, excerpt, LIGHT, label))


@pytest.mark.parametrize("kind", KINDS[:4])
@pytest.mark.parametrize(
    "excerpt",
    [Excerpt(TODAY), Excerpt(TODAY, doses=(dose(TODAY, 1),)), diary(lengths=(), running=9), diary(share=0.02)],
    ids=["nothing", "one injection", "9 days", "hardly any"],
)
def test_little_or_nothing_is_a_chart_too(kind: str, excerpt: Excerpt) -> None:
    drawn = chart(kind, excerpt, LIGHT)
    pixels(drawn)
    assert drawn.title
    assert all(len(row) == len(drawn.table.columns) for row in drawn.table.rows)


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_comes_with_its_words(kind: str) -> None:
    drawn = chart(kind, diary(), LIGHT)
    assert drawn.title in words(drawn)
    assert drawn.table.rows
    assert drawn.table.as_text().count("\n") == len(drawn.table.rows)
    assert drawn.caption in drawn.sentence or not drawn.sentence


def test_the_axis_is_0_to_10_always() -> None:
    for excerpt in (diary(level=0.5, rise=0.0), diary(level=8.0), diary(lengths=(), running=9)):
        assert {"0", "2", "4", "6", "8", "10"} <= set(words(chart("since injection", excerpt, LIGHT)))


def test_the_number_of_ratings_stands_under_each_bin() -> None:
    shown = profile(diary(), TIREDNESS)
    printed = words(chart("since injection", diary(), LIGHT))
    for part in shown.bins:
        assert str(part.n_days) in printed


def test_the_table_holds_the_numbers_of_the_profile() -> None:
    shown = profile(diary(), TIREDNESS)
    rows = chart("since injection", diary(), LIGHT).table.rows
    for part, row in zip(shown.bins, rows, strict=True):
        median = "–" if part.median is None else f"{part.median:.1f}"
        assert row[:4] == (f"{part.first_lag} to {part.last_lag}", str(part.n_days), str(part.n_gaps), median)


def test_no_median_and_no_band_where_the_results_give_none() -> None:
    """Two rated gaps of three weeks each: a line for each gap, nothing pooled."""
    thin = diary(lengths=(84, 84), running=5, share=0.12)
    assert all(b.median is None for b in profile(thin, TIREDNESS).bins)
    drawn = chart("since injection", thin, LIGHT)
    assert not any("median" in text or "middle half" in text for text in words(drawn))
    assert LIGHT.band not in colours(pixels(drawn))
    assert LIGHT.band in colours(pixels(chart("since injection", diary(), LIGHT)))


def test_too_early_means_dots_of_two_shapes_and_no_lines() -> None:
    early = diary(lengths=(84,), running=40)
    assert is_early(profile(early, TIREDNESS))
    printed = words(chart("since injection", early, LIGHT))
    assert "21 Jul to 13 Oct 2026" in printed
    assert "13 Oct 2026, still running" in printed
    assert "one gap" not in printed


def test_a_gap_that_is_left_out_is_said_and_counted() -> None:
    whole = diary()
    moved = replace(whole.doses[2], reason=DoseReason.EARLIER_FOR_SYMPTOMS)
    drawn = chart("since injection", replace(whole, doses=(*whole.doses[:2], moved, *whole.doses[3:])), LIGHT)
    assert "left out, not finished" in words(drawn)
    assert "1 ended early because of symptoms" in drawn.caption
    assert "1 still running" in drawn.caption


def test_many_gaps_are_not_a_carpet() -> None:
    """Ten years of fortnights: twelve lines, all gaps in the table, and injections as ticks above the plot."""
    many = diary(lengths=(14,) * 60, running=5, interval=14, rise=0.0)
    drawn = chart("since injection", many, LIGHT)
    assert "newest 12 of 61 gaps" in words(drawn)
    assert "Lines: the newest 12 of 61 gaps." in drawn.caption
    assert len(drawn.table.columns) == 5 + 61
    over = pixels(chart("over time", diary(lengths=(14,) * 130, interval=14, rise=0.0), LIGHT))
    red = (over == np.array([int(LIGHT.injection[n : n + 2], 16) for n in (1, 3, 5)])).all(axis=2)
    assert np.flatnonzero(red.any(axis=1)).max() < over.shape[0] / 4


def test_a_gap_of_many_months_does_not_press_the_others_into_a_corner() -> None:
    printed = words(chart("since injection", diary(lengths=(84, 84, 700, 84), running=20), LIGHT))
    assert "168" in printed
    assert "182" not in printed


def test_a_lone_average_is_not_drawn_on_to_an_injection_weeks_later() -> None:
    """Each gap is named at its end when it was rated to its end, and only then."""
    whole = diary(lengths=(84, 84, 84), share=1.0)
    second = whole.injection_days[1].toordinal()
    cut = replace(
        whole,
        ratings=tuple(
            replace(s, days=d, values=v, entered=e)
            for s in whole.ratings
            for d, v, e in [
                zip(
                    *(r for r in zip(s.days, s.values, s.entered, strict=True) if not 66 < r[0] - second < 84),
                    strict=True,
                )
            ]
        ),
    )
    month = day_text(whole.injection_days[1], "month")
    assert month in words(chart("since injection", whole, LIGHT))
    assert month not in words(chart("since injection", cut, LIGHT))


def test_a_half_return_day_needs_a_pattern() -> None:
    excerpt = diary(lengths=(84, 60, 75, 50, 84, 62))
    late = [replace(d, reason=DoseReason.EARLIER_FOR_SYMPTOMS) if n % 2 else d for n, d in enumerate(excerpt.doses)]
    felt = chart("since injection", replace(excerpt, doses=tuple(late)), LIGHT)
    assert not any("half back" in text for text in words(felt))
    assert any("half back" in text for text in words(chart("since injection", diary(), LIGHT)))


def test_an_event_is_no_reason_to_be_left_out() -> None:
    excerpt = replace(diary(), exposures=(exposure(1, "illness", date(2026, 1, 10), date(2026, 3, 28), "Shingles"),))
    rows = chart("gap by gap", excerpt, LIGHT).table.rows
    assert "yes, with events" in [row[-1] for row in rows]
    assert "something else was going on" in words(chart("gap by gap", excerpt, LIGHT))


def test_a_stretch_without_ratings_breaks_the_line() -> None:
    """
    day      1 2 3 4 5 6 7 | 8 … 14 | 15 16 17 … 21 | 22 … 28
    rated    x x x x x x x |        |  x  x  x      |  x x x
    """
    days = [*range(1, 8), 15, 16, 17, 22, 23, 24]
    assert means_by_bin(days, [2.0] * len(days), 7) == [[(4.0, 2.0)], [(18.0, 2.0), (25.0, 2.0)]]


def test_two_rated_days_are_no_weekly_average() -> None:
    assert means_by_bin([1, 2, 8, 9, 10], [1.0, 1.0, 4.0, 5.0, 6.0], 7) == [[(11.0, 5.0)]]


def test_gap_by_gap_shows_six_at_once_newest_first() -> None:
    many = diary(lengths=(28,) * 9, running=10, interval=28)
    drawn = chart("gap by gap", many, LIGHT)
    titles = [text for text in words(drawn)[1:] if " to " in text or text.endswith("still running")]
    assert titles[:2] == ["12 Nov 2026, still running", "15 Oct to 12 Nov 2026"]
    assert len(titles) == 6
    assert len(drawn.table.rows) == 10


def test_over_time_has_injections_plans_and_events() -> None:
    excerpt = replace(diary(), exposures=(exposure(1, "illness", date(2026, 3, 2), date(2026, 3, 9), "Cold"),))
    drawn = chart("over time", excerpt, LIGHT)
    assert "every 84 days" in words(drawn)
    assert "Cold" in words(drawn)
    told = [row[1] for row in drawn.table.rows]
    assert told.count("injection") == 6
    assert "Cold, until 9 Mar 2026" in told


def test_injections_say_planned_and_given() -> None:
    printed = words(chart("injections", diary(), LIGHT))
    assert "91 days, 7 days later than planned" in printed
    assert "46 days so far" in printed


@pytest.mark.parametrize("kind", KINDS)
def test_without_colour_the_marks_still_stand_out(kind: str) -> None:
    """On a grey printer injections and ratings are both clearly darker than paper and grid."""
    grey = pixels(chart(kind, diary(), PAPER)).mean(axis=2)
    assert np.count_nonzero(grey < 110) > 300


@pytest.mark.parametrize("style", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])
def test_text_and_marks_reach_their_contrast(style: Style) -> None:
    assert all(contrast(colour, style.surface) >= 4.5 for colour in (style.text, style.quiet))
    marks = (style.symptom, style.injection, style.event, style.axis)
    assert all(contrast(colour, style.surface) >= 3 for colour in marks)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""

    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_each_theme_has_a_style() -> None:
    assert style_of(Theme.LIGHT) == LIGHT
    assert style_of(Theme.DARK, 1.5) == DARK.enlarged(1.5)
    assert style_of(Theme.HIGH_CONTRAST).is_hatched
