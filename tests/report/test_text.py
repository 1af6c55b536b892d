"""The page as plain text says what the sheet says."""

from dataclasses import replace

from b12diary.report.text import plain_text
from tests.report.diaries import diary, lab, tick
from tests.report.pages import page


def test_sections_in_their_order() -> None:
    excerpt = replace(
        diary(), lab_results=(lab(1, "ferritin", "38", "µg/L", "13", "150"),), ticks=(tick("S5", note="Stairs"),)
    )
    text = plain_text(page(excerpt, main_point="My line.", questions=("Why?",)))
    heads = [
        "B12 Diary: page for the appointment",
        "Safety list",
        "My main point",
        "Treatment",
        "Daily life",
        "Looking back",
        "Gap by gap",
        "Also changed",
        "Blood tests",
        "My question",
    ]
    places = [text.index(f"\n{head}\n" if n else head) for n, head in enumerate(heads)]
    assert places == sorted(places)
    assert "last injection: 7 Oct 2026; 46 days ago" in text
    assert "38 µg/L (lab\N{RIGHT SINGLE QUOTATION MARK}s range 13 to 150), 3 Jun 2026" in text
    assert "My note: Stairs" in text
    assert text.endswith("\n")


def test_the_numbers_are_those_of_the_page() -> None:
    summary = page(diary())
    text = plain_text(summary)
    assert summary.looking_back is not None
    assert summary.looking_back.sentence in text
    assert summary.profile is not None
    for part in summary.profile.profile.bins:
        if part.median is not None:
            assert f"day {part.first_lag} to {part.last_lag}: {part.median:.1f} ({part.n_days})" in text


def test_an_empty_page_has_no_empty_sections() -> None:
    text = plain_text(page(diary(lengths=(), running=3)))
    assert "\n\n\n" not in text
    assert "My main point" not in text


def test_bins_of_one_day_are_told_as_one_day() -> None:
    text = plain_text(page(diary(lengths=(5,) * 40, running=2, interval=5)))
    assert "since injection: day 1: " in text
    assert "day 1 to 1" not in text


def test_days_are_counted_without_a_plural_that_could_be_wrong() -> None:
    text = plain_text(page(diary()))
    assert " (in days); median 3; average early 3.0, late 5.1" in text
