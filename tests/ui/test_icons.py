"""Every icon is there, takes the colour it is asked for, and one that is lost leaves an empty place."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from b12diary.assets import asset
from b12diary.ui.icons import NAMES, icon, paint_icon


def painted(name: str, colour: str, px: int = 40) -> set[str]:
    image = QImage(px, px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(0, 0, px, px), QColor(colour))
    painter.end()
    pixels = (image.pixelColor(x, y) for x in range(px) for y in range(px))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_the_drawing_is_there(qapp: QApplication, name: str) -> None:
    assert asset("icons", f"{name}.svg").is_file()
    assert painted(name, "#1f5fa8")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "app"])
def test_the_drawing_takes_its_colour(qapp: QApplication, name: str) -> None:
    assert all(abs(QColor(found).hue() - QColor("#1f5fa8").hue()) <= 1 for found in painted(name, "#1f5fa8"))
    assert painted(name, "#1f5fa8") != painted(name, "#a3123a")


def test_no_drawing_lies_there_unused() -> None:
    assert {path.stem for path in asset("icons").glob("*.svg")} == set(NAMES)


def test_a_lost_drawing_is_an_empty_place(qapp: QApplication) -> None:
    assert painted("no-such-icon", "#000000") == set()
    assert not icon("no-such-icon").isNull()
