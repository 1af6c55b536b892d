"""How the window is dressed for a picture: look, size, direction, language; and a font that is the same everywhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from b12diary.assets import asset
from b12diary.domain.preferences import Theme
from b12diary.i18n import language, use_language, use_translation
from b12diary.ui import theme
from b12diary.ui.theme import put_on
from tests.ui.pictures.pseudo import PSEUDO, PseudoTranslation

FAMILY = "B12 Sans."
"""The bundled font under a name of its own: a computer may have other weights of it, which would be taken instead."""
_OWN_NAME = "Noto Sans"
_SYSTEM_PX = 12


@dataclass(frozen=True, slots=True)
class Dress:
    """One way for the window to look.

    Attributes:
        name: in the name of the picture's file.
        percent: size of the text.
        size: width and height of the window in pixels.
        is_mirrored: from right to left, as in Arabic or Hebrew.
        is_pseudo: in the made-up language.
        language: in a language of `resources/locale`; empty = English.
    """

    name: str
    theme: Theme = Theme.LIGHT
    percent: int = 100
    size: tuple[int, int] = (1120, 760)
    is_mirrored: bool = False
    is_pseudo: bool = False
    language: str = ""


SMALL = (1024, 600)
LIGHT = Dress("light")
LARGE = Dress("light-200-small", percent=200, size=SMALL)
PSEUDO_LARGE = Dress("pseudo-200-small", percent=200, size=SMALL, is_pseudo=True)
MIRRORED_LARGE = Dress("mirrored-200-small", percent=200, size=SMALL, is_mirrored=True)
DRESSES = (
    LIGHT,
    Dress("dark", Theme.DARK),
    Dress("contrast", Theme.HIGH_CONTRAST),
    Dress("small", size=SMALL),
    Dress("laptop", size=(1366, 768)),
    Dress("light-200", percent=200),
    LARGE,
    Dress("dark-200-small", Theme.DARK, 200, SMALL),
    Dress("mirrored", is_mirrored=True),
    MIRRORED_LARGE,
    Dress("pseudo", is_pseudo=True),
    PSEUDO_LARGE,
)
QUICK = (LIGHT, DRESSES[1], LARGE)


@contextmanager
def dressed(app: QApplication, dress: Dress) -> Iterator[None]:
    """Give the application the bundled font, a direction and a language, and take all of it back afterwards."""
    before = (QFont(app.font()), app.layoutDirection(), language(), theme.look())
    blinks = app.cursorFlashTime()
    app.setCursorFlashTime(0)
    _register()
    font = QFont(FAMILY)
    font.setPixelSize(_SYSTEM_PX)
    # What the computer's own settings say about the shapes of letters must not be seen in a picture.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    app.setFont(font)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if dress.is_mirrored else Qt.LayoutDirection.LeftToRight)
    if dress.is_pseudo:
        use_translation(PseudoTranslation(), PSEUDO)
        forget_words()
    try:
        yield
    finally:
        app.setCursorFlashTime(blinks)
        use_translation(None, PSEUDO)
        use_language(before[2])
        if dress.is_pseudo:
            forget_words()
        app.setLayoutDirection(before[1])
        app.setFont(before[0])
        if theme.look() != before[3]:
            put_on(app, before[3])


def forget_words() -> None:
    """Clear what the program remembers by the name of its language: the made-up one has borrowed a name."""
    for name in [name for name in sys.modules if name.startswith("b12diary.")]:
        for known in vars(sys.modules[name]).values():
            clear = getattr(known, "cache_clear", None)
            if clear is not None:
                clear()


@cache
def _register() -> None:
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        data = asset("fonts", name).read_bytes()
        for coding in ("utf-16-be", "latin-1"):
            data = data.replace(_OWN_NAME.encode(coding), FAMILY.encode(coding))
        if QFontDatabase.addApplicationFontFromData(QByteArray(data)) < 0:
            raise RuntimeError(f"the toolkit does not take the font {name}")
