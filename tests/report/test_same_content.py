"""Paper, web page and plain text say the same, section by section: each word and number of one is in the others."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.report.handout import Handout
from b12diary.report.paper_form import lay_out
from b12diary.report.summary import Summary
from b12diary.report.text import plain_text
from b12diary.report.web_page import web_page
from tests.golden.pages import KINDS, example_page
from tests.report.diaries import TODAY, diary, exposure, lab, tick
from tests.report.pages import page
from tests.report.test_web_page import said

HEADINGS = (
    "My main point", "Safety list", "Treatment", "Daily life", "Looking back", "Gap by gap", "Also changed",
    "Blood tests", "My questions",
)  # fmt: skip
Sections = dict[str, str]


def on_paper(summary: Summary) -> Sections:
    """Return the words of each section of the sheet: all that stands from the height of its name to the next one's."""
    laid_out = lay_out(summary)
    assert "\N{HORIZONTAL ELLIPSIS}" not in {mark.text[-1:] for mark in laid_out.canvas.texts()}, "nothing is shortened"
    places = {
        m.text: m.top for m in laid_out.canvas.texts() if m.text in (*HEADINGS, "Notes") and m.x == laid_out.sheet.left
    }
    safety = next((m for m in laid_out.canvas.texts() if m.text.startswith("Safety list: ticked")), None)
    if safety is not None:
        places["Safety list"] = safety.top
    order = sorted(places, key=lambda name: places[name])
    found: Sections = {}
    for name, after in pairwise(order):
        # What shares the first line with the name may stand a little higher.
        texts = [m.text for m in laid_out.canvas.texts() if places[name] - 1.5 <= m.top < places[after] - 1.5]
        found[name] = plain(" ".join(texts))
    return found


def on_the_web(summary: Summary) -> Sections:
    main = web_page(Handout(summary)).partition('<section class="notes"')[0]
    parts = main.split("<section ")[1:]
    return {re.findall(r"<h2[^>]*>([^<]*)</h2>", part)[0]: plain(said(part)) for part in parts}


def in_text(summary: Summary) -> Sections:
    blocks = plain_text(summary).split("\n\n")
    return {block.partition("\n")[0]: plain(block) for block in blocks if block.partition("\n")[0] in HEADINGS}


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", text.casefold()))


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def full() -> Excerpt:
    """A diary with something in every section, before and after the first injection."""
    begun = diary().injection_days[0]
    return replace(
        diary(),
        lab_results=(
            replace(lab(1, "hb", "101", "g/L", "120", "150"), day=begun - timedelta(days=9)),
            lab(2, "ferritin", "38", "µg/L", "13", "150"),
        ),
        exposures=(
            exposure(1, "illness", TODAY - timedelta(days=90), TODAY - timedelta(days=80), "a cold"),
            exposure(2, "metformin", TODAY - timedelta(days=60), None),
        ),
        regimens=tuple(replace(plan, note="agreed with the practice nurse") for plan in diary().regimens),
        doses=tuple(replace(dose, reactions=("headache",)) for dose in diary().doses),
    )


def made(name: str) -> Summary:
    """Return a page: "a4", "letter", or "open sign"."""
    if name == "open sign":
        return page(replace(full(), ticks=(tick("S5", note="Stairs"),)), like=full(), main_point="My own line.")
    questions = ("Why is that?", "What else could it be?")
    return page(full(), paper=Paper(name), main_point="My own line.", questions=questions, ask_frequency=True)


def ordinals(summary: Summary, heading: str) -> set[str]:
    """Numbers of the list of questions, which the web page leaves to the list, and how many of them there are."""
    is_meant = heading in {"My main point", "My questions"}
    return {str(n) for n in range(1, len(summary.questions) + 1)} if is_meant else set()


BY_FORM = {
    "My main point": {"question", "questions", "below"},
    "Daily life": {"days", "entry", "none", "mild", "moderate", "severe", "or", "more"},
}
"""Words of keys that stand at another place of the same section elsewhere, or in other forms."""
LEGEND = {"Daily life": {"0", "1", "3", "4", "6", "7", "10"}}
"""Numbers in the key of the bars, which the text has no bars for."""
PICTURES = {"Looking back", "Gap by gap"}
"""Sections with a drawing: its axis has numbers that the text has no use for."""


@pytest.mark.parametrize("name", ["a4", "letter", "open sign"])
def test_each_section_says_the_same_in_every_form(qapp: QApplication, name: str) -> None:
    summary = made(name)
    paper, web, text = on_paper(summary), on_the_web(summary), in_text(summary)

    assert set(paper) == set(web) == set(text)
    for heading in paper:
        here = (name, heading)
        extra = ordinals(summary, heading)
        assert words(paper[heading]) - words(web[heading]) - BY_FORM.get(heading, set()) == set(), here
        assert numbers(paper[heading]) - extra <= numbers(web[heading]), here
        assert numbers(text[heading]) - extra <= numbers(web[heading]), here
        if heading not in PICTURES:
            assert numbers(paper[heading]) - LEGEND.get(heading, set()) - extra <= numbers(text[heading]), here


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_have_the_same_sections_in_every_form(qapp: QApplication, kind: str) -> None:
    summary = example_page(kind)

    assert set(on_paper(summary)) == set(on_the_web(summary)) == set(in_text(summary))
