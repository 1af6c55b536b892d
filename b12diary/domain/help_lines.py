"""Whom to call: one country's telephone numbers as they come with the program, and those that the person typed instead.

A number typed by the person never hides the one it stands for: both are kept side by side and shown as what they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from b12diary.domain.safety import CareLevel
from b12diary.i18n import _

LONGEST_NUMBER = 40
SURGERY = "surgery"
"""Id of the person's own GP, clinic or nurse: the same in every country, and only theirs to fill in."""


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """One line of the list of numbers.

    Attributes:
        id: frozen name; a number typed by the person is kept under it.
        name: who answers. Names of services are as they write them, in no other language.
        printed: the number that comes with the program; empty = none is known.
        own: the number that the person typed; empty = none.
    """

    id: str
    name: str
    printed: str = ""
    own: str = ""

    @property
    def number(self) -> str:
        """What to call: the person's number before the printed one; empty when there is neither."""
        return self.own or self.printed

    @property
    def is_replaced(self) -> bool:
        """Whether the person's number stands for a printed one that differs."""
        return bool(self.own and self.printed)


@dataclass(frozen=True, slots=True)
class HelpLines:
    """One country's numbers and the headings of its care cards. An empty `code` stands for any other country.

    Attributes:
        templates: what to do at each level of `CareLevel`; "{number}" in it is the number to call.
        bare: the first heading for a country whose number is not known and not typed.
        checked: the day the printed numbers were last compared with public pages.
    """

    code: str
    label: str
    emergency_line: PhoneLine
    urgent_line: PhoneLine
    crisis: tuple[PhoneLine, ...]
    surgery: PhoneLine
    templates: tuple[str, str, str]
    bare: str = ""
    note: str = ""
    checked: date | None = None

    @property
    def emergency(self) -> str:
        """The number for emergencies; empty where none is known."""
        return self.emergency_line.number

    @property
    def urgent(self) -> str:
        """The number for help on the same day; empty where there is no single one."""
        return self.urgent_line.number

    def heading(self, level: CareLevel) -> str:
        """Return what to do at this level, one action: "Call 999 or go to A&E now if:"."""
        if level is CareLevel.EMERGENCY and not self.emergency:
            return self.bare
        number = {CareLevel.EMERGENCY: self.emergency, CareLevel.URGENT: self.urgent}.get(level, "")
        return self.templates[level - 1].format(number=unbroken(number))

    @property
    def headings(self) -> tuple[str, str, str]:
        """The headings of all levels, in their order."""
        emergency, urgent, soon = (self.heading(level) for level in CareLevel)
        return emergency, urgent, soon

    def lines(self) -> Iterator[PhoneLine]:
        """Go through all lines, the most urgent first, also those without a number."""
        yield self.emergency_line
        yield self.urgent_line
        yield self.surgery
        yield from self.crisis

    def with_own(self, numbers: Iterable[tuple[str, str]]) -> "HelpLines":
        """Return these lines with the numbers that the person typed, given by the id of their line."""
        own = dict(numbers)

        def taken(line: PhoneLine) -> PhoneLine:
            typed = own.get(line.id, "")
            return replace(line, own="" if typed == line.printed else typed)

        return replace(
            self,
            emergency_line=taken(self.emergency_line),
            urgent_line=taken(self.urgent_line),
            surgery=taken(self.surgery),
            crisis=tuple(taken(line) for line in self.crisis),
        )


def unbroken(number: str) -> str:
    """Return a number that stays in one line: half a number is worse than none."""
    return number.replace(" ", "\N{NO-BREAK SPACE}")


def tidy_number(text: str) -> str:
    """Return a typed number with single blanks, at most `LONGEST_NUMBER` letters; words beside it may stay."""
    return " ".join(text.split())[:LONGEST_NUMBER].strip()


def set_number(numbers: tuple[tuple[str, str], ...], line: PhoneLine, text: str) -> tuple[tuple[str, str], ...]:
    """Return the person's numbers with that of one line changed; the printed number or none takes it out."""
    typed = tidy_number(text)
    others = tuple(pair for pair in numbers if pair[0] != line.id)
    return (*others, (line.id, typed)) if typed and typed != line.printed else others


def _line(name: str, words: str, printed: str = "") -> PhoneLine:
    return PhoneLine(name, words, printed)


def _surgery() -> PhoneLine:
    return _line(SURGERY, _("My GP, clinic or nurse"))


def read_country(row: dict[str, Any]) -> HelpLines:
    """Return the lines of one country of `resources/catalogue/help_lines.toml`, in the language in use."""
    code = row["code"].lower()
    return HelpLines(
        code=row["code"],
        label=_(row["label"]),
        emergency_line=_line(f"{code}.emergency", _("Emergency"), _(row["emergency"])),
        urgent_line=_line(f"{code}.urgent", _("Urgent, the same day"), row["urgent"]),
        crisis=tuple(_line(f"{code}.{line['id']}", line["name"], line["number"]) for line in row["crisis"]),
        surgery=_surgery(),
        templates=(_(row["emergency_heading"]), _(row["urgent_heading"]), _(row["soon_heading"])),
        note=_(row["note"]),
        checked=row["checked"],
    )


def elsewhere(headings: tuple[str, str, str]) -> HelpLines:
    """Return the lines of a country that the program knows no number of; the person can fill them in.

    Args:
        headings: what to do at each level where no number is known.
    """
    return HelpLines(
        code="",
        label=_("Another country"),
        emergency_line=_line("other.emergency", _("Emergency")),
        urgent_line=_line("other.urgent", _("Urgent, the same day")),
        crisis=(_line("other.crisis", _("Someone to talk to at any time")),),
        surgery=_surgery(),
        templates=(_("Call {number} or go to a hospital now if:"), headings[1], headings[2]),
        bare=headings[0],
    )
