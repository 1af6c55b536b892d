"""The pictures of the guide and the README: painted from the example by the program itself, with few colours.

The guide of each language has its own, of the window in that language; the README has those of the English one.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from b12diary.assets import asset
from b12diary.i18n import SOURCE, languages, region, use_region
from b12diary.report.guide import FOLDER, read_guide
from b12diary.report.guide_html import guide_page
from b12diary.ui.language import speak
from tests.ui.pictures.diaries import State
from tests.ui.pictures.dress import Dress
from tests.ui.pictures.registry import scene
from tests.ui.pictures.stage import Stage, stage

WHOLE = asset(FOLDER, "guide.html")
"""The guide as one file, as it comes with the program."""
MOST_COLOURS, KEPT_COLOURS = 24, 14


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: a scene in a window of this size, the whole window or the page in it alone."""

    name: str
    scene: str
    size: tuple[int, int]
    is_whole: bool = False

    def file(self, language: str = SOURCE) -> Path:
        """Return where the one of a language is kept."""
        return folder(language) / f"{self.name}.webp"


SHOTS = (
    Shot("today", "today-rated", (1120, 720), is_whole=True),
    Shot("injections", "injections", (1120, 640)),
    Shot("patterns", "patterns", (1120, 790)),
    Shot("appointment", "appointment", (1120, 720)),
)


def folder(language: str) -> Path:
    """Return where the pictures of a language are kept."""
    return asset(FOLDER, "pictures") if language == SOURCE else asset(FOLDER, language, "pictures")


def painted(app: QApplication, shot: Shot, language: str = SOURCE) -> QImage:
    """Paint a picture as the program is now, from the example diary."""
    dress = Dress("guide", size=shot.size, language="" if language == SOURCE else language)
    before = region()
    with stage(app, State.EMPTY, dress) as opened:
        use_region(QLocale.territoryToCode(QLocale(language).territory()))
        _open_example(opened)
        window = scene(shot.scene).open(opened)
        opened.window.tell_example(is_example=False)
        opened.settle()
        shown: QWidget | None = window if shot.is_whole else opened.window.page(opened.window.current)
        assert shown is not None
        picture = shown.grab().toImage()
    speak(app, SOURCE)
    use_region(before)
    return picture


def _open_example(opened: Stage) -> None:
    opened.desk.open_example()
    opened.settle()


def with_few_colours(picture: QImage) -> bytes:
    """Return a picture as a small WebP file, a quarter smaller than a PNG of the same dots."""
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
    fewer.convert("RGB").save(small, "WEBP", lossless=True, quality=100, method=6)
    return small.getvalue()


def renew(app: QApplication, only: str = "") -> Iterator[Path]:
    """Paint the pictures anew, and write the guide with them as one file; look at each before keeping it."""
    for language in languages():
        folder(language).mkdir(exist_ok=True)
        wanted = {shot.file(language) for shot in SHOTS}
        for old in folder(language).iterdir():
            if old not in wanted:
                old.unlink()
        for shot in SHOTS:
            if only in f"{shot.name}-{language}":
                shot.file(language).write_bytes(with_few_colours(painted(app, shot, language)))
                yield shot.file(language)
    WHOLE.write_text(guide_page(read_guide(asset(FOLDER), SOURCE)), "utf-8")
    yield WHOLE
