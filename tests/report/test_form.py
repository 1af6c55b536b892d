"""The sheet: always one, nothing off it, nothing printed over anything else, and never smaller than need be."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Paper
from b12diary.report.paper_form import lay_out
from tests.report.diaries import TODAY, diary, dose, exposure, tick, with_everything
from tests.report.naughty import NAUGHTY
from tests.report.pages import off_the_sheet, overprinted, page, words_of

LONG_QUESTIONS = tuple(
    f"Question {n}: what should I do when symptoms come back weeks before my next injection, and whom can I call?"
    for n in range(3)
)
MAIN_POINT = "For two months after each injection I can work and think. Then it comes back, bit by bit."


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY)
def test_hostile_text_is_text(text: str, paper: Paper) -> None:
    laid_out = lay_out(
        page(
            with_everything(diary(), text),
            like=diary(),
            paper=paper,
            main_point=text,
            questions=(text,) * 3,
            ask_frequency=True,
        )
    )
    assert off_the_sheet(laid_out) == []
    assert overprinted(laid_out) == []
    assert "Blood tests after injections do not show" in words_of(laid_out)
    assert "This is a diary, not medical advice." in words_of(laid_out)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    "shape",
    [
        {},
        {"lengths": (), "running": 0},
        {"lengths": (), "running": 90},
        {"lengths": (84,), "running": 84},
        {"lengths": (7,) * 30, "running": 3, "interval": 7},
        {"lengths": (14,) * 12, "running": 13, "interval": 14},
        {"lengths": (28,) * 25, "running": 28, "interval": 28},
        {"lengths": (400, 300), "running": 20, "interval": 90},
        {"lengths": (84, 84, 3, 84, 10, 84, 84, 90), "running": 0},
        {"share": 0.05},
        {"lengths": (84, 84), "running": 0, "rated_from": 160},
    ],
    ids=str,
)
def test_every_shape_of_diary_fits_at_full_size(shape: dict[str, object], paper: Paper) -> None:
    laid_out = lay_out(page(diary(**shape), paper=paper, main_point=MAIN_POINT, questions=LONG_QUESTIONS))
    assert laid_out.scale == 1
    assert off_the_sheet(laid_out) == []
    assert overprinted(laid_out) == []


@pytest.mark.parametrize("excerpt", [Excerpt(TODAY), Excerpt(TODAY, doses=(dose(TODAY, 1),))], ids=["nothing", "one"])
def test_a_diary_with_nothing_in_it_is_a_page_too(excerpt: Excerpt) -> None:
    laid_out = lay_out(page(excerpt))
    assert off_the_sheet(laid_out) == []
    assert overprinted(laid_out) == []
    assert "Not shown yet: 0 days rated so far, shown from 14." in words_of(laid_out)


words = st.text(st.characters(codec="utf-8"), max_size=500)


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    lengths=st.lists(st.integers(1, 120), max_size=5).map(tuple),
    running=st.integers(0, 120),
    interval=st.integers(2, 120),
    share=st.floats(0, 1),
    text=words,
    paper=st.sampled_from(Paper),
    everything=st.booleans(),
)
def test_any_diary_is_one_sound_page(
    lengths: tuple[int, ...], running: int, interval: int, share: float, text: str, paper: Paper, everything: bool
) -> None:
    plain = diary(lengths=lengths, running=running, interval=interval, share=share)
    excerpt = with_everything(plain, text) if everything else plain
    laid_out = lay_out(
        page(excerpt, like=plain, paper=paper, main_point=text, questions=(text,) * 3, ask_frequency=True)
    )
    assert off_the_sheet(laid_out) == []
    assert overprinted(laid_out) == []


def test_what_must_not_be_cut_is_not_cut_when_all_else_is() -> None:
    long = "a long text that goes on and on " * 20
    excerpt = replace(with_everything(diary(), long), ticks=(tick("S5", note=long),))
    summary = page(excerpt, like=diary(), paper=Paper.LETTER, main_point=MAIN_POINT, questions=(long,) * 3)
    words_printed = words_of(lay_out(summary))
    assert summary.safety is not None
    assert summary.looking_back is not None
    assert summary.safety.open_signs[0].words in words_printed
    assert MAIN_POINT in words_printed
    assert summary.looking_back.sentence in words_printed
    assert summary.footer.split("   ")[0] in words_printed


def test_events_that_are_listed_are_the_ones_that_are_flagged() -> None:
    excerpt = replace(with_everything(diary(), "text of some length that fills the line"), ticks=())
    laid_out = lay_out(page(excerpt, like=diary(), paper=Paper.LETTER, main_point=MAIN_POINT, questions=LONG_QUESTIONS))
    single = [mark.text for mark in laid_out.canvas.texts() if len(mark.text) == 1 and mark.text.isalpha()]
    assert sorted(single) == sorted(2 * sorted(set(single)))


@pytest.mark.parametrize("paper", Paper)
def test_many_events_never_take_the_room_for_notes(paper: Paper) -> None:
    first = TODAY - timedelta(days=400)
    events = tuple(
        exposure(n, "illness", first + timedelta(days=12 * n), first + timedelta(days=12 * n + 3), f"cold number {n}")
        for n in range(30)
    )
    medicines = tuple(exposure(90 + n, "new_medicine", first, None, f"Medicine {n}, 20 mg") for n in range(9))
    excerpt = replace(diary(), exposures=(*events, *medicines))
    laid_out = lay_out(page(excerpt, like=diary(), paper=paper, main_point=MAIN_POINT, questions=LONG_QUESTIONS))
    assert laid_out.scale == 1
    assert laid_out.fit.notes_lines >= 2
    assert "more in the diary" in words_of(laid_out)


def test_the_same_diary_makes_the_same_sheet() -> None:
    first, second = (lay_out(page(diary(), main_point=MAIN_POINT)) for _ in range(2))
    assert [(m.x, m.top, m.text) for m in first.canvas.texts()] == [(m.x, m.top, m.text) for m in second.canvas.texts()]
