"""Every page and dialog has a scene, every scene opens, and one command paints them."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from b12diary.domain.covering import COVER
from tests.ui.pictures.__main__ import main, pictures
from tests.ui.pictures.diaries import NOTE, OWN_SYMPTOM
from tests.ui.pictures.dress import PSEUDO_LARGE
from tests.ui.pictures.registry import SCENES, must_be_shown
from tests.ui.pictures.survey import survey

BY_THE_TOOLKIT = {"save_file": "QFileDialog"}
"""Windows that the toolkit makes itself, by the module that opens them."""


def test_every_page_and_dialog_has_a_scene() -> None:
    assert must_be_shown() - {scene.shows for scene in SCENES} == set()


def test_no_two_scenes_share_a_name() -> None:
    assert len({scene.name for scene in SCENES}) == len(SCENES)


@pytest.mark.long
def test_every_scene_shows_what_it_is_there_for(qapp: QApplication) -> None:
    found = survey(qapp, PSEUDO_LARGE)
    wrong = [s.name for s in SCENES if BY_THE_TOOLKIT.get(s.shows, s.shows) not in found[s.name].kinds]
    assert wrong == []


@pytest.mark.long
def test_hidden_details_have_scenes_in_which_they_are_hidden(qapp: QApplication) -> None:
    found = survey(qapp, PSEUDO_LARGE)
    hidden = {name: set(one.texts) for name, one in found.items() if name.endswith("-hidden")}
    assert set(hidden) == {"today-hidden", "diary-hidden", "appointment-hidden", "settings-hidden"}
    for name, texts in hidden.items():
        assert not {NOTE, OWN_SYMPTOM} & texts, name
    assert any(COVER in text for text in hidden["today-hidden"])
    assert OWN_SYMPTOM in set(found["today-late"].texts), "without hiding it is there"


def test_every_scene_is_painted_in_every_state_and_dress() -> None:
    quick, whole = (list(pictures(quick=quick)) for quick in (True, False))
    assert {scene.name for scene, _state, _dress in quick} == {scene.name for scene in SCENES}
    assert {(scene.name, state) for scene, state, _dress in whole} == {(s.name, t) for s in SCENES for t in s.states}
    assert len({dress for _scene, _state, dress in whole}) > len({dress for _scene, _state, dress in quick})


@pytest.mark.parametrize("name", ["today-week-dark", "about-week-light"])
def test_the_command_paints_a_picture(qapp: QApplication, tmp_path: Path, name: str) -> None:
    assert main([str(tmp_path), "--only", name, "--quick"]) == 0
    assert f"{name}.png" in {path.name for path in tmp_path.iterdir()}
    image = QImage(str(tmp_path / f"{name}.png"))
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 5) for y in range(0, 300, 5)}
    assert len(colours) >= 5
