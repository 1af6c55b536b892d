"""Get help: noting a sign, clearing it, whose telephone numbers are shown, and printing the cards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from b12diary import __version__
from b12diary.diary import Diary
from b12diary.domain.care import care_texts
from b12diary.domain.days import DateSpan
from b12diary.domain.help_lines import PhoneLine, set_number
from b12diary.domain.preferences import Preferences
from b12diary.domain.safety import SafetyTick, SignId
from b12diary.i18n import _
from b12diary.report.care_sheet import care_sheet
from b12diary.report.sheet_size import paper_of
from b12diary.ui.dialogs.print_page import ask_printer
from b12diary.ui.pages.help import HelpPage
from b12diary.ui.wiring.steps import Shell, made

if TYPE_CHECKING:
    from b12diary.ui.window import MainWindow

_ALONE = "help_without_diary"
_NO_RATINGS = DateSpan(date.min, date.min)


def connect(page: HelpPage, diary: Diary, shell: Shell) -> None:
    """Connect the page's signals to the diary."""

    def tick(sign: str) -> None:
        known = care_texts().sign(SignId(sign))
        if made(page, lambda: diary.tick_sign(SignId(sign))) is None:
            return
        page.show_sign(SignId(sign))
        if known is not None and known.is_private:
            shell.say(_("Noted. It is kept off the page for your appointment."), undo=True)
        else:
            shell.say(_("Noted in your diary."), undo=True)

    def clear(key: str) -> None:
        known = _tick(diary, key)
        if known is not None and made(page, lambda: diary.record(replace(known, cleared_on=diary.today))) is not None:
            shell.say(_("Cleared. It stays in the history of your diary."), undo=True)

    def hide(key: str, is_private: bool) -> None:
        known = _tick(diary, key)
        if known is None or made(page, lambda: diary.record(replace(known, is_private=is_private))) is None:
            return
        hidden, shown = _("It is kept off the page for your appointment."), _("It stands on your page.")
        shell.say(hidden if is_private else shown, undo=True)

    def pick(country: str) -> None:
        if made(page, lambda: diary.set_preferences(country=country)) is not None:
            shell.say(_("These are the telephone numbers from now on."), undo=True)

    page.sign_ticked.connect(tick)
    page.tick_cleared.connect(clear)
    page.tick_hidden.connect(hide)
    page.country_picked.connect(pick)
    _connect_numbers(page, diary, shell)


def _connect_numbers(page: HelpPage, diary: Diary, shell: Shell) -> None:
    def type_number(line: PhoneLine, text: str) -> None:
        own = set_number(diary.preferences.own_numbers, line, text)
        if own == diary.preferences.own_numbers:
            page.numbers.row(line.id).fill(line)  # as it was, whatever was typed
            return
        if made(page, lambda: diary.set_preferences(own_numbers=own)) is None:
            return
        typed = next((number for name, number in own if name == line.id), "")
        if typed:
            shell.say(_("Your number for {name} is kept.").format(name=line.name), undo=True)
        else:
            words = _("This is the program’s number again.") if line.printed else _("Your number is removed.")
            shell.say(words, undo=True)

    def is_starting() -> bool:
        return not diary.preferences.first_start_done and not diary.has_ratings

    page.number_typed.connect(type_number)
    page.print_asked.connect(lambda: print_cards(page, replace(diary.preferences, country=page.lines.code)))
    page.offer_return(is_offered=is_starting())
    page.return_asked.connect(lambda: shell.show_page("first_start" if is_starting() else "today"))


def show_without_diary(window: "MainWindow") -> None:
    """Show where to get help, and nothing else, while no diary is open; from there back to where one was."""
    before = window.current
    if before in {"", _ALONE}:
        return
    page = window.page(_ALONE)
    if not isinstance(page, HelpPage):
        page = HelpPage()
        connect_without_diary(page, window.show_page)
        window.add_page(_ALONE, page)
    page.came_from = before
    window.show_page(_ALONE)


def connect_without_diary(page: HelpPage, show_page: Callable[[str], None]) -> None:
    """Let the page help where no diary is open: a country is shown and not kept, nothing can be noted."""
    page.without_diary()
    page.offer_return(is_offered=True)
    page.return_asked.connect(lambda: show_page(page.came_from))
    page.country_picked.connect(lambda country: page.show_numbers(Preferences(country=country)))
    page.print_asked.connect(lambda: print_cards(page, Preferences(country=page.lines.code)))


def print_cards(page: HelpPage, chosen: Preferences) -> None:
    """Print the care cards with the numbers in sight, through the system's own dialog."""
    sheet = care_sheet(chosen.country, chosen.own_numbers, paper_of(chosen), __version__)
    ask_printer(
        page,
        sheet,
        lambda: page.message_bar.show_message(_("The cards were sent to the printer.")),
        lambda error: page.message_bar.show_message(str(error)),
    )


def _tick(diary: Diary, key: str) -> SafetyTick | None:
    return next((tick for tick in diary.excerpt(_NO_RATINGS).ticks if tick.id == key), None)
