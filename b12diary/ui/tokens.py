"""The colours of the window as plain values, and the contrast each pair must reach. Knows no Qt.

The numbers come from WCAG 2.2: text at least 4.5 to 1, marks and borders of controls at least 3 to 1.
"""

from dataclasses import dataclass

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, each as "#rrggbb"; `on_x` is the text that stands on x."""

    ground: str
    surface: str
    sunken: str
    hover: str
    soft: str
    line: str
    edge: str
    text: str
    quiet: str
    symptom: str
    on_symptom: str
    symptom_hover: str
    symptom_down: str
    injection: str
    event: str
    event_soft: str
    focus: str
    disabled: str
    care_red: str = "#B3201A"
    care_blue: str = "#005EB8"
    care_dark: str = "#212B32"
    on_care: str = "#FFFFFF"
    emergency_bullet: str = "#FF8A80"


LIGHT = Colours(
    ground="#F6F7F9",
    surface="#FFFFFF",
    sunken="#EEF1F5",
    hover="#DFE5EC",
    soft="#E4EDF7",
    line="#D5DAE1",
    edge="#7B8798",
    text="#18202B",
    quiet="#4B5768",
    symptom="#1F5FA8",
    on_symptom="#FFFFFF",
    symptom_hover="#1A5393",
    symptom_down="#184C87",
    injection="#A3123A",
    event="#6B5B00",
    event_soft="#F4F0DC",
    focus="#18202B",
    disabled="#8A95A5",
)

DARK = Colours(
    ground="#15181D",
    surface="#1E232A",
    sunken="#2A313A",
    hover="#343D48",
    soft="#24364B",
    line="#38414D",
    edge="#788698",
    text="#E8ECF1",
    quiet="#AAB4C2",
    symptom="#7FB2F0",
    on_symptom="#0E1B2B",
    symptom_hover="#9CC4F5",
    symptom_down="#9CC4F5",
    injection="#FF7A97",
    event="#E0C64B",
    event_soft="#37331F",
    focus="#FFFFFF",
    disabled="#6B7686",
)


def strict(window: str, text: str, highlight: str, on_highlight: str, disabled: str) -> Colours:
    """Return a high-contrast set of a system's few colours: no shade between, borders in the colour of the text."""
    return Colours(
        ground=window,
        surface=window,
        sunken=window,
        hover=window,
        soft=window,
        line=text,
        edge=text,
        text=text,
        quiet=text,
        symptom=highlight,
        on_symptom=on_highlight,
        symptom_hover=highlight,
        symptom_down=highlight,
        injection=text,
        event=text,
        event_soft=window,
        focus=text,
        disabled=disabled,
        care_red=highlight,
        care_blue=highlight,
        care_dark=window,
        on_care=on_highlight,
        emergency_bullet=text,
    )


STRICT_LIGHT = strict("#FFFFFF", "#000000", "#003399", "#FFFFFF", "#595959")
STRICT_DARK = strict("#000000", "#FFFFFF", "#FFE23B", "#000000", "#A6A6A6")

TEXT_PAIRS = (
    *((fore, back) for fore in ("text", "quiet") for back in ("ground", "surface", "sunken", "hover", "soft")),
    *(("symptom", back) for back in ("ground", "surface", "soft")),
    ("text", "event_soft"),
    ("on_symptom", "symptom"),
    ("on_symptom", "symptom_hover"),
    ("on_symptom", "symptom_down"),
    ("on_care", "care_red"),
    ("on_care", "care_blue"),
)
"""Every pair of text and ground that the widgets paint; on the emergency card's dark body the text is white too."""

MARK_PAIRS = (
    *(("edge", back) for back in ("ground", "surface", "soft")),
    *((mark, back) for mark in ("symptom", "injection", "event", "focus") for back in ("ground", "surface", "soft")),
    ("symptom", "sunken"),
    ("focus", "hover"),
    ("event", "event_soft"),
    ("emergency_bullet", "care_dark"),
)
"""Every pair of a mark, ring or border and the ground that it stands on."""


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb", 0 for black to 1 for white (WCAG 2.2)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (the same) to 21 (black and white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
