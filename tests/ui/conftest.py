"""What holds for every test of the window: the same light look, put back after tests that change it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from b12diary.ui import theme
from b12diary.ui.theme import Look, put_on


@pytest.fixture(autouse=True)
def light_look(qapp: QApplication) -> Iterator[None]:
    """Dress the application as at 100 % text in light colours."""
    if qapp.style().objectName().casefold() != "fusion":
        qapp.setStyle("Fusion")
    light = Look(family=qapp.font().family())
    if theme.look() != light:
        put_on(qapp, light)
    yield
    # The windows of this test are closed, but go only when asked; left standing, each later look would dress them too.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if theme.look() != light:
        put_on(qapp, light)
