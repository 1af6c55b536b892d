"""What the program says of each flag: why this diary cannot say more than "possible", without a hint what to do."""

from collections.abc import Sequence

from b12diary.analysis.results import Flag
from b12diary.i18n import _


def flag_sentence(flag: Flag, *, for_page: bool = False) -> str:
    """Return the sentence of one flag.

    Args:
        flag: what the calendar of the diary cannot separate.
        for_page: for whoever reads the printed page; it speaks to no user of the program.
    """
    if for_page and flag in (on_page := _page_sentences()):
        return on_page[flag]
    return {
        Flag.SAME_AS_WEEK: _("Injection day and weekday are the same thing in this diary."),
        Flag.SAME_AS_MONTH: _("A monthly rhythm would look the same. Noting periods would help."),
        Flag.INJECTED_WHEN_BAD: _("Injections may follow bad days here, so bad days before an injection show nothing."),
        Flag.IRREGULAR_UNEXPLAINED: _(
            "Your gaps differ in length. Settings asks whether your injections come on fixed dates or by feeling."
        ),
        Flag.ONLY_LAST_DAYS: _("Only the very last days are higher. Knowing that an injection is due can do this."),
        Flag.MOSTLY_BACKFILLED: _("More than half of these entries were written down more than 2 days late."),
    }[flag]


def _page_sentences() -> dict[Flag, str]:
    """Return the flags whose sentence on the screen would puzzle or mislead on paper."""
    return {
        Flag.SAME_AS_MONTH: _("A monthly rhythm, such as periods, would look the same."),
        Flag.IRREGULAR_UNEXPLAINED: _(
            "The gaps differ in length. It is not recorded whether injections came on fixed dates or by feeling."
        ),
    }


def flag_sentences(flags: Sequence[Flag], *, for_page: bool = False) -> tuple[str, ...]:
    """Return the sentences of flags in their own order; `for_page` as in `flag_sentence`."""
    return tuple(flag_sentence(flag, for_page=for_page) for flag in Flag if flag in flags)
