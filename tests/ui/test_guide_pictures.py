"""Every picture of the guide shows the program as it is; `python -m tests.ui.pictures --guide` after a change."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.pictures.guide import FOLDER, MOST_COLOURS, SHOTS, Shot, painted, with_few_colours
from tests.ui.pictures.pixels import difference, is_same, with_few_greys

MOST_BYTES = 200_000


@pytest.mark.long
@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_a_picture_is_of_the_present_program(qapp: QApplication, shot: Shot) -> None:
    kept = with_few_greys(QImage(str(shot.file)))
    # Both with few colours: what these take away is no difference.
    now = with_few_greys(QImage.fromData(with_few_colours(painted(qapp, shot))))
    assert is_same(kept, now), f"differs by {difference(kept, now)}"


def test_the_pictures_are_those_that_the_command_makes_few_and_small() -> None:
    assert set(FOLDER.iterdir()) == {shot.file for shot in SHOTS}
    assert sum(shot.file.stat().st_size for shot in SHOTS) < MOST_BYTES
    assert all(QImage(str(shot.file)).colorCount() <= MOST_COLOURS for shot in SHOTS)


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
