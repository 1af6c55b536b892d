"""Every pair of colours that the widgets paint can be told apart."""

import pytest

from b12diary.ui.tokens import (
    DARK,
    LIGHT,
    MARK_CONTRAST,
    MARK_PAIRS,
    STRICT_DARK,
    STRICT_LIGHT,
    TEXT_CONTRAST,
    TEXT_PAIRS,
    Colours,
    contrast,
)

SETS = {"light": LIGHT, "dark": DARK, "strict light": STRICT_LIGHT, "strict dark": STRICT_DARK}


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS.keys())
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_can_be_read(colours: Colours, pair: tuple[str, str]) -> None:
    fore, back = (getattr(colours, name) for name in pair)
    assert contrast(fore, back) >= TEXT_CONTRAST


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS.keys())
@pytest.mark.parametrize("pair", MARK_PAIRS, ids="-on-".join)
def test_marks_can_be_seen(colours: Colours, pair: tuple[str, str]) -> None:
    fore, back = (getattr(colours, name) for name in pair)
    assert contrast(fore, back) >= MARK_CONTRAST


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_white_words_can_be_read_on_the_emergency_card(colours: Colours) -> None:
    assert contrast(colours.on_care, colours.care_dark) >= TEXT_CONTRAST
