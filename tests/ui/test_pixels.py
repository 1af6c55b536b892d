"""A few windows look as they did when somebody looked at them; `python -m tests.ui.pictures --renew` after a change."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.pictures.diaries import State
from tests.ui.pictures.dress import LIGHT, Dress
from tests.ui.pictures.pixels import FOLDER, KEPT, difference, grabbed, is_same, name_of, painted
from tests.ui.pictures.registry import scene
from tests.ui.pictures.stage import stage

MOST_BYTES = 400_000


@pytest.mark.parametrize(("name", "state", "dress"), KEPT, ids=[name_of(*kept) for kept in KEPT])
def test_it_looks_as_it_did(qapp: QApplication, name: str, state: State, dress: Dress) -> None:
    kept, now = QImage(str(FOLDER / name_of(name, state, dress))), painted(qapp, name, state, dress)
    assert is_same(kept, now), f"differs by {difference(kept, now)}"


def test_the_kept_pictures_are_few_and_small() -> None:
    files = list(FOLDER.iterdir())
    assert {file.name for file in files} == {name_of(*kept) for kept in KEPT}
    assert sum(file.stat().st_size for file in files) < MOST_BYTES


def test_a_button_that_moved_by_three_pixels_is_found(qapp: QApplication) -> None:
    with stage(qapp) as opened:
        window = scene("plan-edit").open(opened)
        before = grabbed(window)
        button = opened.button("Cancel", window)
        button.move(button.x() + 3, button.y())
        assert not is_same(before, grabbed(window))
        button.move(button.x() - 3, button.y())
        assert is_same(before, grabbed(window))


def test_another_word_is_found(qapp: QApplication) -> None:
    with stage(qapp) as opened:
        window = scene("help-note").open(opened)
        before = grabbed(window)
        label = next(label for label in window.findChildren(QLabel) if label.text() == "Get help")
        label.setText("Got help")
        assert not is_same(before, grabbed(window))


def test_smoothing_makes_no_difference() -> None:
    kept = QImage(str(FOLDER / name_of(*KEPT[0])))
    size = kept.size()
    smooth = Qt.TransformationMode.SmoothTransformation
    softer = kept.scaled(size * 2, mode=smooth).scaled(size, mode=smooth)
    assert softer != kept
    assert is_same(kept, softer)


def test_another_look_is_found(qapp: QApplication) -> None:
    name, state, dress = KEPT[1]
    assert dress is not LIGHT
    assert not is_same(QImage(str(FOLDER / name_of(name, state, dress))), painted(qapp, name, state, LIGHT))
