"""Picking symptoms: the catalogue's in their groups, found by typing, or one in the person's own words."""

from collections.abc import Collection
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.catalogue import CatalogueSymptom, catalogue
from b12diary.domain.symptom import INTERFERENCE, Symptom, SymptomId
from b12diary.i18n import _
from b12diary.interchange.table_cells import slug
from b12diary.ui.focus import focus_on
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.chips import ChipGroup, Choice
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.form import Field
from b12diary.ui.widgets.labels import Label

LONGEST_NAME = 60


def own_symptom(words: str) -> Symptom:
    """Return the symptom that a person's words name: the catalogue's if it is called just that, else one of their own.

    The same words always make the same symptom, also when they come in from a file.
    """
    label = " ".join(words.split())
    name = slug(label)
    for entry in catalogue().symptoms:
        if name in {entry.id, slug(entry.label)}:
            return of_catalogue(entry)
    cannot_name = name in {"", INTERFERENCE}
    return Symptom(SymptomId(f"own_{uuid5(NAMESPACE_URL, label).hex[:12]}" if cannot_name else name), label)


def of_catalogue(entry: CatalogueSymptom) -> Symptom:
    """Return a symptom of the catalogue as a diary holds it."""
    return Symptom(SymptomId(entry.id), group=entry.group, cadence=entry.cadence)


class SymptomPicker(QWidget):
    """A search field over groups of chips. What is picked stands only once `fill` says so.

    Signals:
        picked(object): the `Symptom` that the person wants on the list.
        unpicked(str): id of the one that they take off.
    """

    picked = Signal(object)
    unpicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a picker with nothing picked."""
        super().__init__(parent)
        self._chosen: frozenset[str] = frozenset()
        self._entries = {entry.id: entry for entry in catalogue().symptoms}
        self._words = {e.id: " ".join((e.label, e.also, e.help)).casefold() for e in self._entries.values()}
        self.search = TextField(icon_name="search", most_letters=LONGEST_NAME)
        self.search.textEdited.connect(self._filter)
        self.search.returnPressed.connect(self._take_words)
        self._groups: dict[str, tuple[Label, ChipGroup]] = {}
        self.chips = QWidget()
        column = QVBoxLayout(self.chips)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(8))
        for group, label in catalogue().symptom_groups:
            self._add_group(column, group, label)
        # After what was found, so that Tab comes to the catalogue's word before a second one for the same thing.
        self.add_button = Button("", icon_name="plus", height=40)
        self.add_button.clicked.connect(self._add_own)
        self.add_button.hide()
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(space(12))
        self.layout_.addWidget(Field(_("Find a symptom, or write your own"), self.search))
        self.layout_.addWidget(self.chips, 1)

    def _add_group(self, column: QVBoxLayout, group: str, label: str) -> None:
        entries = [entry for entry in self._entries.values() if entry.group == group]
        chips = ChipGroup([Choice(e.id, e.label) for e in entries], label)
        chips.toggled.connect(self._toggled)
        for entry in entries:
            chips.chip(entry.id).setToolTip(entry.help)
            chips.chip(entry.id).setAccessibleDescription(entry.help)
        heading = Label(label, Role.SMALL)
        # Room of the heading's own, so that a group out of sight leaves none behind.
        heading.setContentsMargins(0, space(8) if self._groups else 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(chips)
        self._groups[group] = (heading, chips)

    def fill(self, chosen: Collection[str]) -> None:
        """Show these as picked. Emits nothing."""
        self._chosen = frozenset(chosen)
        for _heading, chips in self._groups.values():
            chips.fill([str(key) for key in self._chosen])

    def chip(self, symptom: str) -> QWidget:
        """Return the chip of a symptom of the catalogue."""
        return self._groups[self._entries[SymptomId(symptom)].group][1].chip(symptom)

    def clear_search(self) -> None:
        """Show all symptoms again."""
        self.search.clear()
        self._filter("")

    def _toggled(self, key: str, is_on: bool) -> None:
        self.fill(self._chosen)
        if is_on:
            self.picked.emit(of_catalogue(self._entries[SymptomId(key)]))
        else:
            self.unpicked.emit(key)

    def _matches(self, text: str) -> list[str]:
        wanted = text.casefold().split()
        return [key for key, words in self._words.items() if all(word in words for word in wanted)]

    def _filter(self, text: str) -> None:
        shown = set(self._matches(text))
        for heading, chips in self._groups.values():
            keys = [entry.id for entry in self._entries.values() if chips is self._groups[entry.group][1]]
            for key in keys:
                chips.chip(key).setVisible(key in shown)
            heading.setVisible(not shown.isdisjoint(keys))
            chips.setVisible(not shown.isdisjoint(keys))
        words = " ".join(text.split())
        self.add_button.setText(_("Add “{words}” in my own words").format(words=words.replace("&", "&&")))
        is_new = bool(words) and own_symptom(words).id not in {*self._entries, *self._chosen}
        self.add_button.setVisible(is_new)

    def _take_words(self) -> None:
        """On Enter: take the only symptom found, or go to those found, or add the words as they are."""
        words = self.search.text().strip()
        found = self._matches(words)
        named = own_symptom(words) if words else None
        if named is not None and (named.id in self._entries or not found):
            self._pick(named)
        elif words and len(found) == 1:
            self._pick(of_catalogue(self._entries[SymptomId(found[0])]))
        elif words:
            focus_on(self.chip(found[0]))

    def _add_own(self) -> None:
        self._pick(own_symptom(self.search.text()))
        focus_on(self.search)

    def _pick(self, symptom: Symptom) -> None:
        if symptom.id not in self._chosen:
            self.picked.emit(symptom)
        if symptom.id in self._chosen:
            self.clear_search()
