"""All pages: their words, where they stand, how each is made and connected.

A page is imported when it is first shown, so that the first paint waits for one page only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from b12diary.i18n import _

if TYPE_CHECKING:
    from b12diary.diary import Diary
    from b12diary.ui.shell import Shell
    from b12diary.ui.widgets.page import Page

Make = Callable[["Diary", "Shell"], "Page"]


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page. `make` returns it connected; `icon_name` empty = it has no place in the sidebar and stands alone."""

    key: str
    text: str
    make: Make
    icon_name: str = ""
    keys: str = ""
    at_foot: bool = False


def pages() -> tuple[PageEntry, ...]:
    """Return all pages in the order of the sidebar, those that stand alone last."""
    return (
        PageEntry("today", _("Today"), _today, "today", "Ctrl+1"),
        PageEntry("injections", _("Injections"), _injections, "injections", "Ctrl+2"),
        PageEntry("diary", _("Diary"), _diary, "diary", "Ctrl+3"),
        PageEntry("patterns", _("Patterns"), _patterns, "patterns", "Ctrl+4"),
        PageEntry("appointment", _("Appointment"), _appointment, "appointment", "Ctrl+5"),
        PageEntry("help", _("Get help"), _help, "help", "Ctrl+6", at_foot=True),
        PageEntry("settings", _("Settings"), _settings, "settings", "Ctrl+,", at_foot=True),
        PageEntry("first_start", _("First start"), _first_start),
    )


def _today(diary: "Diary", shell: "Shell") -> "Page":
    from b12diary.ui.pages.today import TodayPage
    from b12diary.ui.wiring.today import connect

    page = TodayPage()
    connect(page, diary, shell)
    return page


def _injections(diary: "Diary", shell: "Shell") -> "Page":
    from b12diary.ui.pages.injections import InjectionsPage
    from b12diary.ui.wiring.injections import connect

    page = InjectionsPage()
    connect(page, diary, shell)
    return page


def _diary(diary: "Diary", shell: "Shell") -> "Page":
    from b12diary.ui.pages.diary import DiaryPage
    from b12diary.ui.wiring.diary import connect

    page = DiaryPage()
    connect(page, diary, shell)
    return page


def _patterns(diary: "Diary", shell: "Shell") -> "Page":
    from b12diary.ui.pages.patterns import PatternsPage
    from b12diary.ui.wiring.patterns import connect

    page = PatternsPage()
    connect(page, diary, shell)
    return page


def _appointment(diary: "Diary", shell: "Shell") -> "Page":
    from b12diary.ui.pages.appointment import AppointmentPage
    from b12diary.ui.wiring.appointment import connect

    page = AppointmentPage()
    connect(page, diary, shell)
    return page


def _help(diary: "Diary", shell: "Shell") -> "Page":
    from b12diary.ui.pages.help import HelpPage
    from b12diary.ui.wiring.help import connect

    page = HelpPage()
    connect(page, diary, shell)
    return page


def _settings(diary: "Diary", shell: "Shell") -> "Page":
    from b12diary.ui.pages.settings import SettingsPage
    from b12diary.ui.wiring.settings import connect

    page = SettingsPage()
    connect(page, diary, shell)
    return page


def _first_start(diary: "Diary", shell: "Shell") -> "Page":
    from b12diary.ui.pages.first_start import FirstStartPage
    from b12diary.ui.wiring.first_start import connect

    page = FirstStartPage()
    connect(page, diary, shell)
    return page
