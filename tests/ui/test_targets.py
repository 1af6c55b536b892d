"""Whatever can be pressed or typed in is large enough for a hand that shakes: 44 by 36 pixels at 100 % text."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.ui.pictures.dress import DRESSES, LIGHT, Dress
from tests.ui.pictures.survey import EVERY, FIRST, problems, survey
from tests.ui.pictures.targets import too_small

SMALL = next(dress for dress in DRESSES if dress.name == "small")


@pytest.mark.long
def test_on_every_page_and_dialog(qapp: QApplication) -> None:
    assert problems(survey(qapp, LIGHT, FIRST), lambda found: found.small, {}) == []


@pytest.mark.long
@pytest.mark.parametrize("dress", [LIGHT, SMALL], ids=lambda d: d.name)
def test_everywhere(qapp: QApplication, dress: Dress) -> None:
    assert problems(survey(qapp, dress, EVERY), lambda found: found.small, {}) == []


def test_a_small_target_is_found(qapp: QApplication) -> None:
    home = QWidget()
    small, large = QPushButton("x", home), QPushButton("large enough", home)
    small.setFixedSize(43, 36)
    large.setFixedSize(44, 36)
    home.show()
    assert [found for found in too_small(home) if "large" in found] == []
    assert len(too_small(home)) == 1
    home.close()
