"""What the look-back can and cannot say, on one page each; its numbers are those that were measured."""

import re
from functools import cache
from pathlib import Path

import pytest

from b12diary.domain.preferences import Paper
from b12diary.report.guide import guide
from b12diary.report.guide_parts import Chapter, Kind, Table, plain, texts
from b12diary.report.guide_sheet import guide_sheet
from b12diary.report.paper import n_sheets, pdf_of, sheets_of

MEASURED = Path(__file__).parents[1] / "calibration.md"
SHEETS = [chapter for chapter in guide().chapters if chapter.kind is Kind.SHEET]
LEAST_PT = 8.6


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("chapter", SHEETS, ids=lambda chapter: chapter.id)
def test_it_is_one_page_in_letters_that_can_be_read(chapter: Chapter, paper: Paper) -> None:
    sheet = guide_sheet(chapter, paper)
    (laid_out,) = sheets_of(sheet)
    marks = laid_out.canvas.texts()
    assert n_sheets(sheet) == 1
    assert laid_out.scale == 1.0
    assert max(mark.top + mark.height for mark in marks) < laid_out.sheet.height - 6
    assert max(mark.x + mark.width for mark in marks) <= laid_out.sheet.right + 0.1
    assert min(mark.height for mark in marks[:-1]) >= LEAST_PT * 0.94 * 1.25 * 25.4 / 72


@pytest.mark.parametrize("chapter", SHEETS, ids=lambda chapter: chapter.id)
def test_all_of_its_words_are_printed(chapter: Chapter) -> None:
    (laid_out,) = sheets_of(guide_sheet(chapter, Paper.A4))
    printed = "\n".join(mark.text for mark in laid_out.canvas.texts())
    assert [text for block in chapter.blocks for text in texts(block) if text not in printed] == []


def test_it_is_named_and_says_in_which_language_it_is() -> None:
    made = pdf_of(guide_sheet(SHEETS[0], Paper.A4))
    assert made.startswith(b"%PDF-")
    assert b"/Lang (en-GB)" in made
    assert guide_sheet(SHEETS[0], Paper.A4).title == "B12 Diary: What the look-back can and cannot say"


def test_words_that_would_take_two_pages_are_made_smaller() -> None:
    blocks = tuple(block for _n in range(6) for block in SHEETS[1].blocks)
    (laid_out,) = sheets_of(guide_sheet(Chapter("long", Kind.SHEET, blocks), Paper.A4))
    assert laid_out.scale < 1
    assert max(mark.top + mark.height for mark in laid_out.canvas.texts()) * laid_out.scale < laid_out.sheet.height


# --- numbers


@cache
def rows() -> tuple[tuple[str, ...], ...]:
    """All rows of all tables that were measured, a heading's words before each table's."""
    lines = MEASURED.read_text("utf-8").splitlines()
    return tuple(tuple(cell.strip() for cell in line.strip("| ").split(" | ")) for line in lines if line[:2] == "| ")


def row(name: str, width: int, *, nth: int = 0) -> tuple[str, ...]:
    """The row of a name in a table of so many columns."""
    return [found for found in rows() if found[0].strip("*") == name and len(found) == width][nth]


def sheet(name: str) -> Chapter:
    chapter = guide().chapter(name)
    assert chapter is not None
    return chapter


def test_clinicians_get_the_measured_error_rates() -> None:
    none, others, worst = row("all", 9), row("all", 9, nth=1), row("illness", 9)
    visits, weeks = row("at each injection", 7), row("once a week", 7)
    first, second = (block for block in sheet("can-and-cannot-clinicians").blocks if isinstance(block, Table))
    told = [[plain(cell) for cell in line[1:]] for line in first.rows[1:]]
    assert told == [[f"{x} %" for x in pair] for pair in (
        (none[4], none[5]), (worst[4], worst[5]), (others[4], others[5]),
        (visits[4], visits[6]), (weeks[4], weeks[6]),
    )]  # fmt: skip
    returns = [row(str(points), 12) for points in (1, 2, 3)]
    told = [[plain(cell) for cell in line[1:]] for line in second.rows[1:]]
    assert told == [[f"{r[n]} %" for n in (2, 3, 4, 6)] for r in returns]
    worst_of_all = max(rows_without_pattern(), key=lambda found: float(found[4]))
    assert worst_of_all == worst


def rows_without_pattern() -> list[tuple[str, ...]]:
    """The rows of the first table."""
    names = [found[0] for found in rows()]
    return [found for found in rows()[1 : names.index("**all**")] if not set(found[0]) <= {"-", " "}]


def test_the_words_beside_them_are_the_measured_numbers_too() -> None:
    chapter = sheet("can-and-cannot-clinicians")
    told = " ".join(text for block in chapter.blocks if not isinstance(block, Table) for text in texts(block))
    none, expects, bad = row("all", 9), row("expectation of the date", 10, nth=1), row("injected when bad", 10)
    month = [row("monthly wave, monthly injections", 10, nth=n) for n in (0, 1)]
    ranges = [row(str(points), 12)[8] for points in (1, 2, 3)]
    by_interval = {days: row(days, 5) for days in ("7", "90")}
    phrases = (
        f"{none[6]} % (correlation), {none[7]} % (t-test) and {none[8]} % (Tau-U)",
        f"3 gaps give possible or clear in {by_interval['90'][1]} %",
        f"12 gaps give it in {by_interval['7'][4]} %",
        f"in {min(ranges)} % to {max(ranges)} % of those found",
        f"{expects[1]} % reach p ≤ 0.04, though few are ever clear ({expects[3]} %)",
        f"equally far apart: {month[0][1]} %",
        f"after which {month[1][3]} % are clear",
        f"in {bad[4]} % if given early, {row('injected when bad, late', 10)[4]} % if given late",
    )
    for phrase in phrases:
        assert phrase in told
        told = told.replace(phrase, "")
    # What is left are thresholds of the rule and how the diaries were made, not what was found.
    assert set(re.findall(r"[\d.]+ %", told)) == {"5 %", "70 %", "95 %"}
    assert len(rows_without_pattern()) == 25


def test_patients_get_the_same_numbers_in_round_words() -> None:
    told = " ".join(text for block in sheet("can-and-cannot").blocks for text in texts(block))
    none, visits, weeks = row("all", 9), row("at each injection", 7), row("once a week", 7)
    one, two = row("1", 12), row("2", 12)
    found = {points[0]: float(points[2]) + float(points[3]) for points in (one, two)}
    assert f"one look finds one by chance in about {round(float(none[4]))} of 100" in told
    assert f"about {round(float(visits[4]))} of 100 say so at some time" in told
    assert f"once a week, it is about {round(float(weeks[4]))} of 100" in told
    assert f"about {round(float(weeks[6]))} of 100, even with a look each week" in told
    assert f"finds this in about {round(found['2'] / 10)} of 10 diaries" in told
    assert f"In about {round(float(two[6]) / 10)} of 10 there is not enough" in told
    assert f"In {round(float(two[4]))} of 100 it says “no pattern”" in told
    assert f"finds it in about 1 of {round(100 / found['1'])}." in told
