"""Where to get help, in words: the signs a person can tick, the care cards, and each country's telephone numbers.

Works without a diary. It knows nothing of ratings: no card ever follows from what was rated.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from b12diary.assets import read_toml
from b12diary.domain.help_lines import HelpLines, elsewhere, read_country, unbroken
from b12diary.domain.preferences import Preferences
from b12diary.domain.safety import CareLevel, SignId
from b12diary.i18n import _, language, region


@dataclass(frozen=True, slots=True)
class CareCard:
    """What stands under one heading.

    Attributes:
        id: frozen name of the card.
        level: how quickly to get help; the heading and the colour follow from it.
        label: what the card is about, in a few words.
        bullets: at most 5; each completes the heading of the level.
        catch_all: a last sentence under the bullets; may be empty.
    """

    id: str
    level: CareLevel
    label: str
    bullets: tuple[str, ...]
    catch_all: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something to tick when it is new or suddenly worse.

    Attributes:
        id: frozen name; ticks are kept under it.
        level: how quickly to get help.
        label: the sign in one plain sentence.
        card: the card that opens; several signs may share one.
        silences: while such a tick is open nothing else is suggested, and its card fills the window.
        is_private: kept as a tick only, and printed only if the person says so.
    """

    id: SignId
    level: CareLevel
    label: str
    card: CareCard
    silences: bool = False
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class CareTexts:
    """All of "Get help" in one language. `level_labels` is in the order of `CareLevel`."""

    static: str
    crisis: str
    level_labels: tuple[str, ...]
    cards: tuple[CareCard, ...]
    signs: tuple[Sign, ...]
    countries: tuple[HelpLines, ...]
    elsewhere: HelpLines

    def help_lines(self, country: str, own: Iterable[tuple[str, str]] = ()) -> HelpLines:
        """Return the numbers of a country by its ISO 3166 code, or the entry that names no number.

        Args:
            country: the code, in any case.
            own: numbers that the person typed, by the id of their line (`Preferences.own_numbers`).
        """
        found = next((lines for lines in self.countries if lines.code == country.upper()), self.elsewhere)
        return found.with_own(own)

    def crisis_text(self, lines: HelpLines) -> str:
        """Name somebody to talk to; empty where none is known."""
        known = next((line for line in lines.crisis if line.number), None)
        if known is None:
            return ""
        if not lines.code:
            return _("To talk to someone at any time, call {number}.").format(number=unbroken(known.number))
        return self.crisis.format(name=known.name, number=unbroken(known.number))

    def sign(self, sign: SignId) -> Sign | None:
        """Return a sign by its id; None for one that this version does not know."""
        return next((known for known in self.signs if known.id == sign), None)

    def level_label(self, level: CareLevel) -> str:
        """Return how quickly to get help, in words: "Urgent, the same day"."""
        return self.level_labels[level - 1]


def local_country() -> str:
    """Return the code of the country that the computer is set to, empty for one whose numbers are not known here.

    Where the computer does not say, it is the first of the list.
    """
    known = [lines.code for lines in care_texts().countries]
    return region() if region() in known else "" if region() else known[0]


def country_of(preferences: Preferences) -> str:
    """Return the code of the person's country; in a diary in which nobody has chosen one that of the computer."""
    is_chosen = preferences.first_start_done or preferences.country != Preferences().country
    return preferences.country if is_chosen else local_country()


def care_texts() -> CareTexts:
    """Return everything for "Get help", in the language in use. Read once for each language."""
    return _read(language())


@cache
def _read(_language: str) -> CareTexts:
    safety = read_toml("catalogue", "safety.toml")
    levels = {row["id"]: row for row in safety["level"]}
    cards = {row["id"]: _card(row) for row in safety["card"]}
    return CareTexts(
        static=_(safety["static"]),
        crisis=_(safety["crisis"]),
        level_labels=tuple(_(levels[level.name.lower()]["label"]) for level in CareLevel),
        cards=tuple(cards.values()),
        signs=tuple(
            Sign(
                SignId(row["id"]),
                CareLevel[row["level"].upper()],
                _(row["label"]),
                cards[row["card"]],
                row.get("silences", False),
                row.get("private", False),
            )
            for row in safety["sign"]
        ),
        countries=tuple(read_country(row) for row in read_toml("catalogue", "help_lines.toml")["country"]),
        elsewhere=elsewhere(
            (_(levels["emergency"]["heading"]), _(levels["urgent"]["heading"]), _(levels["soon"]["heading"]))
        ),
    )


def _card(row: dict[str, Any]) -> CareCard:
    return CareCard(
        row["id"],
        CareLevel[row["level"].upper()],
        _(row["label"]),
        tuple(_(bullet) for bullet in row["bullets"]),
        _(row["catch_all"]),
    )
