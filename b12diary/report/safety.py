"""The signs that need quick care, as the person ticked them, never inferred: a frame while one is open, else a line."""

from dataclasses import dataclass
from datetime import date

from b12diary.domain.care import Sign, care_texts, country_of
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.safety import CareLevel, SafetyTick
from b12diary.i18n import _, day_text, ngettext
from b12diary.report.typed import isolated, one_line

NOTE_LETTERS = 200


@dataclass(frozen=True, slots=True)
class OpenSign:
    """One sign that was ticked and not cleared.

    `card` names the care card that opened, `advice` is its heading with the country's own numbers; both are empty
    for a sign that this version does not know. `note` may be empty.
    """

    words: str
    ticked_on: date
    note: str
    card: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class SafetyPart:
    """The safety list on the page.

    Attributes:
        open_signs: most urgent first; empty when nothing is open.
        lead: the bold beginning of the line.
        text: the rest of it.
    """

    open_signs: tuple[OpenSign, ...]
    lead: str
    text: str


def _open_sign(tick: SafetyTick, words: str, sign: Sign | None, country: str) -> OpenSign:
    note = one_line(tick.note, NOTE_LETTERS)
    if sign is None:
        return OpenSign(words, tick.ticked_on, note)
    heading = care_texts().help_lines(country).heading(sign.level)
    return OpenSign(words, tick.ticked_on, note, sign.card.label, heading.rstrip(":"))


def safety_part(excerpt: Excerpt, first: date, last: date) -> SafetyPart | None:
    """Return the safety list, or None where a private tick makes any statement about the list untrue.

    Args:
        excerpt: whose ticks are told; open ones always, cleared ones when their days touch `first` to `last`.
        first: first day that the page covers.
        last: last day that the page covers.
    """
    signs = {s.id: s for s in care_texts().signs}

    def words(tick: SafetyTick) -> str:
        sign = signs.get(tick.sign)
        return sign.label if sign else one_line(tick.sign, 80)

    def matters(tick: SafetyTick) -> bool:
        return tick.is_open or (tick.ticked_on <= last and tick.cleared_on is not None and tick.cleared_on >= first)

    ticks = [t for t in excerpt.ticks if matters(t)]
    told = [t for t in ticks if not t.is_private]
    if len(told) < len(ticks) and not any(t.is_open for t in told):
        return None
    level = {t.id: signs[t.sign].level if t.sign in signs else CareLevel.SOON for t in told}
    open_ticks = sorted((t for t in told if t.is_open), key=lambda t: (level[t.id], t.ticked_on))
    country = country_of(excerpt.preferences)
    open_signs = tuple(_open_sign(t, words(t), signs.get(t.sign), country) for t in open_ticks)
    cleared = [
        _("{sign}: ticked {day}, cleared {cleared}").format(
            sign=isolated(words(t)), day=day_text(t.ticked_on), cleared=day_text(t.cleared_on)
        )
        for t in told
        if t.cleared_on is not None
    ]
    n = len(signs)
    if open_signs:
        others = n - len({t.sign for t in told})
        lead = ""
        text = (
            ngettext("Other {n} sign: not ticked.", "Other {n} signs: not ticked.", others).format(n=others)
            if others and len(told) == len(ticks)
            else ""
        )
    elif cleared:
        lead = _("None open")
        text = _("of {n} signs that need quick care.").format(n=n)
    else:
        lead = _("None ticked")
        text = _("of {n} signs that need quick care. The diary does not check entries for emergencies.").format(n=n)
    return SafetyPart(open_signs, lead, " ".join(part for part in (text, *(f"{c}." for c in cleared)) if part))
