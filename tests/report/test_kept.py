"""A page that was handed out comes back as it was: the same words, the same drawing, from a little text."""

import base64
import json
import zlib
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from b12diary.report.daily_life import DailyLife
from b12diary.report.figures import figures
from b12diary.report.handout import Handout
from b12diary.report.kept import FORM, UnreadablePageError, handout_from, kept_text
from b12diary.report.paper import sheets_of
from b12diary.report.paper_canvas import TextMark
from b12diary.report.summary import symptom_namer
from b12diary.report.text import handout_text
from tests.report.diaries import diary, with_everything
from tests.report.naughty import NAUGHTY
from tests.report.pages import page, results


def handout(text: str = "plain", **shape: object) -> Handout:
    plain = diary(**shape)
    excerpt = with_everything(plain, text)
    summary = page(excerpt, like=plain, main_point=text, questions=(text,), ask_frequency=True)
    _found, profile, gaps, _wording = results(plain)
    return Handout(summary, figures(excerpt, gaps, profile, summary.dates, symptom_namer(excerpt)))


def drawing(made: Handout) -> list[object]:
    return [
        (mark.x, mark.top, mark.text) if isinstance(mark, TextMark) else mark
        for sheet in sheets_of(made)
        for mark in sheet.canvas.marks
    ]


@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY)
def test_every_text_comes_back(text: str) -> None:
    made = handout(text, lengths=(28,), running=9, interval=28)
    assert handout_from(kept_text(made)) == made


@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
@given(
    lengths=st.lists(st.integers(1, 120), max_size=4).map(tuple),
    running=st.integers(0, 120),
    interval=st.integers(2, 120),
    share=st.floats(0, 1),
)
def test_any_page_comes_back_with_the_same_drawing(
    lengths: tuple[int, ...], running: int, interval: int, share: float
) -> None:
    made = handout(lengths=lengths, running=running, interval=interval, share=share)
    again = handout_from(kept_text(made))
    assert again == made
    assert handout_text(again) == handout_text(made)
    assert drawing(again) == drawing(made)


def test_a_page_of_an_earlier_version_is_read_although_it_lacks_what_came_since() -> None:
    made = Handout(page(diary()))
    summary = made.summary
    assert isinstance(summary.daily_life, DailyLife)
    packed = kept_text(made)
    rows = json.loads(zlib.decompress(base64.b64decode(packed.partition(":")[2])))
    place = [f.name for f in fields(summary)].index("daily_life") + 1
    assert rows[1][place][-1] == summary.daily_life.nerves != ""
    del rows[1][place][-1]
    earlier = f"{FORM}:{base64.b64encode(zlib.compress(json.dumps(rows).encode())).decode()}"
    assert handout_from(earlier) == Handout(replace(summary, daily_life=replace(summary.daily_life, nerves="")))
    del rows[1][place][1:]
    shorter = f"{FORM}:{base64.b64encode(zlib.compress(json.dumps(rows).encode())).decode()}"
    with pytest.raises(UnreadablePageError):
        handout_from(shorter)


def test_it_is_small() -> None:
    made = Handout(page(diary(), main_point="I do well for two months."))
    assert len(kept_text(made)) < 6_000
    assert len(kept_text(handout())) < 16_000


@pytest.mark.parametrize(
    "text", ["", "nonsense", f"{FORM}:", f"{FORM}:!!!", f"{FORM}:eJyrVgIAAR4AnQ==", "b12-page-2:eJyrVgIAAR4AnQ=="]
)
def test_what_this_version_cannot_read_is_said_not_guessed(text: str) -> None:
    with pytest.raises(UnreadablePageError):
        handout_from(text)


def test_a_page_of_another_shape_is_not_read() -> None:
    made = Handout(page(diary()))
    other = replace(made.summary, footer="")
    wrong = kept_text(Handout(replace(other, printed_on=None)))  # type: ignore[arg-type]  # what a damaged text may hold
    with pytest.raises(UnreadablePageError):
        handout_from(wrong)
