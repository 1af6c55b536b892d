"""Injections: the last and the next one, recording one in a few key presses, the list, the plan."""

from collections.abc import Iterator, Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from b12diary.domain.catalogue import site_label
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import Dose
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.regimen import Regimen
from b12diary.i18n import _, day_text
from b12diary.ui.dialogs.past_injections import PastInjections
from b12diary.ui.dialogs.plan_editor import PlanEditor
from b12diary.ui.focus import focus_on
from b12diary.ui.pages.injections_list import InjectionList
from b12diary.ui.pages.injections_summary import InjectionSummary
from b12diary.ui.pages.injections_view import listed, plan_lines, sites_text, sites_used
from b12diary.ui.pages.plan_card import PlanCard
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.buttons import Button
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.page import Page

_SIDE = 224
_LIST = 520


class InjectionsPage(Page):
    """The injections and the plan.

    Signals:
        draft_asked(object): fill in a new dose for this day (`date`), None = today; answered by `show_draft`.
        past_asked(): fill in what many past injections share; answered by `open_past`.
        recorded(object): a new `Dose`.
        changed(object): a recorded `Dose` with one field changed.
        removed(object): take this `Dose` away.
        past_recorded(object, object): a `Dose` to copy, and the days (tuple of `date`) to record it on.
        plan_asked(object): fill in a plan; None = a new one, answered by `open_plan`.
        plan_recorded(object): a new or changed plan, a tuple of its `Regimen`s.
        plan_removed(object): take this `Regimen` away.
        help_asked(): look something up under Get help.
        copy_asked(): all injections are wanted as a table.
    """

    draft_asked = Signal(object)
    past_asked = Signal()
    recorded = Signal(object)
    changed = Signal(object)
    removed = Signal(object)
    past_recorded = Signal(object, object)
    plan_asked = Signal(object)
    plan_recorded = Signal(object)
    plan_removed = Signal(object)
    help_asked = Signal()
    copy_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the page, still empty."""
        self.title = _("Injections")
        self._columns: QBoxLayout | None = None
        super().__init__(parent)
        self._excerpt: Excerpt | None = None
        self.past: PastInjections | None = None
        self.editor: PlanEditor | None = None
        past = Button(_("&Add past injections"), icon_name="plus", height=40)
        past.setAccessibleName(_("Add past injections"))
        self.head.addWidget(past)
        self.summary, self.list = InjectionSummary(self.inside), InjectionList(self.inside)
        self._side = QWidget(self.inside)
        self.plan, self.sites = PlanCard(self._side), Card(_("Sites used before"), parent=self._side)
        self._sites_words = QVBoxLayout()
        self._sites_words.setSpacing(space(4))
        self.sites.body.addLayout(self._sites_words)
        self._side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(space(16))
        side.addWidget(self.plan)
        side.addWidget(self.sites)
        side.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(space(16))
        self._columns.addWidget(self.list, 1, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._side, 0)
        self.body.addWidget(self.summary)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        past.clicked.connect(self.past_asked)
        self._connect()

    def _connect(self) -> None:
        self.summary.record_asked.connect(self.open_new)
        self.list.draft_asked.connect(self.draft_asked)
        self.list.recorded.connect(self.recorded)
        self.list.changed.connect(self.changed)
        self.list.removed.connect(self.removed)
        self.list.help_asked.connect(self.help_asked)
        self.list.copy_asked.connect(self.copy_asked)
        self.list.new_opened.connect(self._new_opened)
        self.list.rearranged.connect(lambda: set_reading_order(self))
        self.plan.new_asked.connect(lambda: self.plan_asked.emit(None))
        self.plan.edit_asked.connect(self.plan_asked)

    @property
    def _known(self) -> Excerpt:
        if self._excerpt is None:
            raise RuntimeError("the page has not been shown an excerpt")
        return self._excerpt

    def fill_ahead(self, excerpt: Excerpt) -> Iterator[None]:
        """Make the rows of the list, some at a time."""
        return self.list.make_rows(listed(excerpt), excerpt.today)

    def wanted_span(self, day: date) -> DateSpan:
        """Return one day: no ratings are shown here."""
        return DateSpan(day, day)

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        """Show injections and plans as they are recorded."""
        del day
        before, self._excerpt = self._excerpt, excerpt
        if before is not None and before.preferences.hide_details != excerpt.preferences.hide_details:
            self.finish_new()  # words in it were filled in before they were hidden
        if before is not None and _is_same(before, excerpt):
            return
        self.summary.fill(excerpt)
        self.list.fill(listed(excerpt), excerpt.today, sites_text(excerpt))
        self.plan.fill(plan_lines(excerpt))
        self._show_sites()
        set_reading_order(self)

    def _show_sites(self) -> None:
        while self._sites_words.count():
            item = self._sites_words.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        used = sites_used(self._known)
        for site, day in used:
            words = site_label(site)
            text = _("{site}, {day}").format(site=words[:1].upper() + words[1:], day=day_text(day, "no_year"))
            self._sites_words.addWidget(Label(text, Role.SMALL))
        self.sites.setVisible(bool(used))

    # --- a new injection

    def go_to(self, target: str) -> None:
        """Open a new injection ("record"), the past ones ("past") or the plan ("plan")."""
        if target == "record":
            self.open_new()
        elif target == "past":
            self.past_asked.emit()
        elif target == "plan":
            self.plan_asked.emit(None)

    def open_new(self) -> None:
        """Open a new injection, or go on with the one that is open."""
        if self.list.new is not None:
            self.list.new.focus_start()
        else:
            self.draft_asked.emit(None)

    def show_draft(self, dose: Dose) -> None:
        """Open the form of a new dose, filled in; where it is open already take over what follows from the plan."""
        if self.list.new is not None:
            self.list.new.form.take_plan(dose)
        else:
            self.list.open_new(dose)

    def finish_new(self) -> None:
        """Put the form away: its dose is recorded."""
        self.list.close_new()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say beside the fields of the open dose what does not fit."""
        self.list.show_problems(dict(problems))

    def commit_edits(self) -> None:
        """Tell what is typed in a recorded dose but not told yet."""
        self.list.commit()

    def _new_opened(self, is_open: bool) -> None:
        # One filled button at a time: while the form is open its own "Record" is the main thing.
        self.summary.button.setVisible(not is_open)
        if is_open:
            QTimer.singleShot(0, self, self._show_whole_form)
        else:
            focus_on(self.summary.button)

    def _show_whole_form(self) -> None:
        """Show the form from its first line where it does not fit under the summary."""
        self.scroll_to_top()
        form, bar = self.list.new, self._scroll.verticalScrollBar()
        if form is not None:
            bottom = form.mapTo(self._inner, form.rect().bottomLeft()).y()
            if bottom > self._scroll.viewport().height():
                bar.setValue(self.list.mapTo(self._inner, self.list.rect().topLeft()).y())

    # --- many past ones, and the plan

    def open_past(self, template: Dose) -> None:
        """Ask for many past injections at once; what they share is filled in like `template`."""
        days = frozenset(self._known.injection_days)
        self.past = PastInjections(template, self._known.today, days, self.window())
        self.past.wanted.connect(self.past_recorded)
        self.past.finished.connect(self._past_closed)
        self.past.open()

    def _past_closed(self) -> None:
        if self.past is not None:
            self.past.deleteLater()
            self.past = None

    def open_plan(self, plan: Regimen, *, is_new: bool) -> None:
        """Ask for a plan, filled in like `plan`."""
        self.editor = PlanEditor(plan, self._known.today, is_new=is_new, parent=self.window())
        self.editor.wanted.connect(self.plan_recorded)
        self.editor.removed.connect(self.plan_removed)
        self.editor.finished.connect(self._plan_closed)
        self.editor.open()

    def _plan_closed(self) -> None:
        if self.editor is not None:
            self.editor.deleteLater()
            self.editor = None

    # --- size

    def restyle(self) -> None:
        """Take sizes from the look."""
        super().restyle()
        self._choose_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the plan beside the list, or under it where both do not fit."""
        super().resizeEvent(event)
        self._choose_columns()

    def _choose_columns(self) -> None:
        if self._columns is None:
            return
        is_wide = self.width() >= metric(_LIST) + metric(_SIDE) + 64
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() is not direction:
            self._columns.setDirection(direction)
        self._columns.setAlignment(self.list, Qt.AlignmentFlag.AlignTop if is_wide else Qt.AlignmentFlag(0))
        self._side.setMaximumWidth(metric(_SIDE) if is_wide else 16_777_215)
        self._side.setMinimumWidth(metric(_SIDE) if is_wide else 0)


def _is_same(before: Excerpt, now: Excerpt) -> bool:
    """Tell whether all that this page shows is untouched: after a rating it need not go through every injection."""
    is_untouched = now.doses is before.doses and now.regimens is before.regimens
    return is_untouched and (now.today, now.preferences) == (before.today, before.preferences)
