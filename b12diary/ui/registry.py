"""All pages: their words, where they stand, how each is made and connected.

A page is imported when it is first shown, so that the first paint waits for one page only.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from b12diary.i18n import _

if TYPE_CHECKING:
    from b12diary.diary import Diary
    from b12diary.ui.shell import Shell
    from b12diary.ui.widgets.page import Page

Steps = Iterator["Page | None"]
"""How a page is made, in steps short enough to be taken between two key presses; one of them yields it."""

Make = Callable[["Diary", "Shell"], Steps]


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page. `make` makes and connects it; `icon_name` empty = it has no place in the sidebar and stands alone.

    `is_filled_ahead` = filling it has no effect elsewhere, so it can be filled before anyone looks at it.
    """

    key: str
    text: str
    make: Make
    icon_name: str = ""
    keys: str = ""
    at_foot: bool = False
    is_filled_ahead: bool = False


def pages() -> tuple[PageEntry, ...]:
    """Return all pages in the order of the sidebar, those that stand alone last."""
    return (
        PageEntry("today", _("Today"), _today, "today", "Ctrl+1"),
        PageEntry("injections", _("Injections"), _injections, "injections", "Ctrl+2", is_filled_ahead=True),
        PageEntry("diary", _("Diary"), _diary, "diary", "Ctrl+3", is_filled_ahead=True),
        PageEntry("patterns", _("Patterns"), _patterns, "patterns", "Ctrl+4"),
        PageEntry("appointment", _("Appointment"), _appointment, "appointment", "Ctrl+5"),
        PageEntry("help", _("Get help"), _help, "help", "Ctrl+6", at_foot=True, is_filled_ahead=True),
        PageEntry("settings", _("Settings"), _settings, "settings", "Ctrl+,", at_foot=True, is_filled_ahead=True),
        PageEntry("first_start", _("First start"), _first_start),
    )


def _read_in(*modules: str) -> Steps:
    """Read in modules that a page imports, a step each."""
    for module in modules:
        import_module(f"b12diary.{module}")
        yield None


def _today(diary: "Diary", shell: "Shell") -> Steps:
    from b12diary.ui.pages.today import TodayPage
    from b12diary.ui.wiring.today import connect

    page = TodayPage(shell.window.home)
    connect(page, diary, shell)
    yield page


def _injections(diary: "Diary", shell: "Shell") -> Steps:
    yield from _read_in("ui.dialogs.past_injections", "ui.dialogs.plan_editor", "ui.pages.injections_form")
    from b12diary.ui.pages.injections import InjectionsPage

    yield None
    from b12diary.ui.wiring.injections import connect

    page = InjectionsPage(shell.window.home)
    connect(page, diary, shell)
    yield page


def _diary(diary: "Diary", shell: "Shell") -> Steps:
    from b12diary.ui.pages.diary import DiaryPage
    from b12diary.ui.wiring.diary import connect

    yield None
    page = DiaryPage(shell.window.home, at_once=False)
    yield page
    yield from page.steps
    connect(page, diary, shell)


def _patterns(diary: "Diary", shell: "Shell") -> Steps:
    from b12diary.ui.pages.patterns import PatternsPage

    yield None
    from b12diary.ui.wiring.patterns import connect

    yield None
    page = PatternsPage(shell.window.home)
    yield page
    connect(page, diary, shell)


def _appointment(diary: "Diary", shell: "Shell") -> Steps:
    from b12diary.ui.pages.appointment import AppointmentPage

    yield None
    # What makes the sheet, from what it says to how it is painted.
    yield from _read_in("report.background", "report.summary", "report.grid", "report.guide_sheet", "report.handout")
    yield from _read_in("report.paper_canvas", "report.paper_form", "report.paper")
    from b12diary.ui.wiring.appointment import connect

    yield None
    page = AppointmentPage(shell.window.home, at_once=False)
    yield page
    yield from page.steps
    connect(page, diary, shell)


def _help(diary: "Diary", shell: "Shell") -> Steps:
    from b12diary.ui.pages.help import HelpPage
    from b12diary.ui.wiring.help import connect

    yield None
    page = HelpPage(shell.window.home, at_once=False)
    yield page
    yield from page.steps
    connect(page, diary, shell)


def _settings(diary: "Diary", shell: "Shell") -> Steps:
    yield from _read_in("ui.pages.settings", "ui.wiring.safekeeping")
    from b12diary.ui.pages.settings import SettingsPage
    from b12diary.ui.wiring.settings import connect

    yield None
    page = SettingsPage(shell.window.home, at_once=False)
    yield page
    yield from page.steps
    connect(page, diary, shell)


def _first_start(diary: "Diary", shell: "Shell") -> Steps:
    from b12diary.ui.pages.first_start import FirstStartPage
    from b12diary.ui.wiring.first_start import connect

    page = FirstStartPage(shell.window.home)
    connect(page, diary, shell)
    yield page
