"""In a made-up language every word stands in brackets, so that one which no translator would ever see is found."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from b12diary.i18n import _, language, languages, ngettext, use_language, use_translation
from tests.ui.pictures.diaries import NOTE, OWN_SYMPTOM
from tests.ui.pictures.dress import PSEUDO_LARGE, Dress
from tests.ui.pictures.pseudo import PSEUDO, PseudoTranslation, plain, pseudo, unbracketed
from tests.ui.pictures.registry import SCENES
from tests.ui.pictures.scenes_import import FILE_WORDS
from tests.ui.pictures.survey import FIRST, Found, problems, survey

_DAY = r"((Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_MONTH = r"(January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = rf"{_DAY}?,? ?\d{{1,2}} ([A-Z][a-z]{{2}}|{_MONTH})( \d{{4}})?"
UNTRANSLATED = {
    rf"{_DATE}|{_DAY}|{_MONTH} \d{{4}}": "dates, which the date library writes",
    r"\d[\d.,:]*": "numbers and times",
    r"((Ctrl|Alt|Shift)\+)+([A-Z0-9,]|Left|Right|Home|F\d)|F\d": "keys, which the toolkit names",
    r"A4": "a size of paper has one name",
    r"A": "marks on the page and in its text, explained beside them",
    r"[/\\][\u200b\w.~/\\-]+|diary\.b12": "the place of a file, and its name",
    r"[munpµ]?(g|mol|g)/d?m?L|mg": "units, which are written alike everywhere",
    r"B12 Diary [\d.]+[\s\S]*Qt [\d.]+[\s\S]*": "versions, for whoever mends the program",
    r"English|Nederlands|Deutsch": "languages, each in its own",
    re.escape(NOTE): "the person's own words",
    re.escape(OWN_SYMPTOM): "the person's own words",
    **{re.escape(words): "what stood in somebody's file" for words in sorted(FILE_WORDS, key=len, reverse=True)},
    r"heavy": "what the person searches for",
}
OTHERS_WORDS = {
    "save-file": "the toolkit's own window, in the toolkit's own translation",
    "licences": "names and terms of other people's works",
    **dict.fromkeys(("guide", "guide-sheet", "guide-search"), "chapters, which are translated file by file"),
    "evidence": "titles of papers and guidelines",
    "help-numbers": "names of services, as they call themselves",
}
"""Scenes that quote, with what they quote."""
_KNOWN = re.compile(rf"(?<!\w)({'|'.join(UNTRANSLATED)})(?!\w)")
_MARKS = re.compile(r"[\s.,;:·()“”–—•◆♦✓×/%+*-]+")


@pytest.fixture
def pseudo_language() -> Iterator[None]:
    before = language()
    use_translation(PseudoTranslation(), PSEUDO)
    yield
    use_translation(None, PSEUDO)
    use_language(before)


def untranslated(text: str) -> str:
    """Return what of a text neither went through the translation nor is known to stay as it is."""
    return _MARKS.sub("", _KNOWN.sub("", unbracketed(text)))


def all_texts(found: Found) -> set[str]:
    return {*found.texts, *(text for one in found.told for text in (one.name, one.description, one.value))}


@pytest.mark.long
def test_every_word_went_through_the_translation(qapp: QApplication) -> None:
    found = survey(qapp, PSEUDO_LARGE)
    ours = {name: one for name, one in found.items() if name not in OTHERS_WORDS}
    missed = {f"{name}: {text}" for name, one in ours.items() for text in all_texts(one) if untranslated(text)}
    assert missed == set()


def test_words_are_found_that_bypass_the_translation(pseudo_language: None) -> None:
    assert untranslated("Save as PDF") == "SaveasPDF"
    assert untranslated(_("Saved {time}").format(time="21:04")) == ""
    assert untranslated(_("Saved") + " today") == "today"
    assert untranslated("16 Nov 2026, " + _("the first one here")) == ""


def test_the_language_keeps_what_a_program_needs(pseudo_language: None) -> None:
    assert _("&Save {name} (*.csv)").format(name="x") == "[&Sávé~ x (*.csv)]"
    assert ngettext("{n} gap", "{n} gaps", 2).format(n=2) == "[2 gáps~~]"
    assert _("") == ""
    assert plain(pseudo("&Save as PDF")) == "Save as PDF"


def test_texts_are_two_fifths_longer() -> None:
    text = "You can change them at any time, or skip this step."
    assert 1.3 * len(text) <= len(pseudo(text)) <= 1.5 * len(text)


def test_what_stands_outside_brackets_is_found_in_nested_ones_too() -> None:
    assert unbracketed("[a [b] c] d [e]f") == " d f"


OFFERED = languages()[1:]  # British English is the first
PAGES = tuple(scene.name for scene in SCENES if scene.name in FIRST and scene.shows.endswith("Page"))


# The long run shows every page and dialog in all of them.
@pytest.mark.long
@pytest.mark.parametrize("code", OFFERED[:1])
def test_every_page_opens_in_another_language(qapp: QApplication, code: str) -> None:
    found = survey(qapp, Dress(code, language=code), PAGES)
    assert all(one.texts for one in found.values())


@pytest.mark.long
@pytest.mark.parametrize("code", OFFERED)
def test_every_page_and_dialog_has_room_for_every_language(qapp: QApplication, code: str) -> None:
    found = survey(qapp, Dress(code, language=code), FIRST)
    assert {name for name, one in found.items() if not one.texts} <= OTHERS_WORDS.keys()
    assert problems(found, lambda one: one.cut, {}) == []
