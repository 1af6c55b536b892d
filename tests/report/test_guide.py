"""The guide hangs together: every chapter is listed, every link and picture leads somewhere, words are found."""

from pathlib import Path

import pytest

from b12diary.assets import asset
from b12diary.i18n import language, use_language
from b12diary.report.guide import ENDING, FOLDER, Guide, guide, picture_file, read_guide, target_of
from b12diary.report.guide_parts import Chapter, Commands, Heading, Items, Kind, Paragraph, Picture, Piece, Table
from b12diary.report.paper_markdown import read_markdown
from b12diary.ui.registry import pages

ROOT = Path(__file__).parents[2]
GATE = {"lock", "trouble", "help_without_diary"}
"""Pages that stand before a diary, which no list of pages holds."""
LEAST_WORDS_OF_A_PICTURE = 6


@pytest.fixture(scope="module")
def book() -> Guide:
    return read_guide(asset(FOLDER), "en_GB")


def anchors(book: Guide) -> list[str]:
    return [heading.anchor for chapter in book.chapters for heading in chapter.headings]


def test_every_chapter_is_listed_once(book: Guide) -> None:
    assert sorted(c.id for c in book.chapters) == sorted(f.stem for f in asset(FOLDER).glob(f"*{ENDING}"))
    assert len({chapter.title for chapter in book.chapters}) == len(book.chapters)


def test_every_chapter_begins_with_its_title_and_has_one(book: Guide) -> None:
    for chapter in book.chapters:
        assert isinstance(chapter.blocks[0], Heading), chapter.id
        assert [heading.level for heading in chapter.headings].count(1) == 1, chapter.id


def test_no_two_headings_share_an_anchor(book: Guide) -> None:
    assert len(set(anchors(book))) == len(anchors(book))


def test_every_link_stays_inside_and_leads_somewhere(book: Guide) -> None:
    links = [link for chapter in book.chapters for link in chapter.links]
    assert links
    assert [link for link in links if target_of(link) not in anchors(book)] == []


def test_every_page_of_the_window_has_its_place(book: Guide) -> None:
    assert {entry.key for entry in pages()} | GATE == dict(book.places).keys()
    assert {place for _page, place in book.places} <= set(anchors(book))
    assert book.place_of("a page of a later version") == book.chapters[0].id


def test_every_picture_is_there_is_used_and_says_what_it_shows(book: Guide) -> None:
    shown = [picture for chapter in book.chapters for picture in chapter.pictures]
    assert all(picture_file(picture.file, book.language).is_file() for picture in shown)
    assert {picture_file(p.file, book.language).name for p in shown} == {
        f.name for f in asset(FOLDER, "pictures").iterdir()
    }
    assert [p.file for p in shown if len(p.alt.split()) < LEAST_WORDS_OF_A_PICTURE] == []


def test_words_are_found_whatever_their_case_and_accents(book: Guide) -> None:
    assert {hit.anchor for hit in book.find("ERASE")} == {hit.anchor for hit in book.find("érase")}
    assert "diary.erasing-for-good" in {hit.anchor for hit in book.find("erase good")}
    assert all("erase" in hit.words.casefold() for hit in book.find("erase"))


def test_headings_come_before_what_stands_under_others(book: Guide) -> None:
    assert book.find("passphrase")[0].section == "A passphrase"
    assert len(book.find("passphrase")) > 3


@pytest.mark.parametrize("wanted", ["", "   ", "xylophone", "passphrase xylophone"])
def test_what_does_not_stand_there_is_not_found(book: Guide, wanted: str) -> None:
    assert book.find(wanted) == ()


def test_a_hit_in_a_long_text_is_cut_at_words(book: Guide) -> None:
    (hit,) = (hit for hit in book.find("recursion over the rated") if hit.chapter == "look-back")
    assert hit.words.startswith("… ")
    assert hit.words.endswith(" …")
    assert len(hit.words) < 140


def test_the_heads_of_tables_are_bold_only_where_they_were_written_so() -> None:
    (table,) = read_markdown("| a | **b** |\n| --- | --- |\n| c | d |\n")
    assert table == Table((((Piece("a"),), (Piece("b"),)), ((Piece("c"),), (Piece("d"),))))


