"""Shows a chart: its drawing, made beside the window, or the table with the same numbers."""

from itertools import groupby
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHeaderView, QLabel, QSizePolicy, QStackedLayout, QTableView, QWidget

from b12diary.domain.preferences import Theme
from b12diary.i18n import _
from b12diary.ui.background import Background
from b12diary.ui.theme import Role, look, metric, set_role

if TYPE_CHECKING:
    from b12diary.charts.chart import Chart, Table
    from b12diary.charts.style import Style

_Index = QModelIndex | QPersistentModelIndex
_Pixels = tuple[bytes, int, int]
_PATIENCE_MS = 400
_LEVELS = 3  # how often a layout inside another one asks for room, at most


def chart_style() -> "Style":
    """Return how charts look on the screen just now; a chart made before the look changed has to be made anew."""
    from b12diary.charts.style import high_contrast, style_of

    now = look()
    if now.is_strict:
        return high_contrast(now.colours.text, now.colours.surface, now.colours.symptom, now.f)
    return style_of(Theme.DARK if now.is_dark else Theme.LIGHT, now.f)


class TableModel(QAbstractTableModel):
    """The numbers of a chart, to read."""

    def __init__(self, table: "Table | None" = None) -> None:
        """Show `table`, or nothing."""
        super().__init__()
        self._table = table

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - the toolkit's own default
        """How many rows."""
        return 0 if self._table is None or parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - the toolkit's own default
        """How many columns."""
        return 0 if self._table is None or parent.isValid() else len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell as text."""
        if self._table is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._table.rows[index.row()][index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name of a column."""
        if self._table is None or role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._table.columns[section]


class _Picture(QLabel):
    """The drawing. A label with a picture is what screen readers call an image; Tab reaches it to be read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Whatever there is: the drawing follows the room, not the room the drawing."""
        return QSize(metric(480), 0)

    def minimumSizeHint(self) -> QSize:
        """No smaller than can be read."""
        return QSize(metric(240), 0)


class _Numbers(QTableView):
    """The table. The keys for copying take all cells that are marked; by itself the toolkit takes only one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        marked = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        lines = ["\t".join(str(index.data()) for index in line) for _n, line in groupby(marked, lambda i: i.row())]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))


class ChartView(QWidget):
    """A chart as large as its room, sharp at any pixel ratio. An answer to an older request is never shown."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        """Make an empty view that has its charts drawn by `background`."""
        super().__init__(parent)
        self._background = background
        self._lane = f"chart-{id(self):x}"
        self._chart: Chart | None = None
        self._drawn: tuple[int, int, int, float] | None = None
        self._is_finding_room = self._is_left_empty = False
        self._picture = _Picture(self)
        self._table = _Numbers(self)
        self._table.setTabKeyNavigation(False)
        self._table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._table.horizontalHeader().setStretchLastSection(True)
        set_role(self._table, Role.BODY)
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self._picture)
        self._layout.addWidget(self._table)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        QTimer.singleShot(_PATIENCE_MS, self, self._ask_for_patience)

    def _ask_for_patience(self) -> None:
        """Say why there is nothing to see yet: the very first chart on a computer can take some seconds."""
        if self._picture.pixmap().isNull() and not self._is_left_empty:
            self._picture.setText(_("Drawing the chart…"))

    @property
    def chart(self) -> "Chart | None":
        """The chart shown."""
        return self._chart

    @property
    def is_table_shown(self) -> bool:
        """Whether the table stands in place of the drawing."""
        return self._layout.currentWidget() is self._table

    def show_chart(self, chart: "Chart | None") -> None:
        """Show a chart; the drawing before stays in sight until the new one is there. None = nothing.

        One that is shown already is drawn anew only if its room has changed.
        """
        if chart is not None and chart is self._chart:
            self._find_room()
            self._draw()
            return
        self._chart, self._drawn, self._is_left_empty = chart, None, chart is None
        title, sentence = (chart.title, chart.sentence) if chart is not None else ("", "")
        # Without a drawing there is nothing to read, and Tab goes by.
        policy = Qt.FocusPolicy
        self._picture.setFocusPolicy(policy.NoFocus if chart is None else policy.TabFocus)
        for part in (self._picture, self._table):
            part.setAccessibleName(title)
            part.setAccessibleDescription(sentence)
        self._fill_table()
        if chart is None:
            self._background.submit_newest(self._lane, lambda: None)
            self._picture.setPixmap(QPixmap())
            return
        self._find_room()
        self._draw()

    def _find_room(self) -> None:
        """Let a new chart and the words around it come to their places first, or it would be drawn twice."""
        self._is_finding_room = True
        self._fit_height()
        if self.isVisible():
            for _level in range(_LEVELS):
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._is_finding_room = False

    def _fill_table(self) -> None:
        """Give the table its numbers while it is in sight: unseen, each change of the look would measure every cell."""
        chart = self._chart if self.is_table_shown else None
        old = self._table.model()
        self._table.setModel(TableModel(chart.table if chart is not None else None))
        if old is not None:
            old.deleteLater()

    def _fit_height(self) -> None:
        """Take the height in which the chart can be read at this width; what holds the view scrolls."""
        chart = self._chart
        if chart is None:
            return
        at = chart.least_height_at
        self.setMinimumHeight(metric(chart.least_height if at is None else at(self.width(), look().f)))

    def set_table_shown(self, is_shown: bool) -> None:
        """Show the table, or the drawing."""
        had_focus = self._picture.hasFocus() or self._table.hasFocus()
        self._layout.setCurrentWidget(self._table if is_shown else self._picture)
        self._fill_table()
        if had_focus:
            (self._table if is_shown else self._picture).setFocus(Qt.FocusReason.TabFocusReason)
        self._draw()

    def copy(self) -> None:
        """Put what is in sight on the clipboard: the drawing as a picture, or the table as text."""
        if self._chart is None:
            return
        if self.is_table_shown:
            QGuiApplication.clipboard().setText(self._chart.table.as_text())
            return
        QGuiApplication.clipboard().setPixmap(self._picture.pixmap())

    def _draw(self) -> None:
        """Have the chart drawn for the room that there is, unless that is done or under way."""
        if self._is_finding_room:
            return
        chart, size, ratio = self._chart, self._picture.size(), self.devicePixelRatioF()
        wanted = (id(chart), size.width(), size.height(), ratio)
        if chart is None or wanted == self._drawn or not self.isVisible() or size.isEmpty() or self.is_table_shown:
            return
        self._drawn = wanted
        job = self._background.submit_newest(self._lane, lambda: _pixels(chart, size, ratio))
        job.done.connect(lambda pixels: self._show_pixels(cast("_Pixels", pixels), ratio))

    def _show_pixels(self, pixels: _Pixels, ratio: float) -> None:
        data, width, height = pixels
        image = QImage(data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        self._picture.setPixmap(pixmap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for the new room."""
        super().resizeEvent(event)
        self._fit_height()
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was asked for while nobody looked."""
        super().showEvent(event)
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw anew when the window has moved to a screen with other pixels."""
        super().paintEvent(event)
        self._draw()


def _pixels(chart: "Chart", size: QSize, ratio: float) -> _Pixels:
    """Runs in a thread of the pool."""
    from b12diary.charts.render import to_rgba

    return to_rgba(chart, size.width(), size.height(), ratio)
