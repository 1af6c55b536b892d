"""Appointments that are over, and every page that was printed or saved: each can be opened again as it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from b12diary.domain.appointment import Appointment, AppointmentId
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.printed_page import PrintedAs, PrintedPage
from b12diary.i18n import _, day_text, ngettext
from b12diary.report.choices import current_appointment, past_appointments
from b12diary.ui.focus import focus_on, holds_focus
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label

MOST_LETTERS_SHOWN = 70


def moment_text(moment: datetime) -> str:
    """Write a moment by the person's own clock: "22 Nov 2026, 14:05"."""
    local = moment.astimezone()
    return _("{day}, {time}").format(day=day_text(local.date()), time=f"{local:%H:%M}")


def printed_text(page: PrintedPage) -> str:
    """Say how and when a page was handed out: "Printed 22 Nov 2026, 14:05"."""
    told = {
        PrintedAs.PRINT: _("Printed {moment}"),
        PrintedAs.PDF: _("Saved as PDF {moment}"),
        PrintedAs.WEB: _("Saved as web page {moment}"),
        PrintedAs.TEXT: _("Copied as text {moment}"),
    }[page.how]
    return told.format(moment=moment_text(page.recorded_at))


def appointment_name(appointment: Appointment) -> str:
    """Return when an appointment was and with whom: "3 Jun 2026, Practice nurse"."""
    day = day_text(appointment.day) if appointment.day else _("no day yet")
    return ", ".join(filter(None, (day, appointment.clinician)))


@dataclass(frozen=True, slots=True)
class _Row:
    appointment: Appointment
    is_current: bool
    pages: tuple[PrintedPage, ...]


class PastForm(Card):
    """A row for each appointment: open it, or one of the pages that were handed out for it.

    Signals:
        opened(str): show the appointment with this id in the fields.
        page_asked(str): show the page with this id as it was handed out.
    """

    opened = Signal(str)
    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent=parent)
        self._shown: tuple[_Row, ...] | None = None
        self._list = QWidget()
        self.body.addWidget(self._list)
        self._layout = QVBoxLayout(self._list)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(space(4))
        self.buttons: list[Button] = []

    def fill(self, excerpt: Excerpt, pages: Sequence[PrintedPage]) -> str:
        """Show what the diary holds and return it in a few words. Emits nothing."""
        by_appointment: dict[AppointmentId, list[PrintedPage]] = {}
        for page in pages:
            by_appointment.setdefault(page.appointment, []).append(page)
        current = current_appointment(excerpt)
        listed = [current] if current is not None and current.id in by_appointment else []
        past = past_appointments(excerpt)
        rows = tuple(_Row(a, a is current, tuple(by_appointment.get(a.id, ()))) for a in (*listed, *past))
        if rows != self._shown:
            self._shown = rows
            self._rebuild(rows)
        n_pages = sum(len(row.pages) for row in rows)
        told = []
        if past:
            told.append(ngettext("{n} appointment", "{n} appointments", len(past)).format(n=len(past)))
        if n_pages:
            told.append(ngettext("{n} page", "{n} pages", n_pages).format(n=n_pages))
        return ", ".join(told)

    def _rebuild(self, rows: tuple[_Row, ...]) -> None:
        held = next((n for n, button in enumerate(self.buttons) if holds_focus(button)), None)
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for row in rows:
            self._layout.addWidget(self._row(row))
        if held is not None and self.buttons:
            focus_on(self.buttons[min(held, len(self.buttons) - 1)])

    def _row(self, row: _Row) -> QWidget:
        home = QWidget()
        layout = QVBoxLayout(home)
        layout.setContentsMargins(0, 0, 0, space(8))
        layout.setSpacing(0)
        name = appointment_name(row.appointment)
        layout.addWidget(Label(_("The coming one: {name}").format(name=name) if row.is_current else name, Role.LABEL))
        said = row.appointment.main_point
        if said:
            short = said if len(said) <= MOST_LETTERS_SHOWN else said[: MOST_LETTERS_SHOWN - 1].rstrip() + "…"
            layout.addWidget(Label(short, quiet=True))
        acts = FlowLayout(gap=4)
        if not row.is_current:
            acts.addWidget(self._button(_("Open its words"), name, self.opened, row.appointment.id))
        for page in row.pages:
            acts.addWidget(self._button(printed_text(page), name, self.page_asked, page.id))
        layout.addLayout(acts)
        return home

    def _button(self, text: str, about: str, signal: object, key: str) -> Button:
        button = Button(text, Variant.TEXT, height=40)
        button.setAccessibleDescription(about)
        emit = self.opened.emit if signal is self.opened else self.page_asked.emit
        button.clicked.connect(lambda _on=False: emit(key))
        self.buttons.append(button)
        return button


class ReopenedBar(Card):
    """Says that something earlier is shown in place of the coming appointment, and leads back.

    Signals:
        left(): the person wants the coming appointment again.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a hidden bar."""
        super().__init__(padding=12, accent="event", parent=parent)
        self._what, self._detail = Label("", Role.LABEL), Label("", quiet=True)
        self.button = Button(_("Bac&k"), icon_name="back", height=40)
        self.button.setAccessibleName(_("Back to the coming appointment"))
        self.button.clicked.connect(self.left)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._what)
        words.addWidget(self._detail)
        row = QHBoxLayout()
        row.setSpacing(space(12))
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.hide()

    def tell(self, what: str, detail: str = "") -> None:
        """Say what is shown; an empty `what` hides the bar."""
        self._what.setText(what)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setVisible(bool(what))


def reprint_words(page: PrintedPage, *, is_same_language: bool, is_same_version: bool) -> tuple[str, str]:
    """Return what is said above a page that is shown as it was handed out, and whether it is drawn anew."""
    if not is_same_language:
        detail = _("It was made in another language. Its sentences are as they were then, its headings are in today’s.")
        return printed_text(page), detail
    if is_same_version:
        return printed_text(page), _("This is the same page: print or save it again.")
    detail = _("It says the same as then. A newer version draws it ({version} then), so lines may stand elsewhere.")
    return printed_text(page), detail.format(version=page.version)
