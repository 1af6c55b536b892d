"""The care cards as one plain sheet of paper, as data: for the fridge, a bag, or somebody who helps.

It says whom to call and when, and nothing of the diary: no name, no entry, no sign that was ticked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from b12diary.domain.care import CareCard, CareTexts, care_texts
from b12diary.domain.help_lines import HelpLines, PhoneLine, unbroken
from b12diary.domain.preferences import Paper
from b12diary.domain.safety import CareLevel
from b12diary.i18n import _, language

KEEP_SAFE = "keep_safe"
"""The card under which somebody to talk to is named."""


@dataclass(frozen=True, slots=True)
class SheetCard:
    """One card. `above` says how soon and what about, `heading` what to do; `foot` may be empty."""

    level: CareLevel
    above: str
    heading: str
    bullets: tuple[str, ...]
    foot: str


@dataclass(frozen=True, slots=True)
class SheetNumber:
    """One line of the list of numbers; `mark` says whose number it is, empty for one that came with the program."""

    name: str
    number: str
    mark: str


@dataclass(frozen=True, slots=True)
class CareSheet:
    """Everything on the sheet, the most urgent first.

    Attributes:
        country: whose numbers these are.
        checked: when the printed numbers were last compared with public pages; None where there are none.
        language: of all words on it.
    """

    country: str
    static: str
    cards: tuple[SheetCard, ...]
    numbers: tuple[SheetNumber, ...]
    note: str
    checked: date | None
    paper: Paper
    version: str
    language: str

    @property
    def title(self) -> str:
        """Name of the document."""
        return _("B12 Diary: get help")


def care_sheet(country: str, own: Iterable[tuple[str, str]], paper: Paper, version: str) -> CareSheet:
    """Return the sheet of a country, with the numbers that the person typed instead of the printed ones."""
    texts = care_texts()
    lines = texts.help_lines(country, own)
    return CareSheet(
        lines.label,
        texts.static,
        tuple(_card(texts, card, lines) for card in sorted(texts.cards, key=lambda c: c.level)),
        tuple(SheetNumber(line.name, unbroken(line.number), own_mark(line)) for line in lines.lines() if line.number),
        lines.note,
        lines.checked,
        paper,
        version,
        language(),
    )


def _card(texts: CareTexts, card: CareCard, lines: HelpLines) -> SheetCard:
    above = _("{level} · {topic}").format(level=texts.level_label(card.level), topic=card.label)
    return SheetCard(card.level, above, lines.heading(card.level), card.bullets, card_foot(texts, card, lines))


def own_mark(line: PhoneLine) -> str:
    """Say that a number is the person's own, and which one came with the program; empty for a printed number."""
    if not line.own:
        return ""
    if line.is_replaced:
        return _("typed by you; the program’s number is {number}").format(number=unbroken(line.printed))
    return _("typed by you")


def card_foot(texts: CareTexts, card: CareCard, lines: HelpLines) -> str:
    """Return the sentences under a card's bullets: its own, whom to talk to, and which number is the person's own."""
    parts = [card.catch_all]
    if card.id == KEEP_SAFE:
        parts.append(texts.crisis_text(lines))
    named = {CareLevel.EMERGENCY: lines.emergency_line, CareLevel.URGENT: lines.urgent_line}.get(card.level)
    if named is not None and named.own:
        parts.append(_("{number}: {mark}.").format(number=unbroken(named.own), mark=own_mark(named)))
    if card.level is not CareLevel.EMERGENCY and lines.surgery.own:
        parts.append(_("{name}: {number}.").format(name=lines.surgery.name, number=unbroken(lines.surgery.own)))
    return " ".join(part for part in parts if part)
