"""All ratings of a day in one card: the rows, the words at the ends of the scale, and moving between rows by key."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from b12diary.domain.rating import SCALES, Scale, ScaleId
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.labels import Label, Line
from b12diary.ui.widgets.rating_scale import RatingScale, end_words
from b12diary.ui.widgets.scale_bar import RING_OUT


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One row: `key` comes back in the signals, `name` is what people read; a line below it if `is_apart`."""

    key: str
    name: str
    is_apart: bool = False
    scale: Scale = SCALES[ScaleId.NRS_0_10]


class RatingList(Card):
    """A card of rating rows.

    Signals:
        rated(str, int): key of the row and the value chosen.
        cleared(str): key of the row.
        went_past_end(): the person moved on from the last row; without a listener the focus goes to the next control.
    """

    rated = Signal(str, int)
    cleared = Signal(str)
    went_past_end = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(padding=16 - RING_OUT, parent=parent)
        self.body.setSpacing(0)
        self._shown: tuple[RatingRow, ...] = ()
        self._ahead: tuple[RatingRow, ...] = ()
        self._scales: dict[str, RatingScale] = {}
        self._ends = QWidget(self)
        self._low = Label("", Role.SMALL, wraps=False, parent=self._ends)
        self._high = Label("", Role.SMALL, wraps=False, parent=self._ends)
        self.body.addWidget(self._ends)

    def set_rows(self, rows: Sequence[RatingRow]) -> None:
        """Show these rows, unrated, unless they are those already shown. Emits nothing."""
        if not self._ahead and tuple(rows) == self._shown:
            return
        self._empty()
        for row in rows:
            self._add(row)
        self._finish(rows)

    def has(self, rows: Sequence[RatingRow]) -> bool:
        """Tell whether these are the rows, made or on their way."""
        return tuple(rows) == (self._ahead or self._shown)

    def rows_ahead(self, rows: Sequence[RatingRow]) -> Iterator[None]:
        """Make rows one by one in a list that shows none and is out of sight, so that `set_rows` finds them made."""
        if self._shown:
            return
        self._empty()
        mine, self._ahead = self._scales, tuple(rows)
        for row in rows:
            self._add(row)
            yield
            if self._scales is not mine:
                return  # rows were wanted meanwhile
        self._finish(rows)

    def _empty(self) -> None:
        while self.body.count() > 1:
            item = self.body.takeAt(1)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._shown, self._ahead, self._scales = (), (), {}

    def _add(self, row: RatingRow) -> None:
        scale = RatingScale(row.name, scale=row.scale, parent=self)
        scale.rated.connect(lambda value: self.rated.emit(row.key, value))
        scale.cleared.connect(lambda: self.cleared.emit(row.key))
        scale.moved_on.connect(lambda step: self._move(row.key, step))
        scale.arranged.connect(self._place_ends)
        self.body.addWidget(scale)
        scale.show()  # at once, so that it can take the focus
        self._scales[row.key] = scale
        if row.is_apart:
            self.body.addSpacing(space(4))
            self.body.addWidget(Line())
            self.body.addSpacing(space(4))

    def _finish(self, rows: Sequence[RatingRow]) -> None:
        self._shown, self._ahead = tuple(rows), ()
        if rows:
            low, high = end_words(rows[0].scale)
            self._low.setText(low)
            self._high.setText(high)
        self._place_ends()

    def fill(self, values: Mapping[str, int | None], elsewhere: Mapping[str, str] | None = None) -> None:
        """Show the day's values; a row without one is not rated. Emits nothing.

        Args:
            values: by the key of their row.
            elsewhere: for rows without a value, what is rated there on another scale, in words.
        """
        for key, scale in self._scales.items():
            scale.set_value(values.get(key), (elsewhere or {}).get(key, ""))

    def let_go(self) -> None:
        """Forget a press of the pointer that is not finished."""
        for scale in self._scales.values():
            scale.let_go()

    def scale(self, key: str) -> RatingScale:
        """Return one row."""
        return self._scales[key]

    def focus_first(self) -> None:
        """Put the focus on the first row that is not rated, or the first of all."""
        scales = list(self._scales.values())
        unrated = [s for s in scales if not s.is_answered]
        if scales:
            (unrated or scales)[0].setFocus()

    def _move(self, key: str, step: int) -> None:
        keys = list(self._scales)
        target = keys.index(key) + step
        if 0 <= target < len(keys):
            self._scales[keys[target]].setFocus()
        elif target >= len(keys):
            if self.receivers("2went_past_end()"):
                self.went_past_end.emit()
            else:
                self._scales[key].focusNextChild()

    def restyle(self) -> None:
        """Take sizes from the look."""
        super().restyle()
        if hasattr(self, "_ends"):
            self._place_ends()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the end words over the first and last button."""
        super().resizeEvent(event)
        self._place_ends()

    def _place_ends(self) -> None:
        """Put the end words flush with the outer buttons; in the stacked form each row has its own."""
        first = next(iter(self._scales.values()), None)
        span = first.bar_span() if first and self._low.text() else None
        self._ends.setVisible(span is not None)
        if span is None:
            return
        low, high = self._low.sizeHint(), self._high.sizeHint()
        self._ends.setFixedHeight(low.height() + 2)
        self._low.setGeometry(span[0] + 2, 0, low.width(), low.height())
        self._high.setGeometry(span[1] - high.width() + 2, 0, high.width(), high.height())
