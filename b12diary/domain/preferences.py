"""What the person has chosen: look, words, and the two answers that the look-back uses."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any


class Answer(StrEnum):
    """A yes-no question that need not be answered."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class DosingStyle(StrEnum):
    """Whether injections are given on fixed dates or by feeling."""

    FIXED = "fixed"
    FELT = "felt"
    UNKNOWN = "unknown"


class Theme(StrEnum):
    """Colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Paper(StrEnum):
    """Sheet sizes."""

    A4 = "a4"
    LETTER = "letter"


TEXT_SIZES = (100, 125, 150, 175, 200)
LATEST_DAY_START = 6


@dataclass(frozen=True, slots=True)
class Preferences:
    """Every choice with its starting value. Stored row by row: a field that is missing in a file has its default.

    `text_percent` is one of `TEXT_SIZES`; `day_start_hour` is 0 to 6; `language` empty = as the system says;
    `paper` None = as usual in the language's country; `country` is an ISO 3166 code for telephone numbers.
    """

    language: str = ""
    theme: Theme = Theme.SYSTEM
    text_percent: int = 100
    day_start_hour: int = 0
    paper: Paper | None = None
    country: str = "GB"
    has_monthly_rhythm: Answer = Answer.UNKNOWN
    dosing_style: DosingStyle = DosingStyle.UNKNOWN
    person_name: str = ""
    person_born: str = ""
    person_number: str = ""
    name_on_page: bool = True
    first_start_done: bool = False


def preferences_of(stored: Mapping[str, object]) -> Preferences:
    """Return the preferences that a file holds; what it lacks, or what this version cannot use, has its default."""
    chosen: dict[str, Any] = {}
    for field in fields(Preferences):
        value = stored.get(field.name, field.default)
        if (kind := _ENUMS.get(field.name)) and isinstance(value, str):
            value = kind(value) if value in {member.value for member in kind} else field.default
        if _fits(field.name, value, field.default):
            chosen[field.name] = value
    return replace(Preferences(), **chosen)


def _fits(name: str, value: object, default: object) -> bool:
    match name:
        case "text_percent":
            return value in TEXT_SIZES
        case "day_start_hour":
            return type(value) is int and 0 <= value <= LATEST_DAY_START
        case "paper":
            return value is None or isinstance(value, Paper)
        case _:
            return type(value) is type(default)


_ENUMS: dict[str, type[StrEnum]] = {
    "theme": Theme,
    "paper": Paper,
    "has_monthly_rhythm": Answer,
    "dosing_style": DosingStyle,
}
