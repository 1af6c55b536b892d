"""Every picture of the guide shows the program as it is; `python -m tests.ui.pictures --guide` after a change."""

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from b12diary.i18n import languages
from tests.ui.pictures.guide import MOST_COLOURS, SHOTS, Shot, folder, painted, with_few_colours
from tests.ui.pictures.pixels import difference, is_same, with_few_greys

MOST_BYTES = 200_000


@pytest.mark.long
@pytest.mark.parametrize("spoken", languages())
@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_a_picture_is_of_the_present_program(qapp: QApplication, shot: Shot, spoken: str) -> None:
    kept = with_few_greys(QImage(str(shot.file(spoken))))
    # Both with few colours: what these take away is no difference.
    now = with_few_greys(QImage.fromData(with_few_colours(painted(qapp, shot, spoken))))
    assert is_same(kept, now), f"differs by {difference(kept, now)}"


@pytest.mark.parametrize("spoken", languages())
def test_the_pictures_are_those_that_the_command_makes_few_and_small(spoken: str) -> None:
    assert set(folder(spoken).iterdir()) == {shot.file(spoken) for shot in SHOTS}
    assert sum(shot.file(spoken).stat().st_size for shot in SHOTS) < MOST_BYTES
    assert all(_n_colours(QImage(str(shot.file(spoken)))) <= MOST_COLOURS for shot in SHOTS)


def _n_colours(picture: QImage) -> int:
    assert not picture.isNull()
    return len(np.unique(np.frombuffer(picture.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)))


def test_few_colours_leave_a_rare_red_mark_red() -> None:
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    picture.fill("#f6f7f9")
    for x in range(100):
        for y in range(60):
            picture.setPixelColor(x, y, f"#{x + 100:02x}{y + 100:02x}a8")
    for n in range(5):
        picture.setPixelColor(40 + n, 80, "#a3123a")
    few = QImage.fromData(with_few_colours(picture))
    red = few.pixelColor(42, 80)
    assert few.pixelColor(5, 95).name() == "#f6f7f9"
    assert red.red() > 140
    assert red.green() < 60
