"""What our own windows over the window have in common."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label


def is_in_sight(frame: Frame, widget: QWidget) -> bool:
    viewport = frame._scroll.viewport()
    return viewport.rect().contains(QRect(widget.mapTo(viewport, QPoint(0, 0)), widget.size()))


def test_what_does_not_fit_is_scrolled_to_with_the_words_that_say_so(qtbot: QtBot) -> None:
    frame, form = Frame("Window"), Form()
    qtbot.addWidget(frame)
    for _line in range(12):
        frame.body.addWidget(Label("Something else that takes room"))
    form.add_row(("name", "Name", TextField("Name")))
    frame.body.addWidget(form)
    frame.show()
    frame.resize(400, 240)
    frame.activateWindow()
    QApplication.processEvents()
    field = form.field("name")
    assert not is_in_sight(frame, field)
    form.show_problems({"name": "Say what it is called."})
    QApplication.processEvents()
    assert is_in_sight(frame, field)
    assert is_in_sight(frame, field._problem)
