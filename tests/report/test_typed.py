"""Typed text becomes one printable line, whatever was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from b12diary.report.typed import isolated, one_line


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("  two\n lines\tand a tab ", "two lines and a tab"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("abc\u202edef", "abcdef"),
        ("line\u2028separator", "line separator"),
        ("<b>bold</b> & {braces} %s", "<b>bold</b> & {braces} %s"),
        ("half \ud800 a letter", "half a letter"),
        ("", ""),
    ],
)
def test_pictures(typed: str, printed: str) -> None:
    assert one_line(typed) == printed


def test_a_tower_of_marks_is_cut_to_three() -> None:
    assert one_line("x" + "\N{COMBINING TILDE BELOW}" * 50) == "x" + "\N{COMBINING TILDE BELOW}" * 3


def test_a_cut_is_marked() -> None:
    assert one_line("word " * 100, 12) == "word word wo…"[:11] + "…"


@given(st.text(max_size=300), st.integers(1, 50))
def test_never_longer_never_a_control_character(text: str, most: int) -> None:
    printed = one_line(text, most)
    assert len(printed) <= most
    assert printed == one_line(printed, most)
    assert all(c.isprintable() or c in "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}" for c in printed)


def test_right_to_left_words_keep_their_order_to_themselves() -> None:
    assert isolated("plain") == "plain"
    assert isolated("שלום") == "\N{FIRST STRONG ISOLATE}שלום\N{POP DIRECTIONAL ISOLATE}"
