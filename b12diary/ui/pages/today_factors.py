"""What else was going on: chips for the usual things, more of them on request, and a few words where one asks which."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.catalogue import CatalogueFactor, catalogue, factor_label
from b12diary.domain.factor import DIARY_BREAK, Exposure, FactorId
from b12diary.i18n import _
from b12diary.ui.focus import focus_on
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.chips import ActionChip, ChipGroup, Choice
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.form import Field
from b12diary.ui.widgets.labels import Label


def _questions() -> dict[FactorId, str]:
    """Return what is asked about the factors whose chip alone says too little."""
    return {
        FactorId("new_medicine"): _("Which medicine?"),
        FactorId("antibiotics"): _("Which antibiotic?"),
        FactorId("other_supplement"): _("Which supplement?"),
        FactorId("other"): _("What was it?"),
    }


class FactorChips(QWidget):
    """Chips that are on when the day holds such an event.

    Signals:
        toggled(str, bool): the factor, and whether the person says that it was there.
        worded(str, str): the factor, and what the person calls it.
        rearranged(): chips or fields were put between others.
    """

    toggled = Signal(str, bool)
    worded = Signal(str, str)
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the chips of the catalogue, all off."""
        super().__init__(parent)
        # A break is no chip: it is taken and ended elsewhere on the page.
        self._factors = [f for f in catalogue().factors if f.id != DIARY_BREAK]
        self._usual = {f.id for f in self._factors if f.on_today}
        self._is_open = False
        self._on: set[FactorId] = set()
        usual = [_choice(f) for f in self._factors if f.id in self._usual]
        self._first = ChipGroup(usual, _("Anything different today?"), tone="event")
        # Translators: shows more things that can have been different today.
        self._more = ActionChip(_("More"))
        self._more.setAccessibleName(_("More things that can be different"))
        self._fewer = ActionChip(_("Fewer"), icon_name="cross")
        self._fewer.setAccessibleName(_("Fewer things that can be different"))
        self._first.add_action(self._more)
        self._first.add_action(self._fewer)
        self._rest = QWidget(self)
        self._groups: list[ChipGroup] = []
        self._words: dict[FactorId, tuple[Field, TextField]] = {}
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(8))
        layout.addWidget(self._first)
        layout.addWidget(self._rest)
        self._words_at = layout.count()
        self._first.toggled.connect(self._toggle)
        self._more.clicked.connect(lambda: self.open_rest(True))
        self._fewer.clicked.connect(lambda: self.open_rest(False))
        self.fill(())

    def _make_rest(self) -> None:
        """Make the chips that few days need: most days nobody opens them, and the sheet is there the sooner."""
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(space(8))
        for key, label in catalogue().factor_groups:
            others = [_choice(f) for f in self._factors if f.group == key and not f.on_today]
            if others:
                rest.addWidget(Label(label, Role.SMALL))
                group = ChipGroup(others, label, tone="event")
                group.toggled.connect(self._toggle)
                group.fill(list(self._on))
                self._groups.append(group)
                rest.addWidget(group)
        self.rearranged.emit()

    def _ask_words(self) -> None:
        """Make the fields that the factors of the day ask for, in the order of the questions."""
        for place, (factor, asked) in enumerate(_questions().items()):
            if factor in self._on and factor not in self._words:
                edit = TextField(height=40)
                edit.committed.connect(lambda text, factor=factor: self.worded.emit(factor, text))
                name = _("{factor}: {question}").format(factor=factor_label(factor), question=asked)
                before = sum(known in self._words for known in list(_questions())[:place])
                self._words[factor] = (Field(name, edit), edit)
                self._layout.insertWidget(self._words_at + before, self._words[factor][0])
                self.rearranged.emit()

    def ask(self, question: str) -> None:
        """Name the chips by what is asked about the day in sight."""
        self._first.setAccessibleName(question)

    def fill(self, exposures: Iterable[Exposure]) -> None:
        """Show what went on that day. Emits nothing."""
        by_factor = {e.factor: e for e in exposures}
        self._on = set(by_factor)
        for group in (self._first, *self._groups):
            group.fill(list(by_factor))
        self._ask_words()
        for factor, (field, edit) in self._words.items():
            field.setVisible(factor in by_factor)
            edit.fill(by_factor[factor].label if factor in by_factor else "")
        self._show_chips()

    def commit(self) -> bool:
        """Speak of what is written but not told yet; True when all of it was taken."""
        for edit in self._shown_words():
            edit.commit()
        return self.is_kept

    @property
    def is_kept(self) -> bool:
        """Whether all that is written was told and taken."""
        return all(edit.is_kept for edit in self._shown_words())

    def _shown_words(self) -> list[TextField]:
        return [edit for factor, (_field, edit) in self._words.items() if factor in self._on]

    def give_back(self, factor: FactorId) -> None:
        """Leave the words of a factor standing as not kept: the diary did not take them."""
        self._words[factor][1].give_back()

    def _toggle(self, factor: str, is_on: bool) -> None:
        # The chips show what the diary holds; the answer comes back from there.
        self.fill_again()
        self.toggled.emit(factor, is_on)

    def fill_again(self) -> None:
        """Show the chips as the diary last said."""
        for group in (self._first, *self._groups):
            group.fill(list(self._on))
        self._show_chips()

    def open_rest(self, is_open: bool) -> None:
        """Show the less usual things as well, or no longer."""
        had_focus = self._more.hasFocus() or self._fewer.hasFocus()
        self._is_open = is_open
        if is_open and not self._groups:
            self._make_rest()
        self._show_chips()
        if had_focus:
            focus_on(self._fewer if is_open else self._more)

    def _show_chips(self) -> None:
        """In the first lines stand the usual ones and, while the rest is closed, whatever of the rest is on."""
        self._rest.setVisible(self._is_open)
        self._more.setVisible(not self._is_open)
        self._fewer.setVisible(self._is_open)
        place = 0
        for factor in self._factors:
            is_here = factor.id in self._usual or (factor.id in self._on and not self._is_open)
            if is_here and not self._first.has(factor.id):
                self._first.add(_choice(factor), place).setChecked(True)
                self.rearranged.emit()
            if self._first.has(factor.id):
                self._first.chip(factor.id).setVisible(is_here)
                place += 1
        self._first.updateGeometry()


def _choice(factor: CatalogueFactor) -> Choice:
    return Choice(factor.id, factor.label)
