"""Every test of the page needs the Qt application that fonts need; the window's tests need the same one."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp
