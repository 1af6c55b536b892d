"""The sheet in every language: nothing of its own is cut or printed over, and no amount is broken at a line end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from b12diary.domain.days import DateSpan
from b12diary.domain.preferences import Paper
from b12diary.i18n import SOURCE, day_text, language, languages, use_language
from b12diary.report.blood_tests import BloodTest, BloodTests
from b12diary.report.paper_canvas import ELLIPSIS, Canvas
from b12diary.report.paper_fit import SHEETS, Fit
from b12diary.report.paper_form import lay_out
from b12diary.report.paper_record import blood_tests
from b12diary.report.paper_sections import Form, unbroken
from b12diary.report.paper_strip import strip_heading
from b12diary.report.typed import NO_BREAK
from tests.report.diaries import TODAY, diary
from tests.report.pages import off_the_sheet, overprinted, page


@pytest.fixture(autouse=True)
def same_language() -> Iterator[None]:
    before = language()
    yield
    use_language(before)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("spoken", [code for code in languages() if code != SOURCE])
def test_no_word_of_the_page_itself_is_cut_or_printed_over_another(spoken: str, paper: Paper) -> None:
    use_language(spoken)
    # Many gaps of some days only: the heads that say so are the longest.
    some = DateSpan(TODAY - timedelta(days=330), TODAY)
    laid_out = lay_out(replace(page(diary(lengths=(28,) * 14, running=3, interval=28), span=some), paper=paper))
    assert off_the_sheet(laid_out) == []
    assert overprinted(laid_out) == []
    assert [mark.text for mark in laid_out.canvas.texts() if ELLIPSIS in mark.text] == []


@pytest.mark.parametrize("spoken", languages())
def test_the_name_of_the_strip_does_not_touch_the_number_beside_it(spoken: str) -> None:
    use_language(spoken)
    marks = lay_out(page(diary())).canvas.texts()
    (name,) = [mark for mark in marks if mark.text == strip_heading()]
    ten = next(mark for mark in marks if mark.text == "10" and mark.top > name.top)
    assert ten.x > name.x + name.width + 0.3 or ten.top > name.top + 0.75 * name.height


@pytest.mark.parametrize("is_dense", [False, True])
@pytest.mark.parametrize("spoken", languages())
def test_the_day_of_a_blood_test_keeps_its_year(spoken: str, is_dense: bool) -> None:
    use_language(spoken)
    days = [date(2026, month, 28) for month in range(1, 13)]
    rows = tuple(BloodTest("Ferritin", "41 µg/L", "15 – 200", day_text(day)) for day in days)
    form = Form(Canvas(), SHEETS[Paper.A4], Fit(is_dense=is_dense))
    blood_tests(form, BloodTests(rows, ""), 10.0)
    told = [mark.text for mark in form.canvas.texts()]
    assert [text for text in told if ELLIPSIS in text] == []
    assert {day_text(day) for day in days} <= set(told)
    assert max(mark.x + mark.width for mark in form.canvas.texts()) <= form.sheet.right


@pytest.mark.parametrize(
    ("spoken", "words", "kept"),
    [
        (SOURCE, "Hydroxocobalamin 1 mg, median 84 days (78 to 90)", ("1 mg", "(78 to 90)")),
        (SOURCE, "1,000 micrograms every 2 to 3 months", ("1,000 micrograms", "2 to 3")),
        ("nl", "Hydroxocobalamine 0,5 ml, elke 2 tot 3 maanden", ("0,5 ml", "2 tot 3")),
        ("de", "1.000 Mikrogramm alle 2 bis 3 Monate", ("1.000 Mikrogramm", "2 bis 3")),
    ],
)
def test_an_amount_and_a_range_stay_on_one_line(spoken: str, words: str, kept: tuple[str, ...]) -> None:
    use_language(spoken)
    told = unbroken(words)
    assert told.replace(NO_BREAK, " ") == words
    assert all(part.replace(" ", NO_BREAK) in told for part in kept)
