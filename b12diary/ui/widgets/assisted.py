"""Boxes and radio buttons that assistive software switches are pressed, as by a click.

The toolkit answers it by changing the state alone, and tells `toggled` but not `clicked`: nothing would be recorded.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QRadioButton

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    # Mixed into the toolkit's own buttons, before them.
    _Button = object


class Assisted(_Button):
    """Call `answer_assistance` once in the constructor."""

    _is_told = False

    def answer_assistance(self) -> None:
        """Tell `clicked` also when neither a person's press nor the program changed the state."""
        self.toggled.connect(self._switched)

    def nextCheckState(self) -> None:
        """A person's press tells by itself."""
        was_told, self._is_told = self._is_told, True
        super().nextCheckState()
        self._is_told = was_told

    def setChecked(self, arg__1: bool) -> None:
        """Show a state. Emits no `clicked`."""
        was_told, self._is_told = self._is_told, True
        super().setChecked(arg__1)
        self._is_told = was_told

    def _switched(self, is_on: bool) -> None:
        # A radio button goes off because another goes on.
        if not self._is_told and (is_on or not isinstance(self, QRadioButton)):
            self.clicked[bool].emit(is_on)  # type: ignore[index]  # the stubs know of one form only
