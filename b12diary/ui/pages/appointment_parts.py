"""What goes on the page: its parts, name and numbers, the size of the sheet."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.preferences import Paper, Preferences
from b12diary.i18n import _, ngettext
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.form import Form
from b12diary.ui.widgets.labels import Label, Line

_PERSON_LETTERS = 60
_PERSON = ("person_name", "person_born", "person_number")


def part_labels() -> dict[str, str]:
    """Return the parts that can be left out, by the names that `report` has for them, in the order of the page.

    The list of signs that need quick care always stands there; "Get help" keeps single signs off the page.
    """
    return {
        "main_point": _("What I want to say"),
        "treatment": _("Treatment"),
        "daily_life": _("Daily life"),
        "looking_back": _("Looking back"),
        "gaps": _("Gap by gap"),
        "events": _("What else changed"),
        "blood_tests": _("Blood tests"),
        "questions": _("My questions"),
    }


def told_parts(left_out: Collection[str], chosen: Preferences) -> str:
    """Say in a few words what goes on the page: "all parts, without my name"."""
    n = len(left_out)
    parts = _("all parts") if not n else ngettext("without {n} part", "without {n} parts", n).format(n=n)
    if not chosen.name_on_page:
        return _("{parts}, without my name").format(parts=parts)
    return _("{parts}, with my name").format(parts=parts) if chosen.person_name else parts


class PartsForm(Card):
    """Name, born, number, paper, and a box for each part.

    Signals:
        chosen(object): these `Preferences` by name, as a dict.
        parts_picked(object): the names of the parts left out, as a frozenset.
    """

    chosen = Signal(object)
    parts_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the boxes and fields."""
        super().__init__(parent=parent)
        self.leave_out = CheckBox(_("&Leave out my name"))
        self.body.addWidget(self.leave_out)
        self._person = {key: TextField(height=40, most_letters=_PERSON_LETTERS) for key in _PERSON}
        self.paper = Combo([Choice(Paper.A4, _("A4")), Choice(Paper.LETTER, _("Letter"))])
        form = Form()
        form.add_row(("name", _("Name"), self._person["person_name"]), ("born", _("Born"), self._person["person_born"]))
        number = form.add_row(
            ("number", _("Patient number"), self._person["person_number"]), ("paper", _("Paper"), self.paper)
        )[0]
        self._number_label = number.label
        self.body.addWidget(form)
        self.body.addWidget(Label(_("Leave these empty to fill them in by pen. They stay in this diary."), Role.SMALL))
        self.body.addWidget(Line())
        self._boxes = {key: CheckBox(text, height=40) for key, text in part_labels().items()}
        boxes = QVBoxLayout()
        boxes.setSpacing(0)
        boxes.addWidget(Label(_("Parts of the page"), Role.LABEL))
        for box in self._boxes.values():
            boxes.addWidget(box)
            box.clicked.connect(self._pick_parts)
        self.body.addLayout(boxes)
        self.body.setSpacing(space(12))
        self.leave_out.clicked.connect(lambda is_on: self.chosen.emit({"name_on_page": not is_on}))
        self.paper.picked.connect(lambda key: self.chosen.emit({"paper": Paper(key)}))
        for key, field in self._person.items():
            field.committed.connect(lambda text, key=key: self.chosen.emit({key: text.strip()}))

    def fill(self, preferences: Preferences, paper: Paper, left_out: Collection[str]) -> None:
        """Show what was chosen. Emits nothing."""
        self.leave_out.setChecked(not preferences.name_on_page)
        number = _("NHS number") if preferences.country == "GB" else _("Patient number")
        self._number_label.setText(number)
        self._person["person_number"].setAccessibleName(number)
        for key, field in self._person.items():
            field.fill(getattr(preferences, key))
        self.paper.fill(paper.value)
        for key, box in self._boxes.items():
            box.setChecked(key not in left_out)

    def commit(self) -> None:
        """Tell of what was written and not yet left."""
        for field in self._person.values():
            field.commit()

    def give_back(self) -> None:
        """The diary did not take the words: keep them, and tell them again when a field is left."""
        for field in self._person.values():
            field.give_back()

    def _pick_parts(self) -> None:
        self.parts_picked.emit(frozenset(key for key, box in self._boxes.items() if not box.isChecked()))
