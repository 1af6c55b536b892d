"""No word is cut: in small windows, with large text, in a longer language, from right to left."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.pictures.dress import DRESSES, MIRRORED_LARGE, PSEUDO_LARGE, Dress
from tests.ui.pictures.survey import EVERY, FIRST, problems, survey

IN_LONG_WORDS = {
    "its choice is cut": "a closed list may be narrower than its words; they are whole in the open one and when told",
}
"""What is allowed in the made-up language at 200 %, and why."""


def cut(app: QApplication, dress: Dress, names: tuple[str, ...] = EVERY) -> list[str]:
    allowed = IN_LONG_WORDS if dress.is_pseudo and dress.percent == 200 else {}
    return problems(survey(app, dress, names), lambda found: found.cut, allowed)


@pytest.mark.long
def test_everywhere_in_words_that_are_longer_by_two_fifths(qapp: QApplication) -> None:
    assert cut(qapp, PSEUDO_LARGE) == []


@pytest.mark.long
def test_on_every_page_and_dialog_from_right_to_left(qapp: QApplication) -> None:
    assert cut(qapp, MIRRORED_LARGE, FIRST) == []


@pytest.mark.long
@pytest.mark.parametrize("dress", [d for d in DRESSES if d is not PSEUDO_LARGE], ids=lambda d: d.name)
def test_everywhere_in_every_dress(qapp: QApplication, dress: Dress) -> None:
    assert cut(qapp, dress) == []
