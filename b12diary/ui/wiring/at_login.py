"""Whether the program starts when the person logs in: kept on this computer, so it is no step of the diary."""

from contextlib import suppress

from b12diary.i18n import _
from b12diary.ui.at_login import at_login, start_command
from b12diary.ui.pages.settings import SettingsPage
from b12diary.ui.wiring.steps import Shell


def connect_login(page: SettingsPage, shell: Shell) -> None:
    """Show what the system says, and write what is chosen at once."""
    login = at_login()

    def show() -> None:
        is_on = False  # also where the system does not say
        with suppress(OSError):
            is_on = login is not None and login.is_on()
        page.show_login(is_on if login is not None else None)

    def choose(is_on: bool) -> None:
        if login is None:
            return
        try:
            login.set_on(start_command() if is_on else None)
        except OSError as error:
            show()
            page.message_bar.show_message(_("This could not be changed: {reason}.").format(reason=error.strerror))
            return
        show()
        started = _("B12 Diary starts at your next login and waits beside the clock.")
        shell.say(started if is_on else _("B12 Diary no longer starts when you log in."), undo=False)

    show()
    page.login_chosen.connect(choose)
