"""Settings: all that can be chosen, on one page that can be searched. A choice holds at once; undo takes it back."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from b12diary.domain.days import DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Preferences
from b12diary.i18n import _
from b12diary.ui.focus import focus_in_place
from b12diary.ui.pages.file_card import FileCard
from b12diary.ui.pages.settings_rows import SettingRow, login_row, setting_rows
from b12diary.ui.pages.settings_suggestions import HiddenSuggestions
from b12diary.ui.pages.settings_symptoms import SymptomSettings
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.tray import has_place
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.chips import ChipGroup
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.evidence_button import EvidenceButton
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.labels import Label, Line
from b12diary.ui.widgets.page import Page

_MOST_CHIPS = 5


class _Row(QWidget):
    """A setting: its words at the left, its choices at the right, or below where there is little room."""

    def __init__(self, row: SettingRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setting = row
        self.is_offered = True
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(row.label, Role.LABEL))
        if row.hint:
            words.addWidget(Label(row.hint, Role.SMALL))
        if row.behind:
            words.addWidget(EvidenceButton(row.behind, row.label, self), 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        self.control: ChipGroup | Combo
        if len(row.choices) <= _MOST_CHIPS:
            self.control = ChipGroup(row.choices, row.label, exclusive=True, padding=12, parent=self)
        else:
            self.control = Combo(row.choices, row.label, parent=self)
        self.control.setAccessibleDescription(row.hint)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, space(8), 0, space(8))
        self._layout.setSpacing(space(8))
        self._layout.addLayout(words, 2)
        beside = QHBoxLayout()
        beside.addWidget(self.control)
        if isinstance(self.control, Combo):
            beside.addStretch(1)
        self._layout.addLayout(beside, 3)

    def fill(self, key: str) -> None:
        if isinstance(self.control, ChipGroup):
            self.control.fill([key])
        else:
            self.control.fill(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._layout.setDirection(way.LeftToRight if self.width() >= metric(640) else way.TopToBottom)


class SettingsPage(Page):
    """All settings in cards.

    Signals:
        chosen(str, object): name and new value of a preference.
        symptoms_listed(object): the whole new list of symptoms, a tuple.
        main_chosen(object): the new main symptoms, a tuple of ids.
        shown_again(str): id of a suggestion that may show again.
        calendar_asked(): make a calendar file for the phone.
        login_chosen(bool): whether the program is to start when the person logs in to this computer.
        about_asked(): say what this program is.
    """

    chosen = Signal(str, object)
    symptoms_listed = Signal(object)
    main_chosen = Signal(object)
    shown_again = Signal(str)
    calendar_asked = Signal()
    login_chosen = Signal(bool)
    about_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, at_once: bool = True) -> None:
        """Make the page as for a new diary; unless `at_once`, going through `steps` makes the rest."""
        super().__init__(parent)
        self.set_title(_("Settings"))
        self.search = TextField(_("Find a setting"), height=40, icon_name="search", most_letters=60)
        self.search.setPlaceholderText(self.search.accessibleName())
        self.search.textEdited.connect(self._filter)
        self.head.addWidget(self.search)
        self._rows: dict[str, _Row] = {}
        self._cards: dict[str, tuple[Card, list[tuple[_Row, Line | None]]]] = {}
        self.hidden = HiddenSuggestions()
        self.hidden.shown_again.connect(self.shown_again)
        self.hidden.emptied.connect(lambda: self.go_to("suggestions_on"))
        self._preferences = Preferences()
        self._login = login_row()
        self._no_tray = Label(
            _("This desktop has no place beside the clock. Reminders then show in the window while the program runs."),
            Role.SMALL,
        )
        # A phone reminds whether this program runs or not.
        self.calendar_button = Button(_("A calendar file for my p&hone…"), icon_name="diary", height=40, wraps=True)
        self.calendar_button.clicked.connect(self.calendar_asked)
        self.steps = self._add_parts()
        if at_once:
            for _step in self.steps:
                pass

    def _add_parts(self) -> Iterator[None]:
        for row in setting_rows():
            if row.section not in self._cards:
                yield
            card = self._add_row(row)
            if row.name == "stay_in_tray":
                self._add_row(self._login)
                card.body.addWidget(self._no_tray)
                card.body.addWidget(self.calendar_button, 0, Qt.AlignmentFlag.AlignLeft)
                self._reminders = card
            if row.name == "rating_scale":
                self.symptoms = SymptomSettings(self.inside)
                self.symptoms.listed.connect(self.symptoms_listed)
                self.symptoms.main_chosen.connect(self.main_chosen)
                self.body.addWidget(self.symptoms)
                yield
            elif row.name == "suggestions_on":
                card.body.addWidget(self.hidden)
        self.file = FileCard(self.inside)
        self.body.addWidget(self.file)
        self._nothing = Label("")
        self._nothing.hide()
        self.body.addWidget(self._nothing)
        self.about_button = Button(_("A&bout B12 Diary"), icon_name="info")
        self.about_button.clicked.connect(self.about_asked)
        self.body.addWidget(self.about_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def _add_row(self, row: SettingRow) -> Card:
        if row.section not in self._cards:
            card = Card(row.section, parent=self.inside)
            card.body.setSpacing(0)
            self._cards[row.section] = (card, [])
            self.body.addWidget(card)
        card, rows = self._cards[row.section]
        line = Line() if rows else None
        if line is not None:
            card.body.addWidget(line)
        widget = _Row(row, card)
        widget.control.picked.connect(lambda key: self._pick(row, key))
        card.body.addWidget(widget)
        rows.append((widget, line))
        self._rows[row.name] = widget
        return card

    def fill_ahead(self, excerpt: Excerpt) -> Iterator[None]:
        """Make the rows of the symptoms, some at a time."""
        return self.symptoms.make_rows(excerpt)

    def wanted_span(self, day: date) -> DateSpan:
        """No ratings are needed here."""
        return DateSpan(day, day)

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """Show what is chosen now."""
        del day
        self._preferences = excerpt.preferences
        self._no_tray.setVisible(not has_place())
        for row in self._rows.values():
            if row.setting is not self._login:
                row.fill(row.setting.key_of(excerpt.preferences))
        self.hidden.fill(excerpt.preferences.hidden_suggestions)
        self.symptoms.show_excerpt(excerpt)

    def show_login(self, is_on: bool | None) -> None:
        """Show whether the program starts at login; None = this system has no way to choose that here."""
        row = self._rows[self._login.name]
        row.is_offered = is_on is not None
        row.fill("yes" if is_on else "no")
        self._filter(self.search.text())

    def control(self, name: str) -> ChipGroup | Combo:
        """Return the choices of one setting, by the name of its row."""
        return self._rows[name].control

    def go_to(self, target: str) -> None:
        """Show "symptoms", or the setting with the name of a preference; all settings again."""
        self.search.clear()
        self._filter("")
        if target == "symptoms":
            focus_in_place(self.symptoms.add_button)
        elif target in self._rows:
            control = self._rows[target].control
            focus_in_place(control if isinstance(control, Combo) else control.chip(control.checked()[0]))

    def _pick(self, row: SettingRow, key: str) -> None:
        if row is self._login:
            self.login_chosen.emit(row.read(key))
        else:
            self.chosen.emit(row.field, row.value_of(self._preferences, key))

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()

        def fits(words: str) -> bool:
            return all(word in words for word in wanted)

        n_shown = 0
        for card, rows in self._cards.values():
            n_here = 0
            for widget, line in rows:
                shown = widget.is_offered and fits(widget.setting.words)
                _show(widget, shown)
                if line is not None:
                    _show(line, shown and n_here > 0)
                n_here += shown
            if card is self._reminders and not self.calendar_button.isHidden():
                n_here += fits(_("Reminders calendar file phone").casefold())
            _show(card, n_here > 0)
            n_shown += n_here
        for part, words in (
            (self.symptoms, _("My symptoms main daily weekly order name ask rate")),
            (self.file, _("My diary file folder place where kept saved backup copy passphrase password lock delete")),
            (self.about_button, _("About version licence help")),
        ):
            _show(part, fits(words.casefold()))
            n_shown += not part.isHidden()
        self._nothing.setText(_("No setting is called “{words}”.").format(words=text.strip()))
        self._nothing.setVisible(n_shown == 0)


def _show(part: QWidget, is_shown: bool) -> None:
    """Show or hide a part; one that stays as it is would find all its parts new places."""
    if part.isHidden() is is_shown:
        part.setVisible(is_shown)
