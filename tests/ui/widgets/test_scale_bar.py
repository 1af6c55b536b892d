"""Where a scale has little room its buttons take two lines: as wide as a finger, each still where one aims."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from b12diary.domain.rating import SCALES, ScaleId
from b12diary.ui.widgets.rating_scale import RatingScale
from b12diary.ui.widgets.scale_bar import ScaleBar


def narrow(qtbot: QtBot, width: int, scale: ScaleId = ScaleId.NRS_0_10) -> tuple[RatingScale, ScaleBar]:
    row = RatingScale("Tiredness", scale=SCALES[scale])
    qtbot.addWidget(row)
    row.resize(width, row.heightForWidth(width))
    row.show()
    bar = row.findChild(ScaleBar)
    assert bar is not None
    return row, bar


@pytest.mark.parametrize("width", [340, 420, 486, 540])
def test_no_button_is_narrower_than_a_finger(qtbot: QtBot, width: int) -> None:
    _row, bar = narrow(qtbot, width)
    rects = bar._rects()
    assert list(rects) == list(range(11))
    assert all(rect.width() >= 44 and rect.height() >= 36 for rect in rects.values())
    assert all(bar.rect().contains(rect.toRect()) for rect in rects.values())
    pairs = [(one, other) for n, one in enumerate(rects.values()) for other in list(rects.values())[n + 1 :]]
    assert not any(one.intersects(other) for one, other in pairs)


def test_the_low_half_stands_above_and_one_line_stays_where_it_fits(qtbot: QtBot) -> None:
    row, bar = narrow(qtbot, 486)
    tops = {value: rect.top() for value, rect in bar._rects().items()}
    assert len({tops[value] for value in range(6)}) == 1
    assert len({tops[value] for value in range(6, 11)}) == 1
    assert tops[6] > tops[5]
    assert bar.geometry().bottom() <= row.height()
    row.resize(600, row.heightForWidth(600))
    assert len({rect.top() for rect in bar._rects().values()}) == 1


def test_a_click_rates_the_button_under_it_and_beside_the_last_one_nothing(qtbot: QtBot) -> None:
    row, bar = narrow(qtbot, 486)
    heard: list[int] = []
    row.rated.connect(heard.append)
    for value, rect in bar._rects().items():
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
        assert heard.pop() == value
    last = bar._rects()[10].center().toPoint()
    last.setX(bar.width() - 12)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=last)
    assert heard == []


def test_from_right_to_left_both_lines_begin_at_the_right(qtbot: QtBot) -> None:
    row, bar = narrow(qtbot, 486)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    rects = bar._rects()
    assert rects[0].left() == rects[6].left() > rects[1].left()


def test_words_are_never_squeezed(qtbot: QtBot) -> None:
    _row, bar = narrow(qtbot, 300, ScaleId.VERBAL_0_3)
    rects = bar._rects()
    for value, word in bar._words.items():
        assert rects[value].width() >= bar.fontMetrics().horizontalAdvance(word)
