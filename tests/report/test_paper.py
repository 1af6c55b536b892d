"""The file: one page of the right size, small, real text in embedded fonts, written whole or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from b12diary.domain.preferences import Paper
from b12diary.errors import DiaryUnwritableError
from b12diary.report.grid import grid_sheet
from b12diary.report.page import write_summary_pdf
from b12diary.report.paper import preview_image, write_pdf
from tests.report.diaries import NOW, TODAY, diary, with_everything
from tests.report.pages import page

MOST_BYTES = 200_000
SIZES = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}


def text_of(path: Path) -> str:
    words = " ".join(PdfReader(path).pages[0].extract_text().split())
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("paper", Paper)
def test_one_small_page_of_the_right_size(tmp_path: Path, paper: Paper) -> None:
    out = tmp_path / "page.pdf"
    write_pdf(page(diary(), main_point="I do well for two months."), out, paper)
    reader = PdfReader(out)
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == SIZES[paper]
    assert out.stat().st_size < MOST_BYTES
    assert list(tmp_path.iterdir()) == [out]


def test_the_longest_texts_stay_on_one_small_page(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    text = "very long words " * 700
    write_pdf(page(with_everything(diary(), text), like=diary(), main_point=text, questions=(text,) * 3), out)
    assert len(PdfReader(out).pages) == 1
    assert out.stat().st_size < MOST_BYTES


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


def test_a_diary_to_a_file_in_one_call(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    write_summary_pdf(diary(), out, Paper.LETTER, NOW)
    assert "printed 22 Nov 2026" in text_of(out)


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
