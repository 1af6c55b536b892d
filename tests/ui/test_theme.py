"""The look follows the person first and the system otherwise, and grows with the text."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from b12diary.domain.preferences import TEXT_SIZES, Theme
from b12diary.ui.theme import Look, Role, System, control_height, font, metric, put_on, set_role, wanted_look
from b12diary.ui.tokens import DARK, LIGHT, STRICT_DARK, STRICT_LIGHT, strict
from b12diary.ui.widgets.labels import Label

PLAIN = System("Noto Sans", 12.0)


@pytest.mark.parametrize(
    ("theme", "is_dark", "colours"),
    [
        (Theme.SYSTEM, False, LIGHT),
        (Theme.SYSTEM, True, DARK),
        (Theme.LIGHT, True, LIGHT),
        (Theme.DARK, False, DARK),
        (Theme.HIGH_CONTRAST, False, STRICT_LIGHT),
        (Theme.HIGH_CONTRAST, True, STRICT_DARK),
    ],
)
def test_the_choice_wins_over_the_system(theme: Theme, is_dark: bool, colours: object) -> None:
    assert wanted_look(theme, 100, System("Noto Sans", 12.0, is_dark=is_dark)).colours is colours


def test_the_systems_high_contrast_colours_are_used_unless_another_look_is_chosen() -> None:
    own = strict("#002B36", "#FFFFFF", "#FFFF00", "#000000", "#CCCCCC")
    system = System("Noto Sans", 12.0, is_dark=True, wants_contrast=True, strict_colours=own)
    assert wanted_look(Theme.SYSTEM, 100, system).colours is own
    assert wanted_look(Theme.SYSTEM, 100, system).is_strict
    assert not wanted_look(Theme.LIGHT, 100, system).is_strict


@pytest.mark.parametrize(("system_px", "base"), [(8, 15), (12, 15), (13, 16.25), (20, 25)])
def test_text_is_a_quarter_larger_than_the_systems_and_never_small(system_px: float, base: float) -> None:
    assert wanted_look(Theme.LIGHT, 100, System("Noto Sans", system_px)).base_px == base


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_every_length_grows_with_the_text(qapp: QApplication, percent: int) -> None:
    put_on(qapp, wanted_look(Theme.LIGHT, percent, PLAIN))
    assert font(Role.BODY).pixelSize() == round(15 * percent / 100)
    assert metric(100) == percent
    assert 44 <= control_height(44) <= 44 * percent / 100


def test_a_change_of_look_reaches_widgets_that_are_open(qapp: QApplication) -> None:
    label = Label("67 days ago", Role.NUMBER)
    assert label.font().pixelSize() == 28
    put_on(qapp, wanted_look(Theme.DARK, 200, PLAIN))
    assert label.font().pixelSize() == 56
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.ground


def test_a_role_gives_weight_and_size(qapp: QApplication) -> None:
    label = Label("Tiredness")
    set_role(label, Role.LABEL)
    assert (label.font().pixelSize(), label.font().weight()) == (15, 600)


def test_rings_are_thicker_for_large_text_and_high_contrast() -> None:
    assert Look().ring == 2
    assert Look(base_px=22.5).ring == 3
    assert Look(is_strict=True).ring == 3
    assert Look(is_strict=True).border == 2
