"""The program's icons: line drawings in one colour, painted sharply at any size and pixel ratio."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap

from b12diary.assets import asset
from b12diary.ui.theme import colour, space

NAMES = (
    *("today", "injections", "diary", "patterns", "appointment", "help", "settings"),
    *("undo", "redo", "check", "cross", "back", "forward", "plus", "edit", "print", "copy", "picture", "table"),
    *("flag", "note", "search", "clock", "info", "drop-down", "app"),
)


@cache
def _source(name: str) -> bytes:
    """Return the drawing, or an empty one: a program with a lost icon still works, its words are all there."""
    try:
        return asset("icons", f"{name}.svg").read_bytes()
    except OSError:
        return b""


@cache
def _image(name: str, rgba: str, px: int) -> QImage:
    """Paint a drawing into a square of `px` real pixels."""
    # Imported late: the library for drawings takes part in no start of the command line.
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(px, px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    source = _source(name).replace(b"currentColor", rgba.encode())
    if source:
        painter = QPainter(image)
        QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, px, px))
        painter.end()
    return image


def paint_icon(painter: QPainter, name: str, rect: QRectF, tone: QColor) -> None:
    """Paint an icon into `rect` of a widget, in one colour, at the real pixels of the device."""
    ratio = painter.device().devicePixelRatio()
    painter.drawImage(rect, _image(name, tone.name(), max(1, round(rect.width() * ratio))))


def icon(name: str, token: str = "text", px: int = 20) -> QIcon:
    """Return an icon in the colour of a token, with a disabled form, for menus and the toolkit's own buttons."""
    result = QIcon()
    for mode, tone in ((QIcon.Mode.Normal, token), (QIcon.Mode.Disabled, "disabled")):
        for ratio in {1.0, 2.0, QGuiApplication.primaryScreen().devicePixelRatio()}:
            pixmap = QPixmap.fromImage(_image(name, colour(tone).name(), round(space(px) * ratio)))
            pixmap.setDevicePixelRatio(ratio)
            result.addPixmap(pixmap, mode)
    return result