def test_markdown_is_read_as_it_is_meant() -> None:
    text = (
        "# A `b` c\n\nOne *two* **three** [four](x.md#y).\n\n![Seen](pictures/z.png)\n\n- a\n- b\n\n1. c\n2. d\n\n"
        "| e | f |\n| --- | --- |\n| 1 | **2** |\n\n```\nb12diary check\nb12diary merge\n```\n"
    )
    assert read_markdown(text) == (
        Heading(1, (Piece("A "), Piece("b", is_code=True), Piece(" c"))),
        Paragraph(
            (
                *(Piece("One "), Piece("two", is_italic=True), Piece(" "), Piece("three", is_bold=True), Piece(" ")),
                *(Piece("four", link="x.md#y"), Piece(".")),
            )
        ),
        Picture("pictures/z.png", "Seen"),
        Items(((Piece("a"),), (Piece("b"),))),
        Items(((Piece("c"),), (Piece("d"),)), is_numbered=True),
        Table((((Piece("e"),), (Piece("f"),)), ((Piece("1"),), (Piece("2", is_bold=True),)))),
        Commands(("b12diary check", "b12diary merge")),
    )


# --- other languages


def shape(chapter: Chapter) -> tuple[object, ...]:
    """What a translation leaves as it is: levels of headings, pictures, links, commands, sizes of lists and tables."""
    return (
        [heading.level for heading in chapter.headings],
        [picture.file for picture in chapter.pictures],
        sorted(chapter.links),
        [block.lines for block in chapter.blocks if isinstance(block, Commands)],
        [len(block.items) for block in chapter.blocks if isinstance(block, Items)],
        [(len(block.rows), len(block.rows[0])) for block in chapter.blocks if isinstance(block, Table)],
    )


def folders() -> list[str]:
    return [folder.name for folder in asset(FOLDER).iterdir() if folder.is_dir() and folder.name != "pictures"]


@pytest.mark.parametrize("spoken", folders() or ["en_GB"])
def test_a_translated_chapter_has_the_shape_of_the_english_one(book: Guide, spoken: str) -> None:
    own = read_guide(asset(FOLDER), spoken)
    different = [c.id for c, source in zip(own.chapters, book.chapters, strict=True) if shape(c) != shape(source)]
    assert different == []
    assert anchors(own) == anchors(book)


def test_every_folder_is_that_of_a_language_and_holds_nothing_but_chapters_and_pictures(book: Guide) -> None:
    known = {chapter.id for chapter in book.chapters} | {"pictures"}
    for name in folders():
        assert name.isalpha(), name
        assert {file.stem for file in asset(FOLDER, name).iterdir()} <= known


@pytest.mark.parametrize("spoken", folders())
def test_a_translated_guide_shows_the_window_in_its_language(book: Guide, spoken: str) -> None:
    shown = [picture for chapter in read_guide(asset(FOLDER), spoken).chapters for picture in chapter.pictures]
    assert [p.file for p in shown] == [p.file for chapter in book.chapters for p in chapter.pictures]
    for picture in shown:
        file = picture_file(picture.file, spoken)
        assert file.is_relative_to(asset(FOLDER, spoken))
        assert file.read_bytes() != picture_file(picture.file, "en_GB").read_bytes()
        assert picture_file(picture.file, "fr") == picture_file(picture.file, "en_GB")


@pytest.fixture
def half_dutch(tmp_path: Path) -> Guide:
    """One chapter translated, the other not."""
    (tmp_path / "nl").mkdir()
    (tmp_path / "guide.toml").write_text(
        '[[chapter]]\nfile = "a"\n[[chapter]]\nfile = "b"\nkind = "sheet"\n[pages]\ntoday = "a#why"\n', "utf-8"
    )
    (tmp_path / "a.md").write_text("# Rating\n\n## Why\n\nBecause.\n", "utf-8")
    (tmp_path / "b.md").write_text("# Paper\n\nA sheet.\n", "utf-8")
    (tmp_path / "nl" / "a.md").write_text("# Scoren\n\n## Waarom\n\nDaarom.\n", "utf-8")
    return read_guide(tmp_path, "nl")


def test_what_a_language_lacks_is_english_and_marked_so(half_dutch: Guide) -> None:
    assert [(chapter.title, chapter.is_source) for chapter in half_dutch.chapters] == [
        ("Scoren", False),
        ("Paper", True),
    ]


def test_anchors_are_the_same_in_every_language(half_dutch: Guide) -> None:
    assert [heading.anchor for heading in half_dutch.chapters[0].headings] == ["a", "a.why"]
    assert half_dutch.place_of("today") == "a.why"
    assert half_dutch.chapters[1].kind is Kind.SHEET
    assert [hit.anchor for hit in half_dutch.find("daarom")] == ["a.why"]


@pytest.mark.parametrize("spoken", ["nl", "en_GB"])
def test_the_guide_speaks_the_language_in_use(spoken: str) -> None:
    before = language()
    use_language(spoken)
    try:
        assert guide().language == spoken
        assert spoken != "en_GB" or not any(chapter.is_source for chapter in guide().chapters)
    finally:
        use_language(before)
