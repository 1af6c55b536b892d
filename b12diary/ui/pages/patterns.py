"""Patterns: looking back. One sentence on top, then one chart at a time with its table."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import SymptomId
from b12diary.i18n import _
from b12diary.ui.announce import announce
from b12diary.ui.focus import focus_kept
from b12diary.ui.pages.patterns_needs import NeedsCard
from b12diary.ui.pages.patterns_under import UnderChart
from b12diary.ui.pages.patterns_view import (
    ChartKind,
    Dates,
    View,
    date_choices,
    series_choices,
    settled,
    unbroken,
    view_from,
)
from b12diary.ui.theme import Role, look, metric
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.chart_view import ChartView
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.empty_state import EmptyState
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.form import Form, row_of
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.page import Page
from b12diary.ui.widgets.tabs import SegmentedTabs

if TYPE_CHECKING:
    from b12diary.ui.pages.patterns_answer import Answer

_WIDE = 720
_ROOM_FOR_WORDS = 96  # of a sentence and three lines below it: the chart under them then hardly moves


class PatternsPage(Page):
    """The look-back and its charts.

    Signals:
        view_wanted(object, object): make the answer for this `Excerpt` and `View` and give it to `show_answer`. It
            follows filling, too, and changes nothing.
        picture_asked(object, object): save the chart of this `Excerpt` and `View` as a picture.
        table_asked(object): save the numbers of this `Chart` as a table.
        copied(): what is in sight was put on the clipboard.
        start_asked(): the person wants to begin with the first entry.
        limits_asked(): the person wants to read what the look-back can and cannot say.
    """

    view_wanted = Signal(object, object)
    picture_asked = Signal(object, object)
    table_asked = Signal(object)
    copied = Signal()
    start_asked = Signal()
    limits_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the frame; `take_view` puts the chart's widget in."""
        super().__init__(parent)
        self.set_title(_("Patterns"))
        self._excerpt: Excerpt | None = None
        self._view, self._step, self._look = View(), 0, look()
        self._awaits_words = False
        self.view: ChartView | None = None
        self._add_choosers()
        self._add_words()
        self._add_chart()
        self._show_empty(is_empty=False)

    # --- making

    def _add_choosers(self) -> None:
        self.symptom, self.dates = Combo(name=_("Symptom")), Combo(name=_("Dates"))
        self._choosers = QWidget()
        choosers = FlowLayout(self._choosers, gap=16)
        for text, combo, picked in (
            (_("Symptom"), self.symptom, self._pick_symptom),
            (_("Dates"), self.dates, self._pick_dates),
        ):
            label = Label(text, Role.SMALL, wraps=False)
            label.setBuddy(combo)
            choosers.addWidget(row_of(label, combo))
            combo.picked.connect(picked)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._choosers.setSizePolicy(policy)
        self.head.addWidget(self._choosers)
        self.first, self.last = DateField(date.min), DateField(date.min)
        self.range = Form(self.inside)
        self.range.add_row(("first", _("From"), self.first), ("last", _("To"), self.last))
        self.first.picked.connect(lambda day: self._look_at(replace(self._view, first=day)))
        self.last.picked.connect(lambda day: self._look_at(replace(self._view, last=day)))
        self.body.addWidget(self.range)

    def _add_words(self) -> None:
        self.empty = EmptyState(
            _("There is nothing to look back on yet."),
            _("&Begin with today"),
            detail=_("After some weeks of ratings and a few injections, this page shows whether they belong together."),
            parent=self.inside,
        )
        self.empty.acted.connect(self.start_asked)
        self._words = QWidget(self.inside)
        self.sentence = Label("", Role.SENTENCE, parent=self._words)
        self.details = Label("", quiet=True, parent=self._words)
        self.needs = NeedsCard(self.inside)
        self.body.addWidget(self.empty)
        self.evidence_button = Button(_("What this rests on"), Variant.BARE, icon_name="info", height=40)
        self.evidence_button.clicked.connect(self._show_evidence)
        layout = QGridLayout(self._words)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.sentence, 0, 0)
        layout.addWidget(self.details, 1, 0)
        layout.addWidget(self.evidence_button, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        layout.setColumnStretch(0, 1)
        self.body.addWidget(self._words)
        self.body.addWidget(self.needs)

    def _show_evidence(self) -> None:
        from b12diary.suggestions.captions import LOOK_BACK
        from b12diary.ui.dialogs.evidence import show_evidence

        show_evidence(self, LOOK_BACK, _("Looking back"))

    def _add_chart(self) -> None:
        charts = [
            Choice(ChartKind.SINCE, _("Since injection")),
            Choice(ChartKind.GAPS, _("Gap by gap")),
            Choice(ChartKind.TIME, _("Over time")),
            Choice(ChartKind.CHANGE, _("Before and after")),
            Choice(ChartKind.INJECTIONS, _("Injections")),
        ]
        self._tools = QWidget(self.inside)
        self.tabs = SegmentedTabs(charts, _("Chart"), self._tools)
        self.table_button = Button(_("Show as &table"), icon_name="table", height=40)
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.table_button)
        self.body.addWidget(self._tools)
        self.change_on = DateField(date.min)
        self.change = Form(self.inside)
        self.change.add_row(("change_on", _("Day of the change"), self.change_on))
        self.change_on.picked.connect(lambda day: self._look_at(replace(self._view, change_on=day)))
        self.body.addWidget(self.change)
        self.card = Card(parent=self.inside)
        self.under = UnderChart()
        self.caption, self.left_out = self.under.caption, self.under.left_out
        self.newer, self.older = self.under.newer, self.under.older
        self.copy_button, self.picture_button = self.under.copy_button, self.under.save_button
        self.left_out.clicked.connect(lambda on: self._look_at(replace(self._view, shows_left_out=on, skip=0)))
        self.card.body.addLayout(self.under)
        self.body.addWidget(self.card, 1)
        # Takes the room where there is no chart to take it.
        self.body.addStretch(0)
        self.tabs.picked.connect(lambda key: self._look_at(replace(self._view, chart=ChartKind(key), skip=0)))
        self.table_button.clicked.connect(self._turn_table)
        self.newer.clicked.connect(lambda: self._page(-1))
        self.older.clicked.connect(lambda: self._page(1))
        self.copy_button.clicked.connect(self._copy)
        self.picture_button.clicked.connect(self._ask_picture)
        self.under.limits.clicked.connect(self.limits_asked)

    def take_view(self, view: ChartView) -> None:
        """Put in the widget that shows charts; it needs the window's threads, which a page does not know."""
        self.view = view
        self.card.body.insertWidget(0, view, 1)
        reached = [w for w in view.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        order = [self.table_button, *reached, *self.under.tools]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    # --- filling

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """Show what there is to choose from; sentences and chart follow as soon as they are made."""
        del day
        self._excerpt = excerpt
        is_empty = not any(map(len, excerpt.ratings)) and not excerpt.injection_days
        self._show_empty(is_empty=is_empty)
        if is_empty:
            return
        self._fill_choosers(excerpt)
        self._want()

    def _show_empty(self, *, is_empty: bool) -> None:
        self.empty.setVisible(is_empty)
        for part in (self._words, self._tools, self.card, self._choosers):
            part.setVisible(not is_empty)
        self.range.setVisible(not is_empty and self._view.dates is Dates.OWN)
        self.change.setVisible(not is_empty and self._view.chart is ChartKind.CHANGE)
        if is_empty:
            self.needs.show_needs(())

    def _fill_choosers(self, excerpt: Excerpt) -> None:
        shown = settled(self._view, excerpt)
        for combo, choices, key in (
            (self.symptom, series_choices(excerpt), shown.symptom),
            (self.dates, date_choices(excerpt), shown.dates),
        ):
            if [(combo.itemData(i), combo.itemText(i)) for i in range(combo.count())] != list(choices):
                combo.set_choices([Choice(str(value), text) for value, text in choices])
            combo.fill(str(key))
        self.tabs.fill(shown.chart)
        for field, end in ((self.first, self._view.first), (self.last, self._view.last)):
            field.set_today(excerpt.today, excerpt.today)
            if field.day() != end:
                field.fill(end)
        self.change_on.set_today(excerpt.today, excerpt.today)
        self._show_fields()

    def _show_fields(self) -> None:
        self.change.setVisible(self._view.chart is ChartKind.CHANGE)
        first, last = self._view.first, self._view.last
        self.range.setVisible(self._view.dates is Dates.OWN)
        is_turned = first is not None and last is not None and first > last
        self.range.field("last").show_problem(_("This is before the first day.") if is_turned else "")

    def show_answer(self, found: "Answer") -> None:
        """Show the answer to what was wanted last; one to anything else comes too late and is not shown.

        The first answer of all has only the chart. Its words take their room when they come, and are read out then.
        """
        if found.asked != self._view or not self.empty.isHidden():
            return
        is_awaited, self._awaits_words = self._awaits_words, found.basis is None
        self._words.setMinimumHeight(metric(_ROOM_FOR_WORDS) if self._awaits_words else 0)
        self.sentence.setText(unbroken(found.sentence))
        self.details.setText(unbroken(" ".join(found.details)))
        self.details.setVisible(bool(found.details))
        self.needs.show_needs(found.needs)
        self.caption.setText(found.told)
        self._step = found.step
        if found.view.chart is ChartKind.CHANGE and self.change_on.day() != found.change_on:
            self.change_on.fill(found.change_on)
        for button in (self.copy_button, self.picture_button, self.table_button):
            button.explain_disabled("" if found.chart is not None else _("There is no chart yet."))
        self.left_out.setVisible(found.n_left_out > 0)
        self.left_out.setChecked(found.view.shows_left_out)
        self.under.show_paging(found.n_newer, found.n_older)
        if is_awaited:
            announce(self.sentence, found.sentence)
        if self.view is not None:
            # Without a chart the words under it say what to do, and must not stand below an empty frame.
            self.view.setVisible(found.chart is not None)
            self.body.setStretchFactor(self.card, int(found.chart is not None))
            self.view.show_chart(found.chart)

    def memory(self) -> dict[str, str]:
        """Keep the chart, the symptom and the dates chosen."""
        return self._view.as_state()

    def recall(self, memory: dict[str, str]) -> None:
        """Take up the chart, the symptom and the dates chosen last time."""
        self._view = view_from(memory)

    def restyle(self) -> None:
        """Take sizes from the look; a chart of another look is drawn anew."""
        super().restyle()
        if not hasattr(self, "card"):
            return  # called while the page is being made
        self._arrange()
        if self._look != look():
            self._look = look()
            self._want()

    def _arrange(self) -> None:
        """Keep the fixed title row low where the text is large for the window."""
        is_narrow = self.width() < metric(_WIDE)
        with focus_kept(self._choosers):
            if is_narrow and self.head.indexOf(self._choosers) >= 0:
                self.head.removeWidget(self._choosers)
                self.body.insertWidget(0, self._choosers)
            elif not is_narrow and self.head.indexOf(self._choosers) < 0:
                self.body.removeWidget(self._choosers)
                self.head.addWidget(self._choosers)

    # --- what the person does

    def _want(self) -> None:
        if self._excerpt is not None and self.empty.isHidden():
            self.view_wanted.emit(self._excerpt, self._view)

    def _look_at(self, view: View) -> None:
        self._view = view
        self._show_fields()
        self._want()

    def _pick_symptom(self, key: str) -> None:
        self._look_at(replace(self._view, symptom=SymptomId(key), skip=0))

    def _pick_dates(self, key: str) -> None:
        self._look_at(replace(self._view, dates=Dates(key), skip=0))

    def _page(self, way: int) -> None:
        self._look_at(replace(self._view, skip=max(0, self._view.skip + way * self._step)))

    def _turn_table(self) -> None:
        if self.view is not None:
            self.view.set_table_shown(not self.view.is_table_shown)
            is_table = self.view.is_table_shown
            self.table_button.setText(_("Show as ch&art") if is_table else _("Show as &table"))
            self.under.name_buttons(is_table=is_table)

    def _copy(self) -> None:
        if self.view is not None and self.view.chart is not None:
            self.view.copy()
            self.copied.emit()

    def _ask_picture(self) -> None:
        if self.view is not None and self.view.is_table_shown:
            self.table_asked.emit(self.view.chart)
        elif self._excerpt is not None:
            self.picture_asked.emit(self._excerpt, self._view)
