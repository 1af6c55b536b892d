"""What goes on the page: its parts, name and numbers, the size of the sheet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from b12diary.domain.care import country_of
from b12diary.domain.preferences import Paper, Preferences
from b12diary.i18n import _, ngettext
from b12diary.report.choices import PageChoices
from b12diary.report.number_label import number_label
from b12diary.report.parts import PagePart
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


def part_labels() -> dict[PagePart, str]:
    """Return the parts that can be left out, in the order of the page.

    The list of signs that need quick care always stands there; "Get help" keeps single signs off the page.
    """
    return {
        PagePart.MAIN_POINT: _("What I want to say"),
        PagePart.TREATMENT: _("Treatment"),
        PagePart.DAILY_LIFE: _("Daily life"),
        PagePart.LOOKING_BACK: _("Looking back"),
        PagePart.GAPS: _("Gap by gap"),
        PagePart.EVENTS: _("What else changed"),
        PagePart.BLOOD_TESTS: _("Blood tests"),
        PagePart.QUESTIONS: _("My questions"),
    }


def told_parts(choices: PageChoices, chosen: Preferences) -> str:
    """Say in a few words what goes on the page: "all parts, without my name"."""
    n = len(choices.left_out)
    told = [_("all parts") if not n else ngettext("without {n} part", "without {n} parts", n).format(n=n)]
    if choices.with_figures:
        told.append(_("with figures"))
    if not chosen.name_on_page:
        told.append(_("without my name"))
    elif chosen.person_name:
        told.append(_("with my name"))
    return ", ".join(told)


class PartsForm(Card):
    """Name, born, number, paper, a box for each part, and one for the record in figures.

    Signals:
        chosen(object): these `Preferences` by name, as a dict.
        parts_picked(object, bool): the parts left out, as a frozenset, and whether figures are wanted.
    """

    chosen = Signal(object)
    parts_picked = Signal(object, bool)

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
        self.body.addWidget(Line())
        self.figures = CheckBox(_("Add the record in &figures"), height=40)
        self.figures.clicked.connect(self._pick_parts)
        self.body.addWidget(self.figures)
        about = _("Every gap, and the ratings of each day, on sheets of their own behind the page.")
        self.body.addWidget(Label(about, Role.SMALL))
        self.body.setSpacing(space(12))
        self.leave_out.clicked.connect(lambda is_on: self.chosen.emit({"name_on_page": not is_on}))
        self.paper.picked.connect(lambda key: self.chosen.emit({"paper": Paper(key)}))
        for key, field in self._person.items():
            field.committed.connect(lambda text, key=key: self.chosen.emit({key: text.strip()}))

    def fill(self, preferences: Preferences, paper: Paper, choices: PageChoices) -> None:
        """Show what was chosen. Emits nothing."""
        self.leave_out.setChecked(not preferences.name_on_page)
        number = number_label(country_of(preferences))
        number = number[:1].upper() + number[1:]
        self._number_label.setText(number)
        self._person["person_number"].setAccessibleName(number)
        for key, field in self._person.items():
            field.fill(getattr(preferences, key))
        self.paper.fill(paper.value)
        for key, box in self._boxes.items():
            box.setChecked(key not in choices.left_out)
        self.figures.setChecked(choices.with_figures)

    def commit(self) -> None:
        """Tell of what was written and not yet left."""
        for field in self._person.values():
            field.commit()

    def give_back(self) -> None:
        """The diary did not take the words: keep them, and tell them again when a field is left."""
        for field in self._person.values():
            field.give_back()

    def _pick_parts(self) -> None:
        left_out = frozenset(key for key, box in self._boxes.items() if not box.isChecked())
        self.parts_picked.emit(left_out, self.figures.isChecked())
