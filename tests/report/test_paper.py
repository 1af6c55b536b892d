"""The file: one page of the right size, small, real text in embedded fonts, written whole or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from PySide6.QtGui import QPdfWriter

from b12diary.domain.preferences import Paper
from b12diary.domain.rating import ScaleId
from b12diary.errors import DiaryUnwritableError
from b12diary.report.grid import grid_sheet
from b12diary.report.page import handout_of, options_for, write_handout
from b12diary.report.paper import page_layout, paint, preview_image, write_pdf
from tests.report.diaries import TODAY, diary, with_everything
from tests.report.pages import page

MOST_BYTES = 200_000
SIZES = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}


def text_of(path: Path) -> str:
    words = " ".join(PdfReader(path).pages[0].extract_text().split())
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("paper", Paper)
def test_one_small_page_of_the_right_size(tmp_path: Path, paper: Paper) -> None:
    out = tmp_path / "page.pdf"
    write_pdf(page(diary(), paper=paper, main_point="I do well for two months."), out)
    reader = PdfReader(out)
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == SIZES[paper]
    assert out.stat().st_size < MOST_BYTES
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("loaded", [Paper.A4, Paper.LETTER])
def test_all_of_the_page_is_on_the_paper_that_the_printer_holds(tmp_path: Path, loaded: Paper) -> None:
    out = tmp_path / "printed.pdf"
    printer = QPdfWriter(str(out))
    printer.setPageLayout(page_layout(loaded))
    paint(page(diary(), main_point="I do well for two months."), printer)
    del printer
    places: dict[str, tuple[float, float]] = {}

    def remember(text: str, cm: list[float], tm: list[float], *_font: object) -> None:
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        places.update(dict.fromkeys(text.split(), (x, y)))

    PdfReader(out).pages[0].extract_text(visitor_text=remember)
    width, height = SIZES[loaded]
    assert {"B12", "Notes", "NG239"} <= set(places)
    assert all(0 < x < width and 0 < y < height for x, y in places.values())


def test_the_longest_texts_stay_on_one_small_page(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    text = "very long words " * 700
    write_pdf(page(with_everything(diary(), text), like=diary(), main_point=text, questions=(text,) * 3), out)
    assert len(PdfReader(out).pages) == 1
    assert out.stat().st_size < MOST_BYTES


def test_the_same_page_is_drawn_by_the_same_commands(tmp_path: Path) -> None:
    drawn = []
    for name in ("one.pdf", "two.pdf"):
        write_pdf(page(diary(), main_point="I do well for two months."), tmp_path / name)
        contents = PdfReader(tmp_path / name).pages[0].get_contents()
        assert contents is not None
        drawn.append(contents.get_data())
    assert drawn[0] == drawn[1]


def test_the_text_is_text_in_the_order_of_reading(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    summary = page(diary(), main_point="I do well for two months.", questions=("What else could it be?",))
    write_pdf(summary, out)
    found = text_of(out)
    in_order = [
        "B12 Diary page for the appointment",
        "I do well for two months.",
        "None ticked of 14 signs",
        "last injection 7 Oct 2026 46 days ago",
        "5 completed gaps",
        "median 84 days (82 to 91)",
        "Got in the way of daily life",
        "main symptoms rose towards the next injection",
        "days since injection",
        "Also changed",
        "Blood tests",
        "What else could it be?",
        "This is a diary, not medical advice.",
    ]
    places = [found.find(words) for words in in_order]
    assert -1 not in places, list(zip(in_order, places, strict=True))
    assert places == sorted(places)


def test_only_the_bundled_font_is_used_and_embedded(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    write_pdf(page(diary(), main_point="Plain words."), out)
    resources = PdfReader(out).pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    fonts = resources["/Font"]
    assert isinstance(fonts, DictionaryObject)
    names = set()
    for reference in fonts.values():
        inner = reference.get_object()["/DescendantFonts"][0].get_object()
        names.add(str(inner["/BaseFont"]).split("+")[-1].lstrip("/"))
        assert "/FontFile2" in inner["/FontDescriptor"].get_object()
    assert names == {"NotoSans-Regular", "NotoSans-Bold"}


def test_every_letter_can_be_found_by_a_search(tmp_path: Path) -> None:
    """Letters that are set as one, such as "fi", are still two in the file."""
    out = tmp_path / "page.pdf"
    write_pdf(page(diary(), main_point="A difficult first office flight."), out)
    assert "A difficult first office flight." in text_of(out)


def test_title_and_language_are_in_the_file(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    write_pdf(page(diary()), out)
    reader = PdfReader(out)
    assert reader.metadata is not None
    assert reader.metadata.title == "B12 Diary: page for the appointment"
    assert str(reader.root_object["/Lang"]) == "en-GB"


def test_a_file_that_was_there_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    out.write_text("something else")
    write_pdf(page(diary()), out)
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("place", ["missing/page.pdf", "a file/page.pdf", ""])
def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").write_text("not a folder")
    with pytest.raises(DiaryUnwritableError) as caught:
        write_pdf(page(diary(lengths=(), running=5)), tmp_path / place)
    assert caught.value.what
    assert caught.value.why
    assert caught.value.remedy
    assert [p.name for p in tmp_path.iterdir()] == ["a file"]


def test_the_name_of_the_file_says_what_it_becomes(tmp_path: Path) -> None:
    handout = handout_of(diary(lengths=(), running=9), options_for(diary(), None, Paper.LETTER))
    begins = {"page.pdf": b"%PDF-", "page.HTML": b"<!DOCTYPE html>", "page.txt": b"B12 Diary: page", "page": b"%PDF-"}
    for name, head in begins.items():
        write_handout(handout, tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(head)
    assert "printed 22 Nov 2026" in text_of(tmp_path / "page.pdf")


def test_the_preview_is_the_page(tmp_path: Path) -> None:
    image = preview_image(page(diary()), 400)
    assert (image.width(), image.height()) == (400, 566)
    colours = {image.pixelColor(x, y).name() for x in range(0, 400, 3) for y in range(0, 566, 3)}
    assert "#ffffff" in colours
    assert len(colours) > 8


@pytest.mark.parametrize("paper", Paper)
def test_the_grid_is_one_page_with_the_persons_own_words(tmp_path: Path, paper: Paper) -> None:
    out = tmp_path / "grid.pdf"
    write_pdf(grid_sheet(diary(), TODAY, paper, "1.0"), out)
    assert len(PdfReader(out).pages) == 1
    found = text_of(out)
    assert "Tiredness" in found
    assert "Sunday 22 Nov" in found
    assert "Saturday 5 Dec" in found
    assert "Hydroxocobalamin" not in found


def test_a_grid_without_dates_and_symptoms_is_blank(tmp_path: Path) -> None:
    out = tmp_path / "grid.pdf"
    write_pdf(grid_sheet(type(diary())(TODAY), None, Paper.A4, "1.0"), out)
    assert "Nov" not in text_of(out)


def test_the_grid_names_the_countrys_own_number(tmp_path: Path) -> None:
    out = tmp_path / "grid.pdf"
    abroad = replace(diary(), preferences=replace(diary().preferences, country="DE"))
    write_pdf(grid_sheet(abroad, TODAY, Paper.A4, "1.0"), out)
    assert "call 112" in text_of(out)
    assert "999" not in text_of(out)
    nowhere = replace(diary(), preferences=replace(diary().preferences, country=""))
    write_pdf(grid_sheet(nowhere, TODAY, Paper.A4, "1.0"), out)
    assert "call your emergency number" in text_of(out)


@pytest.mark.parametrize("paper", Paper)
def test_four_weeks_are_still_one_page_with_weekday_and_date(tmp_path: Path, paper: Paper) -> None:
    out = tmp_path / "grid.pdf"
    write_pdf(grid_sheet(diary(), TODAY, paper, "1.0", n_days=28), out)
    assert len(PdfReader(out).pages) == 1
    found = text_of(out)
    assert "28 days" in found
    assert "Sat 19 Dec" in found


def test_a_grid_holds_the_chosen_symptoms_and_the_words_of_the_simple_scale(tmp_path: Path) -> None:
    out = tmp_path / "grid.pdf"
    simple = replace(diary(), preferences=replace(diary().preferences, rating_scale=ScaleId.VERBAL_0_3))
    chosen = [simple.symptoms[-1].id]
    sheet = grid_sheet(simple, TODAY, Paper.A4, "1.0", symptoms=chosen)
    assert len(sheet.heads) == 2
    write_pdf(sheet, out)
    assert "0 = none, 1 = mild, 2 = moderate, 3 = severe." in text_of(out)
