"""Draw the program's icon in the sizes that each system asks for: `python packaging/builds/icons.py FOLDER`.

Run by the Python that has Qt and the installed program. The drawing itself is the only picture that is kept.
"""

import os
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

LINUX_SIZES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)


def draw(drawing: Path, px: int) -> bytes:
    """Return the drawing as a PNG of `px` by `px`; its shape keeps a little air around it."""
    from PySide6.QtCore import QBuffer, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(px, px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing)).render(painter, QRectF(0, 0, px, px))
    painter.end()
    buffer = QBuffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know bytes only, Qt a name
    return bytes(buffer.data().data())


def draw_all(drawing: Path, folder: Path) -> None:
    """Write PNGs for Linux, an .ico for Windows and an .icns for macOS into `folder`."""
    from PIL import Image

    for px in LINUX_SIZES:
        (folder / f"{px}.png").write_bytes(draw(drawing, px))
    largest = Image.open(BytesIO(draw(drawing, 1024)))
    largest.save(folder / "b12diary.icns")
    Image.open(folder / "256.png").save(
        folder / "b12diary.ico",
        sizes=[(px, px) for px in WINDOWS_SIZES],
        append_images=[Image.open(BytesIO(draw(drawing, px))) for px in WINDOWS_SIZES],
    )


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from b12diary.assets import asset

    draw_all(asset("icons", "app.svg"), Path(sys.argv[1]))
