"""The guide is as plain, short and calm as the program; only the exact method may use the terms of its sources."""

import re

import pytest

from b12diary.report.guide import guide
from b12diary.report.guide_parts import Chapter, Commands, Kind, Table, texts
from tests.words.reading import grade
from tests.words.sentences import split
from tests.words.test_sentences import FORBIDDEN, HIGHEST_GRADE, INTERVAL_OR_DOSE, MOST_WORDS, pieces

FOR_CLINICIANS = "can-and-cannot-clinicians"
ALL = [chapter for chapter in guide().chapters if chapter.kind is not Kind.METHOD]
FOR_PATIENTS = [chapter for chapter in ALL if chapter.id != FOR_CLINICIANS]
MOST_IN_ALL = 4_500


def told(chapter: Chapter) -> list[str]:
    """Every text of a chapter but commands and cells, which are no sentences."""
    return [text for block in chapter.blocks if not isinstance(block, Commands | Table) for text in texts(block)]


@pytest.mark.parametrize("chapter", ALL, ids=lambda chapter: chapter.id)
def test_no_sentence_is_too_long(chapter: Chapter) -> None:
    most = MOST_WORDS if chapter in FOR_PATIENTS else 32
    assert [part for text in told(chapter) for part in split(text) if len(part.split()) > most] == []


@pytest.mark.parametrize("chapter", ALL, ids=lambda chapter: chapter.id)
def test_no_word_alarms_claims_or_scolds(chapter: Chapter) -> None:
    said = [text for block in chapter.blocks for text in texts(block)]
    # A clinician is told what the program does not do, in the words of the law.
    allowed = {"diagnos"} if chapter.id == FOR_CLINICIANS else set[str]()
    found = [(w, text) for text in said for w in FORBIDDEN if w not in allowed and w in text.casefold()]
    assert found == []


@pytest.mark.parametrize("chapter", FOR_PATIENTS, ids=lambda chapter: chapter.id)
def test_no_interval_and_no_dose_is_named(chapter: Chapter) -> None:
    assert [text for text in told(chapter) if INTERVAL_OR_DOSE.search(text)] == []


@pytest.mark.parametrize("chapter", FOR_PATIENTS, ids=lambda chapter: chapter.id)
def test_it_can_be_read_at_school(chapter: Chapter) -> None:
    assert grade([part for text in told(chapter) for part in pieces(text)]) <= HIGHEST_GRADE


def test_it_is_short() -> None:
    assert sum(len(text.split()) for chapter in FOR_PATIENTS for text in told(chapter)) <= MOST_IN_ALL


def test_quotation_marks_are_printers_ones() -> None:
    assert [text for chapter in ALL for text in told(chapter) if re.search(r"[\"']", text)] == []
