"""The few pictures that are kept and compared: where things stand and which words they say, not how edges are smoothed.

They hold on other computers because the font is the bundled one, without hinting, at a fixed size.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.golden.pages import Grey, blurred, grey
from tests.ui.pictures.diaries import State
from tests.ui.pictures.dress import DRESSES, LARGE, LIGHT, Dress
from tests.ui.pictures.registry import scene
from tests.ui.pictures.stage import stage

FOLDER = Path(__file__).parents[1] / "pixels"
DARK = DRESSES[1]
CONTRAST = DRESSES[2]
MIRRORED = next(d for d in DRESSES if d.name == "mirrored")
KEPT: tuple[tuple[str, State, Dress], ...] = (
    ("today-rated", State.WEEK, LIGHT),
    ("today-late", State.WEEK, DARK),
    ("today", State.EMPTY, LARGE),
    ("injections", State.WEEK, LIGHT),
    ("diary-event", State.WEEK, CONTRAST),
    ("settings", State.WEEK, LIGHT),
    ("help", State.EMPTY, DARK),
    ("first-start-2", State.NEW, LIGHT),
    ("plan-edit", State.WEEK, MIRRORED),
    ("past-injections", State.WEEK, LARGE),
)
SQUARE = 8
MOST_OFF = 24.0
"""Grey levels that a square of 8 pixels may differ by. Smoothing differs by less, a letter that is another by more."""
MOST_MEAN = 0.4
"""Grey levels that the whole picture may differ by: less than a shift of everything by a pixel."""


def name_of(name: str, state: State, dress: Dress) -> str:
    """Return the name of a kept picture's file."""
    return f"{name}-{state}-{dress.name}.png"


def painted(app: QApplication, name: str, state: State, dress: Dress) -> QImage:
    """Paint a scene as it is now, in greys."""
    with stage(app, state, dress) as opened:
        return grabbed(scene(name).open(opened))


def grabbed(window: QWidget) -> QImage:
    """Return what a window shows now, in greys."""
    return with_few_greys(window.grab().toImage())


def with_few_greys(picture: QImage) -> QImage:
    """Return a picture whose file is small: 16 greys are enough for words and places."""
    levels = np.rint(grey(picture) / 17).astype(np.uint8) * 17
    height, width = levels.shape
    return QImage(levels.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).copy()


def difference(kept: QImage, now: QImage) -> tuple[float, float]:
    """Return by how many grey levels two pictures differ: in the square that differs most, and on average."""
    if kept.size() != now.size():
        return 255.0, 255.0
    off: Grey = np.abs(blurred(grey(kept), SQUARE) - blurred(grey(now), SQUARE))
    return float(off.max()), float(off.mean())


def is_same(kept: QImage, now: QImage) -> bool:
    """Tell whether two pictures show the same, smoothing apart."""
    most, mean = difference(kept, now)
    return most <= MOST_OFF and mean <= MOST_MEAN


def renew(app: QApplication, only: str = "") -> Iterator[Path]:
    """Paint the kept pictures anew; look at each before keeping it."""
    FOLDER.mkdir(exist_ok=True)
    wanted = {name_of(*kept) for kept in KEPT}
    for old in FOLDER.glob("*.png"):
        if old.name not in wanted:
            old.unlink()
    for kept in KEPT:
        path = FOLDER / name_of(*kept)
        if only in path.name:
            painted(app, *kept).save(str(path), quality=0)
            yield path
