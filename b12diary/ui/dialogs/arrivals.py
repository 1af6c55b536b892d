"""What a folder of tables would bring into the diary, and what of it does not fit, before anything is written."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from b12diary.i18n import _
from b12diary.interchange.arrival_words import arrival_sentences, left_out_sentence
from b12diary.interchange.arrivals import Arrival
from b12diary.interchange.tables import TablesRead
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.labels import Label

MOST_ROWS = 30


class ArrivalsDialog(Frame):
    """What would come in.

    Signals:
        wanted(): take it in.
    """

    wanted = Signal()

    def __init__(
        self, name: str, read: TablesRead, counted: tuple[Arrival, ...], parent: QWidget | None = None
    ) -> None:
        """Tell what was read from the folder called `name`."""
        super().__init__(_("Import of {name}").format(name=name), parent)
        for sentence in arrival_sentences(counted, is_dry=True):
            self.body.addWidget(Label(sentence))
        brings = any(a.n_new or a.n_changed for a in counted)
        if brings:
            self.body.addWidget(Label(_("It comes in as one step. Undo takes all of it back."), quiet=True))
        left_out = left_out_sentence(read)
        self._list(left_out, [str(problem) for problem in read.problems])
        self._list(_("Worth knowing:"), [str(remark) for remark in read.remarks])
        self.body.addStretch(1)
        self.take_button = Button(_("&Take it in"), Variant.PRIMARY)
        self.take_button.explain_disabled("" if brings else _("There is nothing new in these tables."))
        self.take_button.clicked.connect(self.wanted)
        self.close_button = Button(_("&Cancel") if brings else _("&Close"))
        self.close_button.clicked.connect(self.reject)
        self.buttons.addWidget(self.take_button)
        self.buttons.addWidget(self.close_button)

    def _list(self, title: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        self.body.addSpacing(space(8))
        self.body.addWidget(Label(title, Role.LABEL))
        for line in lines[:MOST_ROWS]:
            self.body.addWidget(Label(line))
        if len(lines) > MOST_ROWS:
            self.body.addWidget(Label(_("And {n} more.").format(n=len(lines) - MOST_ROWS)))
