"""Holds one diary and the window together: what changed is shown anew, what was asked for is brought into sight."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from b12diary.diary import Diary
from b12diary.domain.change import Change, Part
from b12diary.errors import DiaryError
from b12diary.i18n import _, day_text
from b12diary.ui.announce import announce
from b12diary.ui.background import Background
from b12diary.ui.bridge import Bridge
from b12diary.ui.clock_words import clock_words
from b12diary.ui.curtain import Curtain
from b12diary.ui.making import PageMaker
from b12diary.ui.registry import PageEntry
from b12diary.ui.theme import SystemWatch, look, put_on, wanted_look
from b12diary.ui.widgets.page import Page
from b12diary.ui.window import MainWindow
from b12diary.ui.window_state import WindowState

if TYPE_CHECKING:
    from collections.abc import Callable

    from b12diary.ui.wiring.safekeeping import SafeDesk

_CLOCK_MS, _UNSEEN_CLOCK_MS = 30_000, 300_000  # unseen there is no hurry: coming back asks again


class Shell(QObject):
    """The one place that knows both the diary and the window.

    Attributes:
        diary: the diary that is open.
        seen: the same, as the pages show it: see `ui.curtain`.
        background: does work beside the window.
        maker: makes the pages.
        day: the diary day that the window is on.
        commands: what answers to each command of `ui.commands`; call `offer_commands` after adding one.

    Signals:
        restore_asked(object, str): put this `Backup` in the diary's place; with its passphrase, or empty.
        deletion_asked(): delete the diary with its backups.
        passphrase_changed(): there is another passphrase, or none any more.
        home_asked(object, object): keep the person's diary at this path from now on, and then fill it by this function.
    """

    restore_asked = Signal(object, str)
    deletion_asked = Signal()
    passphrase_changed = Signal()
    home_asked = Signal(object, object)

    def __init__(
        self, window: MainWindow, diary: Diary, entries: tuple[PageEntry, ...], state: WindowState, watch: SystemWatch
    ) -> None:
        """Join them and show nothing yet."""
        super().__init__(window)
        self.window, self.diary, self.state = window, diary, state
        self._curtain, self._name = Curtain(diary), ""
        self.seen = self._curtain.as_diary
        self.background = Background(self)
        self.day = self._today = diary.today
        self._entries = entries
        self.maker = PageMaker(self, entries)
        self._watch = watch
        self._safe_desk: SafeDesk | None = None
        self._bridge = Bridge(diary, self)
        self._bridge.changed.connect(self._changed)
        self.commands: dict[str, Callable[[], object]] = {
            "undo": self.undo,
            "redo": self.redo,
            "record_injection": lambda: self.show_page("injections", "record"),
            "day_before": lambda: self.show_day(date.fromordinal(self.day.toordinal() - 1)),
            "day_after": lambda: self.show_day(min(self._today, date.fromordinal(self.day.toordinal() + 1))),
            "go_today": lambda: self.show_day(self.diary.today),  # which may have come while a note was written
            "print": lambda: self.show_page("appointment", "print"),
            "guide": self.show_guide,
            "keys": self.show_keys,
            "evidence": self.show_evidence,
            "about": self.show_about,
            "hide_details": self.hide_details,
            "quit": window.quit,
        }
        window.page_asked.connect(self.show_page)
        window.command_asked.connect(self._run)
        window.closing.connect(self.close)
        window.put_away.connect(self.keep)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(self.look_at_clock)
        self._clock.start()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self._came_back)
        self.offer_commands()

    # --- pages

    def show_page(self, name: str, target: str = "") -> None:
        """Bring a page into sight, made and filled if need be, and there the part called `target`."""
        current = self.window.page(self.window.current)
        if current is not None and name != self.window.current:
            current.commit_edits()
            current.message_bar.clear_message()
        known = self.window.page(name)
        page = known or self.maker.make(name)
        if page.is_stale:
            self.fill(page)
        if known is None:
            # Filled before it is taken in: the first page of all is in sight as soon as it is.
            self.window.add_page(name, page)
        self.window.show_page(name)
        if target:
            page.go_to(target)

    def fill(self, page: Page) -> None:
        """Show in a page what the diary holds now."""
        page.refresh(self.seen.excerpt(page.wanted_span(self.day)), self.day)

    def refresh(self) -> None:
        """Fill the page in sight anew; the others when they come into sight."""
        self.maker.wait()
        for key, page in self.window.made_pages().items():
            page.is_stale = True
            if key == self.window.current:
                self.fill(page)

    def show_day(self, day: date) -> None:
        """Put the window on another day, never one that is still to come."""
        # Asked anew: midnight may have passed while the page was being written on.
        self._today = self.diary.today
        self.day = min(day, self._today)
        self.refresh()

    # --- changes

    def _changed(self, change: Change) -> None:
        if Part.PREFERENCES in change.parts:
            self.dress()
            self.name_window(self._name)
            if self._safe_desk is not None:
                self._safe_desk.fill()
            # Another hour at which the day begins can make it another day.
            self._take_day(self.diary.today)
        current = self.window.page(self.window.current)
        if current is not None:
            current.message_bar.clear_message()
        self.refresh()
        self._name_undo()

    def _name_undo(self) -> None:
        self.window.name_undo(self.seen.undo_label, self.seen.redo_label)

    def undo(self) -> None:
        """Take the newest step back, on disk, and say so."""
        self._step_back(is_undo=True)

    def redo(self) -> None:
        """Bring the step undone last back, on disk, and say so."""
        self._step_back(is_undo=False)

    def _step_back(self, *, is_undo: bool) -> None:
        from b12diary.ui.wiring.stepping_back import step_back

        step_back(self, is_undo=is_undo)

    def say(self, text: str, *, undo: bool = False) -> None:
        """Say what was done, in the message bar of the page in sight; `undo` offers to take it back."""
        page = self.window.page(self.window.current)
        if page is not None:
            page.message_bar.show_message(self._curtain.sentence(text), _("Undo") if undo else "")

    def show_error(self, error: DiaryError) -> None:
        """Say what happened, why and what can be done; what was typed stays where it is."""
        page = self.window.page(self.window.current)
        if page is not None:
            told = self._curtain.sentence(str(error))
            page.message_bar.show_message(told)
            announce(page, told, at_once=True)

    def name_window(self, name: str) -> None:
        """Let the window's title name the diary, if `name` is not empty."""
        self._name, program = name, _("B12 Diary")
        shown = self._curtain.name(name)
        self.window.setWindowTitle(_("{diary} – {program}").format(diary=shown, program=program) if shown else program)
        self.window.covers_places = self._curtain.is_drawn

    def hide_details(self) -> None:
        """Hide personal details, or show them again."""
        page = self.window.page(self.window.current)
        if page is not None:
            page.commit_edits()
        hides = not self._curtain.is_drawn
        try:
            self.diary.set_preferences(hide_details=hides)
        except DiaryError as error:
            self.show_error(error)
            return
        hidden = _("Your name and your own words are hidden here. What you print has them.")
        self.say(hidden if hides else _("Your name and your own words are shown."), undo=True)

    # --- commands, look, clock

    def offer_commands(self) -> None:
        """Show the commands that have an answer."""
        self.window.offer_commands(self.commands.keys())
        self._name_undo()

    def _run(self, key: str) -> None:
        answer = self.commands.get(key)
        if answer is not None:
            answer()

    def open_example(self) -> None:
        """Put the window on a throw-away copy of the example diary."""
        self._run("example")

    def ask_for_other_diary(self) -> None:
        """Ask which diary is to be opened instead of this one."""
        self._run("open_diary")

    def keep_at(self, path: Path, fill: "Callable[[Diary, Shell, Page], None]") -> None:
        """Keep the person's diary at `path` from now on; `fill` gets the new diary, its shell and the page in sight."""
        self.home_asked.emit(path, fill)

    def show_folder(self) -> None:
        """Show the folder of the diary file in the system's own file manager."""
        if self.diary.path is not None:
            from PySide6 import QtCore, QtGui

            QtGui.QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(self.diary.path.parent)))

    @property
    def safekeeping(self) -> "SafeDesk":
        """What answers to everything about the diary file: backups, passphrase, deleting it."""
        from b12diary.ui.wiring.safekeeping import SafeDesk

        if self._safe_desk is None:
            self._safe_desk = SafeDesk(self)
        return self._safe_desk

    def tell_passphrase(self) -> None:
        """Let whoever follows the passphrase know that there is another, or none any more."""
        self.passphrase_changed.emit()

    def show_evidence(self) -> None:
        """Show what the program's words rest on."""
        from b12diary.ui.dialogs.evidence import show_evidence

        show_evidence(self.window)

    def show_about(self) -> None:
        """Say what the program is for and not for."""
        from b12diary.ui.dialogs.about import AboutDialog

        about = AboutDialog(self.window)
        about.finished.connect(about.deleteLater)
        about.open()

    def show_guide(self, anchor: str = "") -> None:
        """Show the user guide, at what explains the page in sight or at a place in it."""
        from b12diary.ui.wiring.guide import show_guide

        show_guide(self.window, self.window.current, self.diary.preferences, anchor)

    def show_keys(self) -> None:
        """Show the sheet with all keys."""
        from b12diary.ui.key_sheet import KeySheet

        sheet = KeySheet(self._entries, self.window)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def dress(self) -> None:
        """Put on the look that the person and the system want, if it is not on already."""
        if self.diary.safe.is_resting:
            return
        chosen = self.diary.preferences
        self.state.theme, self.state.text_percent = chosen.theme, chosen.text_percent
        if chosen.first_start_done and self.diary.path is not None:
            # Before that, and for an example, the window speaks as it was asked to.
            self.state.language = chosen.language
        wanted = wanted_look(chosen.theme, chosen.text_percent, self._watch.system())
        app = QApplication.instance()
        if wanted != look() and isinstance(app, QApplication):
            put_on(app, wanted)

    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._clock.isActive():
            self.look_at_clock()
            self.maker.go_on()

    def _take_day(self, today: date) -> bool:
        """Take up the present day; tell whether the window goes with it, as it does from today to today."""
        was_today = self.day == self._today
        # The clock can also have been put back: no day that is still to come stays in sight.
        self.day = today if was_today else min(self.day, today)
        self._today = today
        return was_today

    def look_at_clock(self) -> None:
        """Move on to the new day after midnight, but not while the person is writing about the old one."""
        self._clock.setInterval(_CLOCK_MS if self.window.isVisible() else _UNSEEN_CLOCK_MS)
        if self.diary.safe.is_resting:
            return
        today = self.diary.today
        page = self.window.page(self.window.current)
        if today == self._today:
            return
        if page is not None and page.is_being_typed_in():
            page.tell_new_day(today)
            return
        was_today = self._take_day(today)
        self.refresh()
        if was_today:
            self.say(_("A new day has begun. This is {day}.").format(day=day_text(today, "weekday")))
        self.tell_clock()

    def tell_clock(self) -> None:
        """Say so when the computer's clock may be wrong, so that nothing is written on a day that was not meant."""
        words = clock_words(self.diary) if self._clock.isActive() else ""
        if words:
            last = self.diary.last_step_at
            self.say(words, undo=last is not None and last > self.diary.now())

    def keep(self) -> None:
        """Keep what is being written, and where the window is."""
        for page in self.window.made_pages().values():
            page.commit_edits()
        self.window.hand_over(self.state)
        if self.diary.path is not None:
            self.state.seal(self.diary.path, is_sealed=self.diary.safe.has_passphrase)

    def close(self) -> None:
        """Keep what is being written, let the diary go, end all work; closing twice is fine."""
        if not self._clock.isActive():
            return
        self._clock.stop()
        self.maker.close()
        self.keep()
        self._bridge.close()
        self.background.close()
        self.diary.close()
