"""An open sign that needs quick care comes before everything else: all other suggestions wait until it is cleared."""

from b12diary.domain.care import care_texts
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.safety import SafetyTick
from b12diary.i18n import _, day_text, ngettext
from b12diary.suggestions.suggestion import EvidenceId, Suggestion, SuggestionId

EVIDENCE = (EvidenceId("quick_care"), EvidenceId("nerve_damage_can_last"))


def open_quick_signs(excerpt: Excerpt) -> tuple[SafetyTick, ...]:
    """Return the open ticks of the signs that ask for quick care, private ones included, oldest first."""
    quick = {sign.id for sign in care_texts().signs if sign.silences}
    ticks = (tick for tick in excerpt.ticks if tick.is_open and tick.sign in quick)
    return tuple(sorted(ticks, key=lambda tick: (tick.ticked_on, tick.recorded_at)))


def silences_frequency(excerpt: Excerpt) -> bool:
    """Tell whether an open sign asks for quick care, so that the question about frequency gives way.

    Private ticks count: what is open matters, whether it is printed or not.
    """
    return bool(open_quick_signs(excerpt))


def safety_first(excerpt: Excerpt) -> Suggestion | None:
    """Point to "Get help" while a sign that needs quick care is open; it names no sign, somebody may look on."""
    ticks = open_quick_signs(excerpt)
    if not ticks:
        return None
    count = ngettext(
        "{n} sign that you noted under “Get help” is not cleared, since {day}.",
        "{n} signs that you noted under “Get help” are not cleared, the first since {day}.",
        len(ticks),
    ).format(n=len(ticks), day=day_text(ticks[0].ticked_on))
    return Suggestion(
        SuggestionId.SAFETY_FIRST,
        _("Get help first"),
        (
            _("You noted a sign that needs quick care."),
            _("If you have not had help for it, open “Get help” now."),
            _("All else that may be worth raising waits until you clear it there."),
        ),
        (count, _("This follows from your tick alone, never from your ratings.")),
        EVIDENCE,
        can_be_dismissed=False,
    )
