"""What the columns of a sheet mean: proposed, with live examples, and decided here column by column."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from b12diary.domain.rating import SCALES, ScaleId
from b12diary.i18n import _, day_text, quoted
from b12diary.interchange.day_forms import DayOrder, written_day
from b12diary.interchange.mapping import (
    ONLY_ONCE,
    ColumnUse,
    Meaning,
    Several,
    meaning_label,
    scale_label,
    several_label,
)
from b12diary.interchange.mapping_guess import is_note_head
from b12diary.interchange.sheet_look import CellsLook
from b12diary.interchange.sheet_sources import Proposal
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label, Line

MOST_ROWS = 40
"""Columns shown at once; the others are one press away."""

_RATED = frozenset({Meaning.RATING, Meaning.VALUE})


def scale_choices() -> list[Choice]:
    """Return the scales a rating can be on."""
    return [Choice(scale, scale_label(scale)) for scale in SCALES]


class Words(QWidget):
    """A heading with examples under it, always as wide, so that what stands beside it lines up."""

    def __init__(self, title: str, examples: str) -> None:
        """Show `title`, and `examples` in one small line."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(Label(title, Role.LABEL))
        if examples:
            layout.addWidget(Label(examples, Role.SMALL))
        self.setFixedWidth(metric(220))

    def restyle(self) -> None:
        """Take the width from the look."""
        self.setFixedWidth(metric(220))


def flow_row() -> tuple[QWidget, FlowLayout]:
    """Return a row whose parts wrap where they do not fit."""
    holder = QWidget()
    flow = FlowLayout(holder, gap=12)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder, flow


class _ColumnRow(QWidget):
    """One column: its head, examples, and what it means.

    Signals:
        changed(): the person chose something.
    """

    changed = Signal()

    def __init__(self, use: ColumnUse, cells: CellsLook) -> None:
        super().__init__()
        self._use = use
        shown = ", ".join(" ".join(example.split())[:28] for example in cells.examples[:3])
        holder, flow = flow_row()
        flow.addWidget(Words(use.head, shown or _("no cell is filled")))
        self.meaning = Combo(
            [Choice(m, meaning_label(m)) for m in Meaning], _("What “{head}” holds").format(head=use.head)
        )
        self.scale = Combo(scale_choices(), _("The scale of “{head}”").format(head=use.head))
        flow.addWidget(self.meaning)
        flow.addWidget(self.scale)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(holder)
        self.meaning.picked.connect(self._pick_meaning)
        self.scale.picked.connect(self._pick_scale)
        self.fill(use)

    def fill(self, use: ColumnUse) -> None:
        """Show what the column means. Emits nothing."""
        self._use = use
        self.meaning.fill(use.meaning)
        self.scale.fill(use.scale)
        self.scale.setVisible(use.meaning in _RATED)

    @property
    def use(self) -> ColumnUse:
        """What was chosen."""
        return self._use

    def _pick_meaning(self, key: str) -> None:
        meaning = Meaning(key)
        label = self._use.label
        if meaning is Meaning.NOTE and not label and not is_note_head(self._use.head):
            label = self._use.head
        self.fill(replace(self._use, meaning=meaning, label=label))
        self.changed.emit()

    def _pick_scale(self, key: str) -> None:
        self.fill(replace(self._use, scale=ScaleId(key)))
        self.changed.emit()


