"""The care cards on paper: all of them on one page, with the right numbers, and nothing of the diary."""

import io

import pytest
from pypdf import PdfReader

from b12diary.domain.care import care_texts
from b12diary.domain.help_lines import SURGERY, unbroken
from b12diary.domain.preferences import Paper
from b12diary.domain.safety import CareLevel
from b12diary.report.care_sheet import care_sheet
from b12diary.report.paper import pdf_of
from b12diary.report.paper_canvas import ShapeMark, TextMark
from b12diary.report.paper_care import lay_out_care
from b12diary.report.paper_fit import SHEETS

LONG = tuple((line.id, "0" * 40) for line in care_texts().help_lines("GB").lines())
COUNTRIES = [lines.code for lines in (*care_texts().countries, care_texts().elsewhere)]


def text_of(country: str = "GB", own: tuple[tuple[str, str], ...] = (), paper: Paper = Paper.A4) -> str:
    reader = PdfReader(io.BytesIO(pdf_of(care_sheet(country, own, paper, "1.2"))))
    assert len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("country", COUNTRIES)
def test_everything_stands_on_one_sheet_of_every_country(country: str, paper: Paper) -> None:
    for own in ((), LONG):
        sheet = care_sheet(country, own, paper, "1.2")
        laid_out, size = lay_out_care(sheet), SHEETS[paper]
        words = [mark for mark in laid_out.canvas.marks if isinstance(mark, TextMark)]
        assert all(mark.top >= 9 and mark.top + mark.height <= size.height - 6 for mark in words)
        assert all(mark.x >= size.left - 0.1 and mark.x + mark.width <= size.right + 0.5 for mark in words)
        shown = [mark.text for mark in words]
        for card in sheet.cards:
            assert all(bullet in shown for bullet in card.bullets)


def test_it_says_whom_to_call_and_that_nobody_checks() -> None:
    text = text_of()
    assert "Call 999 or go to A&E now if:" in text
    assert "Call 111 or ask for a GP today if:" in text
    assert "Samaritans: 116 123" in text
    assert "does not check your entries for emergencies" in text
    assert "typed by you" not in text


def test_a_number_typed_by_the_person_is_marked_and_the_programs_stands_beside_it() -> None:
    text = text_of(own=(("gb.emergency", "0131 496 0000"), (SURGERY, "020 7946 0018")))
    assert "Call 0131 496 0000 or go to A&E now if:" in text
    assert "typed by you; the program’s number is 999" in text
    assert "My GP, clinic or nurse: 020 7946 0018" in text


def test_a_number_is_never_broken() -> None:
    sheet = care_sheet("NZ", (), Paper.A4, "1.2")
    assert any(line.number == unbroken("0800 611 116") for line in sheet.numbers)


def test_emergencies_differ_without_colour_by_a_heavier_frame() -> None:
    sheet = care_sheet("GB", (), Paper.A4, "1.2")
    frames = [m for m in lay_out_care(sheet).canvas.marks if isinstance(m, ShapeMark) and m.fill is None]
    heavy = [frame for frame in frames if frame.width > 0.5 and frame.is_closed]
    assert len(heavy) == sum(card.level is CareLevel.EMERGENCY for card in sheet.cards)
    assert len(frames) > len(heavy)
