"""The pictures of the guide and the README: painted from the example by the program itself, with few colours."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from b12diary.assets import asset
from b12diary.report.guide import guide
from b12diary.report.guide_html import guide_page
from tests.ui.pictures.diaries import State
from tests.ui.pictures.dress import Dress
from tests.ui.pictures.registry import scene
from tests.ui.pictures.stage import Stage, stage

FOLDER = asset("help", "pictures")
WHOLE = asset("help", "guide.html")
"""The guide as one file, as it comes with the program."""
MOST_COLOURS, KEPT_COLOURS = 56, 24


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: a scene in a window of this size, the whole window or the page in it alone."""

    name: str
    scene: str
    size: tuple[int, int]
    is_whole: bool = False

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.name}.png"


SHOTS = (
    Shot("today", "today-rated", (1120, 720), is_whole=True),
    Shot("injections", "injections", (1120, 640)),
    Shot("patterns", "patterns", (1120, 790)),
    Shot("appointment", "appointment", (1120, 720)),
)


def painted(app: QApplication, shot: Shot) -> QImage:
    """Paint a picture as the program is now, from the example diary."""
    with stage(app, State.EMPTY, Dress("guide", size=shot.size)) as opened:
        _open_example(opened)
        window = scene(shot.scene).open(opened)
        opened.window.tell_example(is_example=False)
        opened.settle()
        shown: QWidget | None = window if shot.is_whole else opened.window.page(opened.window.current)
        assert shown is not None
        return shown.grab().toImage()


def _open_example(opened: Stage) -> None:
    opened.desk.open_example()
    opened.settle()


def with_few_colours(picture: QImage) -> bytes:
    """Return a picture as a small PNG."""
    plain = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    size = (plain.height(), plain.width(), 4)
    whole = Image.fromarray(np.array(plain.constBits(), np.uint8).reshape(size)[..., :3].copy())
    # The commonest colours as they are, so that no ground takes on a tint; the rest so that rare red marks stay red.
    colours, counts = np.unique(np.asarray(whole).reshape(-1, 3), axis=0, return_counts=True)
    common = colours[np.argsort(-counts, kind="stable")[:KEPT_COLOURS]].ravel().tolist()
    others = whole.quantize(MOST_COLOURS - KEPT_COLOURS, method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette(common + others)
    fewer = whole.quantize(palette=palette, dither=Image.Dither.NONE)
    small = io.BytesIO()
    fewer.save(small, "PNG", optimize=True)
    return small.getvalue()


def renew(app: QApplication, only: str = "") -> Iterator[Path]:
    """Paint the pictures anew, and write the guide with them as one file; look at each before keeping it."""
    FOLDER.mkdir(exist_ok=True)
    wanted = {shot.file for shot in SHOTS}
    for old in FOLDER.glob("*.png"):
        if old not in wanted:
            old.unlink()
    for shot in SHOTS:
        if only in shot.name:
            shot.file.write_bytes(with_few_colours(painted(app, shot)))
            yield shot.file
    WHOLE.write_text(guide_page(guide()), "utf-8")
    yield WHOLE
