"""What scrolls, told to screen readers in a way that cannot end the program.

The toolkit describes a scroll area with the scroll bars in sight only, and looks up a part by its number without
asking whether it is there. A screen reader counts first and asks for each part then; where a scroll bar went in
between, with a page that changed, the program crashed. Any other widget is described with all its parts, and a number
too high is answered with nothing.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:
    _ToldAsWidget = QScrollArea
else:
    # The toolkit chooses the description by the name of the class, the derived ones first.
    _ToldAsWidget = type(QScrollArea)("QWidget", (QScrollArea,), {})


class ScrollArea(_ToldAsWidget):
    """The toolkit's scroll area in all but its description."""
