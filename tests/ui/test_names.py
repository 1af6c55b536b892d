"""What screen readers say: every control has a name, every rating its symptom and value, every chart its sentence."""

import re

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tests.ui.pictures.dress import LIGHT, PSEUDO_LARGE
from tests.ui.pictures.names import nameless, told
from tests.ui.pictures.pseudo import plain
from tests.ui.pictures.survey import FIRST, Found, problems, survey

Role = QAccessible.Role
SYMPTOMS = ("Got in the way of daily life", "Tiredness", "Brain fog", "Pins and needles", "Poor balance")


TOOLKITS_OWN = {"save-file: ": "the toolkit's own window for choosing a file, which tells its parts its own way"}


CHARTS = ("patterns", "patterns-gaps", "patterns-time", "patterns-injections")
TOLD = ("today", "today-late", *CHARTS, "patterns-table")
"""Scenes that hold all kinds of controls that only this program has."""


@pytest.mark.long
def test_every_control_has_a_name(qapp: QApplication) -> None:
    assert problems(survey(qapp, PSEUDO_LARGE), lambda found: found.nameless, TOOLKITS_OWN) == []


def test_every_rating_says_symptom_and_value(qapp: QApplication) -> None:
    ratings = _ratings(survey(qapp, PSEUDO_LARGE, TOLD)["today-late"])
    assert ratings[:5] == list(zip(SYMPTOMS, ("6 of 10", "7 of 10", "5 of 10", "3 of 10", "10 of 10"), strict=True))
    unrated = _ratings(survey(qapp, PSEUDO_LARGE, TOLD)["today"])
    assert {value for _name, value in unrated} == {"not rated"}
    assert tuple(name for name, _value in unrated[:5]) == SYMPTOMS


def _ratings(found: Found) -> list[tuple[str, str]]:
    return [(plain(one.name), plain(one.value)) for one in found.told if one.role is Role.SpinBox]


def test_a_chart_says_its_sentence(qapp: QApplication) -> None:
    found = survey(qapp, PSEUDO_LARGE, TOLD)
    for name in CHARTS:
        (chart,) = (one for one in found[name].told if one.kind == "_Picture")
        assert len(chart.name) > 10, name
        assert re.search(r"\d", plain(chart.description)), name
        assert plain(chart.description).endswith("."), name


def test_tables_are_told_with_their_cells(qapp: QApplication) -> None:
    cells = [one for one in survey(qapp, PSEUDO_LARGE, TOLD)["patterns-table"].told if one.role is Role.Cell]
    assert len(cells) >= 2
    assert all(cell.name for cell in cells)


@pytest.mark.long
def test_no_page_tells_the_same_control_twice(qapp: QApplication) -> None:
    found = survey(qapp, LIGHT, FIRST)
    for name in ("help", "trouble"):
        buttons = [one.name for one in found[name].told if one.role is Role.Button and one.is_focusable]
        assert len(buttons) == len(set(buttons)), name


def test_a_control_without_a_name_is_found(qapp: QApplication) -> None:
    home = QWidget()
    layout = QVBoxLayout(home)
    field = QLineEdit()
    layout.addWidget(QPushButton("Go on"))
    layout.addWidget(field)
    home.show()
    assert len(nameless(home)) == 1
    field.setAccessibleName("Note")
    assert nameless(home) == []
    assert "Note" in {one.name for one in told(home)}
    home.close()
