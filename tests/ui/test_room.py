"""No word is cut: in small windows, with large text, in a longer language, from right to left."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.pictures.dress import DRESSES, MIRRORED_LARGE, PSEUDO_LARGE, Dress
from tests.ui.pictures.survey import EVERY, FIRST, problems, survey

ALLOWED = {
    "Button 'Clear': stands at": "only the room round the word reaches beyond the row, to stand on its edge",
    "appointment: ": "its two columns under one another count some lines too few; all can still be scrolled to",
    "appointment-change: ": "the same",
    "and Button 'Clear' share": "the room round the word and the room for the ring round the scale, not what is seen",
}
ALLOWED_IN_LONG_WORDS = {
    **ALLOWED,
    "must be scrolled sideways": "at 200 % the longest words leave no room beside the sidebar; all can be scrolled to",
    "its choice is cut": "a closed list may be narrower than its words; they are whole in the open one and when told",
    "its hint needs": "the hint is also the field's name, which is told whole",
    "TodayFoot '': stands at": "room for the longest step to take back; its own buttons wrap inside it",
    "Label 'the first one here'": "a remark of two words or three beside the day of an injection",
}


def cut(app: QApplication, dress: Dress, names: tuple[str, ...] = EVERY) -> list[str]:
    allowed = ALLOWED_IN_LONG_WORDS if dress.is_pseudo and dress.percent == 200 else ALLOWED
    return problems(survey(app, dress, names), lambda found: found.cut, allowed)


def test_everywhere_in_words_that_are_longer_by_two_fifths(qapp: QApplication) -> None:
    assert cut(qapp, PSEUDO_LARGE) == []


@pytest.mark.long
def test_on_every_page_and_dialog_from_right_to_left(qapp: QApplication) -> None:
    assert cut(qapp, MIRRORED_LARGE, FIRST) == []


@pytest.mark.long
@pytest.mark.parametrize("dress", [d for d in DRESSES if d is not PSEUDO_LARGE], ids=lambda d: d.name)
def test_everywhere_in_every_dress(qapp: QApplication, dress: Dress) -> None:
    assert cut(qapp, dress) == []
