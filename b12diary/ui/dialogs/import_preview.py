"""What would come in, line by line beside what cannot, and what is done where the diary says something else."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.interchange.arrival_words import arrival_sentences, left_out_sentence
from b12diary.interchange.arrivals import counted
from b12diary.interchange.judging import Differing, Standing
from b12diary.interchange.preview import Preview, Shown, shown_label
from b12diary.ui.theme import Role, metric, set_role, space
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label

_Index = QModelIndex | QPersistentModelIndex
_MOST_REMARKS = 10
_SAMPLE = 100


class PreviewModel(QAbstractTableModel):
    """The rows of a preview; each is put into words when it comes into sight."""

    def __init__(self, preview: Preview, shown: Shown, differing: Differing, parent: QWidget) -> None:
        """Show the rows of one kind."""
        super().__init__(parent)
        self._preview, self._differing = preview, differing
        self._rows = preview.rows(shown)
        # Translators: heads of columns; Line: of a file.
        self._heads = (_("Line"), _("What it says"), _("In the diary"))

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Line, content, and what becomes of it."""
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of one cell."""
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        row = self._preview.row(self._rows[index.row()], self._differing)
        return (row.place, row.says, row.becomes)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's head."""
        is_head = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if is_head else None


class _Table(QTableView):
    """A table of a few rows' height, at every text size."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setAccessibleName(_("What the file holds, line by line"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        set_role(self, Role.BODY)
        self.restyle()

    def restyle(self) -> None:
        """Take the height of rows from the look."""
        self.verticalHeader().setDefaultSectionSize(metric(34))
        self.setMinimumHeight(metric(34) * 5)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Six rows high; it takes what room there is."""
        return QSize(metric(480), metric(34) * 7)


class PreviewStep(QWidget):
    """The last step.

    Signals:
        changed(): the person chose what is done with what differs.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Make an empty step."""
        super().__init__()
        self._preview: Preview | None = None
        self.differing_now = Differing.KEEP
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(8))
        self._sentences = Label("", Role.LABEL)
        self._one_step = Label(_("It comes in as one step. Undo takes all of it back."), quiet=True)
        self._differing_words = Label(_("Where the diary says something else:"), Role.LABEL)
        self.differing = ChipGroup(
            [
                Choice(Differing.KEEP, _("keep what the diary says")),
                Choice(Differing.REPLACE, _("take what the file says")),
            ],
            _("Where the diary says something else"),
            exclusive=True,
        )
        self.shown = Combo()
        form = Form()
        form.add_row(("shown", _("&Show"), self.shown))
        self.table = _Table()
        self._whole_row = Label("")
        self._remarks = Label("", quiet=True)
        self.keep = CheckBox(_("Keep these &answers for the next sheet with the same columns"))
        for part in (self._sentences, self._one_step, self._differing_words, self.differing, form, self.table):
            layout.addWidget(part, 1 if part is self.table else 0)
        layout.addWidget(self._whole_row)
        layout.addWidget(self._remarks)
        layout.addWidget(self.keep)
        self.differing.picked.connect(self._pick_differing)
        self.shown.picked.connect(lambda _key: self._show_rows())

    @property
    def brings_anything(self) -> bool:
        """Whether taking it in would change the diary."""
        preview = self._preview
        if preview is None:
            return False
        is_replacing = self.differing_now is Differing.REPLACE and preview.judgement.is_any(Standing.DIFFERENT)
        return preview.judgement.is_any(Standing.NEW) or is_replacing

    def fill(self, preview: Preview, *, can_keep: bool) -> None:
        """Show what was read; `can_keep` offers to keep the mapping. Emits nothing."""
        self._preview = preview
        differs = preview.judgement.is_any(Standing.DIFFERENT)
        self._differing_words.setVisible(differs)
        self.differing.setVisible(differs)
        self.differing.fill([self.differing_now])
        kinds = [shown for shown in Shown if shown is Shown.ALL or preview.count(shown)]
        self.shown.set_choices([Choice(shown, shown_label(shown, preview.count(shown))) for shown in kinds])
        # What needs a look comes first.
        first = next((s for s in (Shown.LEFT_OUT, Shown.DIFFERENT) if s in kinds), Shown.ALL)
        self.shown.fill(first)
        remarks = preview.incoming.remarks[:_MOST_REMARKS]
        self._remarks.setText("\n".join(str(remark) for remark in remarks))
        self._remarks.setVisible(bool(remarks))
        self.keep.setVisible(can_keep)
        self.keep.setChecked(can_keep)
        self._say()
        self._show_rows()

    def _say(self) -> None:
        if self._preview is None:
            return
        found = counted(self._preview.judgement)
        told = [*arrival_sentences(found, is_dry=True, differing=self.differing_now)]
        told.append(left_out_sentence(self._preview.incoming.n_left_out))
        self._sentences.setText("\n".join(sentence for sentence in told if sentence))
        self._one_step.setVisible(self.brings_anything)

    def _show_rows(self) -> None:
        if self._preview is None:
            return
        old = self.table.model()
        shown = Shown(self.shown.key() or Shown.ALL)
        self.table.setModel(PreviewModel(self._preview, shown, self.differing_now, self.table))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        found = self._preview.rows(shown)
        sampled = [self._preview.row(row, self.differing_now) for row in (*found[:_SAMPLE], *found[-_SAMPLE:])]
        room = max(self.table.viewport().width(), metric(300))
        for column, words in ((0, [row.place for row in sampled]), (2, [row.becomes for row in sampled])):
            head = str(header.model().headerData(column, Qt.Orientation.Horizontal))
            widest = max(self.table.fontMetrics().horizontalAdvance(text) for text in (*words, head))
            self.table.setColumnWidth(column, min(widest + metric(30), room * 2 // 5))
        self._whole_row.setText("")
        self.table.selectionModel().currentRowChanged.connect(self._tell_row)
        if old is not None:
            old.deleteLater()

    def _tell_row(self, index: QModelIndex) -> None:
        """Write out the row that is chosen: in the table its words may be cut."""
        model = self.table.model()
        cells = [str(model.data(model.index(index.row(), column))) for column in range(model.columnCount())]
        self._whole_row.setText(
            _("Line {line}: {says} – {becomes}").format(line=cells[0], says=cells[1], becomes=cells[2])
        )

    def _pick_differing(self, key: str) -> None:
        self.differing_now = Differing(key)
        self._say()
        self._show_rows()
        self.changed.emit()
