"""The web page: the same content as the paper, well-formed, readable without eyes, and asking for nothing else."""

import re
from dataclasses import replace
from html import unescape
from xml.etree.ElementTree import Element

import pytest
from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped]  # it publishes no types

from b12diary.domain.preferences import Paper
from b12diary.report.handout import Handout
from b12diary.report.text import plain_text
from b12diary.report.web_page import web_page
from tests.report.diaries import diary, lab, tick, with_everything
from tests.report.naughty import NAUGHTY
from tests.report.pages import page
from tests.report.test_figures import handout

HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


def parsed(text: str) -> Element:
    """Return the root of a page that follows the syntax of HTML to the letter."""
    parser = HTMLParser()
    tree: Element = parser.parse(text)
    assert parser.errors == []
    return tree


def elements(root: Element, name: str) -> list[Element]:
    return [e for e in root.iter() if e.tag in {HTML + name, SVG + name}]


def said(text: str) -> str:
    """Return the words of a page as a reader meets them, in one line."""
    body = re.sub(r"(?s)<style>.*?</style>", "", text)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize("text", ["plain", *NAUGHTY.values()], ids=["plain", *NAUGHTY])
def test_it_is_well_formed_whatever_was_typed(text: str) -> None:
    plain = diary(lengths=(28,), running=9, interval=28)
    excerpt = with_everything(plain, text)
    made = Handout(page(excerpt, like=plain, main_point=text, questions=(text,), ask_frequency=True))
    root = parsed(web_page(made))
    assert elements(root, "script") == []
    assert elements(root, "img") == []
    assert not [e for e in root.iter() for name in e.attrib if name.startswith("on")]


@pytest.mark.parametrize("paper", Paper)
def test_it_asks_for_nothing_else_and_says_its_language(paper: Paper) -> None:
    text = web_page(handout(diary(), paper=paper))
    root = parsed(text)
    assert root.attrib["lang"] == "en-GB"
    assert elements(root, "title")[0].text == "B12 Diary: page for the appointment"
    assert not re.search(r"(src|href|url)\s*[=(]", text)
    assert "default-src 'none'" in text
    assert f"size: {'A4' if paper is Paper.A4 else 'letter'}" in text


def test_headings_tables_and_pictures_are_named() -> None:
    root = parsed(web_page(handout(diary())))
    assert len(elements(root, "h1")) == 1
    assert len(elements(root, "h2")) >= 8
    assert not elements(root, "h4")
    for table in elements(root, "table"):
        assert len(elements(table, "caption")) == 1
        for head in elements(table, "th"):
            assert head.attrib["scope"] in {"col", "row"}
        for row in elements(table, "tbody")[0]:
            assert row[0].attrib.get("scope") == "row"
    pictures = [e for e in elements(root, "svg") if e.attrib.get("role") == "img"]
    assert len(pictures) == 2
    ids = {e.attrib["id"] for e in root.iter() if "id" in e.attrib}
    for picture in pictures:
        assert set(picture.attrib["aria-labelledby"].split()) <= ids
        assert elements(picture, "desc")[0].text
    hidden = [e for e in elements(root, "svg") if e not in pictures]
    assert all(e.attrib["aria-hidden"] == "true" for e in hidden)


def test_no_id_stands_twice() -> None:
    found = re.findall(r'\bid="([^"]+)"', web_page(handout(diary())))
    assert len(found) == len(set(found))


def test_it_says_what_the_paper_says() -> None:
    """Every line of the plain text, which follows the paper, has its words on the web page as well."""
    excerpt = replace(
        diary(), lab_results=(lab(1, "ferritin", "38", "µg/L", "13", "150"),), ticks=(tick("S5", note="Stairs"),)
    )
    summary = page(excerpt, main_point="My own line.", questions=("Why is that?",))
    words = said(web_page(Handout(summary)))
    assert summary.looking_back is not None
    for needed in (
        "My own line.",
        "Why is that?",
        "Stairs",
        "Ferritin",
        "38 µg/L",
        "13 to 150",
        "Got in the way of daily life",
        summary.looking_back.sentence,
        summary.looking_back.details,
        *(part.strip() for part in summary.footer.split("\N{MIDDLE DOT}")),
    ):
        assert " ".join(needed.replace("\N{NO-BREAK SPACE}", " ").split()) in words, needed
    numbers = set(re.findall(r"\d+(?:\.\d+)?", plain_text(summary)))
    assert numbers <= set(re.findall(r"\d+(?:\.\d+)?", words))


def test_an_open_sign_leads_and_is_framed() -> None:
    text = web_page(Handout(page(replace(diary(), ticks=(tick("S5"),)), main_point="My own line.")))
    assert text.index('class="open"') < text.index("My own line.")
    calm = web_page(Handout(page(diary(), main_point="My own line.")))
    assert calm.index("My own line.") < calm.index('class="safety"')


def test_a_day_typed_in_late_is_told_in_words_too() -> None:
    words = said(web_page(handout(diary(late_share=0.4))))
    assert "typed in late" in words


def test_the_same_page_is_the_same_text() -> None:
    assert web_page(handout(diary())) == web_page(handout(diary()))
