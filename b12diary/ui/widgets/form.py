"""Rows of a form, each with its label above its field, and each named for screen readers by construction."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label


class Field(QWidget):
    """A label above its field, and under it, when needed, a sentence on what does not fit.

    The field gets the label as its accessible name and the sentence as its accessible description.
    """

    def __init__(self, label: str, field: QWidget, *, hint: str = "", parent: QWidget | None = None) -> None:
        """Put `field` under `label`; "&" marks its mnemonic; `hint` is one small line between them."""
        super().__init__(parent)
        self.field = field
        self._label = Label("", Role.SMALL, parent=self)
        # A label with a buddy shows its mnemonic only as plain rich text off; the toolkit needs this format for it.
        self._label.setTextFormat(
            Qt.TextFormat.AutoText if "&" in label and "<" not in label else Qt.TextFormat.PlainText
        )
        self._label.setText(label)
        # The toolkit passes over a buddy that takes no focus itself, also where it would hand it on.
        self._label.setBuddy(field.focusProxy() or field)
        self._hint = hint
        self._problem = Label("", parent=self)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        if hint:
            layout.addWidget(Label(hint, Role.SMALL, parent=self))
        layout.addWidget(field)
        layout.addWidget(self._problem)
        name = label.replace("&", "")
        set_name = getattr(field, "set_name", None)
        if set_name is not None:
            set_name(name)
        elif not field.accessibleName():
            field.setAccessibleName(name)
        self._describe("")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def label(self) -> QLabel:
        """The label, for what needs to be found by its words."""
        return self._label

    def show_problem(self, text: str) -> None:
        """Say under the field what does not fit; an empty text takes it away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._describe(text)

    def _describe(self, problem: str) -> None:
        target = self.field.focusProxy() or self.field
        target.setAccessibleDescription(" ".join(part for part in (self._hint, problem) if part))


class Form(QWidget):
    """Fields under one another, or side by side where `add_row` gets several; such a row wraps when it is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty form."""
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space(12))
        self._fields: dict[str, Field] = {}

    def add(self, key: str, label: str, field: QWidget, *, hint: str = "") -> Field:
        """Append one field over the whole width; `key` finds it again for `show_problems`."""
        row = Field(label, field, hint=hint)
        self._fields[key] = row
        self._layout.addWidget(row)
        return row

    def insert(self, place: int, key: str, label: str, field: QWidget) -> Field:
        """Put one field over the whole width before what stands at `place` now."""
        row = Field(label, field)
        self._fields = {key: row, **self._fields}
        self._layout.insertWidget(place, row)
        return row

    def add_row(self, *fields: tuple[str, str, QWidget]) -> list[Field]:
        """Append fields side by side, each (key, label, field), at their own width."""
        holder = QWidget()
        flow = FlowLayout(holder, gap=12, is_centred=False)
        rows = []
        for key, label, field in fields:
            row = Field(label, field)
            self._fields[key] = row
            flow.addWidget(row)
            rows.append(row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self._layout.addWidget(holder)
        return rows

    def add_widget(self, widget: QWidget) -> None:
        """Append something that names itself, such as a check box or a group of chips."""
        self._layout.addWidget(widget)

    def field(self, key: str) -> Field:
        """Return one field."""
        return self._fields[key]

    def show_problems(self, problems: dict[str, str]) -> None:
        """Say under each field what does not fit, take the rest away, and put the focus on the first that does not."""
        for key, row in self._fields.items():
            row.show_problem(problems.get(key, ""))
        first = next((row for key, row in self._fields.items() if problems.get(key)), None)
        if first is not None:
            first.field.setFocus(Qt.FocusReason.TabFocusReason)


def row_of(*widgets: QWidget, gap: int = 8, stretch_after: int | None = None) -> QWidget:
    """Return the widgets side by side in one line; `stretch_after` puts the free room after that many of them."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space(gap))
    for n, widget in enumerate(widgets):
        if stretch_after == n:
            layout.addStretch(1)
        layout.addWidget(widget)
    if stretch_after == len(widgets):
        layout.addStretch(1)
    return holder
