"""How often, as a kind and a number, wherever a plan or a run of injections is typed. Nothing is chosen beforehand."""

from PySide6.QtCore import QSize

from b12diary.domain.regimen import Rhythm, RhythmUnit
from b12diary.i18n import _
from b12diary.ui.theme import metric
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.fields import TextField

_ALTERNATE = "alternate"
_ALTERNATE_DAYS = Rhythm(2, RhythmUnit.DAYS)


def rhythm_choices() -> list[Choice]:
    """Return the ways to say how often."""
    return [
        Choice(RhythmUnit.WEEKS, _("every … weeks")),
        Choice(RhythmUnit.MONTHS, _("every … months")),
        Choice(RhythmUnit.DAYS, _("every … days")),
        Choice(RhythmUnit.PER_WEEK, _("… times a week")),
        Choice(_ALTERNATE, _("on alternate days")),
    ]


class NumberField(TextField):
    """A field just wide enough for a small number."""

    def __init__(self) -> None:
        """Make an empty field."""
        super().__init__(height=40, most_letters=4)

    def sizeHint(self) -> QSize:
        """Room for four figures, and for the label above."""
        return QSize(metric(104), super().sizeHint().height())

    def number(self) -> int | None:
        """Return the whole number above 0 that stands in the field; None when it is empty or no such number."""
        text = self.text().strip()
        return int(text) if text.isascii() and text.isdigit() and int(text) > 0 else None


class RhythmFields:
    """A kind and a number, to be placed in a form by whoever asks."""

    def __init__(self) -> None:
        """Make the fields with nothing chosen."""
        self.kind = Combo(rhythm_choices())
        self.number = NumberField()
        self.row = (("kind", _("Ho&w often"), self.kind), ("interval_days", _("Num&ber"), self.number))

    def fill(self, rhythm: Rhythm | None, unit: RhythmUnit | None = None) -> None:
        """Show a rhythm, or none, or a kind without its number. Emits nothing."""
        if rhythm == _ALTERNATE_DAYS:
            self.kind.fill(_ALTERNATE)
            self.number.fill("")
            return
        self.kind.fill(unit if rhythm is None else rhythm.unit)
        self.number.fill("" if rhythm is None else str(rhythm.count))

    def rhythm(self) -> Rhythm | None:
        """Return the rhythm; None when it is not complete."""
        kind, number = self.kind.key(), self.number.number()
        if kind == _ALTERNATE:
            return _ALTERNATE_DAYS
        return None if kind is None or number is None else Rhythm(number, RhythmUnit(kind))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen or typed."""
        return self.kind.key() is None and not self.number.text().strip()

    @property
    def needs_number(self) -> bool:
        """Whether the kind that is chosen goes with a number."""
        return self.kind.key() != _ALTERNATE

    def problems(self) -> dict[str, str]:
        """Return what does not fit, by the keys of `row`."""
        if self.kind.key() is None:
            return {"kind": _("Choose how often.")}
        return {} if self.rhythm() else {"interval_days": _("Write a whole number, like 12.")}
