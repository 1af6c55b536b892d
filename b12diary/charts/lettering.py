"""The bundled font on charts: which letters it has, and how wide words are, before anything is drawn."""

from collections import OrderedDict
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from matplotlib import font_manager
from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path
from matplotlib.textpath import TextToPath

from b12diary.assets import asset

FAMILY = "B12 Diary Noto Sans"
FALLBACK = "DejaVu Sans"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
OUTLINE_SIZE = TextToPath.FONT_SCALE
"""The text size in pixels in which `outline` is given."""
_LEAST_LETTERS = 8


@cache
def font_files() -> dict[bool, str]:
    """Register the bundled font once; returns the file of each weight (bold or not)."""
    files = {bold: str(asset("fonts", f"NotoSans-{name}.ttf")) for bold, name in ((False, "Regular"), (True, "Bold"))}
    for file in files.values():
        font_manager.fontManager.addfont(file)
    return files


@cache
def _fallback_file() -> str:
    return font_manager.findfont(FALLBACK)


@cache
def _known_letters() -> frozenset[int]:
    faces = (font_manager.get_font(font_files()[False]), font_manager.get_font(_fallback_file()))
    return frozenset(code for face in faces for code in face.get_charmap())


def drawable(text: str) -> str:
    """Return `text` with a box in place of each letter that no bundled font has, and no line breaks."""
    known = _known_letters()
    return "".join(c if ord(c) in known else "\N{WHITE SQUARE}" for c in " ".join(text.split()) if c.isprintable())


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of text is, in pixels, for a size in pixels; the same words are measured once."""
    face = font_manager.get_font([font_files()[bold], _fallback_file()])
    face.set_size(size, 72)
    face.set_text(drawable(text), 0.0, flags=LoadFlags.NO_HINTING)
    width, _height = face.get_width_height()
    return float(width) / 64


@lru_cache(maxsize=1024)
def outline(text: str, *, bold: bool = False) -> Path:
    """Return the outlines of a line of text on its baseline, for a size of `OUTLINE_SIZE`; nobody may change them."""
    face = font_manager.get_font([font_files()[bold], _fallback_file()])
    face.set_size(OUTLINE_SIZE, 72)
    letters, shapes, _boxes = TextToPath().get_glyphs_with_font(face, text, _shapes())
    drawn = [(shapes[letter], (x, y)) for letter, x, y, _scale in letters if len(shapes[letter][0])]
    if not drawn:
        return Path(np.empty((0, 2)))
    return Path(
        np.concatenate([points + at for (points, _codes), at in drawn]),
        np.concatenate([codes for (_points, codes), _at in drawn]),
        readonly=True,
    )


@cache
def _shapes() -> "OrderedDict[str, tuple[npt.NDArray[np.float64], npt.NDArray[np.uint8]]]":
    """Return the letters that were outlined before, by the name of their font and their place in it; to be added to."""
    return OrderedDict()


def in_lines(text: str, size: float, most: float, n_lines: int, *, bold: bool = False) -> tuple[str, ...]:
    """Return `text` in at most `n_lines` lines of whole words, each no wider than `most` pixels.

    Only what the last line cannot hold is cut with an ellipsis.
    """
    lines, words = [""], text.split()
    for place, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or text_width(longer, size, bold=bold) <= most:
            lines[-1] = longer
        elif len(lines) == n_lines:
            lines[-1] = " ".join((lines[-1], *words[place:]))
            break
        else:
            lines.append(word)
    return tuple(shortened(line, size, most, bold=bold) for line in lines)


def recognisable(text: str, size: float, most: float) -> str:
    """Return `text`, cut where it is wider than `most` pixels; "" where too little would be left to know it by."""
    told = shortened(text, size, most)
    return told if told == text or len(told) > max(_LEAST_LETTERS, len(text) / 2) else ""


def shortened(text: str, size: float, most: float, *, bold: bool = False) -> str:
    """Return `text`, cut with an ellipsis where it is wider than `most` pixels."""
    # No letter is narrower than a tenth of its size: what is longer than that cannot fit and need not be measured.
    longest = max(int(most / size * 10), 1)
    if len(text) <= longest and text_width(text, size, bold=bold) <= most:
        return text
    fits, too_long = 0, min(len(text), longest)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if text_width(text[:middle] + ELLIPSIS, size, bold=bold) <= most:
            fits = middle
        else:
            too_long = middle
    return text[:fits].rstrip() + ELLIPSIS
