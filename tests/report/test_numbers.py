"""Every number on the page is the record's own or the analysis' own, and it reaches the file."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.report.daily_life import AFFECTED_FROM, SEVERE_FROM, DailyLife
from b12diary.report.paper import write_pdf
from b12diary.report.paper_daily_life import SHADES
from b12diary.report.paper_form import lay_out
from b12diary.report.strip import Strip
from b12diary.report.summary import Summary
from b12diary.report.text import plain_text
from tests.report.diaries import diary, with_everything
from tests.report.naughty import NAUGHTY
from tests.report.pages import page, results, words_of

shapes = st.fixed_dictionaries(
    {
        "lengths": st.lists(st.integers(7, 110), max_size=5).map(tuple),
        "running": st.integers(0, 100),
        "interval": st.sampled_from((7, 28, 60, 84)),
        "rise": st.floats(-1, 4),
        "level": st.floats(0, 7),
        "share": st.floats(0, 1),
        "seed": st.integers(1, 20),
    }
)


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(shape=shapes)
def test_daily_life_counts_what_was_rated(shape: dict[str, object]) -> None:
    excerpt = diary(**shape)
    summary = page(excerpt)
    part = summary.daily_life
    if not isinstance(part, DailyLife):
        assert max((len(s) for s in excerpt.ratings), default=0) < 14
        return
    printed = words_of(lay_out(summary))
    for row in part.rows:
        values = _values(excerpt, summary, row.symptom)
        counts = Counter(
            "none" if v == 0 else "mild" if v < AFFECTED_FROM else "moderate" if v < SEVERE_FROM else "severe"
            for v in values
        )
        assert (row.n_none, row.n_mild, row.n_moderate, row.n_severe) == tuple(
            counts[level] for level in ("none", "mild", "moderate", "severe")
        )
        assert row.n_no_entry == summary.dates.n_days - len(values)
        assert row.median == median(values)
        assert row.n_affected == sum(v >= AFFECTED_FROM for v in values)
        found = next((r for r in results(excerpt)[0].series if r.symptom == row.symptom), None)
        assert found is not None
        assert (row.mean_early, row.mean_late) == (found.mean_settled, found.mean_late)
        line = " ".join((part.median_text(row), str(row.n_affected), _one(row.mean_early), _one(row.mean_late)))
        assert line in printed


def _values(excerpt: Excerpt, summary: Summary, symptom: str) -> list[int]:
    series = next(s for s in excerpt.ratings if s.symptom == symptom)
    first, last = summary.dates.first.toordinal(), summary.dates.last.toordinal()
    return [v for d, v in zip(series.days, series.values, strict=True) if first <= d <= last]


def _one(value: float | None) -> str:
    return "\N{EN DASH}" if value is None else f"{value:.1f}"


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(shape=shapes)
def test_gaps_and_picture_show_the_numbers_of_the_profile(shape: dict[str, object]) -> None:
    excerpt = diary(**shape)
    summary = page(excerpt)
    _look_back, profile, _gaps, _wording = results(excerpt)
    ratings = {g.gap.starts_on: g for g in profile.gaps}
    text = plain_text(summary)
    if isinstance(summary.strip, Strip):
        for column in summary.strip.columns:
            own = ratings.get(column.gap.starts_on)
            assert column.n_rated == (len(own.lags) if own else 0)
            share = round(100 * min(1.0, column.n_rated / max(column.n_days, 1)))
            assert column.coverage in {f"{share} %", ""}
            assert (
                f"average early {_one(own.mean_early if own else None)}, late {_one(own.mean_late if own else None)}"
                in text
            )
    if summary.profile is not None:
        assert summary.profile.profile.bins == profile.bins


@pytest.mark.parametrize(
    ("text", "paper"),
    [("", Paper.A4), (NAUGHTY["html"], Paper.LETTER), (NAUGHTY["many words"], Paper.A4)],
    ids=["plain", "html", "many words"],
)
def test_the_file_has_every_number_of_the_sheet_inside_the_sheet(tmp_path: Path, text: str, paper: Paper) -> None:
    plain = diary()
    excerpt = with_everything(plain, text) if text else plain
    summary = page(excerpt, like=plain, paper=paper, main_point=text, questions=(text,) * 3, ask_frequency=True)
    write_pdf(summary, tmp_path / "page.pdf")
    (sheet,) = PdfReader(tmp_path / "page.pdf").pages
    places: list[tuple[float, float]] = []

    def note(words: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if words.strip():
            places.append((tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]))

    printed = sheet.extract_text(visitor_text=note)
    assert len(places) > 50
    assert all(0 < x < sheet.mediabox.width and 0 < y < sheet.mediabox.height for x, y in places)
    wanted = Counter(re.findall(r"\d+", words_of(lay_out(summary))))
    assert not wanted - Counter(re.findall(r"\d+", printed))


def test_shades_keep_their_distance_on_a_printer_without_colour() -> None:
    """The four levels of the bars differ by at least a tenth of the way from black to white."""

    def grey(colour: str) -> float:
        red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    greys = [grey(colour) for colour in SHADES]
    assert all(lighter - darker >= 0.1 for lighter, darker in pairwise(greys))
