"""Heads over the boxes of a paper sheet: every name that comes with the program can be read, in every language."""

from collections.abc import Iterator
from datetime import date

import pytest

from b12diary.domain.catalogue import catalogue
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.domain.symptom import MOST_DAILY
from b12diary.i18n import SOURCE, language, languages, use_language
from b12diary.report.grid import FOUR_WEEKS, TWO_WEEKS, grid_sheet
from b12diary.report.narrow_head import MOST_LINES, head_in
from b12diary.report.paper_canvas import ELLIPSIS, Type, width_of
from b12diary.report.paper_grid import BOX_WIDTH, lay_out_grid

MONDAY = date(2026, 11, 23)
HEAD = Type(8.8, bold=True)
WIDTH = BOX_WIDTH - 0.8


@pytest.fixture(autouse=True)
def same_language() -> Iterator[None]:
    before = language()
    yield
    use_language(before)


@pytest.mark.parametrize("n_days", [TWO_WEEKS, FOUR_WEEKS])
@pytest.mark.parametrize("spoken", languages())
def test_no_name_that_comes_with_the_program_is_cut(spoken: str, n_days: int) -> None:
    use_language(spoken)
    ids = [symptom.id for symptom in catalogue().symptoms]
    cut = []
    for n in range(0, len(ids), MOST_DAILY):
        # The last ones are few: filled up, for fewer boxes would be wider.
        chosen = [*ids[n : n + MOST_DAILY], *ids[:MOST_DAILY]][:MOST_DAILY]
        sheet = grid_sheet(Excerpt(MONDAY), MONDAY, Paper.A4, "1.0", n_days=n_days, symptoms=chosen)
        cut += [mark.text for mark in lay_out_grid(sheet).canvas.texts() if ELLIPSIS in mark.text]

    assert cut == []


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Kopfschmerzen", ["Kopf-", "schmerzen"]),
        ("Einschießender, stechender Schmerz", ["Einschie-", "ßender,", "stechender", "Schmerz"]),
        ("Müdigkeit", ["Müdigkeit"]),
        ("Kribbeln im Gesicht", ["Kribbeln", "im Gesicht"]),
    ],
)
def test_a_long_word_is_broken_where_its_language_allows_and_others_stay_whole(name: str, lines: list[str]) -> None:
    use_language("de")
    found, kind = head_in(name, WIDTH, HEAD)
    assert found == lines
    assert kind.pt >= 7.6


def test_an_own_name_that_nothing_helps_is_in_the_smallest_letters_and_too_wide() -> None:
    use_language(SOURCE)
    lines, kind = head_in("Hexakosioihexekontahexaphobia again and again and again and again", WIDTH, HEAD)
    assert len(lines) <= MOST_LINES
    assert kind.pt == 6.5
    assert width_of(lines[0], kind) > WIDTH