class ColumnsStep(QWidget):
    """The first step.

    Signals:
        changed(): the person chose something; `proposal` holds it.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Make an empty step."""
        super().__init__()
        self._proposal: Proposal | None = None
        self._rows: list[_ColumnRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space(8))
        self._known = Label("", Role.LABEL)
        self._remarks = Label("", quiet=True)
        self._order_words = Label("", Role.LABEL)
        self.order = ChipGroup(
            [Choice(DayOrder.DAY_FIRST, ""), Choice(DayOrder.MONTH_FIRST, "")],
            _("Which day is meant?"),
            exclusive=True,
        )
        self._several = Combo([Choice(s, several_label(s)) for s in Several])
        self._form = Form()
        self._form.add_row(("several", _("When a symptom is rated &more than once on a day, take"), self._several))
        self._list = QWidget()
        self._list_layout = QVBoxLayout(self._list)
        self._list_layout.setContentsMargins(0, 0, 0, 0)
        self._list_layout.setSpacing(space(8))
        self._more = Button("", Variant.TEXT)
        parts = (self._known, self._remarks, self._order_words, self.order, Line(), self._list, self._more, self._form)
        for part in parts:
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self.order.picked.connect(self._pick_order)
        self._several.picked.connect(self._pick_several)
        self._more.clicked.connect(self._show_rest)

    @property
    def proposal(self) -> Proposal | None:
        """The sheet with what was chosen."""
        return self._proposal

    def fill(self, proposal: Proposal) -> None:
        """Show a proposal. Emits nothing."""
        is_same = self._proposal is not None and self._proposal.look is proposal.look
        self._proposal = proposal
        preset = proposal.preset
        known = _("This looks like an export of {program}.").format(program=preset.title) if preset else ""
        self._known.setText(known or _("Say what each column holds. Nothing is written yet."))
        self._remarks.setText(
            " ".join(remark[:1].upper() + remark[1:].rstrip(".") + "." for remark in proposal.remarks)
        )
        self._remarks.setVisible(bool(proposal.remarks))
        self._several.fill(proposal.mapping.several)
        self._fill_order(proposal)
        if is_same:
            for row, use in zip(self._rows, proposal.mapping.columns, strict=False):
                row.fill(use)
            return
        for row in self._rows:
            row.deleteLater()
        self._rows = []
        self._add_rows(MOST_ROWS)

    def _add_rows(self, most: int) -> None:
        proposal = self._proposal
        if proposal is None:
            return
        pairs = list(zip(proposal.mapping.columns, proposal.look.columns, strict=True))
        for use, cells in pairs[len(self._rows) : most]:
            row = _ColumnRow(use, cells)
            row.changed.connect(lambda row=row: self._take(row))
            self._rows.append(row)
            self._list_layout.addWidget(row)
        n_more = len(pairs) - len(self._rows)
        self._more.setText(_("Show {n} more columns").format(n=n_more))
        self._more.setVisible(n_more > 0)
        set_reading_order(self)

    def _show_rest(self) -> None:
        if self._proposal is not None:
            self._add_rows(len(self._proposal.look.heads))

    def _fill_order(self, proposal: Proposal) -> None:
        mapping, order = proposal.mapping, proposal.order
        is_open = order.is_needed and order.order is None
        self._order_words.setVisible(is_open)
        self.order.setVisible(is_open)
        self.order.fill([mapping.day_order] if mapping.day_order is not None else [])
        example = _ambiguous_example(proposal) if is_open else None
        if example is None:
            return
        text, first, second = example
        self._order_words.setText(_("Which day is {text}? It holds for the whole file.").format(text=quoted(text)))
        for key, day in ((DayOrder.DAY_FIRST, first), (DayOrder.MONTH_FIRST, second)):
            chip = self.order.chip(key)
            chip.setText(day)
            chip.setAccessibleName(day)

    def _take(self, row: _ColumnRow) -> None:
        """Take one row's choice; what only one column can hold leaves the column that held it before."""
        proposal = self._proposal
        if proposal is None:
            return
        uses = list(proposal.mapping.columns)
        place = self._rows.index(row)
        uses[place] = row.use
        if row.use.meaning in ONLY_ONCE:
            for other, use in enumerate(uses):
                if other != place and use.meaning is row.use.meaning:
                    uses[other] = replace(use, meaning=Meaning.IGNORE)
                    if other < len(self._rows):
                        self._rows[other].fill(uses[other])
        self._proposal = replace(proposal, mapping=replace(proposal.mapping, columns=tuple(uses)))
        self.changed.emit()

    def _pick_order(self, key: str) -> None:
        if self._proposal is not None:
            mapping = replace(self._proposal.mapping, day_order=DayOrder(key))
            self._proposal = replace(self._proposal, mapping=mapping)
            self.changed.emit()

    def _pick_several(self, key: str) -> None:
        if self._proposal is not None:
            mapping = replace(self._proposal.mapping, several=Several(key))
            self._proposal = replace(self._proposal, mapping=mapping)
            self.changed.emit()


def _ambiguous_example(proposal: Proposal) -> tuple[str, str, str] | None:
    """Return a cell that can be read in two ways, and both days in words."""
    for use, cells in zip(proposal.mapping.columns, proposal.look.columns, strict=True):
        if use.meaning not in {Meaning.DAY, Meaning.ENTERED, Meaning.INJECTION}:
            continue
        for text in cells.examples:
            written = written_day(text)
            if written is not None and written.is_ambiguous and written.day_first and written.month_first:
                return text, day_text(written.day_first), day_text(written.month_first)
    return None
