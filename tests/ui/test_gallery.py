"""Every widget paints in every look without a warning of the toolkit."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui import gallery


@pytest.mark.parametrize("look", ["strict", pytest.param("light200", marks=pytest.mark.long)])
def test_all_scenes_can_be_painted(qapp: QApplication, tmp_path: Path, look: str) -> None:
    gallery.main(tmp_path, f"-{look}.")
    pictures = {path.stem for path in tmp_path.iterdir()}
    assert pictures == {f"{scene}-{look}" for scene in gallery.SCENES}
    for path in tmp_path.iterdir():
        image = QImage(str(path))
        colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, 200, 7)}
        assert len(colours) >= 3
