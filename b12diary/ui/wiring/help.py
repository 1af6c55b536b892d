"""Get help: noting a sign, clearing it, and whose telephone numbers are shown."""

from dataclasses import replace
from datetime import date

from b12diary.diary import Diary
from b12diary.domain.care import care_texts
from b12diary.domain.days import DateSpan
from b12diary.domain.safety import SafetyTick, SignId
from b12diary.i18n import _
from b12diary.ui.pages.help import HelpPage
from b12diary.ui.wiring.steps import Shell, made

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


def _tick(diary: Diary, key: str) -> SafetyTick | None:
    return next((tick for tick in diary.excerpt(_NO_RATINGS).ticks if tick.id == key), None)
