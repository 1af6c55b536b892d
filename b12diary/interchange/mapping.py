"""What the columns of somebody else's sheet mean, as a value: proposed by a guess or a preset, decided by the person.

A mapping says everything that cannot be read off the cells. It can be kept and used again on the next sheet with the
same heads. Ratings keep the scale that they were made on: nothing here converts one scale into another.
"""

from dataclasses import dataclass
from enum import StrEnum

from b12diary.domain.dose import Compound, Route
from b12diary.domain.rating import ScaleId
from b12diary.i18n import _
from b12diary.interchange.day_forms import DayOrder


class Meaning(StrEnum):
    """What a column holds."""

    IGNORE = "ignore"
    DAY = "day"
    TIME = "time"
    RATING = "rating"
    SYMPTOM = "symptom"
    VALUE = "value"
    INJECTION = "injection"
    MEDICINE = "medicine"
    AMOUNT = "amount"
    EVENT = "event"
    EVENTS = "events"
    NOTE = "note"
    ENTERED = "entered"


ONLY_ONCE = frozenset({Meaning.DAY, Meaning.TIME, Meaning.SYMPTOM, Meaning.VALUE, Meaning.MEDICINE, Meaning.AMOUNT})
"""What at most one column of a sheet can hold."""


class Several(StrEnum):
    """Which rating counts where a sheet has several of one symptom on one day; a diary holds one."""

    HIGHEST = "highest"
    LOWEST = "lowest"
    FIRST = "first"
    LAST = "last"


class NameKind(StrEnum):
    """What a name in a sheet names."""

    SYMPTOM = "symptom"
    MEDICINE = "medicine"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What one column means.

    Attributes:
        head: the column's head as it stands in the sheet.
        meaning: what its cells hold.
        scale: of a rating or value.
        label: what its content is called instead of the head: the symptom, the event, or the words before a note.
    """

    head: str
    meaning: Meaning = Meaning.IGNORE
    scale: ScaleId = ScaleId.NRS_0_10
    label: str = ""

    @property
    def name(self) -> str:
        """What the column's content is called."""
        return self.label or self.head


@dataclass(frozen=True, slots=True)
class NameUse:
    """What is done with what the sheet says under one name.

    Attributes:
        kind: what the name names.
        name: as it stands in the sheet.
        is_used: False leaves out all that is said under it.
        target: id of a symptom or factor; empty = one of the person's own under this name.
        scale: of a symptom's ratings, None = as the column says.
        route: how a medicine goes in; None = not said yet, and nothing of it comes in until it is.
        compound: which form of B12 a medicine is.
    """

    kind: NameKind
    name: str
    is_used: bool = True
    target: str = ""
    scale: ScaleId | None = None
    route: Route | None = None
    compound: Compound = Compound.UNKNOWN


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """All that is known about a sheet beside its cells.

    Attributes:
        columns: by their place in the sheet.
        day_order: how "03/04/2026" is meant; None = not said, and such days are refused.
        several: which of several ratings of a day counts.
        names: what was decided about names; others are matched when the sheet is read.
        words: numbers for words that stand in the place of ratings, beside those that every scale knows.
        skipped: (head, cells) pairs; rows with such a cell under this head are passed over without a word.
        shape: the preset that first brings the sheet into simple columns; empty = it is read as it is.
    """

    columns: tuple[ColumnUse, ...]
    day_order: DayOrder | None = None
    several: Several = Several.HIGHEST
    names: tuple[NameUse, ...] = ()
    words: tuple[tuple[str, int], ...] = ()
    skipped: tuple[tuple[str, tuple[str, ...]], ...] = ()
    shape: str = ""

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads that a sheet must have for this mapping to fit."""
        return tuple(column.head for column in self.columns)

    def place_of(self, meaning: Meaning) -> int | None:
        """Return where the first column of this meaning stands, None when there is none."""
        return next((n for n, column in enumerate(self.columns) if column.meaning is meaning), None)

    def has(self, *meanings: Meaning) -> bool:
        """Tell whether any column has one of these meanings."""
        return any(column.meaning in meanings for column in self.columns)

    def name_use(self, kind: NameKind, name: str) -> NameUse | None:
        """Return what was decided about a name; letter case and outer blanks do not matter."""
        wanted = name.strip().casefold()
        return next((u for u in self.names if u.kind is kind and u.name.strip().casefold() == wanted), None)

    def fits(self, heads: tuple[str, ...], shape: str = "") -> bool:
        """Tell whether a sheet with these heads, brought into this shape, is one that the mapping speaks of."""
        return shape == self.shape and _plain(heads) == _plain(self.heads)


def _plain(heads: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(head.strip().casefold() for head in heads)


def meaning_label(meaning: Meaning) -> str:
    """Return what a column can mean, as a person chooses it."""
    labels = {
        Meaning.IGNORE: _("leave it out"),
        Meaning.DAY: _("the day"),
        Meaning.TIME: _("the time of day"),
        Meaning.RATING: _("ratings of one symptom"),
        Meaning.SYMPTOM: _("names of symptoms"),
        Meaning.VALUE: _("ratings of named symptoms"),
        Meaning.INJECTION: _("an injection"),
        Meaning.MEDICINE: _("names of medicines"),
        Meaning.AMOUNT: _("amount of the medicine"),
        Meaning.EVENT: _("an event on its days"),
        Meaning.EVENTS: _("names of events"),
        Meaning.NOTE: _("a note"),
        Meaning.ENTERED: _("when it was written down"),
    }
    return labels[meaning]


def scale_label(scale: ScaleId) -> str:
    """Return a scale in words, as a person chooses it."""
    labels = {
        ScaleId.NRS_0_10: _("0 to 10"),
        ScaleId.NRS_1_10: _("1 to 10"),
        ScaleId.VERBAL_0_3: _("0 to 3, none to severe"),
        ScaleId.LIKERT_1_5: _("1 to 5"),
    }
    return labels[scale]


def several_label(several: Several) -> str:
    """Return which of several ratings counts, as a person chooses it."""
    labels = {
        Several.HIGHEST: _("the highest"),
        Several.LOWEST: _("the lowest"),
        Several.FIRST: _("the first"),
        Several.LAST: _("the last"),
    }
    return labels[several]
