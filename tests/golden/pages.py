"""The pages of the three example diaries, as pictures and as text, to be compared with the ones kept here.

`python -m tests.golden.pages` makes them anew after a change that was meant; look at each before keeping it.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from b12diary.domain.excerpt import Excerpt
from b12diary.interchange.examples import ExampleKind, example_entries
from b12diary.interchange.excerpts import excerpt_of
from b12diary.report.page import handout_of
from b12diary.report.paper import ensure_application, preview_image
from b12diary.report.parts import Options
from b12diary.report.summary import Summary
from b12diary.report.text import plain_text

HERE = Path(__file__).parent
KINDS: tuple[ExampleKind, ...] = get_args(ExampleKind)
TODAY = date(2026, 11, 22)
WIDTH = 640
MAIN_POINT = "I do well for about two months after each injection. Then I can hardly get through a working day."
QUESTIONS = ("What should I do when symptoms come back before my next injection?", "Could there be another cause?")

Grey = npt.NDArray[np.float64]


def example(kind: ExampleKind) -> Excerpt:
    """Return one of the example diaries as it stands on `TODAY`."""
    return excerpt_of(example_entries(kind, TODAY), TODAY)


@cache
def example_page(kind: ExampleKind) -> Summary:
    """Return the page of one of the example diaries."""
    options = Options(TODAY, "1.0", main_point=MAIN_POINT, questions=QUESTIONS, ask_frequency=True)
    return handout_of(example(kind), options).summary


def grey(image: QImage) -> Grey:
    """Return a picture as rows of grey values from 0 to 255."""
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width()].astype(np.float64)


def blurred(picture: Grey, by: int = 8) -> Grey:
    """Return averages of squares of `by` pixels: edges may be painted a little differently, places may not."""
    height, width = (n // by * by for n in picture.shape)
    means: Grey = picture[:height, :width].reshape(height // by, by, width // by, by).mean(axis=(1, 3))
    return means


def main() -> None:
    """Make all of them anew."""
    ensure_application()
    for kind in KINDS:
        summary = example_page(kind)
        (HERE / f"page_{kind}.txt").write_text(plain_text(summary), "utf-8")
        preview_image(summary, WIDTH).save(str(HERE / f"page_{kind}.png"))


if __name__ == "__main__":
    main()
