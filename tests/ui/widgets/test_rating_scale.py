"""A rating scale as a hand, a keyboard and a screen reader meet it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from b12diary.domain.rating import SCALES, ScaleId
from b12diary.ui.widgets.rating_list import RatingList, RatingRow
from b12diary.ui.widgets.rating_scale import RatingScale
from b12diary.ui.widgets.scale_bar import ScaleBar

Key = Qt.Key


class Heard:
    """Writes down what a scale says."""

    def __init__(self, scale: RatingScale) -> None:
        self.said: list[object] = []
        scale.rated.connect(self.said.append)
        scale.cleared.connect(lambda: self.said.append("cleared"))
        scale.moved_on.connect(lambda step: self.said.append(("moved", step)))


@pytest.fixture
def scale(qtbot: QtBot) -> RatingScale:
    made = RatingScale("Tiredness")
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show()
    return made


def bar(scale: RatingScale) -> ScaleBar:
    found = scale.findChild(ScaleBar)
    assert found is not None
    return found


def spoken(scale: RatingScale) -> str:
    interface = QAccessible.queryAccessibleInterface(bar(scale))
    return f"{interface.text(QAccessible.Text.Name)}, {interface.text(QAccessible.Text.Value)}"


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_rates_and_moves_on(scale: RatingScale, digit: int) -> None:
    heard = Heard(scale)
    QTest.keyClicks(bar(scale), str(digit))
    assert heard.said == [digit, ("moved", 1)]


@pytest.mark.parametrize("key", ["x", "X", "+"])
def test_x_and_plus_are_ten(scale: RatingScale, key: str) -> None:
    heard = Heard(scale)
    QTest.keyClicks(bar(scale), key)
    assert heard.said == [10, ("moved", 1)]


def test_nothing_is_shown_until_the_diary_has_it(scale: RatingScale) -> None:
    QTest.keyClicks(bar(scale), "6")
    assert scale.value() is None
    scale.set_value(6)
    assert scale.value() == 6


def test_showing_a_value_says_nothing(scale: RatingScale) -> None:
    heard = Heard(scale)
    for value in (6, 0, None, 10):
        scale.set_value(value)
    assert heard.said == []


def test_typing_the_value_that_is_there_only_moves_on(scale: RatingScale) -> None:
    scale.set_value(6)
    heard = Heard(scale)
    QTest.keyClicks(bar(scale), "6")
    assert heard.said == [("moved", 1)]


@pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Delete])
def test_backspace_clears_a_rating_and_only_that(scale: RatingScale, key: Qt.Key) -> None:
    heard = Heard(scale)
    QTest.keyClick(bar(scale), key)
    assert heard.said == []
    scale.set_value(0)
    QTest.keyClick(bar(scale), key)
    assert heard.said == ["cleared"]


@pytest.mark.parametrize(
    ("key", "step"), [(Key.Key_Up, -1), (Key.Key_Down, 1), (Key.Key_Return, 1), (Key.Key_Enter, 1)]
)
def test_arrows_and_enter_move_without_rating(scale: RatingScale, key: Qt.Key, step: int) -> None:
    heard = Heard(scale)
    QTest.keyClick(bar(scale), key)
    assert heard.said == [("moved", step)]


@pytest.mark.parametrize(
    ("before", "key", "said"),
    [
        (None, Key.Key_Right, [0]),
        (None, Key.Key_Left, []),
        (4, Key.Key_Right, [5]),
        (4, Key.Key_Left, [3]),
        (0, Key.Key_Left, []),
        (10, Key.Key_Right, []),
    ],
)
def test_left_and_right_change_one_point_and_stay(
    scale: RatingScale, before: int | None, key: Qt.Key, said: list[int]
) -> None:
    scale.set_value(before)
    heard = Heard(scale)
    QTest.keyClick(bar(scale), key)
    assert heard.said == said


def test_the_windows_shortcuts_pass_by(scale: RatingScale) -> None:
    heard = Heard(scale)
    for key in (Key.Key_Z, Key.Key_1, Key.Key_I):
        QTest.keyClick(bar(scale), key, Qt.KeyboardModifier.ControlModifier)
    assert heard.said == []


@pytest.mark.parametrize(("value", "words"), [(None, "not rated"), (0, "0, none"), (6, "6 of 10"), (10, "10 of 10")])
def test_screen_readers_hear_name_and_words(scale: RatingScale, value: int | None, words: str) -> None:
    scale.set_value(value)
    assert spoken(scale) == f"Tiredness, {words}"


def test_assistive_software_can_rate_too(scale: RatingScale) -> None:
    heard = Heard(scale)
    bar(scale).setValue(7)
    assert heard.said == [7]
    assert scale.value() is None


@pytest.mark.parametrize("value", range(11))
def test_a_click_rates_and_stays(scale: RatingScale, value: int) -> None:
    heard = Heard(scale)
    centre = bar(scale)._rects()[value].center().toPoint()
    QTest.mouseClick(bar(scale), Qt.MouseButton.LeftButton, pos=centre)
    assert heard.said == [value]


def test_a_click_between_two_buttons_is_not_lost(scale: RatingScale) -> None:
    heard = Heard(scale)
    gap = QPoint(int(bar(scale)._rects()[3].right()) + 2, bar(scale).height() // 2)
    QTest.mouseClick(bar(scale), Qt.MouseButton.LeftButton, pos=gap)
    assert heard.said == [3]


def test_letting_go_elsewhere_rates_nothing(scale: RatingScale) -> None:
    heard = Heard(scale)
    rects = bar(scale)._rects()
    QTest.mousePress(bar(scale), Qt.MouseButton.LeftButton, pos=rects[2].center().toPoint())
    QTest.mouseRelease(bar(scale), Qt.MouseButton.LeftButton, pos=rects[8].center().toPoint())
    assert heard.said == []


def test_the_wheel_never_rates(scale: RatingScale) -> None:
    heard = Heard(scale)
    scale.set_value(5)
    here = QPointF(bar(scale).rect().center())
    wheel = QWheelEvent(
        here,
        here,
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(bar(scale), wheel)
    assert heard.said == []
    assert not wheel.isAccepted()


def test_a_row_is_one_tab_stop(scale: RatingScale) -> None:
    scale.set_value(5)
    stops = [w for w in scale.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert stops == [bar(scale)]


def test_a_narrow_row_stacks_and_keeps_every_button(qtbot: QtBot) -> None:
    scale = RatingScale("Tiredness")
    qtbot.addWidget(scale)
    scale.resize(500, scale.heightForWidth(500))
    scale.show()
    assert scale.bar_span() is None
    rects = bar(scale)._rects()
    assert min(rect.width() for rect in rects.values()) >= 30
    assert max(rect.right() for rect in rects.values()) <= bar(scale).width()


def test_a_scale_of_words_shows_its_words(qtbot: QtBot) -> None:
    scale = RatingScale("Pain", scale=SCALES[ScaleId.VERBAL_0_3])
    qtbot.addWidget(scale)
    heard = Heard(scale)
    QTest.keyClicks(bar(scale), "4")
    QTest.keyClicks(bar(scale), "x")
    assert heard.said == []
    QTest.keyClicks(bar(scale), "2")
    assert heard.said == [2, ("moved", 1)]
    scale.set_value(2)
    assert spoken(scale) == "Pain, moderate"


ROWS = tuple(
    RatingRow(key, key.capitalize()) for key in ("interference", "tiredness", "fog", "pins", "balance", "mood")
)


@pytest.fixture
def rows(qtbot: QtBot) -> RatingList:
    """A list that keeps what it is told, as the diary would."""
    made = RatingList()
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    values: dict[str, int | None] = {}

    def keep(key: str, value: int | None) -> None:
        values[key] = value
        made.fill(values)

    made.rated.connect(keep)
    made.cleared.connect(lambda key: keep(key, None))
    made.resize(900, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_six_keys_rate_a_day(rows: RatingList) -> None:
    rows.focus_first()
    for key in "5X4207"[:6]:
        QTest.keyClicks(focused(), key)
    assert [rows.scale(row.key).value() for row in ROWS] == [5, 10, 4, 2, 0, 7]


def test_the_first_unrated_row_gets_the_focus(rows: RatingList) -> None:
    rows.fill({"interference": 3, "tiredness": 2})
    rows.focus_first()
    assert focused() is bar(rows.scale("fog"))


def test_moving_stops_at_the_top_and_leaves_at_the_end(rows: RatingList, qtbot: QtBot) -> None:
    rows.scale("interference").setFocus()
    QTest.keyClick(focused(), Key.Key_Up)
    assert focused() is bar(rows.scale("interference"))
    with qtbot.waitSignal(rows.went_past_end):
        rows.scale("mood").moved_on.emit(1)


def test_the_same_rows_again_keep_the_focus(rows: RatingList) -> None:
    rows.scale("pins").setFocus()
    rows.set_rows(ROWS)
    assert focused() is bar(rows.scale("pins"))


def test_end_words_stand_over_the_outer_buttons(rows: RatingList, make_room: Callable[[], None]) -> None:
    make_room()
    span = rows.scale("interference").bar_span()
    assert span is not None
    assert rows._low.isVisible()
    assert abs(rows._low.x() - span[0]) <= 4
    assert abs(rows._high.geometry().right() - span[1]) <= 4


@pytest.fixture
def make_room(qapp: QApplication) -> Callable[[], None]:
    def settle() -> None:
        qapp.processEvents()

    return settle


def test_a_scale_without_a_rating_says_so_in_words(rows: RatingList) -> None:
    rows.fill({"interference": 3})
    assert bar(rows.scale("tiredness")).accessibleDescription().startswith("Not rated.")
    assert "Not rated" not in bar(rows.scale("interference")).accessibleDescription()
