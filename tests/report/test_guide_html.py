"""The guide as one file: well-formed, in one language, with its pictures inside, and asking for nothing else."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

from b12diary.assets import asset
from b12diary.report.guide import guide, read_guide
from b12diary.report.guide_html import chapter_html, guide_page
from b12diary.report.guide_parts import Chapter, Kind, Picture
from b12diary.report.paper_markdown import read_markdown
from tests.report.test_web_page import HTML, elements, parsed, said

HEADINGS = [f"{HTML}h{level}" for level in range(1, 7)]


@cache
def root() -> Element:
    return parsed(guide_page(guide()))


def test_the_file_that_comes_with_the_program_is_the_one_made_of_the_chapters() -> None:
    kept = asset("help", "guide.html").read_text("utf-8")
    assert kept == guide_page(read_guide(asset("help"), "en_GB")), "run: python -m tests.ui.pictures --guide"


def test_it_asks_for_nothing_else_and_says_its_language() -> None:
    text = guide_page(guide())
    assert root().attrib["lang"] == "en-GB"
    assert "default-src 'none'" in text
    assert elements(root(), "script") == elements(root(), "link") == []
    assert "://" not in text
    assert not [e for e in root().iter() for name in e.attrib if name.startswith("on")]


def test_every_picture_is_inside_it_with_its_words() -> None:
    pictures = elements(root(), "img")
    assert len(pictures) == len([p for chapter in guide().chapters for p in chapter.pictures])
    assert all(picture.attrib["src"].startswith("data:image/webp;base64,") for picture in pictures)
    assert all(len(picture.attrib["alt"].split()) > 5 for picture in pictures)


def test_every_link_leads_to_a_place_in_it() -> None:
    places = [e.attrib["id"] for e in root().iter() if "id" in e.attrib]
    links = [link.attrib["href"] for link in elements(root(), "a")]
    assert len(set(places)) == len(places)
    assert len(links) > len(guide().chapters)
    assert {link.removeprefix("#") for link in links} <= set(places)


def test_headings_leave_out_no_level() -> None:
    levels = [HEADINGS.index(str(e.tag)) + 1 for e in root().iter() if e.tag in HEADINGS]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= before + 1 for before, later in pairwise(levels))


def test_it_says_all_that_the_chapters_say() -> None:
    text = said(guide_page(guide()))
    assert all(chapter.title in text for chapter in guide().chapters)
    assert "Press F1 on any page" in text


def test_signs_of_the_language_of_pages_are_words() -> None:
    blocks = read_markdown("# A \\<b> & c\n\nx < y & z\n")
    text = chapter_html(Chapter("a", Kind.CHAPTER, blocks), lambda picture: picture.file)
    assert '<h1 id="">A &lt;b&gt; &amp; c</h1>' in text
    assert "x &lt; y &amp; z" in text


def test_a_chapter_in_english_says_so_under_its_title(tmp_path: Path) -> None:
    (tmp_path / "guide.toml").write_text('[[chapter]]\nfile = "a"\n[pages]\n', "utf-8")
    (tmp_path / "a.md").write_text("# Paper\n\nA sheet.\n", "utf-8")
    text = guide_page(read_guide(tmp_path, "nl"))
    page = parsed(text)
    assert page.attrib["lang"] == "nl"
    assert elements(page, "section")[0].attrib["lang"] == "en-GB"
    assert re.search(r"Paper</h2>\s*<p><em>This chapter is in English so far.</em></p>", text)


def test_a_picture_is_shown_as_whoever_shows_it_wants() -> None:
    chapter = Chapter("a", Kind.CHAPTER, (*read_markdown("# A"), Picture("p.png", "words")))
    assert "[p.png]" in chapter_html(chapter, lambda picture: f"[{picture.file}]")
