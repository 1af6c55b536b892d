"""What the person has chosen: look, words, and the two answers that the look-back uses."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from b12diary.domain.answer import Answer
from b12diary.domain.rating import ScaleId


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


class Cause(StrEnum):
    """Why there is too little B12, as the person was told."""

    ABSORPTION = "absorption"
    DIET = "diet"
    OTHER = "other"
    UNKNOWN = "unknown"


class Paper(StrEnum):
    """Sheet sizes."""

    A4 = "a4"
    LETTER = "letter"


TEXT_SIZES = (100, 125, 150, 175, 200)
LATEST_DAY_START = 6
LOCK_AFTER = (0, 5, 15, 60)
"""Minutes without a key or a click after which a diary with a passphrase is locked; 0 = never."""
RATING_SCALES = (ScaleId.NRS_0_10, ScaleId.VERBAL_0_3)


@dataclass(frozen=True, slots=True)
class Preferences:
    """Every choice with its starting value. Stored row by row: a field that is missing in a file has its default.

    `text_percent` is one of `TEXT_SIZES`; `day_start_hour` is 0 to 6; `language` empty = as the system says;
    `paper` None = as usual in the language's country; `country` is an ISO 3166 code for telephone numbers.
    `rating_scale` is what Today asks on, one of `RATING_SCALES`; `hidden_suggestions` are ids that are not to be shown
    again; `own_numbers` are telephone numbers by the id of their line; `import_mappings` are JSON texts by name;
    `lab_units` are units by the id of a blood test, in which its result is shown beside the printed one;
    `evening_reminder` is a time of day such as "20:00", empty = none; from `quiet_from` (empty = no such hours) until
    `quiet_until` no reminder comes; `stay_in_tray` keeps the program running, where
    there is a tray, when its window is closed; `lock_after_minutes`, one of `LOCK_AFTER`, counts only where there is
    a passphrase. `paper_draft` is no choice: it is the text of a paper sheet that is half typed in, empty = none.
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
    rating_scale: ScaleId = ScaleId.NRS_0_10
    cause: Cause = Cause.UNKNOWN
    suggestions_on: bool = True
    hidden_suggestions: tuple[str, ...] = ()
    own_numbers: tuple[tuple[str, str], ...] = ()
    import_mappings: tuple[tuple[str, str], ...] = ()
    lab_units: tuple[tuple[str, str], ...] = ()
    evening_reminder: str = ""
    planned_reminder: bool = False
    appointment_reminder: bool = False
    quiet_from: str = ""
    quiet_until: str = "08:00"
    stay_in_tray: bool = False
    lock_after_minutes: int = 15
    hide_details: bool = False
    paper_draft: str = ""


def preferences_of(stored: Mapping[str, object]) -> Preferences:
    """Return the preferences that a file holds; what it lacks, or what this version cannot use, has its default."""
    chosen: dict[str, Any] = {}
    for field in fields(Preferences):
        value = stored.get(field.name, field.default)
        if (kind := _ENUMS.get(field.name)) and isinstance(value, str):
            value = kind(value) if value in {member.value for member in kind} else field.default
        if isinstance(field.default, tuple) and isinstance(value, list):
            value = tuple(tuple(item) if isinstance(item, list) else item for item in value)
        if _fits(field.name, value, field.default):
            chosen[field.name] = value
    return replace(Preferences(), **chosen)


def _fits(name: str, value: object, default: object) -> bool:
    fits = _RULES.get(name)
    return type(value) is type(default) if fits is None else fits(value)


def _is_pair(item: object) -> bool:
    return isinstance(item, tuple) and len(item) == 2 and all(isinstance(part, str) for part in item)


def _is_clock_time(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value) is not None


def _all(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, tuple) and all(map(fits, value))


_RULES: dict[str, Callable[[object], bool]] = {
    "text_percent": lambda value: value in TEXT_SIZES,
    "day_start_hour": lambda value: type(value) is int and 0 <= value <= LATEST_DAY_START,
    "lock_after_minutes": lambda value: value in LOCK_AFTER,
    "paper": lambda value: value is None or isinstance(value, Paper),
    "rating_scale": lambda value: value in RATING_SCALES,
    "evening_reminder": lambda value: value == "" or _is_clock_time(value),
    "quiet_from": lambda value: value == "" or _is_clock_time(value),
    "quiet_until": _is_clock_time,
    "hidden_suggestions": _all(lambda item: isinstance(item, str)),
    "own_numbers": _all(_is_pair),
    "import_mappings": _all(_is_pair),
}
"""By name of a field, what it may hold; other fields hold what is of the same type as their default."""

_ENUMS: dict[str, type[StrEnum]] = {
    "theme": Theme,
    "paper": Paper,
    "has_monthly_rhythm": Answer,
    "dosing_style": DosingStyle,
    "rating_scale": ScaleId,
    "cause": Cause,
}
