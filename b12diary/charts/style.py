"""Colours and text size of a chart, passed in as a value: the window's light, dark and high contrast, and paper."""

from dataclasses import dataclass, replace

from b12diary.domain.preferences import Theme


@dataclass(frozen=True, slots=True)
class Style:
    """Colours as "#RRGGBB" and the factor of all text and marks.

    Attributes:
        ground: behind panels.
        surface: behind the plot.
        line: grid and borders.
        axis: ticks and edges of fields.
        text: titles and labels of marks.
        quiet: axis labels, captions, left-out gaps.
        symptom: ratings.
        band: the middle half of ratings.
        injection: injections and nothing else.
        event: illness, medicines and other marks.
        factor: 1.0 at normal text size, 2.0 at most.
        is_hatched: bands are hatched instead of tinted, for palettes with few colours.
    """

    ground: str
    surface: str
    line: str
    axis: str
    text: str
    quiet: str
    symptom: str
    band: str
    injection: str
    event: str
    factor: float = 1.0
    is_hatched: bool = False

    def enlarged(self, factor: float) -> "Style":
        """Return the same colours at another text size."""
        return replace(self, factor=factor)


LIGHT = Style(
    ground="#F6F7F9",
    surface="#FFFFFF",
    line="#D5DAE1",
    axis="#7B8798",
    text="#18202B",
    quiet="#4B5768",
    symptom="#1F5FA8",
    band="#CFDDEC",
    injection="#A3123A",
    event="#6B5B00",
)
DARK = Style(
    ground="#15181D",
    surface="#1E232A",
    line="#38414D",
    axis="#788698",
    text="#E8ECF1",
    quiet="#AAB4C2",
    symptom="#7FB2F0",
    band="#33475F",
    injection="#FF7A97",
    event="#E0C64B",
)
PAPER = Style(
    ground="#FFFFFF",
    surface="#FFFFFF",
    line="#DDE1E6",
    axis="#18202B",
    text="#18202B",
    quiet="#4B5768",
    symptom="#18202B",
    band="#E4E8EC",
    injection="#A3123A",
    event="#4B5768",
)


def high_contrast(text: str, ground: str, highlight: str, factor: float = 1.0) -> Style:
    """Return a style of the system's own three colours; bands are hatched, marks differ by shape."""
    return Style(
        ground=ground,
        surface=ground,
        line=text,
        axis=text,
        text=text,
        quiet=text,
        symptom=highlight,
        band=highlight,
        injection=text,
        event=text,
        factor=factor,
        is_hatched=True,
    )


def style_of(theme: Theme, factor: float = 1.0) -> Style:
    """Return the style of a theme; high contrast here is white on black, since no system palette is known."""
    if theme is Theme.HIGH_CONTRAST:
        return high_contrast("#FFFFFF", "#000000", "#FFFF00", factor)
    return (DARK if theme is Theme.DARK else LIGHT).enlarged(factor)
