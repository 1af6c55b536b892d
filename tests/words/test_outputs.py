"""What leaves the window is translated whole too: the page in its three forms, the other sheets, what is handed out.

The made-up language makes every word longer by a mark, so that one without it bypassed the translation.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape

import pytest

from b12diary.domain.catalogue import catalogue
from b12diary.domain.dose import Compound, DoseReason, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.domain.quantity import DoseUnit
from b12diary.domain.rating import ScaleId
from b12diary.domain.regimen import RhythmUnit
from b12diary.domain.symptom import Cadence
from b12diary.i18n import language, use_language, use_translation
from b12diary.interchange.examples import example_entries
from b12diary.interchange.excerpts import excerpt_of
from b12diary.interchange.fhir import fhir_text
from b12diary.interchange.ical import calendar_text
from b12diary.interchange.table_readme import data_dictionary
from b12diary.report.care_sheet import care_sheet
from b12diary.report.grid import grid_sheet
from b12diary.report.handout import Handout
from b12diary.report.page import handout_of, options_for
from b12diary.report.paper import Printable, sheets_of
from b12diary.report.recovery_sheet import RecoverySheet
from b12diary.report.text import handout_text
from b12diary.report.web_page import web_page
from tests.ui.pictures.pseudo import PseudoTranslation

TODAY, NOW = date(2026, 11, 22), datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
SPOKEN = "en_XA"
KEPT = re.compile(
    r"\b(B12 Diary|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[munpµ]?(g|mol)/m?L|mg|NICE|BMJ|NG\d+|NHS|Samaritans|Lifeline|"
    r"mental health option|Northern Ireland|my\.b12|open sesame|\w+_\w+)\b"
)
"""Dates, which the date library writes, units, ids, names of services and journals, and what a person typed."""
WORDS = re.compile(r"\b[A-Za-z]{2,}(?![\w~…])")


@pytest.fixture
def made_up() -> Iterator[None]:
    before = language()
    use_translation(PseudoTranslation(), SPOKEN)
    yield
    use_translation(None, SPOKEN)
    use_language(before)


@pytest.fixture
def example(made_up: None) -> Excerpt:
    return excerpt_of(example_entries("returns", TODAY), TODAY)


def bypassed(text: str) -> set[str]:
    """Return the words of a text that no translation made longer."""
    return {hit[0] for hit in WORDS.finditer(KEPT.sub(" ", text))}


def handout(excerpt: Excerpt) -> Handout:
    options = options_for(excerpt, None, Paper.A4)
    return handout_of(excerpt, replace(options, with_figures=True, ask_frequency=True))


def printed(page: Printable) -> str:
    return "\n".join(mark.text for sheet in sheets_of(page) for mark in sheet.canvas.texts())


def test_the_page_in_its_three_forms_is_translated(example: Excerpt) -> None:
    made = handout(example)
    html = re.sub(r"(?s)<style>.*?</style>", "", web_page(made))
    said = [*re.findall(r">([^<]+)<", html), *re.findall(r'(?:aria-label|title|alt)="([^"]*)"', html)]

    assert bypassed(handout_text(made)) == set()
    assert bypassed(unescape("\n".join(said))) == set()
    assert bypassed(printed(made)) == set()


def test_the_other_sheets_are_translated(example: Excerpt) -> None:
    sheets: tuple[Printable, ...] = (
        grid_sheet(example, TODAY, Paper.A4, "0.1.0"),
        care_sheet("GB", (), Paper.A4, "0.1.0"),
        RecoverySheet("my.b12", "open sesame", TODAY, Paper.A4),
    )

    assert {word for sheet in sheets for word in bypassed(printed(sheet))} == set()


def test_what_other_programs_get_is_translated_where_people_read_it(example: Excerpt) -> None:
    calendar = calendar_text(example, NOW).replace("\r\n ", "")
    shown = [line.partition(":")[2] for line in calendar.splitlines() if line.startswith(("SUMMARY", "DESCRIPTION"))]
    bundle = json.loads("".join(fhir_text(example, NOW)))
    told = [text for key, text in leaves(bundle) if key in {"text", "div"}]

    assert shown
    assert told
    assert {word for text in (*shown, *told) for word in bypassed(text)} == set()


@pytest.mark.usefixtures("made_up")
def test_the_readme_of_the_tables_is_translated_but_not_the_names_of_columns() -> None:
    explained = [line for line in data_dictionary().splitlines() if line.startswith("      ")]

    assert bypassed("\n".join(explained)) <= ids_in_tables()
    assert data_dictionary().startswith("[")


def ids_in_tables() -> set[str]:
    """Return the words that stand in the tables themselves, in every language alike."""
    kinds = (Cadence, Compound, DoseReason, DoseUnit, Phase, RhythmUnit, Route, ScaleId)
    return {*(word for kind in kinds for word in kind), *(reaction.id for reaction in catalogue().reactions)}


def leaves(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield name, value
        case list():
            for item in value:
                yield from leaves(item, name)
        case dict():
            for key, item in value.items():
                yield from leaves(item, key)
        case _:
            return
