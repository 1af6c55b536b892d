"""Patterns on its desk, and how its tests look at it."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from b12diary.ui.pages.patterns import PatternsPage
from tests.ui.pages.desk import Desk


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until every answer is there and drawn."""
    page = patterns(desk)

    def is_drawn() -> bool:
        view = page.view
        if desk.shell.background.n_pending or view is None:
            return False
        return view.chart is None or view.is_table_shown or bool(drawings(page))

    qtbot.waitUntil(is_drawn, timeout=20_000)


def drawings(page: PatternsPage) -> list[QLabel]:
    return [label for label in page.card.findChildren(QLabel) if not label.pixmap().isNull()]


def patterns(desk: Desk) -> PatternsPage:
    assert isinstance(desk.page, PatternsPage)
    return desk.page
